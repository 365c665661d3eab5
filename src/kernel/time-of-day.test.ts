import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { formatTimeOfDay, parseTimeOfDay } from './time-of-day.ts';

describe('a typed time', () => {
  it.each([
    ['9', '09:00'],
    ['09', '09:00'],
    ['9.30', '09:30'],
    ['9:30', '09:30'],
    ['9,30', '09:30'],
    ['09.30', '09:30'],
    ['0930', '09:30'],
    ['930', '09:30'],
    ['kl 9', '09:00'],
    ['kl. 9.30', '09:30'],
    ['Klockan 16.40', '16:40'],
    ['  22.10 ', '22:10'],
    ['0', '00:00'],
    ['0000', '00:00'],
    ['23.59', '23:59'],
  ])('%j is %s', (typed, expected) => {
    expect(parseTimeOfDay(typed)).toEqual({ ok: true, value: Temporal.PlainTime.from(expected) });
  });

  it.each([
    ['', 'missing'],
    ['kl', 'missing'],
    ['24.00', 'noSuchTime'],
    ['25', 'noSuchTime'],
    ['9.60', 'noSuchTime'],
    ['9.5', 'notATime'],
    ['halv tio', 'notATime'],
    ['9.30.00', 'notATime'],
    ['-9', 'notATime'],
    ['09300', 'notATime'],
    ['٩', 'notATime'],
  ])('%j is %s', (typed, error) => {
    expect(parseTimeOfDay(typed)).toEqual({ ok: false, error });
  });

  it('reads what it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), (hour, minute) => {
        const time = Temporal.PlainTime.from({ hour, minute });
        expect(parseTimeOfDay(formatTimeOfDay(time))).toEqual({ ok: true, value: time });
      }),
    );
  });
});
