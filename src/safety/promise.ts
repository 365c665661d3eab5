import type { PromiseId, StaffId } from '../kernel/ids.ts';
import { type Instant, isAtOrAfter, isBefore } from '../kernel/instant.ts';
import { err, ok, type Result } from '../kernel/result.ts';

export type { PromiseId };
export const promiseKinds = [
  'shelter',
  'money',
  'call',
  'visit',
  'escort',
  'interpreter',
  'childCare',
  'talk',
  'other',
] as const;
export type PromiseKind = (typeof promiseKinds)[number];

export type PromiseState = 'open' | 'overdue' | 'kept' | 'withdrawn';
export type Promised = {
  readonly id: PromiseId;
  readonly kind: PromiseKind;
  readonly words: string;
  readonly givenBy: string;
  readonly givenAt: Instant;
  readonly dueAt: Instant;
  readonly keptAt: Instant | null;
  readonly withdrawn: {
    readonly at: Instant;
    readonly by: string;
    readonly reason: string;
    readonly manager: string;
    readonly replacement: string;
  } | null;
};

export function promiseState(promise: Pick<Promised, 'keptAt' | 'withdrawn' | 'dueAt'>, now: Instant): PromiseState {
  if (promise.withdrawn) return 'withdrawn';
  if (promise.keptAt) return 'kept';
  return isAtOrAfter(now, promise.dueAt) ? 'overdue' : 'open';
}

export type WithdrawalProblem = 'alreadyKept' | 'alreadyWithdrawn' | 'noReason' | 'noManager' | 'noReplacement';

/**
 * A promise to somebody who fled is taken back only with a reason in words, a manager who answers for it with her name, and
 * a plan for where the person sleeps tonight instead (voices V03). All that is missing is told at once.
 */
export function mayWithdraw(
  promise: Pick<Promised, 'keptAt' | 'withdrawn'>,
  given: {
    readonly reason: string | undefined;
    readonly manager: StaffId | undefined;
    readonly replacement: string | undefined;
  },
  managers: readonly StaffId[],
): Result<{ reason: string; manager: StaffId; replacement: string }, readonly WithdrawalProblem[]> {
  if (promise.keptAt) return err(['alreadyKept']);
  if (promise.withdrawn) return err(['alreadyWithdrawn']);
  const reason = given.reason?.trim();
  const replacement = given.replacement?.trim();
  const manager = given.manager && managers.includes(given.manager) ? given.manager : undefined;
  if (reason && replacement && manager) return ok({ reason, manager, replacement });
  const problems: WithdrawalProblem[] = [];
  if (!reason) problems.push('noReason');
  if (!manager) problems.push('noManager');
  if (!replacement) problems.push('noReplacement');
  return err(problems);
}

/** A promise that falls due before it was given is a slip of the pen. */
export const dueIsAhead = (due: Instant, now: Instant): boolean => isBefore(now, due);

/** What is overdue first, then what falls due soonest, then what is done. */
export function inOrder<P extends Pick<Promised, 'keptAt' | 'withdrawn' | 'dueAt'>>(
  promises: readonly P[],
  now: Instant,
): P[] {
  const rank: Record<PromiseState, number> = { overdue: 0, open: 1, kept: 2, withdrawn: 2 };
  return promises.toSorted(
    (a, b) =>
      rank[promiseState(a, now)] - rank[promiseState(b, now)] || a.dueAt.epochMilliseconds - b.dueAt.epochMilliseconds,
  );
}
