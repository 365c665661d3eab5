import type { FileContext } from '../access/index.ts';
import { happened, moveClock, type Started } from '../clocks/index.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import { type ActionId, newId, type StaffId } from '../kernel/ids.ts';
import { endOfDay } from '../kernel/instant.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { redden } from '../redevent/index.ts';
import { endsLeaving } from './leaving.store.ts';
import { type ActionWritten, endAction, endGoal, guard, insertAction, insertGoal, moveAction } from './plan.store.ts';
import type { Action, GoalId } from './plan.ts';

export async function setGoal(ctx: FileContext, words: string): Promise<void> {
  const id = newId<GoalId>();
  await insertGoal(ctx.sql, ctx.file, id, words, ctx.now);
  await happened(ctx, ctx.file, { kind: 'plan.goalSet', section: 'plan', subject: { goal: id } });
}

export async function closeGoal(ctx: FileContext, id: GoalId, outcome: string): Promise<Result<true, 'ended'>> {
  if (!(await endGoal(ctx.sql, ctx.file, id, outcome, ctx.now))) return err('ended');
  await happened(ctx, ctx.file, { kind: 'plan.goalEnded', section: 'plan', subject: { goal: id } });
  return ok(true);
}

const where = ({ isGuarded }: { readonly isGuarded?: boolean }) =>
  ({ section: 'plan', guard: isGuarded ? guard : undefined }) as const;

export async function addAction(
  ctx: FileContext,
  written: ActionWritten,
  starts: readonly Started[] = [],
): Promise<ActionId> {
  const id = newId<ActionId>();
  await insertAction(ctx.sql, ctx.file, id, written, ctx.actor.staffId, ctx.now);
  await happened(ctx, ctx.file, {
    kind: 'plan.actionAdded',
    ...where(written),
    subject: { action: id },
    about: id,
    owner: written.ownerId,
    due: endOfDay(written.dueOn),
    starts,
  });
  return id;
}

export async function changeAction(
  ctx: FileContext,
  action: Action,
  to: { readonly ownerId: StaffId; readonly dueOn: CalendarDay },
): Promise<Result<true, 'ended'>> {
  if (!(await moveAction(ctx.sql, ctx.file, action.id, to))) return err('ended');
  await moveClock(ctx.sql, ctx.file.id, 'planAction', action.id, { dueAt: endOfDay(to.dueOn), ownerId: to.ownerId });
  await happened(ctx, ctx.file, { kind: 'plan.actionChanged', ...where(action), subject: { action: action.id } });
  return ok(true);
}

/** Done, or no longer possible: the second needs its why, and neither is ever taken back. */
export async function closeAction(
  ctx: FileContext,
  action: Action,
  how: 'done' | 'notPossible',
  outcome: string | undefined,
): Promise<Result<true, 'ended'>> {
  if (!(await endAction(ctx.sql, ctx.file, action.id, { how, outcome, now: ctx.now }))) return err('ended');
  // Who has left, or is about to, is in danger again: the last errand says so.
  const left = how === 'done' && (await endsLeaving(ctx.sql, action.id));
  const starts = await redden(ctx, ctx.file, left ? [{ kind: 'separation', source: action.id }] : []);
  const kind = how === 'done' ? 'plan.actionDone' : 'plan.actionNotPossible';
  await happened(ctx, ctx.file, { kind, ...where(action), subject: { action: action.id }, about: action.id, starts });
  return ok(true);
}
