import { sql as raw } from 'kysely';
import type { MeetingId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import type { GroupId } from './meeting.ts';

/** Calls those who speak in the group today to every coming meeting. */
export async function callGroup(sql: Sql, id: GroupId): Promise<void> {
  await raw`select authz.call_group(${id})`.execute(sql);
}

/** The next meeting of each group: for the jobs. */
export async function nextMeetings(sql: Sql): Promise<{ readonly meeting: MeetingId; readonly startsAt: Instant }[]> {
  const { rows } = await raw<{ meeting: MeetingId; startsAt: Instant }>`select * from authz.next_meetings()`.execute(
    sql,
  );
  return rows;
}

/** Asks for input where it is missing, once for each stage; for the jobs. */
export async function askInputs(sql: Sql, meeting: MeetingId, chased: boolean): Promise<void> {
  await raw`select authz.ask_inputs(${meeting}, ${chased})`.execute(sql);
}
