import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Language } from './catalogue.ts';
import * as dates from './dates.ts';

const at = (text: string) => Temporal.ZonedDateTime.from(`${text}[Europe/Stockholm]`).toInstant();
const day = (text: string) => Temporal.PlainDate.from(text);
const now = at('2026-11-22T14:30');

describe('days', () => {
  it.each<[Language, string, string]>([
    ['sv', '2026-11-26', 'tors 26 nov'],
    ['en', '2026-11-26', 'Thu 26 Nov'],
    ['sv', '2026-03-02', 'mån 2 mars'],
    ['sv', '2027-01-01', 'fre 1 jan 2027'],
    ['en', '2025-12-31', 'Wed 31 Dec 2025'],
  ])('%s %s is %s', (language, text, shown) => {
    expect(dates.showDay(language, day(text), day('2026-11-22'))).toBe(shown);
  });

  it.each<[Language, string, string]>([
    ['sv', '2026-11-21', 'i går'],
    ['sv', '2026-11-22', 'i dag'],
    ['sv', '2026-11-23', 'i morgon'],
    ['sv', '2026-11-24', 'tis 24 nov'],
    ['sv', '2026-11-20', 'fre 20 nov'],
    ['en', '2026-11-22', 'today'],
  ])('near: %s %s is %s', (language, text, shown) => {
    expect(dates.showNearDay(language, day(text), day('2026-11-22'))).toBe(shown);
  });

  it('in full', () => {
    expect(dates.showFullDay('sv', day('2026-11-26'))).toBe('26 november 2026');
    expect(dates.showFullDay('en', day('2026-05-01'))).toBe('1 May 2026');
  });

  it.each<[Language, string, string, string]>([
    ['sv', '2026-09-01', '2026-09-01', 'sep 2026'],
    ['sv', '2026-07-01', '2026-09-01', 'juli–sep 2026'],
    ['sv', '2025-11-01', '2026-01-01', 'nov 2025–jan 2026'],
    ['en', '2026-07-01', '2026-09-01', 'July–Sep 2026'],
  ])('as whole months: %s %s to %s is %s', (language, first, last, shown) => {
    expect(dates.showMonths(language, day(first), day(last))).toBe(shown);
    expect(dates.showMonth('sv', day('2026-09-30'))).toBe('september 2026');
  });

  it('have a name for each weekday and month', () => {
    for (const language of ['sv', 'en'] as const) {
      const shown = Array.from({ length: 365 }, (_, n) =>
        dates.showDay(language, day('2026-01-01').add({ days: n }), day('2026-01-01')),
      );
      expect(new Set(shown).size).toBe(365);
      expect(shown.join()).not.toContain('undefined');
    }
  });
});

describe('moments', () => {
  it.each<[Language, string, string]>([
    ['sv', '2026-11-22T14:00', 'i dag 14.00'],
    ['sv', '2026-11-21T09:05', 'i går 09.05'],
    ['sv', '2026-11-26T14:00', 'tors 26 nov 14.00'],
    ['en', '2026-11-26T14:00', 'Thu 26 Nov 14:00'],
    ['sv', '2026-11-23T00:00', 'i morgon 00.00'],
    ['sv', '2027-06-18T16:40', 'fre 18 juni 2027 16.40'],
  ])('%s %s is %s', (language, text, shown) => {
    expect(dates.showMoment(language, at(text), now)).toBe(shown);
  });

  it('for paper never says today', () => {
    expect(dates.showFixedMoment('sv', now, now)).toBe('sön 22 nov 14.30');
  });
});

describe('deadlines', () => {
  it.each<[Language, string, string]>([
    ['sv', '2026-11-22T17:00', 'senast i dag 17.00'],
    ['sv', '2026-11-23T00:00', 'senast i dag'],
    ['sv', '2026-11-22T00:00', 'senast i går'],
    ['sv', '2026-11-27T00:00', 'senast tors 26 nov'],
    ['en', '2026-11-27T00:00', 'by Thu 26 Nov'],
  ])('%s %s is %s', (language, text, shown) => {
    expect(dates.showDeadline(language, at(text), now)).toBe(shown);
  });

  it.each<[Language, string, string]>([
    ['sv', '2026-11-22T14:30', 'nu'],
    ['sv', '2026-11-22T14:31', 'om 1 min'],
    ['sv', '2026-11-22T15:29', 'om 59 min'],
    ['sv', '2026-11-22T15:30', 'om 1 tim'],
    ['sv', '2026-11-24T14:29', 'om 47 tim'],
    ['sv', '2026-11-24T14:30', 'om 2 dagar'],
    ['sv', '2026-11-25T20:00', 'om 3 dagar'],
    ['sv', '2026-11-22T14:29', 'försenad 1 min'],
    ['sv', '2026-11-22T12:29', 'försenad 2 tim'],
    ['sv', '2026-11-19T14:30', 'försenad 3 dagar'],
    ['en', '2026-11-25T20:00', 'in 3 days'],
    ['en', '2026-11-22T12:29', '2 h late'],
  ])('%s remaining until %s is %s', (language, text, shown) => {
    expect(dates.showRemaining(language, at(text), now)).toBe(shown);
  });

  it('half a minute either way is now', () => {
    expect(dates.showRemaining('sv', now.add({ seconds: 30 }), now)).toBe('nu');
    expect(dates.showRemaining('sv', now.subtract({ seconds: 30 }), now)).toBe('nu');
  });
});

describe('age and periods', () => {
  it.each<[Language, string, string]>([
    ['sv', '2026-11-22T14:30', 'nyss'],
    ['sv', '2026-11-22T14:25', '5 min sedan'],
    ['sv', '2026-11-22T12:00', '2 tim sedan'],
    ['sv', '2026-11-12T12:00', '10 dagar sedan'],
    ['en', '2026-11-12T12:00', '10 days ago'],
    ['sv', '2026-11-22T15:00', 'nyss'],
  ])('%s %s was %s', (language, text, shown) => {
    expect(dates.showAgo(language, at(text), now)).toBe(shown);
  });

  it('show both ends', () => {
    const from = at('2026-06-19T16:00');
    expect(dates.showPeriod('sv', { from, until: at('2026-06-21T08:00') }, now)).toBe(
      'fre 19 juni 16.00 – sön 21 juni 08.00',
    );
    expect(dates.showPeriod('sv', { from, until: at('2026-06-19T22:00') }, now)).toBe('fre 19 juni 16.00–22.00');
    expect(dates.showPeriod('sv', { from, until: null }, now)).toBe('fre 19 juni 16.00 –');
    // Midnight is the end of a day, and not the beginning of the next.
    expect(dates.showPeriod('sv', { from, until: at('2026-06-20T00:00') }, now)).toBe('fre 19 juni 16.00–24.00');
    expect(dates.showPeriod('sv', { from, until: at('2026-06-21T00:00') }, now)).toBe(
      'fre 19 juni 16.00 – lör 20 juni 24.00',
    );
    expect(dates.showFixedEnd('sv', at('2026-06-20T00:00'), now)).toBe('fre 19 juni 24.00');
    expect(dates.showFixedEnd('en', at('2026-06-20T14:00'), now)).toBe('Sat 20 June 14:00');
  });
});
