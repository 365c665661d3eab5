import { sql as raw } from 'kysely';
import type { FileId, StaffId } from '../kernel/ids.ts';
import type { Sql } from '../platform/database/database.ts';

/** Those who have a conflict of interest here (FL 16–18), to whoever writes in the file. */
export async function shutOut(sql: Sql, fileId: FileId): Promise<ReadonlySet<StaffId>> {
  const { rows } = await raw<{ id: StaffId }>`select * from authz.shut_out(${fileId}) as x (id)`.execute(sql);
  return new Set(rows.map(({ id }) => id));
}

/** Those of these workers whom nothing keeps from being named here. Counted, and logged where somebody is kept. */
export async function canBeNamed(sql: Sql, fileId: FileId, staff: readonly StaffId[]): Promise<ReadonlySet<StaffId>> {
  const { rows } = await raw<{ id: StaffId }>`
    select * from authz.can_be_named(${fileId}, ${staff}::uuid[]) as x (id)`.execute(sql);
  return new Set(rows.map(({ id }) => id));
}
