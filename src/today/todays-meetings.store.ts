import { Temporal } from 'temporal-polyfill';
import type { MeetingId, StaffId } from '../kernel/ids.ts';
import { dayOf, type Instant, startOfDay, zone } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import type { Keyring } from '../platform/sealing/keyring.ts';

export type TodaysMeeting = {
  readonly id: MeetingId;
  readonly kind: 'regular' | 'urgent';
  readonly startsAt: Instant;
  readonly place: string | null;
  readonly heldAt: Instant | null;
  readonly answer: 'coming' | 'notComing' | null;
};

/** More than anybody goes to between one morning and the noon after. */
const most = 12;

/** Meetings that I am called to, from this morning to tomorrow at noon. */
export async function todaysMeetings(sql: Sql, keyring: Keyring, me: StaffId, now: Instant): Promise<TodaysMeeting[]> {
  const today = dayOf(now);
  const until = today.add({ days: 1 }).toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from('12:00') });
  const rows = await sql
    .selectFrom('meetingSeat as s')
    .innerJoin('meeting as m', 'm.id', 's.meetingId')
    .select(['m.id', 'm.kind', 'm.startsAt', 'm.place', 'm.heldAt', 's.answer'])
    .where('s.staffId', '=', me)
    .where('m.startsAt', '>=', startOfDay(today))
    .where('m.startsAt', '<', until.toInstant())
    .where('m.cancelledAt', 'is', null)
    .orderBy('m.startsAt')
    .limit(most)
    .execute();
  return rows.map((row) => ({
    id: row.id as MeetingId,
    kind: row.kind as TodaysMeeting['kind'],
    startsAt: row.startsAt,
    place: keyring.desk.unsealOptional(`meeting.place:${row.id}`, row.place),
    heldAt: row.heldAt,
    answer: row.answer as TodaysMeeting['answer'],
  }));
}
