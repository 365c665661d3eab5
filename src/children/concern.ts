import type { FileId, Id, PersonId, StaffId, UnitId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';

export type ThreadId = Id<'reportThread'>;

/** Would it endanger anyone if the guardians were told now? Unknown counts as yes. */
export const endangers = ['yes', 'no', 'unknown'] as const;
export type Endangers = (typeof endangers)[number];
export const mayTellGuardians = (answer: Endangers): boolean => answer === 'no';

export const outcomes = ['opened', 'notOpened', 'alreadyOngoing'] as const;
export type Outcome = (typeof outcomes)[number];

/** What can be decided of a report (SoL 20:2): what comes in while one goes on belongs to that, and to none that isn't there. */
export const outcomesWhere = (goesOn: boolean): readonly Outcome[] =>
  goesOn ? ['alreadyOngoing'] : ['opened', 'notOpened'];

/** What both sides see of a report: that it was made, received, decided on and answered. */
export type Thread = {
  readonly id: ThreadId;
  /** Null where that file has been disposed of. */
  readonly fromFileId: FileId | null;
  readonly childFileId: FileId | null;
  readonly toUnitId: UnitId;
  readonly toUnit: string;
  readonly madeAt: Instant;
  readonly madeBy: string;
  readonly madeById: StaffId;
  readonly receivedAt: Instant | null;
  readonly receivedBy: string | null;
  readonly receivedById: StaffId | null;
  /** As the child's own clocks have it; null until they say something. */
  readonly protectedAt: Instant | null;
  readonly decideBy: Instant | null;
  readonly investigateBy: Instant | null;
  readonly investigatedAt: Instant | null;
  readonly outcome: Outcome | null;
  readonly decidedAt: Instant | null;
  readonly feedbackWanted: boolean;
  readonly feedbackAt: Instant | null;
};

export type Report = {
  readonly threadId: ThreadId;
  readonly childId: PersonId;
  readonly direction: 'sent' | 'received';
  readonly words: string;
  readonly endangers: Endangers;
  readonly outcomeWords: string | null;
  readonly feedbackWords: string | null;
};

/** What the receiving unit has to do next. In this order: nothing is decided by one who has not received it. */
export type NextAct = 'receive' | 'decide' | 'answer' | 'none';
export function nextAct(thread: Pick<Thread, 'receivedAt' | 'decidedAt' | 'feedbackWanted' | 'feedbackAt'>): NextAct {
  if (!thread.receivedAt) return 'receive';
  if (!thread.decidedAt) return 'decide';
  return thread.feedbackWanted && !thread.feedbackAt ? 'answer' : 'none';
}

const urgency: readonly NextAct[] = ['receive', 'decide', 'answer', 'none'];
/** Of several reports in one file the one that waits most; the newest, where none of them waits. */
export const mostWaiting = <T extends Parameters<typeof nextAct>[0]>(newestFirst: readonly T[]): T | undefined =>
  newestFirst.toSorted((a, b) => urgency.indexOf(nextAct(a)) - urgency.indexOf(nextAct(b)))[0];
