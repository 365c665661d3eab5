import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { contactProblem, followedUntil, hasRunOut, lastDayAfter, stillFollowable } from './child-follow-up.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

it('goes on for six months at most from what ended, also over the end of a short month', () => {
  expect(lastDayAfter(day('2026-08-31')).toString()).toBe('2027-02-28');
  const until = (asked: string | undefined, today: string) => {
    const found = followedUntil(day('2026-09-10'), asked ? day(asked) : undefined, day(today));
    return found.ok ? found.value.toString() : found.error;
  };
  expect(until(undefined, '2026-11-23')).toBe('2027-03-10');
  expect(until('2027-01-15', '2026-11-23')).toBe('2027-01-15');
  expect(until('2027-03-11', '2026-11-23')).toBe('overSixMonths');
  expect(until('2026-11-22', '2026-11-23')).toBe('dayPassed');
  expect(until(undefined, '2027-03-10')).toBe('2027-03-10');
  expect(until(undefined, '2027-03-11')).toBe('tooLate');
});

it('offers only what ended within six months, the latest first', () => {
  const ended = (key: string, on: string) => ({ key, after: 'placement' as const, on: day(on) });
  const all = [ended('old', '2026-05-22'), ended('first', '2026-06-01'), ended('last', '2026-11-01')];
  expect(stillFollowable(all, day('2026-11-23')).map(({ key }) => key)).toEqual(['last', 'first']);
});

it('allows no contact outside its time, and has run out when nobody ended it', () => {
  const followUp = { untilOn: day('2027-01-15'), endedAt: null };
  const at = (on: string) => contactProblem(followUp, day('2026-11-23'), day(on));
  expect(['2026-11-22', '2026-11-23', '2027-01-15', '2027-01-16'].map(at)).toEqual([
    'before',
    undefined,
    undefined,
    'after',
  ]);
  expect(['2027-01-15', '2027-01-16'].map((today) => hasRunOut(followUp, day(today)))).toEqual([false, true]);
});
