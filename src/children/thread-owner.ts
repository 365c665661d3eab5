import type { FileContext } from '../access/index.ts';
import { listStaff, whoAnswers } from '../organisation/index.ts';
import { holderIn } from './concern.store.ts';
import type { Thread, ThreadId } from './concern.ts';

type Ctx = Pick<FileContext, 'sql' | 'now' | 'language'>;

/**
 * Whom each report waits for: who received it, or stands in for her while she is away; before that, whoever has the duty in
 * the unit that it went to. Silence always has an owner, seen from both sides.
 */
export async function threadOwners(ctx: Ctx, threads: readonly Thread[]): Promise<ReadonlyMap<ThreadId, string>> {
  if (threads.length === 0) return new Map();
  const staff = new Map((await listStaff(ctx.sql, ctx.now)).map(({ id, name }) => [id, name]));
  const held = await Promise.all(
    threads.map(async (thread) => {
      const ownerId = thread.receivedById ?? (await holderIn(ctx.sql, thread.toUnitId, ctx.now));
      return { id: thread.id, ownerId, unitId: thread.toUnitId, dueAt: ctx.now };
    }),
  );
  const named = held.flatMap(({ ownerId, ...one }) =>
    ownerId ? [{ ...one, ownerId, ownerName: staff.get(ownerId) ?? '' }] : [],
  );
  return (await whoAnswers(ctx, named)) as ReadonlyMap<ThreadId, string>;
}
