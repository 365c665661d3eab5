import { sql as raw } from 'kysely';
import { type Id, newId, type RoleId, type StaffId, type UnitId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { StaffRole } from '../kernel/staff-role.ts';
import type { Sql } from '../platform/database/database.ts';
import type { Colleague, RoleGiven, Unit, UnitFunction, UnitHolds, UnitKind } from './organisation.ts';

export async function listUnits(sql: Sql): Promise<Unit[]> {
  const [units, functions] = await Promise.all([
    sql
      .selectFrom('authz.unit')
      .select(['id', 'name', 'kind', 'parentId'])
      .where('closedAt', 'is', null)
      .orderBy('name')
      .execute(),
    sql.selectFrom('authz.unitFunction').selectAll().orderBy('function').execute(),
  ]);
  return units.map((unit) => ({
    id: unit.id as UnitId,
    name: unit.name,
    kind: unit.kind as UnitKind,
    parentId: unit.parentId as UnitId | null,
    functions: functions.filter((f) => f.unitId === unit.id).map((f) => f.function as UnitFunction),
  }));
}

/** Everyone who works here now, with the roles that hold now. */
export async function listStaff(sql: Sql, now: Instant): Promise<Colleague[]> {
  const [staff, roles] = await Promise.all([
    sql
      .selectFrom('authz.staff')
      .select(['id', 'name', 'phone'])
      .where('endedAt', 'is', null)
      .orderBy('name')
      .execute(),
    sql
      .selectFrom('authz.roleAssignment as r')
      .innerJoin('authz.unit as u', 'u.id', 'r.unitId')
      .select(['r.id', 'r.staffId', 'r.role', 'r.unitId', 'u.name as unitName', 'r.validTo', 'r.deputyId'])
      .where('r.validFrom', '<=', now)
      .where((eb) => eb.or([eb('r.validTo', 'is', null), eb('r.validTo', '>', now)]))
      .orderBy('u.name')
      .orderBy('r.role')
      .execute(),
  ]);
  return staff.map((one) => ({
    id: one.id as StaffId,
    name: one.name,
    phone: one.phone,
    roles: roles
      .filter((r) => r.staffId === one.id)
      .map(
        (r): RoleGiven => ({
          id: r.id as RoleId,
          role: r.role as StaffRole,
          unitId: r.unitId as UnitId,
          unitName: r.unitName,
          until: r.validTo,
          deputyId: r.deputyId as StaffId | null,
        }),
      ),
  }));
}

export type WayIn = {
  readonly staffId: StaffId;
  readonly passkeys: number;
  readonly lastUsedAt: Instant | null;
  readonly linkUntil: Instant | null;
};

/** Made-up people come in without a passkey. */
export async function hasMadeUpPeople(sql: Sql): Promise<boolean> {
  const { rows } = await raw<{ kind: string }>`select authz.instance_kind() as kind`.execute(sql);
  return rows[0]?.kind === 'demo' || rows[0]?.kind === 'test';
}

/** How each person gets in. Empty for all but an administrator. */
export async function listWaysIn(sql: Sql): Promise<WayIn[]> {
  type Row = { staffId: StaffId; passkeys: number; lastUsedAt: Instant | null; linkUntil: Instant | null };
  const { rows } = await raw<Row>`select * from authz.ways_in()`.execute(sql);
  return rows;
}

export type WaitingLink = { readonly staffId: StaffId; readonly mayConfirm: boolean };

/** Whose first link waits for a second person. Empty for all but administrators and unit managers. */
export async function listWaitingLinks(sql: Sql): Promise<WaitingLink[]> {
  const { rows } = await raw<WaitingLink>`select * from authz.waiting_links()`.execute(sql);
  return rows;
}

export async function confirmLink(sql: Sql, staffId: StaffId): Promise<void> {
  await raw`select authz.confirm_link(${staffId})`.execute(sql);
}

/** Where somebody is told by mail, and since when the mail server says that there is no such address. */
export type MailAddress = {
  readonly staffId: StaffId;
  readonly address: string;
  readonly refusedAt: Instant | null;
};

export async function listMailAddresses(sql: Sql): Promise<MailAddress[]> {
  const rows = await sql
    .selectFrom('authz.staff')
    .select(['id', 'mail', 'mailRefusedAt'])
    .where('endedAt', 'is', null)
    .where('mail', 'is not', null)
    .execute();
  return rows.map(({ id, mail, mailRefusedAt }) => ({
    staffId: id as StaffId,
    address: mail ?? '',
    refusedAt: mailRefusedAt,
  }));
}

/** Saved anew, an address that was refused is tried anew. */
export async function saveMailAddress(sql: Sql, staffId: StaffId, address: string | null): Promise<void> {
  await raw`select authz.set_mail(${staffId}, ${address})`.execute(sql);
}

/** Mails that were tried and have not left. Told to an administrator alone. */
export async function mailThatWaits(sql: Sql): Promise<{ waiting: number; since: Instant | null }> {
  const { rows } = await raw<{ waiting: number; since: Instant | null }>`select * from authz.mail_waiting()`.execute(
    sql,
  );
  return rows[0] ?? { waiting: 0, since: null };
}

export async function saveUnit(sql: Sql, unit: Unit): Promise<void> {
  await raw`select authz.save_unit(${unit.id}, ${unit.name}, ${unit.kind}, ${unit.parentId}, ${unit.functions})`.execute(
    sql,
  );
}

/** What has to go somewhere else before the unit can be closed, and how much of it. */
export async function heldBy(sql: Sql, unitId: UnitId): Promise<Partial<Record<UnitHolds, number>>> {
  const { rows } = await raw<{ what: UnitHolds; n: number }>`select * from authz.unit_holds(${unitId})`.execute(sql);
  return Object.fromEntries(rows.map(({ what, n }) => [what, n]));
}

export async function closeUnit(sql: Sql, unitId: UnitId): Promise<void> {
  await raw`select authz.close_unit(${unitId})`.execute(sql);
}

export async function saveStaff(sql: Sql, one: { id: StaffId; name: string; phone: string | null }): Promise<void> {
  await raw`select authz.add_staff(${one.id}, ${one.name}, ${one.phone})`.execute(sql);
}

/** Ends the employment here: sessions, passkeys, roles and coming duty with it. */
export async function endStaff(sql: Sql, staffId: StaffId): Promise<void> {
  await raw`select authz.end_staff(${staffId})`.execute(sql);
}

export async function endPasskeys(sql: Sql, staffId: StaffId): Promise<void> {
  await raw`select authz.end_passkeys(${staffId})`.execute(sql);
}

/** Keeps the hash of a one-time link; the earlier link of this person is worth nothing from now on. */
export async function invite(sql: Sql, staffId: StaffId, linkHash: Buffer): Promise<void> {
  await raw`select authz.invite(${newId<Id<'enrolment'>>()}, ${staffId}, ${linkHash})`.execute(sql);
}

export async function giveRole(
  sql: Sql,
  given: { staffId: StaffId; unitId: UnitId; role: StaffRole; until: Instant | null },
): Promise<void> {
  const until = given.until?.toString() ?? null;
  await raw`select authz.give_role(${newId<RoleId>()}, ${given.staffId}, ${given.unitId}, ${given.role}, ${until})`.execute(
    sql,
  );
}

export async function endRole(sql: Sql, roleId: RoleId): Promise<void> {
  await raw`select authz.end_role(${roleId})`.execute(sql);
}

export async function nameDeputy(sql: Sql, roleId: RoleId, deputyId: StaffId | null): Promise<void> {
  await raw`select authz.name_deputy(${roleId}, ${deputyId})`.execute(sql);
}
