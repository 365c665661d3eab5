import { sql as raw } from 'kysely';
import type { StaffId, UnitId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';

/** Somebody who works with people in a unit, and may be handed something. */
export type Colleague = {
  readonly staffId: StaffId;
  readonly name: string;
  readonly unitId: UnitId;
  readonly unitName: string;
  readonly leads: boolean;
};

export async function colleagues(sql: Sql): Promise<Colleague[]> {
  const rows = await sql
    .selectFrom('authz.roleAssignment as r')
    .innerJoin('authz.staff as s', 's.id', 'r.staffId')
    .innerJoin('authz.unit as u', 'u.id', 'r.unitId')
    .select([
      's.id as staffId',
      's.name',
      'u.id as unitId',
      'u.name as unitName',
      raw<boolean>`bool_or(r.role in ('teamLeader', 'unitManager'))`.as('leads'),
    ])
    .where('r.role', 'not in', ['administrator', 'auditor', 'boardChair'])
    .where(raw<boolean>`r.valid_from <= authz.now() and (r.valid_to is null or r.valid_to > authz.now())
      and (s.ended_at is null or s.ended_at > authz.now()) and (u.closed_at is null or u.closed_at > authz.now())`)
    .groupBy(['s.id', 's.name', 'u.id', 'u.name'])
    .orderBy('u.name')
    .orderBy('s.name')
    .execute();
  return rows.map((row) => ({ ...row, staffId: row.staffId as StaffId, unitId: row.unitId as UnitId }));
}

/** The back-up who can be called now: of these units first, else of any. */
export async function backupNow(
  sql: Sql,
  units: readonly UnitId[],
  now: Instant,
): Promise<{ readonly name: string; readonly phone: string | null } | undefined> {
  const rows = await sql
    .selectFrom('authz.rotaShift as d')
    .innerJoin('authz.staff as s', 's.id', 'd.staffId')
    .select(['d.unitId', 's.name', 's.phone'])
    .where('d.duty', '=', 'backup')
    .where('d.startsAt', '<=', now)
    .where('d.endsAt', '>', now)
    .orderBy('d.startsAt')
    .execute();
  return rows.find((row) => units.includes(row.unitId as UnitId)) ?? rows[0];
}

/** The units that receive contacts in the day. */
export async function intakeUnits(sql: Sql): Promise<UnitId[]> {
  const rows = await sql.selectFrom('authz.unitFunction').select('unitId').where('function', '=', 'intake').execute();
  return rows.map(({ unitId }) => unitId as UnitId);
}
