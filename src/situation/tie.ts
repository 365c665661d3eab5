import type { CalendarDay } from '../kernel/calendar-day.ts';
import { dayOf, endOfDay, type Instant, isBefore } from '../kernel/instant.ts';

/** Parts in a situation: of the files, not of the people. */
export const parts = ['victim', 'closePerson', 'childWitness', 'perpetrator'] as const;
export type Part = (typeof parts)[number];

/** A decision is for a time: half a year at most, and then it is asked again whether it is needed. */
const longest = { days: 183 } as const;
export const mayLastTo = (today: CalendarDay, last: CalendarDay): boolean =>
  today.until(last).sign >= 0 && last.until(today.add(longest)).sign >= 0;

type Row = {
  readonly over: boolean;
  readonly considered: string | null;
  readonly dueAt: Instant | null;
};

/** The one thing that comes first: what nobody has considered yet, else the next step that is to come. */
export function nextOf<T extends Row>(
  rows: readonly T[],
): { kind: 'consider'; dueAt: Instant } | { kind: 'step'; step: T } | undefined {
  const live = rows.filter(({ over }) => !over);
  const [first] = live
    .flatMap(({ considered, dueAt }) => (considered === null && dueAt ? [dueAt] : []))
    .toSorted((one, other) => (isBefore(one, other) ? -1 : 1));
  if (first) return { kind: 'consider', dueAt: first };
  const [step] = live;
  return step && { kind: 'step', step };
}

export const lastMoment = (day: CalendarDay): Instant => endOfDay(day);
/** The day that a decision holds to the end of. */
export const lastDay = (until: Instant): CalendarDay => dayOf(until.subtract({ nanoseconds: 1 }));
