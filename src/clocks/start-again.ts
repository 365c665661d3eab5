import type { OpenFile, StaffContext } from '../access/index.ts';
import type { Instant } from '../kernel/instant.ts';
import { answeredSince, clocksEndedAt, startAgain } from './clocks.store.ts';
import { dueAgain } from './clocks.ts';
import { endedBy, metBy, ruleOf } from './rules.ts';

/**
 * What closing ended, and still waits now that the file is opened again. What was answered while it was closed stays as it is; what this
 * reader can't see of that is asked for once more, which falls the right way. Whoever had it has it, as long as she can open the file.
 */
export async function startClocksAgain(
  ctx: Pick<StaffContext, 'sql' | 'now'>,
  file: Pick<OpenFile, 'id'>,
  closedAt: Instant,
): Promise<void> {
  const ended = (await clocksEndedAt(ctx.sql, file.id, closedAt)).filter(({ kind }) => ruleOf(kind).atReopening);
  if (ended.length === 0) return;
  const since = await answeredSince(ctx.sql, file.id, closedAt);
  const waits = ended.filter(
    ({ kind, about }) =>
      !since.some(
        (event) =>
          (metBy(event.kind).includes(kind) || endedBy(event.kind).includes(kind)) &&
          (about === null || event.about === null || event.about === about),
      ),
  );
  await startAgain(
    ctx.sql,
    file.id,
    waits.map(({ id, kind, dueAt }) => ({ id, dueAt: dueAgain(ruleOf(kind), dueAt, ctx.now) })),
  );
}
