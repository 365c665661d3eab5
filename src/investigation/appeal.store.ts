import type { OpenFile } from '../access/index.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import { newId, type PersonId } from '../kernel/ids.ts';
import type { Sql } from '../platform/database/database.ts';
import type { DecisionId } from '../safety/index.ts';
import type { Appeal, AppealStep, AppealStepKind, AppealWay } from './appeal.ts';
import type { Ctx } from './investigation.store.ts';

const common = (file: OpenFile) => ({ fileId: file.id, sectionId: file.section('decisions') });

/** Every appeal in this file, the oldest first, with what became of each. */
export async function appealsIn(sql: Sql, file: OpenFile): Promise<Appeal[]> {
  const section = file.section('decisions');
  const [appeals, steps] = await Promise.all([
    sql
      .selectFrom('appeal as a')
      .innerJoin('authz.staff as s', 's.id', 'a.byId')
      .selectAll('a')
      .select('s.name')
      .where('a.sectionId', '=', section)
      .orderBy('a.cameOn')
      .orderBy('a.at')
      .execute(),
    sql
      .selectFrom('appealStep as x')
      .innerJoin('authz.staff as s', 's.id', 'x.byId')
      .selectAll('x')
      .select('s.name')
      .where('x.sectionId', '=', section)
      .orderBy('x.at')
      .execute(),
  ]);
  return appeals.map((row) => ({
    id: row.id as Appeal['id'],
    decisionId: row.decisionId as DecisionId,
    personId: row.personId as PersonId,
    cameOn: row.cameOn,
    way: row.way as AppealWay,
    words: file.vault.unseal(`appeal.words:${row.id}`, row.words),
    by: row.name,
    at: row.at,
    steps: steps
      .filter(({ appealId }) => appealId === row.id)
      .map((step) => ({
        kind: step.kind as AppealStepKind,
        on: step.onDay,
        words: file.vault.unseal(`appeal_step.words:${step.id}`, step.words),
        madeId: step.madeId as DecisionId | null,
        by: step.name,
      })),
  }));
}

export async function insertAppeal(
  ctx: Ctx,
  file: OpenFile,
  appeal: Pick<Appeal, 'decisionId' | 'personId' | 'cameOn' | 'way' | 'words'>,
): Promise<Appeal['id']> {
  const id = newId<Appeal['id']>();
  await ctx.sql
    .insertInto('appeal')
    .values({
      ...common(file),
      ...appeal,
      id,
      words: file.vault.seal(`appeal.words:${id}`, appeal.words),
      byId: ctx.actor.staffId,
      at: ctx.now,
    })
    .execute();
  return id;
}

export async function insertAppealStep(
  ctx: Ctx,
  file: OpenFile,
  appeal: Pick<Appeal, 'id' | 'decisionId'>,
  step: Pick<AppealStep, 'kind' | 'words' | 'madeId'> & { readonly on: CalendarDay },
): Promise<void> {
  const id = newId();
  await ctx.sql
    .insertInto('appealStep')
    .values({
      ...common(file),
      id,
      appealId: appeal.id,
      decisionId: appeal.decisionId,
      kind: step.kind,
      onDay: step.on,
      words: file.vault.seal(`appeal_step.words:${id}`, step.words),
      madeId: step.madeId,
      byId: ctx.actor.staffId,
      at: ctx.now,
    })
    .execute();
}
