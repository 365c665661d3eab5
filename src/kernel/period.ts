import type { CalendarDay } from './calendar-day.ts';
import { endOfDay, type Instant, isAtOrAfter, isBefore, startOfDay } from './instant.ts';
import { err, ok, type Result } from './result.ts';

/** From `from`, up to but not including `until`; without an end when `until` is null. Never empty. */
export type Period = { readonly from: Instant; readonly until: Instant | null };

export function period(from: Instant, until: Instant | null): Result<Period, 'endsBeforeStart'> {
  return until === null || isBefore(from, until) ? ok({ from, until }) : err('endsBeforeStart');
}

/** Whole days in Stockholm, the last one included, as decisions and agreements are written. */
export function periodOfDays(first: CalendarDay, last: CalendarDay | null): Result<Period, 'endsBeforeStart'> {
  return period(startOfDay(first), last === null ? null : endOfDay(last));
}

export const contains = (span: Period, at: Instant): boolean =>
  isAtOrAfter(at, span.from) && (span.until === null || isBefore(at, span.until));

export const overlaps = (one: Period, other: Period): boolean =>
  (other.until === null || isBefore(one.from, other.until)) && (one.until === null || isBefore(other.from, one.until));

/** The stretches of `whole` that no part covers, in order: the hours that nobody is on duty. */
export function uncovered(whole: Period, parts: readonly Period[]): Period[] {
  const sorted = parts
    .filter((part) => overlaps(part, whole))
    .toSorted((a, b) => a.from.epochMilliseconds - b.from.epochMilliseconds);
  const gaps: Period[] = [];
  let from: Instant = whole.from;
  for (const part of sorted) {
    if (isBefore(from, part.from)) gaps.push({ from, until: part.from });
    if (part.until === null) return gaps;
    if (isBefore(from, part.until)) from = part.until;
  }
  if (whole.until === null || isBefore(from, whole.until)) gaps.push({ from, until: whole.until });
  return gaps;
}
