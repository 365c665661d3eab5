import { expect, it } from 'vitest';
import { forgotten } from './access-needs.ts';
import type { AccessNeed } from './service.ts';

it.each<[string, AccessNeed[], AccessNeed[], AccessNeed[]]>([
  ['what is planned and arranged', ['interpreter'], ['interpreter'], []],
  ['what was left out', ['interpreter', 'childCare'], ['childCare'], ['interpreter']],
  ['an adaptation that was named', ['otherAdaptation'], ['hearing'], []],
  ['an adaptation of which nothing was arranged', ['otherAdaptation'], ['evenings'], ['otherAdaptation']],
])('%s', (_, planned, needs, left) => {
  expect(forgotten(planned, { needs })).toEqual(left);
});
