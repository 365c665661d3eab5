import { expect, it } from 'vitest';
import { interpretingProblem } from './talk.ts';

it.each([
  ['by phone from elsewhere, asked about', true, 'elsewhere', true, undefined],
  ['on the spot, asked about', true, 'here', true, undefined],
  ['that nobody asked the person about', true, 'elsewhere', false, 'circleNotChecked'],
  ['who is not booked yet has nobody to ask about', true, 'notBooked', false, undefined],
  ['who is a child, kin or known, is never taken, however it was asked', true, 'known', true, 'never'],
  ['nor where none is needed', false, 'known', true, 'never'],
  ['that nobody spoke of, where one is needed', true, undefined, true, 'notSaid'],
  ['that nobody needs', false, undefined, false, undefined],
] as const)('an interpreter %s', (_, needed, interpreter, circleChecked, problem) => {
  expect(interpretingProblem(needed, { interpreter, circleChecked })).toBe(problem);
});
