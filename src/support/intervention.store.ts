import type { Selectable } from 'kysely';
import type { OpenFile } from '../access/index.ts';
import { type FileId, newId, type PersonId, type StaffId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import type { Intervention as InterventionRow } from '../platform/database/schema.generated.ts';
import type { Ending, ExitReason, GroupId, Intervention, InterventionId } from './intervention.ts';
import { extentOf } from './service.store.ts';
import type { AccessNeed, Audience, Basis, Extent, ServiceKind, ServiceVersionId } from './service.ts';

export type Ctx = { readonly sql: Sql; readonly now: Instant; readonly actor: { readonly staffId: StaffId } };

const field = (column: string, id: string) => `intervention.${column}:${id}`;

export async function interventionsOf(sql: Sql, file: OpenFile): Promise<Intervention[]> {
  const rows = await sql
    .selectFrom('intervention as i')
    .innerJoin('authz.staff as s', 's.id', 'i.workerId')
    .selectAll('i')
    .select('s.name as workerName')
    .where('i.fileId', '=', file.id)
    .orderBy('i.askedAt', 'desc')
    .execute();
  return rows.map((row) => fromRow(row, file));
}

/** What is being given now, with how many talks were held; nothing of what they were for. */
export async function runningIn(
  sql: Sql,
  file: OpenFile,
): Promise<{ readonly extent: Extent; readonly begunAt: Instant | null; readonly held: number }[]> {
  const rows = await sql
    .selectFrom('intervention as i')
    .leftJoin('talk as t', (on) => on.onRef('t.interventionId', '=', 'i.id').on('t.outcome', 'in', ['came', 'byPhone']))
    .select(['i.extentUnit', 'i.extent', 'i.begunAt'])
    .select((q) => q.fn.count<string>('t.id').as('held'))
    .where('i.fileId', '=', file.id)
    .where('i.begunAt', 'is not', null)
    .where('i.endedAt', 'is', null)
    // Interrupted is not given.
    .where('i.unreachedSince', 'is', null)
    .groupBy('i.id')
    .execute();
  return rows.map(({ extentUnit, extent, begunAt, held }) => ({
    extent: extentOf(extentUnit, extent),
    begunAt,
    held: Number(held),
  }));
}

const fromRow = (
  row: Selectable<InterventionRow> & { readonly workerName: string },
  { vault }: OpenFile,
): Intervention => ({
  id: row.id as InterventionId,
  versionId: row.versionId as ServiceVersionId,
  audience: row.audience as Audience,
  basis: row.basis as Basis,
  decisionId: row.decisionId,
  words: vault.unsealOptional(field('words', row.id), row.words),
  askedAt: row.askedAt,
  workerId: row.workerId as StaffId,
  workerName: row.workerName,
  needs: row.needs as AccessNeed[],
  unreached: row.unreached as AccessNeed[],
  unreachedSince: row.unreachedSince,
  extent: extentOf(row.extentUnit, row.extent),
  begunAt: row.begunAt,
  groupId: row.groupId as GroupId | null,
  placedAt: row.placedAt,
  endedAt: row.endedAt,
  endHow: row.endHow as Ending | null,
  endReason: row.endReason as ExitReason | null,
  endWords: vault.unsealOptional(field('end_words', row.id), row.endWords),
});

/** What is given in an open file, for those who answer for the investigation, or for the children. */
export type ListedIntervention = {
  readonly id: InterventionId;
  readonly kind: ServiceKind;
  readonly basis: Basis;
  readonly decisionId: string | null;
  readonly askedAt: Instant;
  readonly begunAt: Instant | null;
  readonly endedAt: Instant | null;
  /** Granted and out of reach: not delivered. */
  readonly notReached: boolean;
  /** Each person has a file of her own: it is the one whom this file is about. */
  readonly personId: PersonId | null;
};

export async function listInterventions(sql: Sql, fileId: FileId): Promise<ListedIntervention[]> {
  const rows = await sql
    .selectFrom('intervention as i')
    .innerJoin('service as s', 's.id', 'i.versionId')
    .leftJoin('personTold as p', (join) =>
      join.onRef('p.fileId', '=', 'i.fileId').on('p.part', '=', 'self').on('p.detachedAt', 'is', null),
    )
    .select(['i.id', 's.kind', 'i.basis', 'i.decisionId', 'i.askedAt', 'i.begunAt', 'i.endedAt', 'i.unreachedSince'])
    .select('p.id as personId')
    .where('i.fileId', '=', fileId)
    .orderBy('i.askedAt')
    .execute();
  return rows.map(({ unreachedSince, ...row }) => ({
    ...row,
    id: row.id as InterventionId,
    kind: row.kind as ServiceKind,
    basis: row.basis as Basis,
    personId: row.personId as PersonId | null,
    notReached: unreachedSince !== null,
  }));
}

export type InterventionAsked = {
  readonly versionId: ServiceVersionId;
  readonly audience: Audience;
  readonly decisionId: string | undefined;
  readonly words: string | undefined;
  readonly workerId: StaffId;
  readonly needs: readonly AccessNeed[];
  readonly unreached: readonly AccessNeed[];
  readonly extent: Extent;
};

export async function insertIntervention(
  { sql, now, actor }: Ctx,
  file: OpenFile,
  asked: InterventionAsked,
): Promise<InterventionId> {
  const id = newId<InterventionId>();
  await sql
    .insertInto('intervention')
    .values({
      id,
      fileId: file.id,
      sectionId: file.section('plan'),
      versionId: asked.versionId,
      audience: asked.audience,
      basis: asked.decisionId ? 'needsAssessed' : 'open',
      decisionId: asked.decisionId ?? null,
      rightToldAt: asked.decisionId ? null : now,
      words: file.vault.sealOptional(field('words', id), asked.words),
      askedAt: now,
      askedBy: actor.staffId,
      workerId: asked.workerId,
      needs: [...asked.needs],
      unreached: [...asked.unreached],
      unreachedSince: asked.unreached.length > 0 ? now : null,
      extentUnit: asked.extent.unit,
      extent: asked.extent.n,
    })
    .execute();
  return id;
}

const live = (sql: Sql, file: OpenFile, id: InterventionId) =>
  sql.updateTable('intervention').where('id', '=', id).where('fileId', '=', file.id).where('endedAt', 'is', null);

export async function beginIntervention({ sql, now }: Ctx, file: OpenFile, id: InterventionId): Promise<boolean> {
  const done = await live(sql, file, id).set({ begunAt: now }).where('begunAt', 'is', null).executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** What is needed, and what of it is missing. How long it has been out of reach is kept. */
export async function setNeeds(
  { sql, now }: Ctx,
  file: OpenFile,
  one: Intervention,
  needs: readonly AccessNeed[],
  unreached: readonly AccessNeed[],
): Promise<void> {
  await live(sql, file, one.id)
    .set({
      needs: [...needs],
      unreached: [...unreached],
      unreachedSince: unreached.length > 0 ? (one.unreachedSince ?? now) : null,
    })
    .execute();
}

export async function setWorker({ sql }: Ctx, file: OpenFile, id: InterventionId, workerId: StaffId): Promise<void> {
  await live(sql, file, id).set({ workerId }).execute();
}

export async function setExtent({ sql }: Ctx, file: OpenFile, id: InterventionId, extent: number): Promise<void> {
  await live(sql, file, id).set({ extent }).execute();
}

export async function endIntervention(
  { sql, now, actor }: Ctx,
  file: OpenFile,
  id: InterventionId,
  end: { readonly how: Ending; readonly reason: ExitReason | undefined; readonly words: string | undefined },
): Promise<boolean> {
  const done = await live(sql, file, id)
    .set({
      endedAt: now,
      endedBy: actor.staffId,
      endHow: end.how,
      endReason: end.reason ?? null,
      endWords: file.vault.sealOptional(field('end_words', id), end.words),
    })
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Granted and not yet begun: an intervention begins from it. */
export async function grantedDecisions(
  sql: Sql,
  file: OpenFile,
): Promise<{ readonly id: string; readonly decidedAt: Instant }[]> {
  const rows = await sql
    .selectFrom('decision as d')
    .select(['d.id', 'd.decidedAt'])
    .where('d.fileId', '=', file.id)
    .where('d.kind', '=', 'intervention')
    .where('d.state', '=', 'granted')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('intervention as i')
            .select('i.id')
            .whereRef('i.decisionId', '=', 'd.id')
            .where('i.endedAt', 'is', null),
        ),
      ),
    )
    .orderBy('d.decidedAt')
    .execute();
  return rows.flatMap(({ id, decidedAt }) => (decidedAt ? [{ id, decidedAt }] : []));
}
