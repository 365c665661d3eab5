import type { FileClock, Started } from '../clocks/index.ts';
import { type CalendarDay, today } from '../kernel/calendar-day.ts';
import { dayOf, endOfDay, type Instant, isAtOrAfter, startOfDay } from '../kernel/instant.ts';
import { err, ok, type Result } from '../kernel/result.ts';

export type MarkerProblem = 'noDay' | 'grantedAhead' | 'untilPassed' | 'yearPassed';
export type MarkerTime = { readonly granted?: CalendarDay | undefined; readonly until?: CalendarDay | undefined };

/**
 * The last day of a secrecy marker: the one that is known, or else a year from the day it was granted. Of neither nothing is
 * counted: a year from today would put off what reminds that it runs out.
 */
export function markerEnds({ granted, until }: MarkerTime, now: Instant): Result<CalendarDay, MarkerProblem> {
  const day = today(now);
  if (granted && day.until(granted).sign > 0) return err('grantedAhead');
  if (until) return until.until(day).sign > 0 ? err('untilPassed') : ok(until);
  if (!granted) return err('noDay');
  const year = granted.add({ years: 1 });
  return year.until(day).sign > 0 ? err('yearPassed') : ok(year);
}

/** The clock of a marker that holds from `granted`, or from now, through `last`. */
export const markerClock = (last: CalendarDay, granted: CalendarDay | undefined, now: Instant): Started => ({
  kind: 'secrecyMarkerEnds',
  due: endOfDay(last),
  from: granted && !granted.equals(today(now)) ? startOfDay(granted) : now,
});

/** Where nobody has said a day yet: at most a year, and it is asked for soon, for the marker may be older than what we know of it. */
export const markerWithoutDay = (now: Instant): Started[] => [
  markerClock(today(now).add({ years: 1 }), undefined, now),
  { kind: 'secrecyMarkerAsked' },
];

/** What the page says of it. */
export type MarkerNow = {
  readonly granted: CalendarDay;
  readonly until: CalendarDay;
  readonly passed: boolean /** Nobody has said the day, and it may be sooner. */;
  readonly isGuess: boolean;
};

export function markerNow(clocks: readonly FileClock[], now: Instant): MarkerNow | undefined {
  const clock = clocks.find(({ kind }) => kind === 'secrecyMarkerEnds');
  return (
    clock && {
      granted: dayOf(clock.startedAt),
      until: dayOf(clock.dueAt.subtract({ nanoseconds: 1 })),
      passed: isAtOrAfter(now, clock.dueAt),
      isGuess: clocks.some(({ kind }) => kind === 'secrecyMarkerAsked'),
    }
  );
}
