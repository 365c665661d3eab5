import { clockRules, dueAt } from '../clocks/index.ts';
import { dayOf, type Instant, isAtOrAfter } from '../kernel/instant.ts';
import { getOk } from '../kernel/result.ts';
import type { Thread } from './concern.ts';

/** The steps of a report, as both units see them (V21). What was found out is in none of them (OSL 26:9 a, SoL 19:6). */
export const threadSteps = ['received', 'protected', 'decided', 'investigated', 'toldBack'] as const;
export type ThreadStep = (typeof threadSteps)[number];

/** `notYet`: waits for a step before it. `notWanted`: there is nothing to wait for. */
export type StepState = 'done' | 'waits' | 'late' | 'notYet' | 'notWanted';
export type StepLine = {
  readonly step: ThreadStep;
  readonly state: StepState;
  readonly at: Instant | null;
  readonly by: Instant | null;
};

type Facts = Omit<Thread, 'id' | 'fromFileId' | 'childFileId' | 'toUnitId' | 'toUnit' | 'madeBy' | 'madeById'>;

/** How far a report has come. The limits are those of the child's own clocks, also where they were extended. */
export function threadStates(thread: Facts, now: Instant): StepLine[] {
  const rule = (kind: 'preliminaryAssessment' | 'childInvestigation' | 'reporterFeedback', from: Instant) =>
    getOk(dueAt(clockRules[kind], from), `a limit for ${kind}`);
  const { madeAt, receivedAt, protectedAt, decidedAt, outcome, investigatedAt, feedbackAt, feedbackWanted } = thread;
  const opened = outcome === 'opened';
  const line = (step: ThreadStep, at: Instant | null, by: Instant | null, waits: StepState): StepLine => ({
    step,
    at,
    by,
    state: at ? 'done' : waits === 'waits' && by && isAtOrAfter(now, by) ? 'late' : waits,
  });
  return [
    line('received', receivedAt, null, 'waits'),
    // At once, also before anybody has said that it is received (SoL 20:1).
    line('protected', protectedAt, madeAt.add({ minutes: clockRules.childProtection.length.n }), 'waits'),
    line(
      'decided',
      decidedAt,
      thread.decideBy ?? rule('preliminaryAssessment', madeAt),
      receivedAt ? 'waits' : 'notYet',
    ),
    line(
      'investigated',
      investigatedAt,
      opened && decidedAt ? (thread.investigateBy ?? rule('childInvestigation', decidedAt)) : null,
      decidedAt ? (opened ? 'waits' : 'notWanted') : 'notYet',
    ),
    line(
      'toldBack',
      feedbackAt,
      decidedAt && feedbackWanted ? rule('reporterFeedback', decidedAt) : null,
      feedbackWanted ? (decidedAt ? 'waits' : 'notYet') : 'notWanted',
    ),
  ];
}

/**
 * For how many whole days the receiving unit has said nothing while something waits for it, counted from its last sign; an
 * investigation that goes on within its time is no silence. Undefined where nothing waits.
 */
export function silentDays(thread: Facts, now: Instant): number | undefined {
  const waiting = threadStates(thread, now).filter(
    ({ step, state }) => state === 'late' || (state === 'waits' && step !== 'investigated'),
  );
  if (waiting.length === 0) return undefined;
  const signs = [thread.madeAt, thread.receivedAt, thread.protectedAt, thread.decidedAt, thread.feedbackAt];
  const last = signs.reduce<Instant>((a, b) => (b && isAtOrAfter(b, a) ? b : a), thread.madeAt);
  return dayOf(last).until(dayOf(now)).total('days');
}
