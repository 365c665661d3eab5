import { sql as raw } from 'kysely';
import type { DecisionKind, Delegation } from '../access/index.ts';
import { type DelegationId, newId, type StaffId, type UnitId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';

/** The delegation order as it stands at `at`, and what begins later. */
export async function listDelegations(sql: Sql, at: Instant): Promise<Delegation[]> {
  const rows = await sql
    .selectFrom('authz.delegation')
    .selectAll()
    .where((eb) => eb.or([eb('validTo', 'is', null), eb('validTo', '>', at)]))
    .orderBy('decision')
    .orderBy('validFrom')
    .execute();
  return rows.map((row) => ({
    id: row.id as DelegationId,
    decision: row.decision as DecisionKind,
    role: row.role as Delegation['role'],
    unitId: row.unitId as UnitId | null,
    staffId: row.staffId as StaffId | null,
    condition: row.condition as Delegation['condition'],
    basis: row.basis,
    from: row.validFrom,
    until: row.validTo,
  }));
}

export async function setDelegation(sql: Sql, row: Omit<Delegation, 'id' | 'from'>): Promise<void> {
  await raw`select authz.set_delegation(${newId<DelegationId>()}, ${row.decision}, ${row.role}, ${row.unitId}, ${row.staffId},
    ${row.condition}, ${row.basis}, ${row.until?.toString() ?? null})`.execute(sql);
}

export async function endDelegation(sql: Sql, id: DelegationId): Promise<void> {
  await raw`select authz.end_delegation(${id})`.execute(sql);
}
