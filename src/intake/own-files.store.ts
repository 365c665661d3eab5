import type { StaffContext } from '../access/index.ts';
import type { FileId } from '../kernel/ids.ts';
import type { OwnFile } from './triage-form.ts';

/** The files on the actor's own desk: those that she has a ground for and that are active. */
export async function ownFiles(ctx: Pick<StaffContext, 'sql' | 'actor' | 'keyring'>): Promise<OwnFile[]> {
  const rows = await ctx.sql
    .selectFrom('desk')
    .select(['fileId', 'reference', 'label'])
    .where('staffId', '=', ctx.actor.staffId)
    .where('kind', '=', 'file')
    .where('state', '=', 'active')
    .orderBy('changedAt', 'desc')
    .limit(50)
    .execute();
  return rows.map((row) => ({
    fileId: row.fileId as FileId,
    reference: row.reference,
    label: ctx.keyring.desk.unseal(`desk.label:${row.fileId}`, row.label),
  }));
}
