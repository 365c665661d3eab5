import { sql as raw } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { StaffId, UnitId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { TimeOfDay } from '../kernel/time-of-day.ts';
import type { Sql } from '../platform/database/database.ts';
import type { Keyring } from '../platform/sealing/keyring.ts';
import type { GroupId, SeatId } from './meeting.ts';

export type Group = {
  readonly id: GroupId;
  readonly name: string;
  readonly coordinatorId: StaffId;
  readonly coordinatorName: string;
};

export type GroupSeat = {
  readonly id: SeatId;
  readonly unitId: UnitId;
  readonly unitName: string;
  readonly staffId: StaffId;
  readonly name: string;
  readonly deputyId: StaffId | null;
  readonly deputyName: string | null;
};

export type Series = {
  readonly weekday: number;
  readonly time: TimeOfDay;
  readonly place: string | null;
  readonly startsOn: CalendarDay;
};

export async function listGroups(sql: Sql): Promise<Group[]> {
  const rows = await sql
    .selectFrom('authz.internalGroup as g')
    .innerJoin('authz.staff as s', 's.id', 'g.coordinatorId')
    .select(['g.id', 'g.name', 'g.coordinatorId', 's.name as coordinatorName'])
    .where('g.closedAt', 'is', null)
    .orderBy('g.name')
    .execute();
  return rows.map((row) => ({ ...row, id: row.id as GroupId, coordinatorId: row.coordinatorId as StaffId }));
}

export async function groupSeats(sql: Sql, id: GroupId): Promise<GroupSeat[]> {
  const rows = await sql
    .selectFrom('authz.groupSeat as g')
    .innerJoin('authz.staff as s', 's.id', 'g.staffId')
    .innerJoin('authz.unit as u', 'u.id', 'g.unitId')
    .leftJoin('authz.staff as d', 'd.id', 'g.deputyId')
    .select(['g.id', 'g.unitId', 'u.name as unitName', 'g.staffId', 's.name', 'g.deputyId', 'd.name as deputyName'])
    .where('g.groupId', '=', id)
    .where('g.endedAt', 'is', null)
    .orderBy('u.name')
    .orderBy('s.name')
    .execute();
  return rows.map((row) => ({
    ...row,
    id: row.id as SeatId,
    unitId: row.unitId as UnitId,
    staffId: row.staffId as StaffId,
    deputyId: row.deputyId as StaffId | null,
  }));
}

export async function saveGroup(sql: Sql, group: Pick<Group, 'id' | 'name' | 'coordinatorId'>): Promise<void> {
  await raw`select authz.save_group(${group.id}, ${group.name}, ${group.coordinatorId})`.execute(sql);
}

export async function saveSeat(
  sql: Sql,
  group: GroupId,
  seat: Pick<GroupSeat, 'id' | 'unitId' | 'staffId' | 'deputyId'>,
): Promise<void> {
  await raw`select authz.save_seat(${seat.id}, ${group}, ${seat.unitId}, ${seat.staffId}, ${seat.deputyId})`.execute(
    sql,
  );
}

export async function endSeat(sql: Sql, id: SeatId): Promise<void> {
  await raw`select authz.end_seat(${id})`.execute(sql);
}

const placeField = (id: string) => `meeting_series.place:${id}`;

export async function findSeries(sql: Sql, keyring: Keyring, id: GroupId): Promise<Series | undefined> {
  const row = await sql.selectFrom('meetingSeries').selectAll().where('groupId', '=', id).executeTakeFirst();
  return (
    row && {
      weekday: row.weekday,
      time: Temporal.PlainTime.from(row.atHour),
      place: keyring.desk.unsealOptional(placeField(id), row.place),
      startsOn: row.startsOn,
    }
  );
}

export async function saveSeries(
  sql: Sql,
  keyring: Keyring,
  id: GroupId,
  series: Series,
  set: { readonly by: StaffId; readonly at: Instant },
): Promise<void> {
  const row = {
    weekday: series.weekday,
    atHour: series.time.toString({ smallestUnit: 'minute' }),
    place: keyring.desk.sealOptional(placeField(id), series.place),
    startsOn: series.startsOn,
    setBy: set.by,
    setAt: set.at,
  };
  await sql
    .insertInto('meetingSeries')
    .values({ groupId: id, ...row })
    .onConflict((c) => c.column('groupId').doUpdateSet(row))
    .execute();
}

export type TaskCounts = { readonly onTime: number; readonly ended: number; readonly until: CalendarDay };

/** How tasks that ended in finished quarters went; nothing where there are too few to count without telling of somebody. */
export async function groupTasks(sql: Sql, id: GroupId): Promise<TaskCounts | undefined> {
  const { rows } = await raw<TaskCounts>`select * from authz.group_tasks(${id})`.execute(sql);
  return rows[0];
}
