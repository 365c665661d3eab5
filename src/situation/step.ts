import { Temporal } from 'temporal-polyfill';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import { dayOf, type Instant, isBefore, zone } from '../kernel/instant.ts';

/** What is planned with one who uses violence: whatever begins, changes or ends there may change somebody's safety. */
export const stepKinds = [
  'programmeBegins',
  'programmeChanges',
  'programmeEnds',
  'programmeBroken',
  'noShow',
  'participationStatement',
  'homeVisit',
  'meeting',
  'fileCloses',
  'fileReopened',
  'violenceGoesOn',
  'other',
] as const;
export type StepKind = (typeof stepKinds)[number];

/** Written by what happened, and planned by nobody: from then on what comes next waits for a leader's word. */
export const raisedKinds = [
  'programmeBroken',
  'noShow',
  'fileReopened',
  'violenceGoesOn',
] as const satisfies readonly StepKind[];
export type RaisedKind = (typeof raisedKinds)[number];
export const plannedKinds: readonly StepKind[] = stepKinds.filter((kind) => !raisedKinds.some((one) => one === kind));

/** Taken by the act itself, where it is done: nobody writes that a programme has begun that hasn't. */
export const takenByAct: readonly StepKind[] = [
  'programmeBegins',
  'programmeChanges',
  'programmeEnds',
  'participationStatement',
  'fileCloses',
];

/** What a leader says of a step; until then it is not taken. */
export const stepWords = ['go', 'wait'] as const;
export type StepWord = (typeof stepWords)[number];

/** `nothingKnown` also where nobody is known: the two are never told apart. */
export type Known = 'nothingKnown' | 'wait';

/** Time to consider, however soon the step is. The database asks for it too. */
const atLeast = { hours: 4 } as const;
/** However far away the step is, nobody waits longer for an answer. */
const atMost = { days: 3 } as const;

/**
 * When a leader can answer: at noon the day before, within those bounds. It follows from the moment and the day alone, so
 * that it comes at the same time whether somebody considers or nobody is known.
 */
export function answerAt(now: Instant, plannedOn: CalendarDay): Instant {
  const [before, last] = [plannedOn.subtract({ days: 1 }), dayOf(now).add(atMost)];
  const day = Temporal.PlainDate.compare(before, last) < 0 ? before : last;
  const noon = day.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from('12:00') }).toInstant();
  const earliest = now.add(atLeast);
  return isBefore(noon, earliest) ? earliest : noon;
}
