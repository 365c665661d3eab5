import { Temporal } from 'temporal-polyfill';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import { dayOf, type Instant, isBefore, startOfDay } from '../kernel/instant.ts';

export type Execution = {
  readonly fileId: string;
  /** Decided in a contact, or in a file. */
  readonly kind: 'contact' | 'file';
  readonly reference: string | null;
  readonly startedAt: Instant;
  readonly dueAt: Instant;
  readonly metAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly owner: string;
};

export type Quarter = { readonly year: number; readonly n: number };
export const quarterOf = (day: CalendarDay): Quarter => ({ year: day.year, n: Math.ceil(day.month / 3) });
export const quarterBefore = ({ year, n }: Quarter): Quarter =>
  n === 1 ? { year: year - 1, n: 4 } : { year, n: n - 1 };
const firstDay = ({ year, n }: Quarter) => new Temporal.PlainDate(year, n * 3 - 2, 1);
const startOf = (quarter: Quarter): Instant => startOfDay(firstDay(quarter));
const endOf = (quarter: Quarter): Instant => startOfDay(firstDay(quarter).add({ months: 3 }));

/** What waits now, longest first. */
export const waiting = (all: readonly Execution[]): Execution[] =>
  all
    .filter(({ metAt, endedAt }) => metAt === null && endedAt === null)
    .toSorted((a, b) => a.startedAt.epochMilliseconds - b.startedAt.epochMilliseconds);

/**
 * What a quarter's report holds (SoL 34:1–34:2): what had gone three months and was not begun when the quarter ended, or now; and
 * what was begun, too late, within it. What the person herself did not want any more is not reported from that day.
 */
export function toReport(all: readonly Execution[], quarter: Quarter, now: Instant): Execution[] {
  const end = isBefore(now, endOf(quarter)) ? now : endOf(quarter);
  return all
    .filter(({ dueAt, metAt, endedAt }) => {
      if (!isBefore(dueAt, end)) return false;
      if (endedAt !== null && isBefore(endedAt, end)) return false;
      if (metAt === null || !isBefore(metAt, end)) return true;
      return !isBefore(metAt, startOf(quarter)) && !isBefore(metAt, dueAt);
    })
    .toSorted((a, b) => a.startedAt.epochMilliseconds - b.startedAt.epochMilliseconds);
}

export const daysWaited = ({ startedAt }: Pick<Execution, 'startedAt'>, now: Instant): number =>
  dayOf(startedAt).until(dayOf(now), { largestUnit: 'days' }).days;
