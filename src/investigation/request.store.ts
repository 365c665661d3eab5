import type { OpenFile } from '../access/index.ts';
import { newId, type PersonId } from '../kernel/ids.ts';
import type { Sql } from '../platform/database/database.ts';
import type { DecisionId } from '../safety/index.ts';
import type { Ctx } from './investigation.store.ts';
import type { InvestigationId } from './investigation.ts';
import type { DecisionRequest } from './request.ts';

export async function requestsOf(sql: Sql, file: OpenFile, id: InvestigationId): Promise<DecisionRequest[]> {
  const rows = await sql
    .selectFrom('decisionRequest')
    .select(['id', 'personId', 'appliedOn', 'askedOn', 'refusedBy'])
    .where('investigationId', '=', id)
    .where('sectionId', '=', file.section('decisions'))
    .orderBy('askedOn')
    .execute();
  return rows.map((row) => ({
    id: row.id as DecisionRequest['id'],
    personId: row.personId as PersonId,
    appliedOn: row.appliedOn,
    askedOn: row.askedOn,
    refusedBy: row.refusedBy,
  }));
}

export async function insertRequest(
  ctx: Ctx,
  file: OpenFile,
  investigationId: InvestigationId,
  asked: Pick<DecisionRequest, 'personId' | 'appliedOn' | 'askedOn'>,
): Promise<DecisionRequest['id']> {
  const id = newId<DecisionRequest['id']>();
  await ctx.sql
    .insertInto('decisionRequest')
    .values({
      id,
      fileId: file.id,
      sectionId: file.section('decisions'),
      investigationId,
      ...asked,
      byId: ctx.actor.staffId,
      at: ctx.now,
    })
    .execute();
  return id;
}

export async function noteRefusal(
  { sql }: Ctx,
  file: OpenFile,
  id: DecisionRequest['id'],
  decision: DecisionId,
): Promise<void> {
  await sql
    .updateTable('decisionRequest')
    .set({ refusedBy: decision })
    .where('id', '=', id)
    .where('sectionId', '=', file.section('decisions'))
    .where('refusedBy', 'is', null)
    .execute();
}
