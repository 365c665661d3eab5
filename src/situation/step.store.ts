import { sql as raw } from 'kysely';
import type { FileContext, OpenFile } from '../access/index.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import { type Id, newId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import type { Known, StepKind, StepWord } from './step.ts';

export type StepId = Id<'step'>;
export type Step = {
  readonly id: StepId;
  readonly kind: StepKind;
  readonly plannedOn: CalendarDay;
  readonly words: string | null;
  readonly at: Instant;
  readonly by: string;
  readonly answerAt: Instant;
  readonly word: StepWord | null;
  readonly wordBy: string | null;
  readonly wordAt: Instant | null;
  readonly doneAt: Instant | null;
  readonly cancelledAt: Instant | null;
};
type Ctx = Pick<FileContext, 'sql' | 'now' | 'actor'>;
const wordsOf = (id: string) => `planned_step.words:${id}`;

/** Those to come first, by day; then what has been, the latest first. */
export async function stepsOf(sql: Sql, file: OpenFile): Promise<Step[]> {
  const rows = await sql
    .selectFrom('plannedStep as p')
    .innerJoin('authz.staff as s', 's.id', 'p.byId')
    .leftJoin('authz.staff as l', 'l.id', 'p.wordBy')
    .select(['p.id', 'p.kind', 'p.plannedOn', 'p.words', 'p.at', 's.name', 'p.answerAt'])
    .select(['p.word', 'l.name as wordBy', 'p.wordAt', 'p.doneAt', 'p.cancelledAt'])
    .where('p.sectionId', '=', file.section('plan'))
    .orderBy(raw`coalesce(p.done_at, p.cancelled_at)`, (o) => o.desc().nullsFirst())
    .orderBy('p.plannedOn')
    .orderBy('p.id')
    .execute();
  return rows.map(({ name, words, ...row }) => ({
    ...row,
    id: row.id as StepId,
    kind: row.kind as StepKind,
    words: file.vault.unsealOptional(wordsOf(row.id), words),
    by: name,
    word: row.word as StepWord | null,
  }));
}

/** Asks nobody and waits for nothing: what follows from it, a job does (db/policies/39_steps.sql). */
export async function insertStep(
  { sql, now, actor }: Ctx,
  file: OpenFile,
  step: Pick<Step, 'kind' | 'plannedOn' | 'words' | 'answerAt'>,
): Promise<StepId> {
  const id = newId<StepId>();
  await sql
    .insertInto('plannedStep')
    .values({
      id,
      fileId: file.id,
      sectionId: file.section('plan'),
      kind: step.kind,
      plannedOn: step.plannedOn,
      words: file.vault.sealOptional(wordsOf(id), step.words),
      at: now,
      byId: actor.staffId,
      answerAt: step.answerAt,
    })
    .execute();
  return id;
}

/** False where it is over, is another file's, or has no leader's go and can't be taken. */
export async function endStep(
  { sql, now }: Ctx,
  file: OpenFile,
  id: StepId,
  how: 'done' | 'cancelled',
): Promise<boolean> {
  const result = await sql
    .updateTable('plannedStep')
    .set(how === 'done' ? { doneAt: now } : { cancelledAt: now })
    .where('id', '=', id)
    .where('sectionId', '=', file.section('plan'))
    .where('doneAt', 'is', null)
    .where('cancelledAt', 'is', null)
    .$if(how === 'done', (q) => q.where('word', '=', 'go'))
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export type StepToAnswer = {
  readonly id: StepId;
  readonly reference: string;
  readonly plannedOn: CalendarDay;
  readonly known: Known;
  readonly word: StepWord | null;
  readonly wordAt: Instant | null;
};

/** What waits for me as a leader, and what I have answered that is still to come. */
export async function stepsToAnswer(sql: Sql): Promise<StepToAnswer[]> {
  const { rows } = await raw<StepToAnswer>`select * from authz.steps_to_answer()`.execute(sql);
  return rows;
}

export async function answerStep(sql: Sql, id: StepId, word: StepWord | 'later'): Promise<void> {
  await raw`select authz.answer_step(${id}, ${word})`.execute(sql);
}

export async function carrySteps(sql: Sql): Promise<void> {
  await raw`select authz.carry_steps()`.execute(sql);
}
