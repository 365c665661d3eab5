import type { ClockKind } from '../clocks/index.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { EventKind } from '../kernel/event-kind.ts';
import type { Id, StaffId } from '../kernel/ids.ts';
import { dayOf, type Instant, isAtOrAfter, isBefore, startOfDay } from '../kernel/instant.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { type DecidedKind, type Decision, isExecuted } from './decision.ts';

/** What can happen to a decision that the law follows from day to day, in the order in which it mostly does. */
export const stepKinds = [
  'submitted',
  'confirmed',
  'notConfirmed',
  'begun',
  'applied',
  'moreTime',
  'granted',
  'rejected',
  'final',
  'reviewed',
  'reviewedEnds',
  'meeting',
  'reported',
  'lapsed',
  'ended',
  'executed',
  'notWanted',
  'interrupted',
] as const;
export type StepKind = (typeof stepKinds)[number];

export type DecisionStep = {
  readonly id: Id<'decisionStep'>;
  readonly decisionId: Decision['id'];
  readonly kind: StepKind;
  readonly on: CalendarDay;
  readonly until: CalendarDay | null;
  readonly words: string | null;
  readonly by: string;
};

export type RunningStep = {
  readonly id: string;
  readonly kind: ClockKind;
  readonly ownerId: StaffId;
  readonly about: string | null;
  readonly dueAt: Instant;
};

const shelterKinds: readonly DecidedKind[] = ['shelterChildImmediate', 'shelterChild'];
export const isChildsPlace = (kind: DecidedKind): boolean => shelterKinds.includes(kind) || kind === 'secretLocation';
export const isFollowed = (kind: DecidedKind): boolean => isChildsPlace(kind) || isExecuted(kind);

/**
 * Clocks of a shelter and of a place that is kept secret are about the child; what is told to the board, or waits to be carried out, about
 * the decision.
 */
const shelterClocks = [
  'courtSubmission',
  'courtAnswer',
  'courtApplication',
  'courtRuling',
  'placementBegins',
  'childShelterReview',
] as const satisfies readonly ClockKind[];
export type FollowedClock = (typeof shelterClocks)[number] | 'secretLocationReview' | 'chairReported' | 'execution';
export const clocksOfKind = (kind: DecidedKind): readonly ClockKind[] =>
  shelterKinds.includes(kind) ? shelterClocks : kind === 'secretLocation' ? ['secretLocationReview'] : [];

const endings: readonly StepKind[] = ['notConfirmed', 'lapsed', 'rejected', 'reviewedEnds', 'ended'];
export const ends = (kind: StepKind): boolean => endings.includes(kind);

/** What it was, in the words of the time line. The board's meeting and the court's time are no steps of the placement. */
export function eventOf(kind: StepKind, of: DecidedKind): EventKind {
  if (kind === 'meeting') return 'decision.meetingSet';
  if (kind === 'reported') return 'decision.reportedToBoard';
  if (of === 'secretLocation') return ends(kind) ? 'secretLocation.ended' : 'secretLocation.reviewed';
  return stepEvents[kind];
}
const stepEvents = {
  submitted: 'placement.submittedToCourt',
  confirmed: 'placement.confirmed',
  notConfirmed: 'placement.ended',
  begun: 'placement.begun',
  applied: 'placement.applied',
  moreTime: 'clock.extended',
  granted: 'placement.granted',
  rejected: 'placement.ended',
  final: 'placement.final',
  reviewed: 'placement.reviewed',
  reviewedEnds: 'placement.ended',
  lapsed: 'placement.ended',
  ended: 'placement.ended',
  executed: 'decision.executed',
  notWanted: 'decision.declined',
  interrupted: 'intervention.interrupted',
} as const satisfies Record<Exclude<StepKind, 'meeting' | 'reported'>, EventKind>;

/** What is about the decision itself, and not about the child's placement. */
const ofDecision: readonly StepKind[] = ['meeting', 'reported', 'executed', 'notWanted', 'interrupted'];
export const isOfDecision = (kind: StepKind): boolean => ofDecision.includes(kind);

/** One that stands: granted, not changed, and no later decision on the same thing for the same child has taken its place. */
export const stands = (decision: Decision, all: readonly Decision[]): boolean =>
  decision.state === 'granted' &&
  !all.some(({ changesId }) => changesId === decision.id) &&
  !all.some(
    (other) =>
      isChildsPlace(decision.kind) &&
      other.id !== decision.id &&
      other.state === 'granted' &&
      other.personId === decision.personId &&
      shelterKinds.includes(other.kind) === shelterKinds.includes(decision.kind) &&
      isChildsPlace(other.kind) &&
      decision.decidedAt !== null &&
      other.decidedAt !== null &&
      isBefore(decision.decidedAt, other.decidedAt),
  );

type FollowedStep = RunningStep & { readonly kind: FollowedClock };
export type Followed = {
  readonly decision: Decision;
  readonly stands: boolean;
  readonly steps: readonly DecisionStep[];
  readonly clocks: readonly FollowedStep[];
};

