import type { FileContext } from '../access/index.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { ActionId, StaffId } from '../kernel/ids.ts';
import { addAction } from '../plan/index.ts';
import { type Authority, type PartTyped, taskOf } from './consultation.ts';

/** A line as it is kept: what is ours lies in the plan, and the line leads there; what is theirs stands in the line. */
export type PartKept = {
  readonly authority: Authority;
  readonly who: string | undefined;
  readonly task?: { readonly words: string; readonly dueOn: CalendarDay } | undefined;
  readonly actionId?: ActionId | undefined;
};

/** What we do becomes an action of the plan, owned and reminded of; guarded where others than the team read the plan. */
export async function shareOut(
  ctx: FileContext,
  part: PartTyped<StaffId>,
  { isGuarded }: { readonly isGuarded: boolean },
): Promise<PartKept> {
  const { authority, who } = part;
  const task = taskOf(part);
  if (task?.by !== 'us') return { authority, who, task: task && { words: task.words, dueOn: task.dueOn } };
  const { words, dueOn, owner } = task;
  const actionId = await addAction(ctx, { words, dueOn, goalId: undefined, ownerId: owner, isGuarded });
  return { authority, who, actionId };
}
