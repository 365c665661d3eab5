import type { Selectable } from 'kysely';
import { newId, type StaffId, type UnitId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import type { Service as ServiceRow } from '../platform/database/schema.generated.ts';
import type {
  AccessNeed,
  Audience,
  Basis,
  Extent,
  KnownNeed,
  Service,
  ServiceId,
  ServiceKind,
  ServiceLanguage,
  ServiceVersionId,
  ServiceWritten,
} from './service.ts';

const versions = (sql: Sql) =>
  sql
    .selectFrom('service as s')
    .innerJoin('authz.unit as u', 'u.id', 's.unitId')
    .selectAll('s')
    .select('u.name as unitName');

/** What is given today. A municipality has tens of services, and none of them is about a person. */
export async function listServices(sql: Sql): Promise<Service[]> {
  const rows = await versions(sql)
    .where('s.replacedAt', 'is', null)
    .where('s.closedAt', 'is', null)
    .orderBy('s.nameSv')
    .execute();
  return rows.map(fromRow);
}

/** All versions, newest first; closed ones too. */
export async function versionsOf(sql: Sql, serviceId: ServiceId): Promise<Service[]> {
  const rows = await versions(sql).where('s.serviceId', '=', serviceId).orderBy('s.version', 'desc').execute();
  return rows.map(fromRow);
}

export async function servicesById(
  sql: Sql,
  ids: readonly ServiceVersionId[],
): Promise<ReadonlyMap<ServiceVersionId, Service>> {
  if (ids.length === 0) return new Map();
  const rows = await versions(sql)
    .where('s.id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id as ServiceVersionId, fromRow(row)]));
}

type Keeper = { readonly sql: Sql; readonly now: Instant; readonly actor: { readonly staffId: StaffId } };

export async function insertService(keeper: Keeper, written: ServiceWritten): Promise<ServiceId> {
  const serviceId = newId<ServiceId>();
  await insertVersion(keeper, serviceId, 1, written);
  return serviceId;
}

/** A change is a new version. False where somebody else has changed it since it was read, or closed it. */
export async function replaceService(keeper: Keeper, before: Service, written: ServiceWritten): Promise<boolean> {
  if (!(await endVersion(keeper, before, { replacedAt: keeper.now }))) return false;
  await insertVersion(keeper, before.serviceId, before.version + 1, written);
  return true;
}

export const closeService = (keeper: Keeper, service: Service): Promise<boolean> =>
  endVersion(keeper, service, { closedAt: keeper.now });

async function endVersion(
  { sql }: Keeper,
  service: Service,
  end: { replacedAt: Instant } | { closedAt: Instant },
): Promise<boolean> {
  const result = await sql
    .updateTable('service')
    .set(end)
    .where('id', '=', service.id)
    .where('replacedAt', 'is', null)
    .where('closedAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

async function insertVersion(
  { sql, now, actor }: Keeper,
  serviceId: ServiceId,
  version: number,
  written: ServiceWritten,
): Promise<void> {
  const { sv, en, extent, audience, languages, access, knows, ...plain } = written;
  await sql
    .insertInto('service')
    .values({
      id: newId(),
      serviceId,
      version,
      unitId: plain.unitId,
      kind: plain.kind,
      audience: [...audience],
      fromAge: plain.fromAge ?? null,
      toAge: plain.toAge ?? null,
      basis: plain.basis,
      boardDecision: plain.boardDecision ?? null,
      ...{ nameSv: sv.name, isSv: sv.is, isNotSv: sv.isNot, restSv: sv.rest },
      ...{ nameEn: en.name, isEn: en.is, isNotEn: en.isNot, restEn: en.rest },
      method: plain.method ?? null,
      languages: [...languages],
      access: [...access],
      knows: [...knows],
      extentUnit: extent.unit,
      extent: extent.n,
      madeBy: actor.staffId,
      madeAt: now,
    })
    .execute();
}

const fromRow = (row: Selectable<ServiceRow> & { readonly unitName: string }): Service => ({
  id: row.id as ServiceVersionId,
  serviceId: row.serviceId as ServiceId,
  version: row.version,
  unitId: row.unitId as UnitId,
  unitName: row.unitName,
  kind: row.kind as ServiceKind,
  audience: row.audience as Audience[],
  fromAge: row.fromAge ?? undefined,
  toAge: row.toAge ?? undefined,
  basis: row.basis as Basis,
  boardDecision: row.boardDecision ?? undefined,
  sv: { name: row.nameSv, is: row.isSv, isNot: row.isNotSv, rest: row.restSv },
  en: { name: row.nameEn, is: row.isEn, isNot: row.isNotEn, rest: row.restEn },
  method: row.method ?? undefined,
  languages: row.languages as ServiceLanguage[],
  access: row.access as AccessNeed[],
  knows: row.knows as KnownNeed[],
  extent: extentOf(row.extentUnit, row.extent),
  madeBy: row.madeBy as StaffId,
  madeAt: row.madeAt,
  replacedAt: row.replacedAt,
  closedAt: row.closedAt,
});

export const extentOf = (unit: string, n: number | null): Extent =>
  unit === 'once' || n === null ? { unit: 'once', n: null } : { unit: unit === 'weeks' ? 'weeks' : 'talks', n };
