import type { FileContext, OpenFile } from '../access/index.ts';
import { type Id, newId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import type { WarningKind } from './warning.ts';

export type WarningId = Id<'warning'>;
export type Warning = {
  readonly id: WarningId;
  readonly kind: WarningKind;
  readonly words: string | null;
  readonly at: Instant;
  readonly by: string;
};
type Ctx = Pick<FileContext, 'sql' | 'now' | 'actor'>;

export async function loadWarnings(sql: Sql, file: OpenFile): Promise<Warning[]> {
  const rows = await sql
    .selectFrom('warning as w')
    .innerJoin('authz.staff as s', 's.id', 'w.byId')
    .select(['w.id', 'w.kind', 'w.words', 'w.at', 's.name'])
    .where('w.sectionId', '=', file.section('protection'))
    .where('w.endedAt', 'is', null)
    .where('w.detachedAt', 'is', null)
    .orderBy('w.at', 'desc')
    .execute();
  return rows.map((row) => warningOf(file, row));
}

type Row = {
  readonly id: string;
  readonly kind: string;
  readonly words: Buffer | null;
  readonly at: Instant;
  readonly name: string;
};
/** Opened with the file's key. */
export const warningOf = (file: OpenFile, row: Row): Warning => ({
  id: row.id as WarningId,
  kind: row.kind as WarningKind,
  words: file.vault.unsealOptional(`warning.words:${row.id}`, row.words),
  at: row.at,
  by: row.name,
});

export async function insertWarning(
  ctx: Ctx,
  file: OpenFile,
  warning: { kind: WarningKind; words: string | null },
): Promise<WarningId> {
  const id = newId<WarningId>();
  await ctx.sql
    .insertInto('warning')
    .values({
      id,
      fileId: file.id,
      sectionId: file.section('protection'),
      kind: warning.kind,
      words: file.vault.sealOptional(`warning.words:${id}`, warning.words),
      at: ctx.now,
      byId: ctx.actor.staffId,
    })
    .execute();
  return id;
}

/** False where it was ended already, or is another file's. */
export async function endWarning(ctx: Ctx, file: OpenFile, id: WarningId): Promise<boolean> {
  const result = await ctx.sql
    .updateTable('warning')
    .set({ endedAt: ctx.now, endedBy: ctx.actor.staffId })
    .where('id', '=', id)
    .where('sectionId', '=', file.section('protection'))
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
