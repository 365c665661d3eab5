import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { contains, overlaps, type Period, period, periodOfDays, uncovered } from './period.ts';
import { getOk } from './result.ts';

const hour = (n: number) => Temporal.Instant.from('2026-06-19T00:00:00Z').add({ hours: n });
const span = (from: number, until: number | null): Period => ({
  from: hour(from),
  until: until === null ? null : hour(until),
});

describe('a period', () => {
  it('is never empty or backwards', () => {
    expect(period(hour(1), hour(2))).toEqual({ ok: true, value: span(1, 2) });
    expect(period(hour(1), null).ok).toBe(true);
    expect(period(hour(1), hour(1))).toEqual({ ok: false, error: 'endsBeforeStart' });
    expect(period(hour(2), hour(1))).toEqual({ ok: false, error: 'endsBeforeStart' });
  });

  it('of days counts the last day in', () => {
    const midsummer = getOk(
      periodOfDays(Temporal.PlainDate.from('2026-06-19'), Temporal.PlainDate.from('2026-06-21')),
      'a period',
    );
    expect(contains(midsummer, Temporal.Instant.from('2026-06-18T22:00:00Z'))).toBe(true);
    expect(contains(midsummer, Temporal.Instant.from('2026-06-18T21:59:59Z'))).toBe(false);
    expect(contains(midsummer, Temporal.Instant.from('2026-06-21T21:59:59Z'))).toBe(true);
    expect(contains(midsummer, Temporal.Instant.from('2026-06-21T22:00:00Z'))).toBe(false);
    expect(periodOfDays(Temporal.PlainDate.from('2026-06-21'), Temporal.PlainDate.from('2026-06-20')).ok).toBe(false);
    expect(periodOfDays(Temporal.PlainDate.from('2026-06-21'), Temporal.PlainDate.from('2026-06-21')).ok).toBe(true);
  });

  it.each([
    [0, false],
    [1, true],
    [2, true],
    [3, false],
  ])('from 1 until 3 contains %i: %s', (at, expected) => {
    expect(contains(span(1, 3), hour(at))).toBe(expected);
  });

  it('without an end contains what comes', () => {
    expect(contains(span(1, null), hour(100_000))).toBe(true);
  });

  it.each([
    [span(1, 3), span(3, 4), false],
    [span(1, 3), span(2, 4), true],
    [span(1, 3), span(0, 1), false],
    [span(1, null), span(5, 6), true],
    [span(1, null), span(0, 1), false],
    [span(1, null), span(7, null), true],
  ])('overlap %#', (one, other, expected) => {
    expect(overlaps(one, other)).toBe(expected);
    expect(overlaps(other, one)).toBe(expected);
  });
});

describe('uncovered', () => {
  it.each([
    ['nobody', [], [span(0, 10)]],
    ['all of it', [span(0, 10)], []],
    ['more than all', [span(-5, 15)], []],
    ['a hole', [span(0, 4), span(6, 10)], [span(4, 6)]],
    ['both ends', [span(2, 8)], [span(0, 2), span(8, 10)]],
    ['in any order, overlapping', [span(5, 10), span(0, 6)], []],
    ['a short one inside a long one', [span(0, 9), span(1, 2)], [span(9, 10)]],
    ['without an end', [span(3, null)], [span(0, 3)]],
    ['elsewhere', [span(20, 30)], [span(0, 10)]],
  ])('%s', (_, parts, gaps) => {
    expect(uncovered(span(0, 10), parts)).toEqual(gaps);
  });

  it('leaves an open end open', () => {
    expect(uncovered(span(0, null), [span(0, 5)])).toEqual([span(5, null)]);
  });

  it('every moment is in a part or in a gap, never in both', () => {
    const part = fc
      .tuple(fc.integer({ min: -5, max: 25 }), fc.integer({ min: 1, max: 8 }))
      .map(([from, n]) => span(from, from + n));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), fc.integer({ min: 0, max: 19 }), (parts, at) => {
        const covered = parts.some((one) => contains(one, hour(at)));
        const inGap = uncovered(span(0, 20), parts).some((one) => contains(one, hour(at)));
        expect(covered).not.toBe(inGap);
      }),
    );
  });
});
