import { Temporal } from 'temporal-polyfill';
import type { FileSide } from '../access/index.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import { type Severity, severities, type ViolenceTold } from '../safety/index.ts';

/**
 * Only in the file of an adult who is exposed: in that of one who uses violence it would tell what she has told, and a child's is read
 * by both guardians.
 */
export const hasPattern = ({ kind, side }: { readonly kind: string; readonly side: FileSide | undefined }): boolean =>
  kind === 'person' && side !== 'perpetrator' && side !== 'childWitness';

type Act = Pick<ViolenceTold, 'happened' | 'severity' | 'kinds' | 'childThere'>;
type Dated<A extends Act> = A & { readonly happened: NonNullable<A['happened']> };

const isDated = <A extends Act>(act: A): act is Dated<A> => act.happened !== null;

/** Latest first, those of one day as they were told; what nobody has dated stands apart. */
export function byDay<A extends Act>(acts: readonly A[]): { readonly dated: Dated<A>[]; readonly undated: A[] } {
  return {
    dated: acts.filter(isDated).toSorted((a, b) => Temporal.PlainDate.compare(b.happened.on, a.happened.on)),
    undated: acts.filter((act) => !isDated(act)),
  };
}

/** `unknown` is never mild: it is the gravest only where nothing else is known. */
export const gravest = (acts: readonly Pick<Act, 'severity'>[]): Severity | undefined =>
  acts.map(({ severity }) => severity).toSorted((a, b) => severities.indexOf(b) - severities.indexOf(a))[0];

/** A child was there, or the violence went through a child. */
export const withChild = ({ childThere, kinds }: Pick<Act, 'childThere' | 'kinds'>): boolean =>
  childThere === 'yes' || kinds.includes('throughChild');

export type Month = {
  readonly first: CalendarDay;
  readonly acts: number;
  readonly gravest: Severity | undefined;
  readonly withChild: number;
};

const monthOf = (day: CalendarDay): CalendarDay => day.with({ day: 1 });
/** So many months back are told month by month; what lies before is in the list. */
const monthsBack = 12;

/** Month by month up to this one, the latest first, also those in which nothing was told of: a gap is part of the pattern. */
export function months(acts: readonly Act[], today: CalendarDay): Month[] {
  const { dated } = byDay(acts);
  const oldest = dated.at(-1)?.happened.on;
  if (!oldest) return [];
  const all = Array.from({ length: monthsBack }, (_, back) => monthOf(today).subtract({ months: back }));
  return all
    .filter((first) => Temporal.PlainDate.compare(first, monthOf(oldest)) >= 0)
    .map((first) => {
      const own = dated.filter(({ happened }) => monthOf(happened.on).equals(first));
      return { first, acts: own.length, gravest: gravest(own), withChild: own.filter(withChild).length };
    });
}

export type Span = { readonly acts: number; readonly gravest: Severity | undefined };
export type Trend = {
  readonly lately: Span;
  readonly before: Span;
  readonly oftener: boolean;
  readonly graver: boolean;
};

const spanDays = 90;

/**
 * The last ninety days beside the ninety before. It can say that it got worse as far as anybody has told, and never that it got
 * better: silence may be fear.
 */
export function trend(acts: readonly Act[], today: CalendarDay): Trend {
  const { dated } = byDay(acts);
  const daysAgo = (day: CalendarDay) => day.until(today, { largestUnit: 'days' }).days;
  const span = (from: number, to: number): Span => {
    const own = dated.filter(({ happened }) => daysAgo(happened.on) >= from && daysAgo(happened.on) < to);
    return { acts: own.length, gravest: gravest(own) };
  };
  const [lately, before] = [span(0, spanDays), span(spanDays, 2 * spanDays)];
  const rank = ({ gravest: one }: Span) => (one ? severities.indexOf(one) : -1);
  return {
    lately,
    before,
    oftener: before.acts > 0 && lately.acts > before.acts,
    graver: before.acts > 0 && lately.acts > 0 && rank(lately) > Math.max(rank(before), 0),
  };
}
