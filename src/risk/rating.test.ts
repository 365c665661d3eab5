import { expect, it } from 'vitest';
import { isForAge } from './rating.ts';

it.each([
  [{ from: 5, to: 17 }, 2021, false],
  [{ from: 5, to: 17 }, 2020, true],
  [{ from: 0, to: 8 }, 2017, true],
  [{ from: 0, to: 8 }, 2016, false],
  [{ from: 5, to: 17 }, null, true],
  [undefined, 1980, true],
])('for %j, born %s: %s', (ages, born, asked) => {
  expect(isForAge({ ages }, born, 2025)).toBe(asked);
});
