import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { type Instant, inStockholm } from '../kernel/instant.ts';
import { usualOfficeHours } from '../organisation/index.ts';
import { asksAgain, checkStart, suggestTimes } from './urgent-times.ts';

const at = (text: string): Instant => Temporal.ZonedDateTime.from(`${text}[Europe/Stockholm]`).toInstant();
const shown = (now: string) =>
  suggestTimes(at(now), usualOfficeHours).map(
    ({ at: when, how }) => `${inStockholm(when).toPlainDateTime().toString().slice(8)} ${how}`,
  );

describe('suggested times', () => {
  it('begin in half an hour, and go on through the day, in the room while the offices are open', () => {
    expect(shown('2026-11-24T09:47')).toEqual([
      '24T10:30:00 here',
      '24T11:30:00 here',
      '24T13:00:00 here',
      '24T15:00:00 here',
      '24T18:00:00 byPhone',
    ]);
  });
  it('are by phone in the evening, and in the room the next morning', () => {
    expect(shown('2026-11-24T19:02')).toEqual([
      '24T19:45:00 byPhone',
      '24T20:45:00 byPhone',
      '25T08:30:00 here',
      '25T10:00:00 here',
      '25T13:00:00 here',
    ]);
  });
  it('are by phone on a Saturday too, and at night only at once', () => {
    expect(shown('2026-11-27T23:10')).toEqual([
      '27T23:45:00 byPhone',
      '28T08:30:00 byPhone',
      '28T10:00:00 byPhone',
      '28T13:00:00 byPhone',
      '28T15:00:00 byPhone',
    ]);
  });
  it('never lie more than 24 hours ahead, at any hour of two weeks over Christmas', () => {
    for (let minute = 0; minute < 14 * 24 * 60; minute += 61) {
      const now = at('2026-12-20T00:00').add({ minutes: minute });
      const times = suggestTimes(now, usualOfficeHours);
      expect(times.length).toBeGreaterThan(1);
      for (const { at: when } of times) expect(checkStart(when, now, now).ok).toBe(true);
    }
  });
});

describe('the start', () => {
  const called = at('2026-11-24T09:47');
  it.each([
    ['2026-11-25T09:47', true],
    ['2026-11-25T09:48', 'moreThan24Hours'],
    ['2026-11-24T09:43', true],
    ['2026-11-24T09:41', 'passed'],
  ])('%s: %s', (when, expected) => {
    const found = checkStart(at(when), called, called);
    expect(found.ok || found.error).toBe(expected);
  });
  it('is measured from the call when the meeting is moved', () => {
    expect(checkStart(at('2026-11-25T10:30'), called, at('2026-11-24T15:00')).ok).toBe(false);
  });
});

describe('who has not answered', () => {
  const calledAt = at('2026-11-24T09:00');
  const startsAt = at('2026-11-24T11:00');
  const seat = { calledAt, answer: null, askedAgainAt: null };
  it.each([
    ['an hour later', seat, '2026-11-24T10:00', true],
    ['a minute before that', seat, '2026-11-24T09:59', false],
    ['when the meeting has begun', seat, '2026-11-24T11:00', false],
    ['who has answered', { ...seat, answer: 'coming' }, '2026-11-24T10:30', false],
    ['who was asked again', { ...seat, askedAgainAt: calledAt }, '2026-11-24T10:30', false],
  ])('%s', (_, one, now, expected) => {
    expect(asksAgain(one, startsAt, at(now))).toBe(expected);
  });
});
