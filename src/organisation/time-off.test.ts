import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { type Period, periodOfDays } from '../kernel/period.ts';
import { timeOffAhead } from './time-off.ts';

const on = (day: string) => Temporal.ZonedDateTime.from(`${day}T09:00[Europe/Stockholm]`).toInstant();
const away = (first: string, last: string): Period => {
  const span = periodOfDays(Temporal.PlainDate.from(first), Temporal.PlainDate.from(last));
  if (!span.ok) throw new Error(span.error);
  return span.value;
};

it.each([
  ['Christmas, two weeks ahead', '2026-12-10', [], '2026-12-24 2026-12-27'],
  ['not three weeks ahead', '2026-12-03', [], undefined],
  ['in the midst of it', '2026-12-26', [], '2026-12-24 2026-12-27'],
  ['Easter', '2027-03-22', [], '2027-03-26 2027-03-29'],
  ['no weekend', '2027-02-01', [], undefined],
  ['Midsummer’s three days are no longer time', '2027-06-14', [], undefined],
  [
    'a day off beside Midsummer makes it one',
    '2027-06-14',
    [away('2027-06-24', '2027-06-24')],
    '2027-06-24 2027-06-27',
  ],
  [
    'an absence, with the weekends around it',
    '2027-02-01',
    [away('2027-02-08', '2027-02-12')],
    '2027-02-06 2027-02-14',
  ],
  ['a single day at home', '2027-02-01', [away('2027-02-03', '2027-02-03')], undefined],
  ['one that began today', '2027-02-02', [away('2027-02-02', '2027-02-10')], '2027-02-02 2027-02-10'],
  ['Christmas until Epiphany', '2026-12-17', [away('2026-12-28', '2027-01-05')], '2026-12-24 2027-01-06'],
] as const)('%s', (_, day, absences, expected) => {
  const found = timeOffAhead(on(day), absences);
  expect(found && `${found.from} ${found.last}`).toBe(expected);
});
