import { sql as raw } from 'kysely';
import type { StaffContext } from '../access/index.ts';
import type { FileId } from '../kernel/ids.ts';
import { listAbsences, type TimeOff, timeOffAhead } from '../organisation/index.ts';

/** To whom I give support, and who has not been told whom to call while I am away. */
export type NotTold = {
  readonly fileId: FileId;
  readonly interventionId: string;
  readonly reference: string;
  readonly label: string;
  readonly off: TimeOff;
};

/** Nothing is asked of the database on a day when no longer time off lies ahead. */
export async function notTold({
  sql,
  keyring,
  actor,
  now,
}: Pick<StaffContext, 'sql' | 'keyring' | 'actor' | 'now'>): Promise<NotTold[]> {
  const off = timeOffAhead(
    now,
    (await listAbsences(sql, now)).filter(({ staffId }) => staffId === actor.staffId),
  );
  if (!off) return [];
  const { rows } = await raw<{ fileId: FileId; interventionId: string; reference: string; label: Buffer }>`
    select n.file_id, n.intervention_id, d.reference, d.label from authz.not_told_of_time_off(${off.last.toString()}) n
      cross join lateral (select reference, label from desk
        where desk.file_id = n.file_id and (unit_id is not null or staff_id = ${actor.staffId}) order by staff_id nulls last limit 1) d
    order by d.reference`.execute(sql);
  return rows.map((row) => ({
    ...row,
    label: keyring.desk.unseal(`desk.label:${row.fileId}`, row.label),
    off,
  }));
}
