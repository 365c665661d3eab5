import type { StaffContext } from '../access/index.ts';
import type { FileId, UnitId } from '../kernel/ids.ts';
import type { Sql } from '../platform/database/database.ts';
import type { OwnFile } from './triage-form.ts';

/** The files on the actor's own desk: those that she has a ground for and that are active. */
export async function ownFiles(ctx: Pick<StaffContext, 'sql' | 'actor' | 'keyring'>): Promise<OwnFile[]> {
  const rows = await ctx.sql
    .selectFrom('desk')
    .select(['fileId', 'reference', 'label', 'state'])
    .where('staffId', '=', ctx.actor.staffId)
    .where('kind', '=', 'file')
    // A closed one too: the way back leads to it, and not to a second file of the same person (V17).
    .where('state', 'in', ['active', 'closed'])
    .orderBy('state')
    .orderBy('changedAt', 'desc')
    .limit(50)
    .execute();
  return rows.map((row) => ({
    fileId: row.fileId as FileId,
    reference: row.reference,
    label: ctx.keyring.desk.unseal(`desk.label:${row.fileId}`, row.label),
    closed: row.state === 'closed',
  }));
}

/** The unit on whose desk a contact lies, as far as the actor sees that desk. */
export async function findDeskUnit(sql: Sql, fileId: FileId): Promise<UnitId | undefined> {
  const row = await sql
    .selectFrom('desk')
    .select('unitId')
    .where('fileId', '=', fileId)
    .where('kind', '=', 'contact')
    .where('unitId', 'is not', null)
    .executeTakeFirst();
  return (row?.unitId as UnitId | null) ?? undefined;
}
