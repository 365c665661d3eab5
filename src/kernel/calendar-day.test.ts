import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { age, type Leaning, parseCalendarDay, today } from './calendar-day.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const sunday = day('2026-11-22');

describe('a typed day', () => {
  it.each([
    ['2026-11-26', '2026-11-26'],
    ['2026-1-5', '2026-01-05'],
    ['20261126', '2026-11-26'],
    ['261126', '2026-11-26'],
    ['26-11-26', '2026-11-26'],
    ['26/11 2026', '2026-11-26'],
    ['26/11-2026', '2026-11-26'],
    ['26/11/2026', '2026-11-26'],
    ['26.11.2026', '2026-11-26'],
    ['26/11 26', '2026-11-26'],
    ['26/11', '2026-11-26'],
    ['5/1', '2027-01-05'],
    ['26 nov 2026', '2026-11-26'],
    ['26 nov. 2026', '2026-11-26'],
    ['26 november', '2026-11-26'],
    ['den 26 nov', '2026-11-26'],
    ['den 26:e november 2026', '2026-11-26'],
    ['1:a maj 2026', '2026-05-01'],
    ['tors 26 nov 2026', '2026-11-26'],
    ['torsdagen den 26 november 2026', '2026-11-26'],
    ['tors 26/11', '2026-11-26'],
    ['  TORSDAG  26  NOV ', '2026-11-26'],
    ['26th November 2026', '2026-11-26'],
    ['Thursday 26 Nov', '2026-11-26'],
    ['November 26, 2026', '2026-11-26'],
    ['i dag', '2026-11-22'],
    ['Idag', '2026-11-22'],
    ['i går', '2026-11-21'],
    ['igår', '2026-11-21'],
    ['i förrgår', '2026-11-20'],
    ['i morgon', '2026-11-23'],
    ['imorgon', '2026-11-23'],
    ['i övermorgon', '2026-11-24'],
    ['today', '2026-11-22'],
    ['2028-02-29', '2028-02-29'],
    ['29/2', '2028-02-29'],
  ])('%j is %s', (typed, expected) => {
    expect(parseCalendarDay(typed, sunday)).toEqual({ ok: true, value: day(expected) });
  });

  it.each([
    ['', 'missing'],
    ['   ', 'missing'],
    ['snart', 'notADay'],
    ['nov', 'notADay'],
    ['26', 'notADay'],
    ['26 no', 'notADay'],
    ['26 nov kl 9', 'notADay'],
    ['26 nov 2026 eller senare', 'notADay'],
    ['2026-11-26T10:00', 'notADay'],
    ['constructor', 'notADay'],
    ['__proto__', 'notADay'],
    ['2026-02-29', 'noSuchDay'],
    ['31/4', 'noSuchDay'],
    ['31 april', 'noSuchDay'],
    ['2026-13-01', 'noSuchDay'],
    ['0/0', 'noSuchDay'],
    ['1066-10-14', 'noSuchDay'],
    ['9999-01-01', 'noSuchDay'],
    ['ons 26 nov 2026', 'weekdayDiffers'],
  ])('%j is %s', (typed, error) => {
    expect(parseCalendarDay(typed, sunday)).toEqual({ ok: false, error });
  });

  it.each<[string, Leaning, string]>([
    ['261126', 'past', '1926-11-26'],
    ['261122', 'past', '2026-11-22'],
    ['910101', 'past', '1991-01-01'],
    ['181224', 'past', '2018-12-24'],
    ['910101', 'future', '2091-01-01'],
    ['26/11', 'past', '2025-11-26'],
    ['26/11', 'future', '2026-11-26'],
    ['22/11', 'future', '2026-11-22'],
    ['21/11', 'future', '2027-11-21'],
    ['21/11', 'nearest', '2026-11-21'],
    ['29/2', 'past', '2024-02-29'],
    ['2030-01-01', 'past', '2030-01-01'],
  ])('%j leaning to the %s is %s', (typed, leaning, expected) => {
    expect(parseCalendarDay(typed, sunday, leaning)).toEqual({ ok: true, value: day(expected) });
  });

  it('is read back from any way that we write it', () => {
    const dates = fc.integer({ min: 0, max: 80_000 }).map((days) => day('1900-01-01').add({ days }));
    fc.assert(
      fc.property(dates, (date) => {
        for (const typed of [date.toString(), `${date.day}/${date.month} ${date.year}`]) {
          expect(parseCalendarDay(typed, sunday)).toEqual({ ok: true, value: date });
        }
      }),
    );
  });

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => typeof parseCalendarDay(typed, sunday).ok === 'boolean'),
    );
  });
});

describe('today', () => {
  it('is the day in Stockholm', () => {
    expect(today(Temporal.Instant.from('2026-11-22T23:30:00Z')).toString()).toBe('2026-11-23');
  });
});

describe('age', () => {
  it.each([
    ['2011-11-22', '2026-11-22', 15],
    ['2011-11-23', '2026-11-22', 14],
    ['2008-11-22', '2026-11-21', 17],
    ['2008-11-22', '2026-11-22', 18],
    ['2012-02-29', '2027-02-28', 14],
    ['2012-02-29', '2027-03-01', 15],
    ['2012-02-29', '2028-02-29', 16],
    ['2026-11-22', '2026-11-22', 0],
  ])('born %s is on %s %i', (born, on, years) => {
    expect(age(day(born), day(on))).toBe(years);
  });
});
