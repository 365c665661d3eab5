import type { OpenFile } from '../access/index.ts';
import type { PersonId, StaffId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import type { MadeHow, PaperId, PlanBody, SafePlace, SafetyPlan, SafetyPlanId } from './safetyplan.ts';
import { isOfChild } from './safetyplan.ts';

const body = (id: string) => `safety_plan.body:${id}`;

/** Every version, the newest first. */
export async function safetyPlansOf(sql: Sql, file: OpenFile): Promise<SafetyPlan[]> {
  const rows = await sql
    .selectFrom('safetyPlan as p')
    .innerJoin('authz.staff as s', 's.id', 'p.byId')
    .selectAll('p')
    .select('s.name')
    .where('p.fileId', '=', file.id)
    .orderBy('p.version', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id as SafetyPlanId,
    version: row.version,
    madeHow: row.madeHow as MadeHow,
    body: JSON.parse(file.vault.unseal(body(row.id), row.body)) as PlanBody,
    reviewOn: row.reviewOn,
    at: row.at,
    by: row.name,
  }));
}

type Written = Pick<SafetyPlan, 'version' | 'madeHow' | 'body' | 'reviewOn'>;

/** False where somebody else has written this version meanwhile. */
export async function insertSafetyPlan(
  sql: Sql,
  file: OpenFile,
  id: SafetyPlanId,
  written: Written,
  by: { readonly by: StaffId; readonly at: Instant },
): Promise<boolean> {
  const result = await sql
    .insertInto('safetyPlan')
    .values({
      id,
      fileId: file.id,
      sectionId: file.section('protection'),
      version: written.version,
      madeHow: written.madeHow,
      body: file.vault.seal(body(id), JSON.stringify(written.body)),
      reviewOn: written.reviewOn,
      at: by.at,
      byId: by.by,
    })
    .onConflict((conflict) => conflict.columns(['sectionId', 'version']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export type Paper = {
  readonly id: PaperId;
  readonly planId: SafetyPlanId;
  readonly lies: SafePlace;
  readonly parts: readonly string[];
  readonly at: Instant;
  readonly byId: StaffId;
  readonly by: string;
};

export async function papersOf(sql: Sql, file: OpenFile): Promise<Paper[]> {
  const rows = await sql
    .selectFrom('safetyPlanPaper as p')
    .innerJoin('authz.staff as s', 's.id', 'p.byId')
    .selectAll('p')
    .select('s.name')
    .where('p.fileId', '=', file.id)
    .orderBy('p.at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id as PaperId,
    planId: row.planId as SafetyPlanId,
    lies: row.lies as SafePlace,
    parts: row.parts,
    at: row.at,
    byId: row.byId as StaffId,
    by: row.name,
  }));
}

export async function insertPaper(
  sql: Sql,
  file: OpenFile,
  paper: Pick<Paper, 'id' | 'planId' | 'lies' | 'parts' | 'at' | 'byId'>,
): Promise<void> {
  await sql
    .insertInto('safetyPlanPaper')
    .values({ ...paper, parts: [...paper.parts], fileId: file.id, sectionId: file.section('protection') })
    .execute();
}

export type Child = { readonly id: PersonId; readonly name: string | null };

/** The children whom this file tells of; none for one who may not read of them. */
/** Whom the children's parts are about: the children told of, or in a child's own file that child. */
export async function childrenOf(sql: Sql, file: OpenFile): Promise<Child[]> {
  const rows = await sql
    .selectFrom('personTold')
    .select(['id', 'name'])
    .where('fileId', '=', file.id)
    .where('part', '=', isOfChild(file) ? 'self' : 'child')
    .where('detachedAt', 'is', null)
    .orderBy('birthYear')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id as PersonId,
    name: file.vault.unsealOptional(`person_told.name:${row.id}`, row.name),
  }));
}
