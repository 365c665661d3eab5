import type { OpenFile } from '../access/index.ts';
import { type Id, newId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import type { Ctx } from './intervention.store.ts';
import type { InterventionId } from './intervention.ts';

export type TurnId = Id<'interventionTurn'>;
export const turnChoices = ['end', 'extend', 'refer'] as const;
export type TurnChoice = (typeof turnChoices)[number];

/** What was asked for or decided when the end was near (V32). */
export type Turn = {
  readonly id: TurnId;
  readonly choice: TurnChoice;
  readonly reason: string;
  readonly more: number | null;
  readonly at: Instant;
  readonly byName: string;
  readonly answer: 'yes' | 'no' | null;
  readonly answerWords: string | null;
  readonly decidedAt: Instant | null;
  readonly decidedName: string | null;
};

const field = (column: string, id: string) => `intervention_turn.${column}:${id}`;

export async function turnsOf(sql: Sql, { id: fileId, vault }: OpenFile, of: InterventionId): Promise<Turn[]> {
  const rows = await sql
    .selectFrom('interventionTurn as t')
    .innerJoin('authz.staff as s', 's.id', 't.byId')
    .leftJoin('authz.staff as d', 'd.id', 't.decidedBy')
    .selectAll('t')
    .select(['s.name as byName', 'd.name as decidedName'])
    .where('t.fileId', '=', fileId)
    .where('t.interventionId', '=', of)
    .orderBy('t.at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id as TurnId,
    choice: row.choice as TurnChoice,
    reason: vault.unseal(field('reason', row.id), row.reason),
    more: row.more,
    at: row.at,
    byName: row.byName,
    answer: row.answer as Turn['answer'],
    answerWords: vault.unsealOptional(field('answer_words', row.id), row.answerWords),
    decidedAt: row.decidedAt,
    decidedName: row.decidedName,
  }));
}

/** `decided` where whoever writes it may decide; else it waits for one who may. */
export async function insertTurn(
  { sql, now, actor }: Ctx,
  file: OpenFile,
  of: InterventionId,
  turn: {
    readonly choice: TurnChoice;
    readonly reason: string;
    readonly more: number | undefined;
    readonly decided: boolean;
  },
): Promise<TurnId> {
  const id = newId<TurnId>();
  await sql
    .insertInto('interventionTurn')
    .values({
      id,
      fileId: file.id,
      sectionId: file.section('plan'),
      interventionId: of,
      choice: turn.choice,
      reason: file.vault.seal(field('reason', id), turn.reason),
      more: turn.more ?? null,
      at: now,
      byId: actor.staffId,
      ...(turn.decided ? { answer: 'yes', decidedAt: now, decidedBy: actor.staffId } : {}),
    })
    .execute();
  return id;
}

export async function answerTurn(
  { sql, now, actor }: Ctx,
  file: OpenFile,
  id: TurnId,
  said: { readonly answer: 'yes' | 'no'; readonly words: string },
): Promise<boolean> {
  const done = await sql
    .updateTable('interventionTurn')
    .set({
      answer: said.answer,
      answerWords: file.vault.seal(field('answer_words', id), said.words),
      decidedAt: now,
      decidedBy: actor.staffId,
    })
    .where('id', '=', id)
    .where('fileId', '=', file.id)
    .where('answer', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}
