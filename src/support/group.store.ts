import { sql as raw } from 'kysely';
import { newId, type UnitId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import type { Ctx } from './intervention.store.ts';
import type { GroupId, InterventionId } from './intervention.ts';
import type { ServiceId, ServiceVersionId } from './service.ts';

/** A group names nobody: who is in it stands in each one's own file. How many places are taken is told to nobody. */
export type SupportGroup = {
  readonly id: GroupId;
  readonly unitId: UnitId;
  readonly unitName: string;
  readonly versionId: ServiceVersionId;
  readonly name: string;
  readonly places: number;
};

export type GroupSession = {
  readonly id: string;
  readonly at: Instant;
  readonly purpose: string;
  readonly cancelledAt: Instant | null;
};

const groups = (sql: Sql) =>
  sql
    .selectFrom('supportGroup as g')
    .innerJoin('authz.unit as u', 'u.id', 'g.unitId')
    .select(['g.id', 'g.unitId', 'u.name as unitName', 'g.versionId', 'g.name', 'g.places'])
    .orderBy('g.name');

export async function listGroups(sql: Sql): Promise<SupportGroup[]> {
  return (await groups(sql).where('g.endedAt', 'is', null).execute()).map(fromRow);
}

/** Those of one service that take in people, and the one that somebody is in, over or not. */
export async function groupsFor(sql: Sql, service: ServiceId, mine: GroupId | null): Promise<SupportGroup[]> {
  const rows = await groups(sql)
    .innerJoin('service as s', 's.id', 'g.versionId')
    .where('s.serviceId', '=', service)
    .where((is) => is.or([is('g.endedAt', 'is', null), ...(mine ? [is('g.id', '=', mine)] : [])]))
    .execute();
  return rows.map(fromRow);
}

const fromRow = (
  row: Omit<SupportGroup, 'id' | 'unitId' | 'versionId'> & Record<'id' | 'unitId' | 'versionId', string>,
): SupportGroup => ({
  ...row,
  id: row.id as GroupId,
  unitId: row.unitId as UnitId,
  versionId: row.versionId as ServiceVersionId,
});

export async function sessionsOf(sql: Sql, group: GroupId): Promise<GroupSession[]> {
  return sql
    .selectFrom('groupSession')
    .select(['id', 'at', 'purpose', 'cancelledAt'])
    .where('groupId', '=', group)
    .orderBy('at')
    .execute();
}

export async function insertGroup(
  { sql, now, actor }: Ctx,
  group: {
    readonly unitId: UnitId;
    readonly versionId: ServiceVersionId;
    readonly name: string;
    readonly places: number;
  },
): Promise<GroupId> {
  const id = newId<GroupId>();
  await sql
    .insertInto('supportGroup')
    .values({ id, ...group, madeBy: actor.staffId, madeAt: now })
    .execute();
  return id;
}

export async function endGroup({ sql, now }: Ctx, id: GroupId): Promise<void> {
  await sql
    .updateTable('supportGroup')
    .set({ endedAt: now })
    .where('id', '=', id)
    .where('endedAt', 'is', null)
    .execute();
}

export async function insertSession(
  { sql, actor }: Ctx,
  groupId: GroupId,
  session: { at: Instant; purpose: string },
): Promise<void> {
  await sql
    .insertInto('groupSession')
    .values({ id: newId(), groupId, ...session, madeBy: actor.staffId })
    .execute();
}

/** A place, or a place in the queue. Why there is none is told to nobody: full, over, or somebody who may not be met. */
export async function takePlace(sql: Sql, intervention: InterventionId, group: GroupId): Promise<boolean> {
  const { rows } = await raw<{ given: boolean }>`select authz.take_place(${intervention}, ${group}) as given`.execute(
    sql,
  );
  return rows[0]?.given ?? false;
}
