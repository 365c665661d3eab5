import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { Id } from '../kernel/ids.ts';

export type CostId = Id<'cost'>;

/** A month that has begun is a whole one. */
export const costPers = ['once', 'day', 'month'] as const;
export type CostPer = (typeof costPers)[number];

/** Whole kronor. */
type Amount = {
  readonly amount: number;
  readonly per: CostPer;
  readonly fromOn: CalendarDay;
  readonly untilOn: CalendarDay | null;
};
export type Cost = Amount & {
  readonly id: CostId;
  readonly decisionId: string;
  readonly payer: string;
  readonly by: string;
};

/** What it has cost up to and with this day: both its first and its last day count. */
export function costUntil({ amount, per, fromOn, untilOn }: Amount, today: CalendarDay): number {
  if (today.until(fromOn).sign > 0) return 0;
  const last = untilOn && untilOn.until(today).sign > 0 ? untilOn : today;
  if (per === 'once') return amount;
  if (per === 'day') return amount * (fromOn.until(last, { largestUnit: 'days' }).days + 1);
  return amount * (fromOn.until(last, { largestUnit: 'months' }).months + 1);
}

/** Sums by kind, the dearest first. */
export function sums<K extends string>(
  costs: readonly (Amount & { readonly kind: K })[],
  today: CalendarDay,
): { readonly kind: K; readonly sum: number }[] {
  return [...Map.groupBy(costs, ({ kind }) => kind)]
    .map(([kind, own]) => ({ kind, sum: own.reduce((sum, cost) => sum + costUntil(cost, today), 0) }))
    .toSorted((a, b) => b.sum - a.sum);
}
