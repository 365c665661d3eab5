import type { MeetingId, StaffId, UnitId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import type { Keyring } from '../platform/sealing/keyring.ts';
import type { CalledAs, GroupId } from './meeting.ts';

export type Meeting = {
  readonly id: MeetingId;
  readonly groupId: GroupId | null;
  readonly kind: 'regular' | 'urgent';
  readonly calledBy: StaffId;
  readonly calledAt: Instant;
  readonly startsAt: Instant;
  readonly place: string | null;
  readonly heldAt: Instant | null;
  readonly heldBy: StaffId | null;
  readonly cancelledAt: Instant | null;
};

export type MeetingSeat = {
  readonly meetingId: MeetingId;
  readonly staffId: StaffId;
  readonly name: string;
  readonly phone: string | null;
  readonly unitId: UnitId | null;
  readonly unitName: string | null;
  readonly calledAs: CalledAs;
  readonly calledAt: Instant;
  readonly answer: 'coming' | 'notComing' | null;
  readonly answeredAt: Instant | null;
  readonly attended: boolean | null;
  /** When she confirmed what secrecy means at this meeting. */
  readonly confirmedAt: Instant | null;
};

const placeField = (id: string) => `meeting.place:${id}`;

export type NewMeeting = Pick<Meeting, 'id' | 'groupId' | 'kind' | 'startsAt' | 'place' | 'calledBy' | 'calledAt'>;

export async function insertMeeting(sql: Sql, keyring: Keyring, made: NewMeeting): Promise<void> {
  await sql
    .insertInto('meeting')
    .values({ ...made, place: keyring.desk.sealOptional(placeField(made.id), made.place) })
    .execute();
}

export type Called = { readonly staffId: StaffId; readonly unitId: UnitId | null; readonly calledAs: CalledAs };

/** Calls them; one who is called already stays as she was called. */
export async function callTo(sql: Sql, meetingId: MeetingId, called: readonly Called[], now: Instant): Promise<void> {
  if (called.length === 0) return;
  await sql
    .insertInto('meetingSeat')
    .values(called.map((one) => ({ ...one, meetingId, calledAt: now })))
    .onConflict((c) => c.doNothing())
    .execute();
}

/** The meetings that I am called to, called or coordinate, in order; row security decides which these are. */
export async function myMeetings(sql: Sql, keyring: Keyring): Promise<Meeting[]> {
  const rows = await sql.selectFrom('meeting').selectAll().orderBy('startsAt').execute();
  return rows.map((row) => ({
    ...row,
    id: row.id as MeetingId,
    groupId: row.groupId as GroupId | null,
    kind: row.kind as Meeting['kind'],
    calledBy: row.calledBy as StaffId,
    heldBy: row.heldBy as StaffId | null,
    place: keyring.desk.unsealOptional(placeField(row.id), row.place),
  }));
}

export async function findMeeting(sql: Sql, keyring: Keyring, id: MeetingId): Promise<Meeting | undefined> {
  return (await myMeetings(sql, keyring)).find((meeting) => meeting.id === id);
}

/** Who is called to these meetings. */
export async function seatsOf(sql: Sql, meetings: readonly MeetingId[]): Promise<MeetingSeat[]> {
  if (meetings.length === 0) return [];
  const rows = await sql
    .selectFrom('meetingSeat as m')
    .innerJoin('authz.staff as s', 's.id', 'm.staffId')
    .leftJoin('authz.unit as u', 'u.id', 'm.unitId')
    .selectAll('m')
    .select(['s.name', 's.phone', 'u.name as unitName'])
    .where('m.meetingId', 'in', [...meetings])
    .orderBy('u.name')
    .orderBy('s.name')
    .execute();
  return rows.map((row) => ({
    ...row,
    meetingId: row.meetingId as MeetingId,
    staffId: row.staffId as StaffId,
    unitId: row.unitId as UnitId | null,
    calledAs: row.calledAs as CalledAs,
    answer: row.answer as MeetingSeat['answer'],
  }));
}

export async function moveMeeting(
  sql: Sql,
  keyring: Keyring,
  id: MeetingId,
  to: { readonly startsAt: Instant; readonly place: string | null },
): Promise<boolean> {
  const result = await sql
    .updateTable('meeting')
    .set({ startsAt: to.startsAt, place: keyring.desk.sealOptional(placeField(id), to.place) })
    .where('id', '=', id)
    .where('heldAt', 'is', null)
    .where('cancelledAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function cancelMeeting(sql: Sql, id: MeetingId, now: Instant): Promise<boolean> {
  const result = await sql
    .updateTable('meeting')
    .set({ cancelledAt: now })
    .where('id', '=', id)
    .where('heldAt', 'is', null)
    .where('cancelledAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Answers a call for oneself. */
export async function answerCall(
  sql: Sql,
  id: MeetingId,
  answered: { readonly by: StaffId; readonly answer: 'coming' | 'notComing'; readonly at: Instant },
): Promise<boolean> {
  const result = await sql
    .updateTable('meetingSeat')
    .set({ answer: answered.answer, answeredAt: answered.at })
    .where('meetingId', '=', id)
    .where('staffId', '=', answered.by)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Who came. One who leads sees perhaps not everyone who is called: only those she saw are marked as not there. */
export async function saveAttendance(
  sql: Sql,
  id: MeetingId,
  came: ReadonlySet<StaffId>,
  shown: readonly StaffId[],
): Promise<void> {
  for (const attended of [true, false]) {
    const staff = shown.filter((one) => came.has(one) === attended);
    if (staff.length === 0) continue;
    await sql
      .updateTable('meetingSeat')
      .set({ attended })
      .where('meetingId', '=', id)
      .where('staffId', 'in', staff)
      .execute();
  }
}

/** Each for herself: she has read what secrecy means here, and is present. */
export async function confirmSecrecy(sql: Sql, id: MeetingId, staffId: StaffId, now: Instant): Promise<boolean> {
  const result = await sql
    .updateTable('meetingSeat')
    .set({ confirmedAt: now, attended: true })
    .where('meetingId', '=', id)
    .where('staffId', '=', staffId)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function markHeld(sql: Sql, id: MeetingId, by: StaffId, now: Instant): Promise<boolean> {
  const result = await sql
    .updateTable('meeting')
    .set({ heldAt: now, heldBy: by })
    .where('id', '=', id)
    .where('heldAt', 'is', null)
    .where('cancelledAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
