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
  'threatToKill',
  'contactBanEnded',
  'contactBanBroken',
  'investigationDropped',
  'acquittal',
  'custodyProceedings',
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
const sameDay: readonly RedEventKind[] = [
  'separation',
  'weapon',
  'strangulation',
  'suicideThreat',
  'newThreat',
  'threatToKill',
  'contactBanBroken',
];
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

/** What was recorded elsewhere in the file, and changes the threat: which row says it, so that a day that moves takes the old one along. */
export type Red = {
  readonly kind: RedEventKind;
  readonly source: string;
  readonly onDay?: CalendarDay | null | undefined;
};
export type WaitingRed = Pick<RedEvent, 'id' | 'kind' | 'onDay' | 'at'> & { readonly source: string | null };

/** The same was said already and waits for its assessment: nobody is asked twice for one thing. */
export const saysTheSame = (waiting: WaitingRed, red: Red, now: Instant): boolean =>
  waiting.kind === red.kind &&
  (isAhead(red.onDay ?? null, now)
    ? waiting.onDay !== null && red.onDay?.equals(waiting.onDay) === true
    : !isAhead(waiting.onDay, now));

/** What waits for a day that has been moved, or has come sooner. */
export const isReplacedBy = (waiting: WaitingRed, red: Red, now: Instant): boolean =>
  waiting.kind === red.kind && waiting.source === red.source && !saysTheSame(waiting, red, now);
