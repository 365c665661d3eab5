import type { FileContext } from '../../access/index.ts';
import { endClocksAbout, happened, startClocksAgain } from '../../clocks/index.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { type Red, redden } from '../../redevent/index.ts';
import { firstRisk } from '../../risk/index.ts';
import { raiseStep } from '../../situation/index.ts';
import { changeOnDesk } from '../../today/index.ts';
import { endFollowUp, followUpsOf, reopen } from './closing.store.ts';

/**
 * Opens it again: what was agreed for afterwards is called off, and what closing ended and still waits has its clock back. The way in asks
 * for nobody's leave; whoever is exposed to somebody whose file opens again is considered from then on (SoL 13:8). What was heard and
 * changes the threat is assessed for itself; else the risk is assessed anew, as when a file is opened first.
 */
export async function reopenFile(
  ctx: FileContext,
  because: string,
  reds: readonly Red[] = [],
): Promise<Result<true, 'notClosed'>> {
  const closedAt = await reopen(ctx, ctx.file, because);
  if (!closedAt) return err('notClosed');
  await callFollowUpsOff(ctx);
  await startClocksAgain(ctx, ctx.file, closedAt);
  const threats = await redden(ctx, ctx.file, reds);
  await happened(ctx, ctx.file, {
    kind: 'file.reopened',
    section: 'plan',
    starts: threats.length > 0 ? threats : await firstRisk(ctx, ctx.file),
  });
  await raiseStep(ctx, 'fileReopened');
  await changeOnDesk(ctx.sql, ctx.file.id, { state: 'active' }, ctx.now);
  return ok(true);
}

/** Their clocks end, and are not met: nobody was asked. */
async function callFollowUpsOff(ctx: FileContext): Promise<void> {
  const left = (await followUpsOf(ctx.sql, ctx.file)).filter(({ endedAt }) => endedAt === null).map(({ id }) => id);
  if (left.length === 0) return;
  await endClocksAbout(ctx.sql, ctx.file.id, left, ctx.now);
  for (const id of left) {
    await endFollowUp(ctx, ctx.file, id, { outcome: 'reopened' });
    await happened(ctx, ctx.file, { kind: 'followUp.ended', section: 'plan', subject: { followUp: id }, about: id });
  }
}
