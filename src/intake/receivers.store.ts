import type { StaffId, UnitId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import { inUnit, isManager, listStaff, worksWithPeople } from '../organisation/index.ts';
import type { Sql } from '../platform/database/database.ts';

/** Somebody who works with people in a unit, and may be handed something. */
export type Colleague = {
  readonly staffId: StaffId;
  readonly name: string;
  readonly unitId: UnitId;
  readonly unitName: string;
  readonly leads: boolean;
};

/** By unit and name; one who works in two units is there twice. */
export async function colleagues(sql: Sql, now: Instant): Promise<Colleague[]> {
  const places = (await listStaff(sql, now)).flatMap((one) =>
    one.roles
      .filter(({ unitId }, n) => one.roles.findIndex((role) => role.unitId === unitId) === n)
      .map(({ unitId, unitName }) => ({ one: inUnit(one, unitId), unitId, unitName })),
  );
  return places
    .filter(({ one }) => worksWithPeople(one))
    .map(({ one, unitId, unitName }) => ({
      staffId: one.id,
      name: one.name,
      unitId,
      unitName,
      leads: isManager(one),
    }))
    .toSorted((a, b) => a.unitName.localeCompare(b.unitName, 'sv'));
}

/** The units that receive contacts in the day. */
export async function intakeUnits(sql: Sql): Promise<UnitId[]> {
  const rows = await sql.selectFrom('authz.unitFunction').select('unitId').where('function', '=', 'intake').execute();
  return rows.map(({ unitId }) => unitId as UnitId);
}
