import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { Id, PersonId } from '../kernel/ids.ts';
import { endOfDay, type Instant, isAtOrAfter, isBefore, startOfDay } from '../kernel/instant.ts';
import { isFreeDay } from '../organisation/index.ts';
import type { Decision, DecisionId } from '../safety/index.ts';

/** Three weeks from the day the party got it (FL 44). One that ends on a free day ends on the next weekday (lag 1930:173): this is the party's time, and waits for her. */
export function lastDayToAppeal(receivedOn: CalendarDay): CalendarDay {
  let day = receivedOn.add({ weeks: 3 });
  while (isFreeDay(day)) day = day.add({ days: 1 });
  return day;
}

export const appealEnds = (receivedOn: CalendarDay): Instant => endOfDay(lastDayToAppeal(receivedOn));

export const appealWays = ['letter', 'inHand', 'electronic', 'told'] as const;
export type AppealWay = (typeof appealWays)[number];

/** What becomes of an appeal: taken up though late or unclear, rejected; reviewed here; handed over; what the court said. */
export const appealSteps = [
  'wrongInformation',
  'sentToCourt',
  'dayUnclear',
  'rejected',
  'kept',
  'changed',
  'handedOver',
  'upheld',
  'courtChanged',
  'sentBack',
  'dismissed',
  'withdrawn',
] as const;
export type AppealStepKind = (typeof appealSteps)[number];

export type AppealStep = {
  readonly kind: AppealStepKind;
  readonly on: CalendarDay;
  readonly words: string;
  readonly madeId: DecisionId | null;
  readonly by: string;
};
export type Appeal = {
  readonly id: Id<'appeal'>;
  readonly decisionId: DecisionId;
  readonly personId: PersonId;
  readonly cameOn: CalendarDay;
  readonly way: AppealWay;
  readonly words: string;
  readonly by: string;
  readonly at: Instant;
  readonly steps: readonly AppealStep[];
};

/** Without the day when the party got it nobody can say that it is late: it is asked for, or one who may reject takes it up. */
export const timeOf = (cameOn: CalendarDay, receivedOn: CalendarDay | undefined): 'inTime' | 'late' | 'unclear' =>
  receivedOn === undefined ? 'unclear' : lastDayToAppeal(receivedOn).until(cameOn).sign > 0 ? 'late' : 'inTime';

export type AppealState = 'late' | 'unclear' | 'toReview' | 'toHandOver' | 'atCourt' | 'over';

const ending: readonly AppealStepKind[] = ['rejected', 'withdrawn', 'upheld', 'courtChanged', 'sentBack', 'dismissed'];
const takingUp: readonly AppealStepKind[] = ['wrongInformation', 'sentToCourt', 'dayUnclear'];

export function appealState(
  { cameOn, steps }: Pick<Appeal, 'cameOn'> & { readonly steps: readonly Pick<AppealStep, 'kind'>[] },
  receivedOn: CalendarDay | undefined,
): AppealState {
  const has = (kinds: readonly AppealStepKind[]) => steps.some(({ kind }) => kinds.includes(kind));
  if (has(ending)) return 'over';
  if (has(['handedOver'])) return 'atCourt';
  if (has(['kept', 'changed'])) return 'toHandOver';
  const time = timeOf(cameOn, receivedOn);
  return has(takingUp) || time === 'inTime' ? 'toReview' : time;
}

/**
 * Late: rejected, but not where we told her wrongly how to appeal or the court had it in time (FL 45). In time: reviewed here first (FL 37–39),
 * and handed over whether it was changed or not; the appeal is then of what it was changed to (FL 46).
 */
export const possibleAppealSteps = {
  late: ['rejected', 'wrongInformation', 'sentToCourt', 'withdrawn'],
  unclear: ['dayUnclear', 'wrongInformation', 'sentToCourt', 'withdrawn'],
  toReview: ['kept', 'changed', 'withdrawn'],
  toHandOver: ['handedOver', 'withdrawn'],
  atCourt: ['upheld', 'courtChanged', 'sentBack', 'dismissed'],
  over: [],
} as const satisfies Record<AppealState, readonly AppealStepKind[]>;

/** Whose right each step asks for: to reject, to decide what is appealed, or to write in the file. */
export const rightFor = (kind: AppealStepKind): 'reject' | 'decide' | undefined =>
  kind === 'rejected' || takingUp.includes(kind)
    ? 'reject'
    : kind === 'kept' || kind === 'changed'
      ? 'decide'
      : undefined;

/** Whose right is asked for where it stands; to hand it over or to take it back asks for none. */
export const rightIn = (state: AppealState): 'reject' | 'decide' | undefined =>
  possibleAppealSteps[state].map(rightFor).find((right) => right !== undefined);

/** To the court and from it there is a day that others reckon from; what is done here is of the day when it is said. */
export const asksDay = (state: AppealState): boolean => state === 'toHandOver' || state === 'atCourt';

const deciding: readonly AppealStepKind[] = ['rejected', 'changed', 'upheld', 'courtChanged', 'sentBack', 'dismissed'];
/** Here or by the court: whoever has the investigation is told. */
export const isDecision = (kind: AppealStepKind): boolean => deciding.includes(kind);

type Made = Pick<Decision, 'id' | 'kind' | 'personId' | 'decidedAt'>;

/** Of the one who asked or appealed, and not of the one whom the investigation is of. */
const isOfParty = ({ kind }: Pick<Made, 'kind'>): boolean => kind === 'rejectAppeal' || kind === 'refuseRequest';

/**
 * Of what was decided on the same investigation, newest first: what the appealed decision was changed to. Made after it, for the
 * same person, from the day when the appeal came in, whatever the day when that was written down.
 */
export function changedTo(
  { decisionId, cameOn }: Pick<Appeal, 'decisionId' | 'cameOn'>,
  decisions: readonly Made[],
): DecisionId | undefined {
  const appealed = decisions.find(({ id }) => id === decisionId);
  const since = appealed?.decidedAt;
  if (!since) return undefined;
  return decisions.find(
    (one) =>
      one.id !== decisionId &&
      !isOfParty(one) &&
      (isOfParty(appealed) || one.personId === appealed.personId) &&
      one.decidedAt !== null &&
      isBefore(since, one.decidedAt) &&
      isAtOrAfter(one.decidedAt, startOfDay(cameOn)),
  )?.id;
}

/** Waits to be handed over, or to be rejected: the week runs. */
export const isWithUs = (state: AppealState): boolean => state !== 'atCourt' && state !== 'over';
