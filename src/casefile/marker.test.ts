import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { markerClock, markerEnds } from './marker.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const now = Temporal.ZonedDateTime.from('2028-02-29T10:00[Europe/Stockholm]').toInstant();

describe('how long a secrecy marker holds', () => {
  it.each([
    ['from the day it was granted', { granted: day('2027-12-24') }, '2028-12-24'],
    ['until the day that is known', { granted: day('2026-01-01'), until: day('2028-06-01') }, '2028-06-01'],
    ['until today, which is not over', { until: day('2028-02-29') }, '2028-02-29'],
  ])('%s', (_, time, last) => {
    const ends = markerEnds(time, now);
    expect(ends.ok && ends.value.toString()).toBe(last);
  });

  it.each([
    ['noDay', {}],
    ['grantedAhead', { granted: day('2028-03-01') }],
    ['untilPassed', { until: day('2028-02-28') }],
    ['yearPassed', { granted: day('2027-02-27') }],
  ])('%s is refused', (error, time) => {
    expect(markerEnds(time, now)).toEqual({ ok: false, error });
  });

  it('is over when its last day is, and counts from the day it was granted', () => {
    const clock = markerClock(day('2028-06-01'), day('2027-06-01'), now);
    expect([String(clock.from), String(clock.due)]).toEqual(['2027-05-31T22:00:00Z', '2028-06-01T22:00:00Z']);
  });
});
