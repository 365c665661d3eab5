import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  dayOf,
  earliest,
  endOfDay,
  isAtOrAfter,
  isBefore,
  minutesBetween,
  momentAt,
  parseInstant,
  startOfDay,
  timeOf,
} from './instant.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const time = (text: string) => Temporal.PlainTime.from(text);
const instant = (text: string) => Temporal.Instant.from(text);

describe('Stockholm', () => {
  it('decides which day a moment belongs to', () => {
    expect(dayOf(instant('2026-11-26T22:59:59Z')).toString()).toBe('2026-11-26');
    expect(dayOf(instant('2026-11-26T23:00:00Z')).toString()).toBe('2026-11-27');
    expect(dayOf(instant('2026-06-19T22:00:00Z')).toString()).toBe('2026-06-20');
    expect(timeOf(instant('2026-06-19T20:00:00Z')).toString()).toBe('22:00:00');
  });

  it.each([
    ['2026-03-29', 23],
    ['2026-06-19', 24],
    ['2026-10-25', 25],
  ])('%s has %i hours', (text, hours) => {
    expect(minutesBetween(startOfDay(day(text)), endOfDay(day(text)))).toBe(hours * 60);
  });
});

describe('momentAt', () => {
  it.each([
    ['2026-11-26', '14:00', '2026-11-26T13:00:00Z'],
    ['2026-06-19', '14:00', '2026-06-19T12:00:00Z'],
    ['2026-03-29', '03:00', '2026-03-29T01:00:00Z'],
    ['2026-10-25', '03:00', '2026-10-25T02:00:00Z'],
  ])('%s %s is %s', (onDay, atTime, expected) => {
    expect(momentAt(day(onDay), time(atTime))).toEqual({ ok: true, value: instant(expected) });
  });

  it('refuses the hour that is skipped', () => {
    expect(momentAt(day('2026-03-29'), time('02:30'))).toEqual({ ok: false, error: 'noSuchTime' });
  });

  it('means the earlier of the hour that comes twice', () => {
    expect(momentAt(day('2026-10-25'), time('02:30'))).toEqual({ ok: true, value: instant('2026-10-25T00:30:00Z') });
  });
});

describe('moments', () => {
  const one = instant('2026-11-26T10:00:00Z');
  const other = instant('2026-11-26T10:01:30Z');

  it('are compared', () => {
    expect(isBefore(one, other)).toBe(true);
    expect(isBefore(one, one)).toBe(false);
    expect(isAtOrAfter(one, one)).toBe(true);
    expect(isAtOrAfter(one, other)).toBe(false);
    expect(earliest(other, one)).toBe(one);
    expect(minutesBetween(one, other)).toBe(1);
    expect(minutesBetween(other, one)).toBe(-2);
  });

  it.each(['', 'i dag', '2026-11-26', '2026-11-26T10:00', '2026-13-01T00:00:00Z'])('%j is not one', (text) => {
    expect(parseInstant(text)).toEqual({ ok: false, error: 'notAnInstant' });
  });

  it('are read with their offset', () => {
    expect(parseInstant('2026-11-26T11:00:00+01:00')).toEqual({ ok: true, value: one });
  });
});
