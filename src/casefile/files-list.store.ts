import { sql as raw } from 'kysely';
import type { FileId, StaffId, UnitId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import type { Keyring } from '../platform/sealing/keyring.ts';
import type { DeskState } from '../today/index.ts';

/** All that a list over files may show (SoLPuL 7 a): never what a file is about. */
export type ListedFile = {
  readonly fileId: FileId;
  readonly reference: string;
  readonly label: string;
  readonly state: DeskState;
  readonly ownerName: string | null;
  readonly since: Instant;
};

export type ListCursor = { readonly since: Instant; readonly fileId: FileId };

/** Files on one's own desk, or on those of one's units, newest first. */
export async function filesOnDesk(
  sql: Sql,
  keyring: Keyring,
  desk: { readonly staffId: StaffId } | { readonly units: readonly UnitId[] },
  page: { readonly before: ListCursor | undefined; readonly limit: number; readonly closed: boolean },
): Promise<ListedFile[]> {
  if ('units' in desk && desk.units.length === 0) return [];
  const rows = await sql
    .selectFrom('desk as d')
    .leftJoin('authz.staff as s', 's.id', 'd.ownerId')
    .select(['d.fileId', 'd.reference', 'd.label', 'd.state', 's.name as ownerName', 'd.since'])
    .where('d.kind', '=', 'file')
    // Not a parameter: the indexes of what is open are chosen by the word.
    .where(page.closed ? raw<boolean>`d.state = 'closed'` : raw<boolean>`d.state <> 'closed'`)
    .$if('staffId' in desk, (q) => q.where('d.staffId', '=', 'staffId' in desk ? desk.staffId : ''))
    .$if('units' in desk, (q) => q.where('d.unitId', 'in', 'units' in desk ? [...desk.units] : []))
    .$if(page.before !== undefined, (q) =>
      q.where(raw<boolean>`(d.since, d.file_id) < (${page.before?.since}::timestamptz, ${page.before?.fileId}::uuid)`),
    )
    .orderBy('d.since', 'desc')
    .orderBy('d.fileId', 'desc')
    .limit(page.limit)
    .execute();
  return rows.map((row) => ({
    fileId: row.fileId as FileId,
    reference: row.reference,
    label: keyring.desk.unseal(`desk.label:${row.fileId}`, row.label),
    state: row.state as DeskState,
    ownerName: row.ownerName,
    since: row.since,
  }));
}
