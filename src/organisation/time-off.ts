import { Temporal } from 'temporal-polyfill';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import { dayOf, type Instant, zone } from '../kernel/instant.ts';
import { contains, type Period } from '../kernel/period.ts';
import { isFreeDay } from './office-hours.ts';

/** Both days count. */
export type TimeOff = { readonly from: CalendarDay; readonly last: CalendarDay };

/** So many days off in a row are longer than anybody should be left with no one to call (voices V17). */
const longEnough = 4;
/** So long before it is asked that people are told, so that there is a talk left to say it in. */
const daysBefore = 14;

const noonOf = (day: CalendarDay): Instant =>
  day.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from('12:00') }).toInstant();

/**
 * The next longer time off of one who is away so: absence, holidays and weekends together, one that goes on already too.
 * Nothing while it lies further ahead.
 */
export function timeOffAhead(now: Instant, absences: readonly Period[]): TimeOff | undefined {
  const today = dayOf(now);
  const isOff = (day: CalendarDay) => isFreeDay(day) || absences.some((one) => contains(one, noonOf(day)));
  let from = today;
  while (isOff(from) && isOff(from.subtract({ days: 1 }))) from = from.subtract({ days: 1 });
  while (today.until(from).days <= daysBefore) {
    let end = from;
    while (isOff(end)) end = end.add({ days: 1 });
    if (from.until(end).days >= longEnough) return { from, last: end.subtract({ days: 1 }) };
    // `end` is a day of work: the next that is off may be the day after.
    from = end.add({ days: 1 });
  }
  return undefined;
}
