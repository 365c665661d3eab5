import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { ActionId, Id, StaffId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';

export type GoalId = Id<'goal'>;

/**
 * What an action is aimed at, beside what it says: the conduct of one who uses violence, or a contact that is kept up with who is
 * exposed while something changes on the other side. Each is guarded, as the leaving plan is.
 */
export const disruptionKinds = [
  'policeFollowUp',
  'restrainingOrder',
  'weaponLicence',
  'reportCrime',
  'policeTalk',
  'workplaceTalk',
  'otherTimes',
  'programmeOffered',
  'otherDisruption',
] as const;
export type DisruptionKind = (typeof disruptionKinds)[number];
export type ActionAim = DisruptionKind | 'steadyContact';

export type Goal = {
  readonly id: GoalId;
  /** As the person said it. */
  readonly words: string;
  readonly at: Instant;
  readonly endedAt: Instant | null;
  readonly outcome: string | null;
};

export type Action = {
  readonly id: ActionId;
  readonly goalId: GoalId | null;
  /** The item of a meeting that decided on it. */
  readonly itemId: string | null;
  readonly words: string;
  /** Of the leaving plan: seen, and done, only by those who read the protection too. */
  readonly isGuarded: boolean;
  readonly aim: ActionAim | null;
  readonly ownerId: StaffId;
  readonly ownerName: string;
  readonly dueOn: CalendarDay;
  readonly doneAt: Instant | null;
  readonly noLongerPossibleAt: Instant | null;
  readonly outcome: string | null;
};

export type Plan = { readonly goals: readonly Goal[]; readonly actions: readonly Action[] };

/** Who is away now, and who stands in: by staff. */
export type Away = ReadonlyMap<StaffId, { readonly deputyId: StaffId | null; readonly deputyName: string | null }>;

const isOpen = ({ doneAt, noLongerPossibleAt }: Action): boolean => doneAt === null && noLongerPossibleAt === null;

export type ActionState = 'overdue' | 'today' | 'later' | 'done' | 'notPossible';

export function stateOf(action: Action, today: CalendarDay): ActionState {
  if (action.doneAt) return 'done';
  if (action.noLongerPossibleAt) return 'notPossible';
  const { sign } = today.until(action.dueOn);
  return sign < 0 ? 'overdue' : sign === 0 ? 'today' : 'later';
}

/** Who answers for the action today: its owner, or the one who stands in while she is away. */
export function answersNow(
  action: Action,
  away: Away,
): { readonly name: string; readonly standsInFor?: string } | undefined {
  const absence = away.get(action.ownerId);
  if (!absence) return { name: action.ownerName };
  return absence.deputyName === null ? undefined : { name: absence.deputyName, standsInFor: action.ownerName };
}

/** By day; what has been dealt with last, newest first. */
export const openActions = (plan: Plan): Action[] =>
  plan.actions.filter(isOpen).sort((one, other) => one.dueOn.toString().localeCompare(other.dueOn.toString()));

export const closedActions = (plan: Plan): Action[] =>
  plan.actions.filter((action) => !isOpen(action)).sort((one, other) => endedAt(other).localeCompare(endedAt(one)));

const endedAt = ({ doneAt, noLongerPossibleAt }: Action): string => (doneAt ?? noLongerPossibleAt)?.toString() ?? '';

export const openGoals = (plan: Plan): Goal[] => plan.goals.filter((goal) => goal.endedAt === null);
