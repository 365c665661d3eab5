import type { CalendarDay } from '../kernel/calendar-day.ts';

/** The stages that are waited for, in the order in which they should come (voices V55). */
export const stages = ['protection', 'meeting', 'task'] as const;
export type Stage = (typeof stages)[number];

/** How many, and how many of them got there; null where that, or what is left, is under five. */
export type Counted = { readonly n: number; readonly reached: number | null };
/** Of everyone together it is told which of the two is under five. */
export type Share = Counted & { readonly few: 'reached' | 'missing' | null };

/**
 * What the database tells of one group of first contacts. Waits are hours: whole ones up to 48, then whole days. Null is
 * what isn't told: not so many have got there, or the number is under five (docs/decisions/0022).
 */
export type Times = Counted & {
  readonly q1: number | null;
  readonly median: number | null;
  readonly q3: number | null;
  /** The interval that the median lies in, with 95 % certainty. */
  readonly low: number | null;
  readonly high: number | null;
};
/** After so many hours this share, in percent, had got there; and between which shares the true one lies. */
export type Step = { readonly at: number; readonly share: number; readonly low: number; readonly high: number };
export type Curve = Times & { readonly curve: readonly Step[] };
/** Whole months laid together until they hold enough contacts: first days of the first and the last. */
export type PeriodTimes = Times & { readonly first: CalendarDay; readonly last: CalendarDay };
export type StageTimes = {
  readonly whole: Curve & Share;
  readonly periods: readonly PeriodTimes[];
  readonly groups: { readonly with: Curve; readonly without: Curve } | null;
};
/** Urgent meetings that were called: reached is held within 24 hours, the wait is to when they were held (voices V52). */
export type UrgentMeetings = Times &
  Share & {
    readonly answered: Share | null;
    readonly came: Share | null;
    /** For a task of their own, on a named ground (OSL 10:2). */
    readonly withoutConsent: Share | null;
    readonly tasks: number | null;
  };
export type Figure = {
  readonly since: CalendarDay;
  /** The first day that isn't in it. */
  readonly until: CalendarDay;
  /** The first month that is in no period yet, as its contacts are too few. */
  readonly waitingFrom: CalendarDay | null;
  /** The month in which the internal group first met. */
  readonly groupBegan: CalendarDay | null;
  readonly urgent: UrgentMeetings | null;
  /** Null while there are too few contacts for any figure. */
  readonly stages: Readonly<Record<Stage, StageTimes>> | null;
};

export const notYet = ({ n, reached }: Counted): number | null => (reached === null ? null : n - reached);

/** The curves of a stage: with and without the group where both may be shown, else everyone. */
export const curvesOf = ({ whole, groups }: StageTimes): readonly ('with' | 'without' | 'whole')[] =>
  (groups ? (['with', 'without'] as const) : (['whole'] as const)).filter(
    (name) => (name === 'whole' ? whole : groups?.[name])?.curve.length,
  );

/** How far a time axis has to go, and where it is marked: in hours as long as nobody waits for days. */
export type Axis = { readonly max: number; readonly marks: readonly number[] };

const DAY = 24;
const steps = [
  1,
  2,
  4,
  6,
  12,
  DAY,
  2 * DAY,
  5 * DAY,
  7 * DAY,
  14 * DAY,
  28 * DAY,
  56 * DAY,
  84 * DAY,
  168 * DAY,
  364 * DAY,
];

/** Four to eight marks that people count in: hours, days, weeks; never 37 hours. */
export function axisUpTo(longest: number): Axis {
  const step = steps.find((one) => longest / one <= 7) ?? 728 * DAY;
  const count = Math.max(1, Math.ceil(longest / step));
  return { max: count * step, marks: Array.from({ length: count + 1 }, (_, i) => i * step) };
}

export const longestOf = (times: readonly Times[]): number =>
  Math.max(
    1,
    ...times.flatMap(({ median, q3, high, q1, low }) => [median, q3, high, q1, low].map((hours) => hours ?? 0)),
  );

/**
 * Where among the periods something began: before the first whole one after it, or in the midst of the one that it fell in.
 * Undefined where all of them lie on one side.
 */
export function beganAt(periods: readonly PeriodTimes[], month: CalendarDay | null): number | undefined {
  if (!month) return undefined;
  const at = periods.findIndex(({ last }) => last.toString() >= month.toString());
  const period = periods[at];
  if (!period || (at === 0 && period.first.toString() >= month.toString())) return undefined;
  return period.first.toString() >= month.toString() ? at : at + 0.5;
}
