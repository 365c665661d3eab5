import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { isFreeDay, isOfficeTime, nextOfficeTime } from './office-hours.ts';

const hours = { from: Temporal.PlainTime.from('08:00'), until: Temporal.PlainTime.from('16:30') };
const at = (text: string) => Temporal.ZonedDateTime.from(`${text}[Europe/Stockholm]`).toInstant();

describe('office hours', () => {
  it.each([
    ['2026-11-20T08:00', true],
    ['2026-11-20T07:59', false],
    ['2026-11-20T16:29', true],
    ['2026-11-20T16:30', false],
    ['2026-11-20T16:40', false],
    ['2026-11-21T10:00', false],
    ['2026-06-18T10:00', true],
    ['2026-06-19T10:00', false],
    ['2026-06-22T10:00', true],
    ['2026-07-15T08:00', true],
    ['2026-12-24T10:00', false],
  ])('%s: %s', (when, expected) => {
    expect(isOfficeTime(at(when), hours)).toBe(expected);
  });
});

describe('the unit is there next', () => {
  it.each([
    ['2026-06-18T10:00', '2026-06-18T10:00'],
    ['2026-06-18T05:00', '2026-06-18T08:00'],
    ['2026-06-18T16:30', '2026-06-22T08:00'],
    ['2026-06-22T07:59', '2026-06-22T08:00'],
  ])('%s: %s', (when, expected) => {
    expect(nextOfficeTime(at(when), hours).equals(at(expected))).toBe(true);
  });
});

describe('free days', () => {
  it.each([
    ['2026-06-19', true, 'Midsummer Eve'],
    ['2025-06-20', true, 'Midsummer Eve of another year'],
    ['2026-04-03', true, 'Good Friday'],
    ['2026-05-14', true, 'Ascension Day'],
    ['2026-12-31', true, "New Year's Eve"],
    ['2026-01-06', true, 'Epiphany'],
    ['2026-11-22', true, 'a Sunday'],
    ['2026-04-30', false, 'Walpurgis Night, a working day'],
    ['2026-10-30', false, "the day before All Saints', a working day"],
    ['2026-06-18', false, 'the day before Midsummer Eve'],
  ])('%s: %s (%s)', (day, expected) => {
    expect(isFreeDay(Temporal.PlainDate.from(day))).toBe(expected);
  });
});
