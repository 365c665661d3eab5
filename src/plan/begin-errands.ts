import type { FileContext } from '../access/index.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { StaffId } from '../kernel/ids.ts';
import { redden } from '../redevent/index.ts';
import { addAction } from './change-plan.ts';
import { insertErrand } from './leaving.store.ts';
import type { ErrandKind } from './leaving.ts';
import { leavingTexts } from './leaving-texts.ts';

export type Chosen = {
  readonly kind: ErrandKind;
  readonly ownerId: StaffId;
  readonly dueOn: CalendarDay;
  readonly escortId: StaffId | undefined;
  /** What it could reveal in this very case. */
  readonly more: string | undefined;
};

/**
 * Each errand is an action like any other, with its clock; who goes along has one too, so that it is known to her. What it
 * reveals is kept as it was read before it was chosen.
 */
export async function beginErrands(ctx: FileContext, chosen: readonly Chosen[], isFirst: boolean): Promise<void> {
  const t = leavingTexts(ctx.language);
  // To plan to leave is the most dangerous time.
  let starts = await redden(ctx, ctx.file, isFirst ? [{ kind: 'separation', source: ctx.file.id }] : []);
  for (const { kind, ownerId, dueOn, escortId, more } of chosen) {
    const { task, reveals } = t.errand[kind];
    const actionId = await addAction(ctx, { words: task, goalId: undefined, ownerId, dueOn, isGuarded: true }, starts);
    starts = [];
    const escortActionId =
      escortId && escortId !== ownerId
        ? await addAction(ctx, {
            words: t.escortTask(task),
            goalId: undefined,
            ownerId: escortId,
            dueOn,
            isGuarded: true,
          })
        : undefined;
    await insertErrand(
      ctx.sql,
      ctx.file,
      { kind, actionId, escortActionId, reveals: more ? `${reveals}\n${more}` : reveals },
      { by: ctx.actor.staffId, at: ctx.now },
    );
  }
}
