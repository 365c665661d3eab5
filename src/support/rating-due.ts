import type { FileContext } from '../access/index.ts';
import type { ClockKind, Started } from '../clocks/index.ts';
import { today } from '../kernel/calendar-day.ts';
import { endOfDay, type Instant, isBefore } from '../kernel/instant.ts';
import { answerHoldsDays, type LastAnswers, lastAnswersOfSelf } from '../risk/index.ts';
import type { Intervention } from './intervention.ts';
import { raterFor } from './rater.store.ts';

export type RatingClock = 'ratingAtStart' | 'ratingAtEnd';
export const isRatingClock = (kind: ClockKind): kind is RatingClock =>
  kind === 'ratingAtStart' || kind === 'ratingAtEnd';

type Now = { readonly begins: boolean; readonly end: Instant | undefined };

/**
 * What the person is asked for as support begins, and as its end comes into sight: within a fortnight of the start, and before the end. Who
 * has answered in the last two weeks, with a figure or without, isn't asked again so soon.
 */
export function ratingsDue(
  { begins, end }: Now,
  answered: LastAnswers,
  now: Instant,
): { readonly kind: RatingClock; readonly due: Instant }[] {
  const holds = (at: Instant | undefined) =>
    at !== undefined && !isBefore(at, now.subtract({ hours: 24 * answerHoldsDays }));
  const fortnight = endOfDay(today(now).add({ days: answerHoldsDays }));
  const isNear = end !== undefined && !isBefore(fortnight, end);
  return [
    ...(begins && !holds(answered.any) ? [{ kind: 'ratingAtStart' as const, due: fortnight }] : []),
    ...(end && !(isNear && holds(answered.end)) ? [{ kind: 'ratingAtEnd' as const, due: end }] : []),
  ];
}

/**
 * The clocks of these questions. None where there is nothing that this person may be asked by, as a child without an instrument of the age;
 * nor for what is given once, which has no start and end to compare.
 */
export async function ratingClocks(ctx: FileContext, one: Intervention, is: Now): Promise<Started[]> {
  if (one.extent.unit === 'once' || (!is.begins && !is.end)) return [];
  const answered = await lastAnswersOfSelf(ctx);
  if (!answered) return [];
  const due = ratingsDue(is, answered, ctx.now);
  if (due.length === 0) return [];
  const owner = await raterFor(ctx, one.workerId);
  return due.map((clock) => ({ ...clock, owner }));
}
