import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { Id } from '../kernel/ids.ts';
import { dayOf, endOfDay, type Instant, isBefore, startOfDay } from '../kernel/instant.ts';

/** What changes the threat, so that an older assessment says nothing any more. */
export const redEventKinds = [
  'separation',
  'courtDate',
  'release',
  'pregnancy',
  'weapon',
  'strangulation',
  'suicideThreat',
  'move',
  'newThreat',
] as const;
export type RedEventKind = (typeof redEventKinds)[number];
export type RedEventId = Id<'redEvent'>;

export type RedEvent = {
  readonly id: RedEventId;
  readonly kind: RedEventKind;
  /** When it happens or happened, where that is known. */
  readonly onDay: CalendarDay | null;
  readonly words: string | null;
  readonly at: Instant;
  readonly by: string;
};

/** These can kill tonight: the same day, and never less than two hours to do it in. */
const sameDay: readonly RedEventKind[] = ['separation', 'weapon', 'strangulation', 'suicideThreat', 'newThreat'];
const leastHours = 2;
const otherwiseDays = 3;

/**
 * When the threat must have been assessed anew: the same day, or within three days (local default), and before a day that is known.
 * What lies further ahead is assessed before it comes; no weekend or holiday puts it off.
 */
export function assessBy(kind: RedEventKind, now: Instant, onDay: CalendarDay | null): Instant {
  const least = now.add({ hours: leastHours });
  const notSooner = (moment: Instant) => (isBefore(moment, least) ? least : moment);
  if (sameDay.includes(kind) && !isAhead(onDay, now)) return notSooner(endOfDay(dayOf(now)));
  const soon = endOfDay(dayOf(now).add({ days: otherwiseDays }));
  return isAhead(onDay, now) ? notSooner(startOfDay(onDay)) : soon;
}

const isAhead = (day: CalendarDay | null, now: Instant): day is CalendarDay =>
  day !== null && dayOf(now).until(day).sign > 0;

/** An assessment answers for what has happened and what comes within a week; what lies further ahead needs one of its own. */
const answersAheadDays = 7;
export const answeredNow = (events: readonly Pick<RedEvent, 'id' | 'onDay'>[], now: Instant): RedEventId[] =>
  events
    .filter(({ onDay }) => onDay === null || dayOf(now).until(onDay, { largestUnit: 'days' }).days <= answersAheadDays)
    .map(({ id }) => id);
