import { Temporal } from 'temporal-polyfill';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import { type Instant, isBefore, zone } from '../kernel/instant.ts';

/** What is planned with one who uses violence: whatever begins, changes or ends there may change somebody's safety. */
export const stepKinds = [
  'programmeBegins',
  'programmeChanges',
  'programmeEnds',
  'participationStatement',
  'homeVisit',
  'meeting',
  'other',
] as const;
export type StepKind = (typeof stepKinds)[number];

/** What a leader says of a step; until then it is not taken. */
export const stepWords = ['go', 'wait'] as const;
export type StepWord = (typeof stepWords)[number];

/** `nothingKnown` also where nobody is known: the two are never told apart. */
export type Known = 'nothingKnown' | 'wait';

/** Time to consider, however soon the step is, and however far away. The database asks for the least too. */
const atLeast = { hours: 4 } as const;
const atMost = { hours: 72 } as const;

/**
 * When a leader can answer: at noon the day before, within those bounds. It follows from the moment and the day alone, so
 * that it comes at the same time whether somebody considers or nobody is known.
 */
export function answerAt(now: Instant, plannedOn: CalendarDay): Instant {
  const noon = plannedOn
    .subtract({ days: 1 })
    .toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from('12:00') })
    .toInstant();
  const [earliest, latest] = [now.add(atLeast), now.add(atMost)];
  if (isBefore(noon, earliest)) return earliest;
  return isBefore(latest, noon) ? latest : noon;
}
