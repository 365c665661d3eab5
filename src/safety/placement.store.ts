import type { FileContext, OpenFile } from '../access/index.ts';
import { type Id, newId } from '../kernel/ids.ts';
import type { Sql } from '../platform/database/database.ts';
import type { DecisionId } from './decision.ts';
import type { DecisionStep, StepKind } from './placement.ts';

const field = (id: string) => `decision_step.words:${id}`;

/** What has happened to the decisions of the file, by their days. */
export async function loadSteps(sql: Sql, file: OpenFile): Promise<DecisionStep[]> {
  const rows = await sql
    .selectFrom('decisionStep as x')
    .innerJoin('authz.staff as s', 's.id', 'x.byId')
    .selectAll('x')
    .select('s.name')
    .where('x.sectionId', '=', file.section('decisions'))
    .orderBy('x.onDay')
    .orderBy('x.at')
    .execute();
  return rows.map((row) => ({
    id: row.id as DecisionStep['id'],
    decisionId: row.decisionId as DecisionId,
    kind: row.kind as StepKind,
    on: row.onDay,
    until: row.untilDay,
    words: file.vault.unsealOptional(field(row.id), row.words),
    by: row.name,
  }));
}

export async function insertStep(
  ctx: Pick<FileContext, 'sql' | 'now' | 'actor'>,
  file: OpenFile,
  decisionId: DecisionId,
  step: Pick<DecisionStep, 'kind' | 'on' | 'until' | 'words'>,
): Promise<void> {
  const id = newId<Id<'decisionStep'>>();
  await ctx.sql
    .insertInto('decisionStep')
    .values({
      id,
      fileId: file.id,
      sectionId: file.section('decisions'),
      decisionId,
      kind: step.kind,
      onDay: step.on,
      untilDay: step.until,
      words: file.vault.sealOptional(field(id), step.words),
      byId: ctx.actor.staffId,
      at: ctx.now,
    })
    .execute();
}