/** The clocks of this decision, the one that falls due first at the front. */
export const ownClocks = (decision: Decision, all: readonly RunningStep[]): FollowedStep[] =>
  all
    .filter((one): one is FollowedStep =>
      one.kind === 'chairReported' || one.kind === 'execution'
        ? one.about === decision.id
        : one.about === decision.personId && clocksOfKind(decision.kind).includes(one.kind),
    )
    .toSorted((a, b) => a.dueAt.epochMilliseconds - b.dueAt.epochMilliseconds);

/**
 * What can be written down now. What is waited for stands in the clocks, which go along when a contact becomes a file; the steps
 * say what was done.
 */
export function possibleSteps({ decision, stands: isStanding, steps, clocks }: Followed, now: Instant): StepKind[] {
  const waits = (kind: ClockKind) => clocks.some((one) => one.kind === kind);
  const ranOut = (kind: ClockKind) => clocks.some((one) => one.kind === kind && isAtOrAfter(now, one.dueAt));
  const did = (kind: StepKind) => steps.some((one) => one.kind === kind);
  const can = new Set<StepKind>();
  if (waits('chairReported')) for (const kind of ['meeting', 'reported'] as const) can.add(kind);
  if (isStanding && !isChildsPlace(decision.kind)) addExecution(can, decision.kind, steps, waits('execution'));
  else if (isStanding && !steps.some(({ kind }) => ends(kind))) {
    can.add('ended');
    if (decision.kind === 'secretLocation') addReview(can);
    else {
      const begun = waits('childShelterReview') || did('begun');
      if (begun) addReview(can);
      else can.add('begun');
      if (decision.kind === 'shelterChildImmediate') addCourt(can, { waits, ranOut, did, begun });
    }
  }
  return stepKinds.filter((kind) => can.has(kind));
}

/** What waits is begun, or not wanted any more; what has begun can be interrupted, and is then waited for anew. Money that was paid can't. */
function addExecution(can: Set<StepKind>, kind: DecidedKind, steps: readonly DecisionStep[], waits: boolean): void {
  if (waits) can.add('executed').add('notWanted');
  else if (steps.at(-1)?.kind === 'executed' && kind !== 'emergencyAid') can.add('interrupted');
}

const addReview = (can: Set<StepKind>) => can.add('reviewed').add('reviewedEnds');

type Standing = {
  readonly waits: (kind: ClockKind) => boolean;
  readonly ranOut: (kind: ClockKind) => boolean;
  readonly did: (kind: StepKind) => boolean;
  readonly begun: boolean;
};

function addCourt(can: Set<StepKind>, { waits, ranOut, did, begun }: Standing): void {
  if (waits('courtSubmission')) can.add('submitted');
  else if (waits('courtAnswer')) can.add('confirmed').add('notConfirmed');
  else if (waits('courtRuling')) can.add('granted').add('rejected');
  else if (!did('granted') && (waits('courtApplication') || !begun)) can.add('applied');
  else if (!begun && !did('final')) can.add('final');
  if (waits('courtApplication')) can.add('moreTime');
  if (ranOut('courtSubmission') || ranOut('courtApplication') || ranOut('placementBegins')) can.add('lapsed');
}

export type StepProblem = 'inFuture' | 'beforeDecision' | 'tooLate' | 'noUntil' | 'noWords';

/** What is done too late for the law is not done: then the decision has lapsed, and that is written down instead. */
const lastDays: Partial<Record<StepKind, ClockKind>> = {
  submitted: 'courtSubmission',
  applied: 'courtApplication',
  begun: 'placementBegins',
};
const needsWords: readonly StepKind[] = ['moreTime', 'reviewed', 'reviewedEnds', 'ended', 'notWanted', 'interrupted'];

export function checkStep(
  { decision, clocks }: Pick<Followed, 'decision' | 'clocks'>,
  step: {
    readonly kind: StepKind;
    readonly on: CalendarDay;
    readonly until: CalendarDay | null;
    readonly words: string | null;
  },
  now: Instant,
): Result<Instant, StepProblem> {
  const { kind, on } = step;
  if (kind !== 'meeting' && dayOf(now).until(on).sign > 0) return err('inFuture');
  if (decision.decidedAt && dayOf(decision.decidedAt).until(on).sign < 0) return err('beforeDecision');
  const clock = clocks.find((one) => one.kind === lastDays[kind]);
  if (clock && on.until(dayOf(clock.dueAt.subtract({ nanoseconds: 1 }))).sign < 0) return err('tooLate');
  if (kind === 'moreTime' && step.until === null) return err('noUntil');
  if (needsWords.includes(kind) && step.words === null) return err('noWords');
  if (on.equals(dayOf(now)) || kind === 'meeting') return ok(now);
  // Written down later, it is counted from that day, and never from before the decision itself.
  const began = startOfDay(on);
  return ok(decision.decidedAt && isBefore(began, decision.decidedAt) ? decision.decidedAt : began);
}
