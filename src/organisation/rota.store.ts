import { sql as raw } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { newId, type ShiftId, type StaffId, type UnitId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import { contains, type Period } from '../kernel/period.ts';
import type { Sql } from '../platform/database/database.ts';
import type { OfficeHours } from './office-hours.ts';
import type { Absence, Post, Rota, Shift } from './rota.ts';
import { findSetting } from './settings.store.ts';

export type AbsenceId = string;
export type EnteredAbsence = Absence & { readonly id: AbsenceId; readonly until: Instant };

export async function listShifts(sql: Sql, during: Period): Promise<Shift[]> {
  const query = sql.selectFrom('authz.rotaShift').selectAll().where('endsAt', '>', during.from);
  const rows = await (during.until ? query.where('startsAt', '<', during.until) : query)
    .orderBy('startsAt')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id as ShiftId,
    unitId: row.unitId as UnitId,
    staffId: row.staffId as StaffId,
    duty: row.duty as Shift['duty'],
    from: row.startsAt,
    until: row.endsAt,
  }));
}

export type OnDutyNow = Pick<Shift, 'staffId' | 'unitId' | 'duty'>;

/** Who has which duty right now, as the database weighs it: whoever stands in has it, and whoever is away has not. */
export async function dutyNow(sql: Sql): Promise<OnDutyNow[]> {
  const { rows } = await raw<OnDutyNow>`select staff_id, unit_id, duty from authz.duty_now()`.execute(sql);
  return rows;
}

/** Absences that are not over at `since`. */
export async function listAbsences(sql: Sql, since: Instant): Promise<EnteredAbsence[]> {
  const rows = await sql
    .selectFrom('authz.absence')
    .selectAll()
    .where('endsAt', '>', since)
    .orderBy('startsAt')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    staffId: row.staffId as StaffId,
    deputyId: row.deputyId as StaffId | null,
    from: row.startsAt,
    until: row.endsAt,
  }));
}

/** Who is away now, and until when. */
export async function awayNow(sql: Sql, now: Instant): Promise<ReadonlyMap<StaffId, Instant>> {
  const running = (await listAbsences(sql, now)).filter((one) => contains(one, now));
  return new Map(
    running
      .toSorted((one, other) => Temporal.Instant.compare(one.until, other.until))
      .map(({ staffId, until }) => [staffId, until]),
  );
}

/** 08.00–16.30 until the municipality says otherwise. */
export async function readOfficeHours(sql: Sql): Promise<OfficeHours> {
  const { from, until } = (await findSetting(sql, 'organisation.officeHours')) ?? { from: '08:00', until: '16:30' };
  return { from: Temporal.PlainTime.from(from), until: Temporal.PlainTime.from(until) };
}

/** When digests leave: 07.30 until the municipality says otherwise. */
export const readDigestTime = async (sql: Sql): Promise<Temporal.PlainTime> =>
  Temporal.PlainTime.from((await findSetting(sql, 'notices.digestAt')) ?? '07:30');

/** All that the rules of the rota need for this stretch of time. */
export async function readRota(sql: Sql, during: Period): Promise<Rota> {
  const [shifts, absences, posts, units, ended, officeHours] = await Promise.all([
    listShifts(sql, during),
    listAbsences(sql, during.from),
    sql
      .selectFrom('authz.roleAssignment')
      .select(['staffId', 'unitId', 'role', 'validFrom', 'validTo'])
      .where('role', 'in', ['teamLeader', 'unitManager', 'administrator', 'boardChair'])
      .execute(),
    sql.selectFrom('authz.unit').select(['id', 'parentId', 'kind']).where('closedAt', 'is', null).execute(),
    sql.selectFrom('authz.staff').select('id').where('endedAt', 'is not', null).execute(),
    readOfficeHours(sql),
  ]);
  return {
    shifts,
    absences,
    posts: posts.map((post) => ({
      staffId: post.staffId as StaffId,
      unitId: post.unitId as UnitId,
      role: post.role as Post['role'],
      from: post.validFrom,
      until: post.validTo,
    })),
    units: units.map((unit) => ({
      id: unit.id as UnitId,
      parentId: unit.parentId as UnitId | null,
      afterHours: unit.kind === 'emergencySocialService',
    })),
    ended: ended.map(({ id }) => id as StaffId),
    officeHours,
  };
}

export async function saveShift(sql: Sql, shift: Omit<Shift, 'id' | 'until'> & { until: Instant }): Promise<void> {
  await raw`select authz.save_shift(${newId<ShiftId>()}, ${shift.unitId}, ${shift.staffId}, ${shift.duty},
    ${shift.from.toString()}, ${shift.until.toString()})`.execute(sql);
}

export async function removeShift(sql: Sql, id: ShiftId): Promise<void> {
  await raw`select authz.remove_shift(${id})`.execute(sql);
}

export async function saveAbsence(sql: Sql, absence: EnteredAbsence): Promise<void> {
  await raw`select authz.save_absence(${absence.id}, ${absence.staffId}, ${absence.deputyId},
    ${absence.from.toString()}, ${absence.until.toString()})`.execute(sql);
}

export async function removeAbsence(sql: Sql, id: AbsenceId): Promise<void> {
  await raw`select authz.remove_absence(${id})`.execute(sql);
}
