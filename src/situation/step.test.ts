import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { answerAt } from './step.ts';

const at = (text: string) => Temporal.ZonedDateTime.from(`${text}[Europe/Stockholm]`).toInstant();
const now = at('2026-11-24T10:00');
const answered = (day: string) => answerAt(now, Temporal.PlainDate.from(day)).toString();

it('is at noon the day before', () => {
  expect(answered('2026-11-26')).toBe(at('2026-11-25T12:00').toString());
});

it('leaves four hours to consider, also where the step is today', () => {
  for (const day of ['2026-11-24', '2026-11-25']) expect(answered(day)).toBe(at('2026-11-24T14:00').toString());
});

it('is three days at most, however far away the step is', () => {
  expect(answered('2027-03-01')).toBe(at('2026-11-27T12:00').toString());
});
