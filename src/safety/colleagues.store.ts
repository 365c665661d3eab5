import type { StaffId, UnitId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import type { StaffRole } from '../platform/database/with-actor.ts';

export type Colleague = {
  readonly id: StaffId;
  readonly name: string;
  readonly phone: string | null;
  readonly roles: readonly { readonly role: StaffRole; readonly unitId: UnitId }[];
};

/** Everybody who works today, with what they are; names in order. */
export async function colleagues(sql: Sql, now: Instant): Promise<Colleague[]> {
  const rows = await sql
    .selectFrom('authz.staff as s')
    .innerJoin('authz.roleAssignment as r', 'r.staffId', 's.id')
    .select(['s.id', 's.name', 's.phone', 'r.role', 'r.unitId'])
    .where((e) => e.or([e('s.endedAt', 'is', null), e('s.endedAt', '>', now)]))
    .where('r.validFrom', '<=', now)
    .where((e) => e.or([e('r.validTo', 'is', null), e('r.validTo', '>', now)]))
    .orderBy('s.name')
    .execute();
  const people = new Map<string, Colleague>();
  for (const row of rows) {
    const before = people.get(row.id);
    people.set(row.id, {
      id: row.id as StaffId,
      name: row.name,
      phone: row.phone,
      roles: [...(before?.roles ?? []), { role: row.role as StaffRole, unitId: row.unitId as UnitId }],
    });
  }
  return [...people.values()];
}

export const isManager = ({ roles }: Colleague): boolean =>
  roles.some(({ role }) => role === 'teamLeader' || role === 'unitManager');

/** Those who do this work, as against those who run or review the system. */
export const worksWithPeople = ({ roles }: Colleague): boolean =>
  roles.some(({ role }) => !['administrator', 'auditor', 'boardChair'].includes(role));
