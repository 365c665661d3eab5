import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { endOfDay } from '../kernel/instant.ts';
import { getOk } from '../kernel/result.ts';
import { type Clock, dueAt, extend, isShown, remindersOf, stateOf } from './clocks.ts';
import { type ClockKind, ruleOf } from './rules.ts';

// The clocks of the plan: start, met, late, extended, over a holiday, summer time and a leap day.

const at = (text: string) => Temporal.ZonedDateTime.from(`${text}[Europe/Stockholm]`).toInstant();
const day = (text: string) => endOfDay(Temporal.PlainDate.from(text));
const shown = (moment: Temporal.Instant) => moment.toZonedDateTimeISO('Europe/Stockholm').toPlainDateTime().toString();

/** Those that end on a day that is given. */
const givenKinds = [
  'safetyPlanReview',
  'emergencyAidEnds',
  'restrainingOrderEnds',
] as const satisfies readonly ClockKind[];

describe.each(givenKinds)('%s', (kind) => {
  const rule = ruleOf(kind);

  it.each([
    ['on a weekday', '2027-03-09T09:30', '2027-03-22', '2027-03-23T00:00:00'],
    ['on a Sunday, without grace', '2027-03-09T09:30', '2027-03-21', '2027-03-22T00:00:00'],
    ['on Midsummer Eve, without grace', '2027-06-10T09:30', '2027-06-25', '2027-06-26T00:00:00'],
    ['over the start of summer time', '2027-03-20T09:30', '2027-03-28', '2027-03-29T00:00:00'],
    ['over its end', '2027-10-20T09:30', '2027-10-31', '2027-11-01T00:00:00'],
    ['on a leap day', '2028-02-15T09:30', '2028-02-29', '2028-03-01T00:00:00'],
  ])('ends %s', (_, from, last, expected) => {
    expect(shown(getOk(dueAt(rule, at(from), day(last)), 'a moment'))).toBe(expected);
  });

  it('starts with no day that has passed, and with none at all', () => {
    expect(dueAt(rule, at('2027-03-09T09:30'), day('2027-03-08'))).toEqual({ ok: false, error: 'alreadyPassed' });
    expect(dueAt(rule, at('2027-03-09T09:30'))).toEqual({ ok: false, error: 'noMoment' });
  });

  it.each([
    ['runs', undefined, '2027-03-21T12:00', 'running'],
    ['is due on its last day', undefined, '2027-03-22T12:00', 'dueToday'],
    ['is late at midnight', undefined, '2027-03-23T00:00', 'breached'],
    ['was met on the last day', '2027-03-22T23:59', '2027-03-24T12:00', 'met'],
    ['was met too late', '2027-03-23T00:00', '2027-03-24T12:00', 'metLate'],
  ])('%s', (_, met, now, state) => {
    const clock: Clock = { dueAt: day('2027-03-22'), metAt: met ? at(met) : null };
    expect(stateOf(clock, at(now))).toBe(state);
  });

  it('is never extended: a new day is a new version, decision or order', () => {
    const asked = { until: day('2027-04-22'), reason: 'Mer tid', at: at('2027-03-10T09:00') };
    expect(extend(rule, { dueAt: day('2027-03-22'), metAt: null }, asked)).toEqual({ ok: false, error: 'notAllowed' });
  });

  it('stands in lists when there is something to do, and not before', () => {
    const days = rule.shownDaysBefore ?? 0;
    const due = day('2027-06-30');
    expect(isShown(rule, due, due.subtract({ hours: 24 * (days + 2) }))).toBe(false);
    expect(isShown(rule, due, due.subtract({ hours: 24 * (days - 1) }))).toBe(true);
  });
});

describe('reminders of a restraining order', () => {
  const rule = ruleOf('restrainingOrderEnds');
  const told = (from: string, last: string) =>
    remindersOf(rule, at(from), day(last)).map(({ days, at: moment }) => [days, shown(moment)]);

  it.each([
    ['30, 14 and 3 days before, at nine', '2027-01-10T12:00', '2027-06-26', ['2027-05-27', '2027-06-12', '2027-06-23']],
    ['over summer time', '2027-01-10T12:00', '2027-04-05', ['2027-03-06', '2027-03-22', '2027-04-02']],
    ['over a leap day', '2028-01-10T12:00', '2028-03-10', ['2028-02-09', '2028-02-25', '2028-03-07']],
    ['over New Year', '2027-10-10T12:00', '2028-01-06', ['2027-12-07', '2027-12-23', '2028-01-03']],
  ])('are %s', (_, from, last, days) => {
    expect(told(from, last)).toEqual(days.map((one, n) => [[30, 14, 3][n], `${one}T09:00:00`]));
  });

  it('are left out where the order came later than that', () => {
    expect(told('2027-06-20T12:00', '2027-06-26')).toEqual([[3, '2027-06-23T09:00:00']]);
    expect(told('2027-06-25T12:00', '2027-06-26')).toEqual([]);
  });
});

it.each([
  ['a week', '2027-03-09T09:30', '2027-03-17T00:00:00'],
  ['a week over Easter, without grace', '2027-03-25T16:00', '2027-04-02T00:00:00'],
  ['a week over the end of summer time', '2027-10-28T09:00', '2027-11-05T00:00:00'],
  ['a week over a leap day', '2028-02-25T09:00', '2028-03-04T00:00:00'],
])('a unit has %s to answer about a need', (_, from, expected) => {
  expect(shown(getOk(dueAt(ruleOf('needAnswer'), at(from)), 'a moment'))).toBe(expected);
});
