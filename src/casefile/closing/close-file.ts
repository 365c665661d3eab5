import type { FileContext } from '../../access/index.ts';
import { clocksOf, endClock, happened } from '../../clocks/index.ts';
import { today } from '../../kernel/calendar-day.ts';
import { newId, type StaffId } from '../../kernel/ids.ts';
import { endOfDay } from '../../kernel/instant.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { closeAction, openActions, planOf } from '../../plan/index.ts';
import { goFor } from '../../situation/index.ts';
import { listInterventions } from '../../support/index.ts';
import { changeOnDesk } from '../../today/index.ts';
import { type ClosingWritten, endWork, insertClosing, insertFollowUp } from './closing.store.ts';
import { type ClosingId, endsWithFile, type FollowUpId, followUpDays, holdsOpen } from './closing.ts';

export type Agreed = { readonly way: string; readonly ownerId: StaffId };

/**
 * Closes the file: everything that stood open has its answer, what was done for the work ends, and what was agreed for afterwards has an
 * owner and a clock. Refused while a clock runs that the law or a promise has set.
 */
export async function closeFile(
  ctx: FileContext,
  written: ClosingWritten,
  agreed: Agreed | undefined,
): Promise<Result<true, 'clocksRun' | 'closed' | 'noGo'>> {
  const { file } = ctx;
  const clocks = await clocksOf(ctx.sql, file.id);
  const support = await listInterventions(ctx.sql, file.id);
  if (holdsOpen(clocks, ctx.now).length > 0 || support.some(({ endedAt }) => endedAt === null)) return err('clocksRun');
  const go = await goFor(ctx, 'fileCloses');
  if (!go) return err('noGo');
  const id = newId<ClosingId>();
  if (!(await insertClosing(ctx, file, id, written))) return err('closed');
  await go.use();
  const plan = await planOf(ctx.sql, file);
  for (const action of openActions(plan)) {
    const answer = written.answers.find(({ question, about }) => question === 'action' && about === action.id);
    await closeAction(ctx, action, 'notPossible', answer?.because);
  }
  for (const clock of clocks.filter((one) => endsWithFile(one, ctx.now))) await endClock(ctx.sql, clock.id, ctx.now);
  await happened(ctx, file, { kind: 'file.closed', section: 'plan', subject: { closing: id } });
  if (agreed) await planFollowUps(ctx, id, agreed);
  await changeOnDesk(ctx.sql, file.id, { state: 'closed' }, ctx.now);
  // Last: the one who closes may lose a way in of her own by it.
  await endWork(ctx.sql, file);
  return ok(true);
}

async function planFollowUps(ctx: FileContext, closingId: ClosingId, { way, ownerId }: Agreed): Promise<void> {
  for (const { months, dueOn } of followUpDays(today(ctx.now))) {
    const id = newId<FollowUpId>();
    await insertFollowUp(ctx, ctx.file, { id, closingId, months, dueOn, ownerId, way });
    await happened(ctx, ctx.file, {
      kind: 'followUp.planned',
      section: 'plan',
      subject: { followUp: id },
      about: id,
      owner: ownerId,
      due: endOfDay(dueOn),
    });
  }
}
