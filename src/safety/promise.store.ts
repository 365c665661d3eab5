import type { FileContext, OpenFile } from '../access/index.ts';
import { newId, type StaffId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import type { Promised, PromiseId, PromiseKind } from './promise.ts';

type Ctx = Pick<FileContext, 'sql' | 'now' | 'actor'>;
const field = (column: string, id: string) => `promise.${column}:${id}`;

export async function loadPromises(sql: Sql, file: OpenFile): Promise<Promised[]> {
  const rows = await sql
    .selectFrom('promise as p')
    .innerJoin('authz.staff as g', 'g.id', 'p.givenBy')
    .leftJoin('authz.staff as w', 'w.id', 'p.withdrawnBy')
    .leftJoin('authz.staff as m', 'm.id', 'p.withdrawnManager')
    .selectAll('p')
    .select(['g.name as giver', 'w.name as withdrawer', 'm.name as manager'])
    .where('p.sectionId', '=', file.section('plan'))
    .where('p.detachedAt', 'is', null)
    .execute();
  return rows.map((row) => ({
    id: row.id as PromiseId,
    kind: row.kind as PromiseKind,
    words: file.vault.unseal(field('words', row.id), row.words),
    givenBy: row.giver,
    givenAt: row.givenAt,
    dueAt: row.dueAt,
    keptAt: row.keptAt,
    withdrawn: row.withdrawnAt
      ? {
          at: row.withdrawnAt,
          by: row.withdrawer ?? '',
          reason: file.vault.unsealOptional(field('withdrawn_reason', row.id), row.withdrawnReason) ?? '',
          manager: row.manager ?? '',
          replacement: file.vault.unsealOptional(field('replacement', row.id), row.replacement) ?? '',
        }
      : null,
  }));
}

export async function insertPromise(
  ctx: Ctx,
  file: OpenFile,
  promise: { kind: PromiseKind; words: string; givenBy: StaffId; dueAt: Instant },
): Promise<PromiseId> {
  const id = newId<PromiseId>();
  await ctx.sql
    .insertInto('promise')
    .values({
      id,
      fileId: file.id,
      sectionId: file.section('plan'),
      kind: promise.kind,
      words: file.vault.seal(field('words', id), promise.words),
      givenBy: promise.givenBy,
      givenAt: ctx.now,
      dueAt: promise.dueAt,
      ownerId: promise.givenBy,
    })
    .execute();
  return id;
}

/** False where somebody kept it or took it back in the meantime. */
export async function keepPromise(ctx: Ctx, file: OpenFile, id: PromiseId): Promise<boolean> {
  const result = await ctx.sql
    .updateTable('promise')
    .set({ keptAt: ctx.now })
    .where('id', '=', id)
    .where('sectionId', '=', file.section('plan'))
    .where('keptAt', 'is', null)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function withdrawPromise(
  ctx: Ctx,
  file: OpenFile,
  id: PromiseId,
  withdrawal: { reason: string; manager: StaffId; replacement: string },
): Promise<boolean> {
  const result = await ctx.sql
    .updateTable('promise')
    .set({
      withdrawnAt: ctx.now,
      withdrawnBy: ctx.actor.staffId,
      withdrawnReason: file.vault.seal(field('withdrawn_reason', id), withdrawal.reason),
      withdrawnManager: withdrawal.manager,
      replacement: file.vault.seal(field('replacement', id), withdrawal.replacement),
    })
    .where('id', '=', id)
    .where('sectionId', '=', file.section('plan'))
    .where('keptAt', 'is', null)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
