import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { axisUpTo, beganAt, type Curve, curvesOf, longestOf, notYet, type StageTimes } from './followup.ts';

const times: Curve = { n: 30, reached: 21, q1: 24, median: 72, q3: null, low: 48, high: 96, curve: [] };
const step = { at: 24, share: 25, low: 12, high: 40 };
const drawn: Curve = { ...times, curve: [step] };

describe('who is not there yet', () => {
  it('is what is left, and is not told where the number is hidden', () => {
    expect(notYet(times)).toBe(9);
    expect(notYet({ ...times, reached: null })).toBeNull();
  });
});

describe('the curves of a stage', () => {
  const stage = (groups: StageTimes['groups'], whole = drawn): StageTimes => ({
    whole: { ...whole, few: null },
    periods: [],
    groups,
  });
  it('are with and without the group, or of all where these may not be told apart', () => {
    expect(curvesOf(stage({ with: drawn, without: drawn }))).toEqual(['with', 'without']);
    expect(curvesOf(stage(null))).toEqual(['whole']);
  });
  it('leave out one that has no step to draw', () => {
    expect(curvesOf(stage({ with: times, without: drawn }))).toEqual(['without']);
    expect(curvesOf(stage(null, times))).toEqual([]);
  });
});

describe('where the group began', () => {
  const day = (text: string) => Temporal.PlainDate.from(text);
  const period = (first: string, last: string) => ({ ...times, first: day(first), last: day(last) });
  const periods = [
    period('2026-01-01', '2026-02-01'),
    period('2026-03-01', '2026-03-01'),
    period('2026-04-01', '2026-06-01'),
  ];
  it.each([
    ['2025-12-01', undefined],
    ['2026-01-01', undefined],
    ['2026-02-01', 0.5],
    ['2026-03-01', 1],
    ['2026-05-01', 2.5],
    ['2026-07-01', undefined],
  ])('%s: %s', (month, at) => expect(beganAt(periods, day(month))).toBe(at));
  it('is nowhere as long as it has not met', () => expect(beganAt(periods, null)).toBeUndefined());
});

describe('a time axis', () => {
  it.each([
    [1, [0, 1]],
    [5, [0, 1, 2, 3, 4, 5]],
    [20, [0, 4, 8, 12, 16, 20]],
    [96, [0, 24, 48, 72, 96]],
    [30 * 24, [0, 5, 10, 15, 20, 25, 30].map((days) => days * 24)],
    [100 * 24, [0, 28, 56, 84, 112].map((days) => days * 24)],
  ])('up to %i hours is marked where people count', (longest, marks) => {
    expect(axisUpTo(longest).marks).toEqual([...marks]);
    expect(axisUpTo(longest).max).toBeGreaterThanOrEqual(longest);
  });
  it('reaches everything that is drawn, however long', () => {
    for (let hours = 1; hours < 40_000; hours += 97) {
      const { max, marks } = axisUpTo(hours);
      expect(max).toBeGreaterThanOrEqual(hours);
      expect(marks.length).toBeLessThan(10);
    }
    expect(longestOf([times, { ...times, high: 480 }])).toBe(480);
    expect(longestOf([])).toBe(1);
  });
});
