import type { CalendarDay } from '../kernel/calendar-day.ts';
import { endOfDay, type Instant } from '../kernel/instant.ts';
import { isFreeDay } from '../organisation/index.ts';

/** Three weeks from the day the party got the decision (FL 44). One that ends on a free day ends on the next weekday (lag 1930:173): this is the party's time, and waits for her. */
export function lastDayToAppeal(receivedOn: CalendarDay): CalendarDay {
  let day = receivedOn.add({ weeks: 3 });
  while (isFreeDay(day)) day = day.add({ days: 1 });
  return day;
}

export const appealEnds = (receivedOn: CalendarDay): Instant => endOfDay(lastDayToAppeal(receivedOn));
