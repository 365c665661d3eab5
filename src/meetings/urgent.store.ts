import { sql as raw } from 'kysely';
import type { FileContext, OpenFile } from '../access/index.ts';
import type { MeetingId, StaffId } from '../kernel/ids.ts';
import type { Sql } from '../platform/database/database.ts';
import type { AgendaItemId } from './meeting.ts';

/** The place of this file at that urgent meeting, as long as it has not been taken up. */
export async function findUrgentItem(
  sql: Sql,
  file: OpenFile,
  meetingId: MeetingId,
): Promise<AgendaItemId | undefined> {
  const row = await sql
    .selectFrom('agendaItem')
    .select('id')
    .where('meetingId', '=', meetingId)
    .where('fileId', '=', file.id)
    .where('discussedAt', 'is', null)
    .where(raw<boolean>`'urgent' = any (because)`)
    .executeTakeFirst();
  return row?.id as AgendaItemId | undefined;
}

export async function saveWhyCancelled(
  { sql, file }: Pick<FileContext, 'sql' | 'file'>,
  item: AgendaItemId,
  words: string,
): Promise<void> {
  await sql
    .updateTable('agendaItem')
    .set({ cancelledBecause: file.vault.seal(`agenda_item.cancelled_because:${item}`, words) })
    .where('id', '=', item)
    .execute();
}

/** At another hour nobody has answered but the one who moved it. */
export async function clearAnswers(sql: Sql, meetingId: MeetingId, except: StaffId): Promise<void> {
  await sql
    .updateTable('meetingSeat')
    .set({ answer: null, answeredAt: null })
    .where('meetingId', '=', meetingId)
    .where('staffId', '<>', except)
    .execute();
}
