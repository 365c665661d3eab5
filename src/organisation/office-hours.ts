import Holidays from 'date-holidays';
import { Temporal } from 'temporal-polyfill';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import { type Instant, inStockholm, zone } from '../kernel/instant.ts';
import type { TimeOfDay } from '../kernel/time-of-day.ts';

/** When the unit itself is there, Monday to Friday. Every municipality has its own. */
export type OfficeHours = { readonly from: TimeOfDay; readonly until: TimeOfDay };

/** Until the municipality says otherwise. */
export const usualOfficeHours: OfficeHours = { from: new Temporal.PlainTime(8), until: new Temporal.PlainTime(16, 30) };

const swedish = new Holidays('SE');
const freeByYear = new Map<number, ReadonlySet<string>>();

/** Public holidays and the eves that are kept as such: Midsummer's, Christmas and New Year's ("bank" in the library). */
function freeDays(year: number): ReadonlySet<string> {
  const known = freeByYear.get(year);
  if (known) return known;
  const days = new Set(
    swedish
      .getHolidays(year)
      .filter((day) => day.type === 'public' || day.type === 'bank')
      .map((day) => day.date.slice(0, 10)),
  );
  freeByYear.set(year, days);
  return days;
}

export const isFreeDay = (day: CalendarDay): boolean => day.dayOfWeek > 5 || freeDays(day.year).has(day.toString());

/** When the unit is there next: at once, or when its doors open. */
export function nextOfficeTime(at: Instant, hours: OfficeHours): Instant {
  if (isOfficeTime(at, hours)) return at;
  const there = inStockholm(at);
  const today = there.toPlainDate();
  const beforeOpening = Temporal.PlainTime.compare(there.toPlainTime(), hours.from) < 0;
  let day = beforeOpening ? today : today.add({ days: 1 });
  while (isFreeDay(day)) day = day.add({ days: 1 });
  return day.toZonedDateTime({ timeZone: zone, plainTime: hours.from }).toInstant();
}

export function isOfficeTime(at: Instant, hours: OfficeHours): boolean {
  const there = inStockholm(at);
  const time = there.toPlainTime();
  return (
    !isFreeDay(there.toPlainDate()) &&
    Temporal.PlainTime.compare(time, hours.from) >= 0 &&
    Temporal.PlainTime.compare(time, hours.until) < 0
  );
}
