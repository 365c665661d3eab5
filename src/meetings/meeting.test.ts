import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { dayOf, timeOf } from '../kernel/instant.ts';
import { isFreeDay } from '../organisation/index.ts';
import { inputStage, meetingDayBy, nextDates, workingDaysBefore } from './meeting.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const time = Temporal.PlainTime.from('09:00');
const daysFrom = (from: string, weekday: number, count: number) =>
  nextDates({ from: day(from), weekday, time, count }).map((at) => dayOf(at).toString());

describe('the day of a meeting', () => {
  it.each([
    ['2026-06-19', '2026-06-18', 'Midsummer Eve'],
    ['2026-12-24', '2026-12-23', 'Christmas Eve'],
    ['2026-12-31', '2026-12-30', "New Year's Eve"],
    ['2026-05-15', '2026-05-13', 'the day squeezed in after Ascension'],
    ['2026-04-06', '2026-04-02', 'Easter Monday'],
    ['2027-01-06', '2027-01-05', 'Epiphany'],
    ['2026-11-26', '2026-11-26', 'a Thursday like others'],
  ])('%s is held on %s: %s', (wanted, held) => {
    expect(meetingDayBy(day(wanted)).toString()).toBe(held);
  });
});

describe('every sixth week', () => {
  it('keeps its weekday and its hour, over summer time and back', () => {
    const dates = nextDates({ from: day('2026-08-31'), weekday: 4, time, count: 9 });
    expect(dates.map((at) => dayOf(at).toString())).toEqual([
      '2026-09-03',
      '2026-10-15',
      '2026-11-26',
      '2027-01-07',
      '2027-02-18',
      '2027-04-01',
      '2027-05-13',
      '2027-06-24',
      '2027-08-05',
    ]);
    expect(new Set(dates.map((at) => timeOf(at).toString()))).toEqual(new Set(['09:00:00']));
  });

  it('goes back to its weekday after a holiday', () => {
    expect(daysFrom('2026-05-08', 5, 3)).toEqual(['2026-05-08', '2026-06-18', '2026-07-31']);
  });

  it('does not wait longer than six weeks and two days after one that was moved ahead', () => {
    // Easter Monday is held on the Thursday before; the Monday after six weeks would be four days too late.
    expect(daysFrom('2026-04-06', 1, 3)).toEqual(['2026-04-13', '2026-05-25', '2026-07-06']);
    expect(daysFrom('2026-02-23', 1, 3)).toEqual(['2026-02-23', '2026-04-02', '2026-05-13']);
  });

  const weekdays = [1, 2, 3, 4, 5];
  it.each(weekdays)(
    'weekday %i: ten years of working days, never further apart than six weeks and two days',
    (weekday) => {
      for (let week = 0; week < 6; week += 1) {
        const from = day('2026-01-01').add({ weeks: week });
        const dates = nextDates({ from, weekday, time, count: 87 }).map(dayOf);
        expect(Temporal.PlainDate.compare(dates[0] ?? from, from)).toBeGreaterThanOrEqual(0);
        for (const [n, date] of dates.entries()) {
          expect(isFreeDay(date), date.toString()).toBe(false);
          expect(isFreeDay(date.add({ days: 1 })) && isFreeDay(date.subtract({ days: 1 })), date.toString()).toBe(
            false,
          );
          const before = dates[n - 1];
          if (before) {
            const gap = before.until(date).days;
            expect(gap, date.toString()).toBeLessThanOrEqual(44);
            expect(gap, date.toString()).toBeGreaterThanOrEqual(28);
          }
        }
      }
    },
  );
});

describe('input', () => {
  it('is counted in working days', () => {
    expect(workingDaysBefore(day('2026-11-26'), 5).toString()).toBe('2026-11-19');
    expect(workingDaysBefore(day('2026-12-28'), 2).toString()).toBe('2026-12-22');
  });
  it.each([
    ['2026-11-18', 'notYet'],
    ['2026-11-19', 'ask'],
    ['2026-11-23', 'ask'],
    ['2026-11-24', 'chase'],
    ['2026-11-26', 'chase'],
  ])('on %s: %s', (today, stage) => {
    expect(inputStage(day(today), day('2026-11-26'))).toBe(stage);
  });
});
