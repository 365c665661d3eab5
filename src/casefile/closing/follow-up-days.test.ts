import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { followUpDays } from './closing.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

// V06, V36: three, six and twelve months on the calendar. A month that has no such day ends on its last one, and never in the next.
it.each([
  ['from a Friday', '2026-11-27', ['2027-02-27', '2027-05-27', '2027-11-27']],
  ['from the last of November to a February without it', '2026-11-30', ['2027-02-28', '2027-05-30', '2027-11-30']],
  ['to a leap day', '2027-11-30', ['2028-02-29', '2028-05-30', '2028-11-30']],
  ['from a leap day', '2028-02-29', ['2028-05-29', '2028-08-29', '2029-02-28']],
  ['from Midsummer Eve', '2027-06-25', ['2027-09-25', '2027-12-25', '2028-06-25']],
])('%s', (_, closedOn, expected) => {
  const days = followUpDays(day(closedOn));
  expect(days.map(({ months }) => months)).toEqual([3, 6, 12]);
  expect(days.map(({ dueOn }) => dueOn.toString())).toEqual(expected);
});
