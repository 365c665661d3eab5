import type { FileContext, OpenFile } from '../access/index.ts';
import { type Id, newId, type PersonId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { YesNoUnknown } from '../kernel/yes-no-unknown.ts';
import type { Sql } from '../platform/database/database.ts';
import type { ChildOpinion, GuardianAnswerKind, NotAskedBecause } from './guardian-consent.ts';
import type { AskedBasis, AskedIntervention, ConsentWay } from './guardian-rules.ts';

export type QuestionId = Id<'guardianQuestion'>;
type Ctx = Pick<FileContext, 'sql' | 'now' | 'actor' | 'file'>;
const field = (table: string, column: string, id: string) => `${table}.${column}:${id}`;

export type GivenAnswer = {
  readonly guardianId: PersonId;
  readonly endangers: YesNoUnknown;
  readonly answer: GuardianAnswerKind;
  readonly because: NotAskedBecause | null;
  readonly words: string | null;
};
export type AnsweredWay = { readonly way: ConsentWay; readonly taken: boolean; readonly words: string };

export type Question = {
  readonly id: QuestionId;
  readonly childId: PersonId;
  readonly intervention: AskedIntervention;
  readonly basis: AskedBasis;
  readonly opinion: ChildOpinion;
  readonly suitable: boolean;
  readonly staysWith: PersonId | null;
  readonly at: Instant;
  readonly by: string;
  readonly answers: readonly GivenAnswer[];
  readonly ways: readonly AnsweredWay[];
  readonly denied: { readonly at: Instant; readonly words: string } | undefined;
};

/** What was asked for the children of this file, newest first, with the answers that hold now. */
export async function questionsIn(sql: Sql, file: OpenFile, child?: PersonId): Promise<Question[]> {
  const section = file.section('children');
  const [questions, answers, ways] = await Promise.all([
    sql
      .selectFrom('guardianQuestion as q')
      .innerJoin('authz.staff as s', 's.id', 'q.byId')
      .selectAll('q')
      .select('s.name')
      .where('q.sectionId', '=', section)
      .$if(child !== undefined, (q) => q.where('q.childId', '=', child ?? ''))
      .orderBy('q.at', 'desc')
      .execute(),
    sql
      .selectFrom('guardianAnswer')
      .selectAll()
      .where('sectionId', '=', section)
      .where('replacedAt', 'is', null)
      .execute(),
    sql.selectFrom('consentWay').selectAll().where('sectionId', '=', section).where('replacedAt', 'is', null).execute(),
  ]);
  const { vault } = file;
  return questions.map((row) => ({
    id: row.id as QuestionId,
    childId: row.childId as PersonId,
    intervention: row.intervention as AskedIntervention,
    basis: row.basis as AskedBasis,
    opinion: row.opinion as ChildOpinion,
    suitable: row.suitable,
    staysWith: row.staysWith as PersonId | null,
    at: row.at,
    by: row.name,
    answers: answers
      .filter(({ questionId }) => questionId === row.id)
      .map((one) => ({
        guardianId: one.guardianId as PersonId,
        endangers: one.endangers as GivenAnswer['endangers'],
        answer: one.answer as GuardianAnswerKind,
        because: one.because as NotAskedBecause | null,
        words: vault.unsealOptional(field('guardian_answer', 'words', one.id), one.words),
      })),
    ways: ways
      .filter(({ questionId }) => questionId === row.id)
      .map((one) => ({
        way: one.way as ConsentWay,
        taken: one.taken,
        words: vault.unseal(field('consent_way', 'words', one.id), one.words),
      })),
    denied:
      row.deniedAt && row.deniedWords
        ? { at: row.deniedAt, words: vault.unseal(field('guardian_question', 'denied_words', row.id), row.deniedWords) }
        : undefined,
  }));
}

const row = ({ now, actor, file }: Ctx) => ({
  fileId: file.id,
  sectionId: file.section('children'),
  at: now,
  byId: actor.staffId,
});

export async function insertQuestion(
  ctx: Ctx,
  asked: Pick<Question, 'childId' | 'intervention' | 'basis' | 'opinion' | 'suitable' | 'staysWith'>,
): Promise<QuestionId> {
  const id = newId<QuestionId>();
  await ctx.sql
    .insertInto('guardianQuestion')
    .values({ ...row(ctx), id, ...asked })
    .execute();
  return id;
}

export async function sayAnswer(ctx: Ctx, question: QuestionId, given: GivenAnswer): Promise<void> {
  const id = newId<Id<'guardianAnswer'>>();
  const { words, ...said } = given;
  await ctx.sql
    .updateTable('guardianAnswer')
    .set({ replacedAt: ctx.now })
    .where('questionId', '=', question)
    .where('guardianId', '=', given.guardianId)
    .where('sectionId', '=', ctx.file.section('children'))
    .where('replacedAt', 'is', null)
    .execute();
  await ctx.sql
    .insertInto('guardianAnswer')
    .values({
      ...row(ctx),
      id,
      questionId: question,
      ...said,
      words: ctx.file.vault.sealOptional(field('guardian_answer', 'words', id), words),
    })
    .execute();
}

export async function answerWay(ctx: Ctx, question: QuestionId, answered: AnsweredWay): Promise<void> {
  const id = newId<Id<'consentWay'>>();
  await ctx.sql
    .updateTable('consentWay')
    .set({ replacedAt: ctx.now })
    .where('questionId', '=', question)
    .where('way', '=', answered.way)
    .where('sectionId', '=', ctx.file.section('children'))
    .where('replacedAt', 'is', null)
    .execute();
  await ctx.sql
    .insertInto('consentWay')
    .values({
      ...row(ctx),
      id,
      questionId: question,
      way: answered.way,
      taken: answered.taken,
      words: ctx.file.vault.seal(field('consent_way', 'words', id), answered.words),
    })
    .execute();
}

/** False where it was said before. */
export async function denyFor({ sql, now, actor, file }: Ctx, question: QuestionId, words: string): Promise<boolean> {
  const result = await sql
    .updateTable('guardianQuestion')
    .set({
      deniedAt: now,
      deniedBy: actor.staffId,
      deniedWords: file.vault.seal(field('guardian_question', 'denied_words', question), words),
    })
    .where('id', '=', question)
    .where('sectionId', '=', file.section('children'))
    .where('deniedAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export type ChildAsked = {
  /** Whole years at the least; undefined where nobody knows. */
  readonly age: number | undefined;
  readonly guardians: readonly { readonly id: PersonId; readonly name: string; readonly usesViolence: boolean }[];
};

/** Who has a say for a child of this file: those named for it, and in a child's own file all guardians that it tells of. */
export async function whoHasASay(sql: Sql, file: OpenFile, child: PersonId, year: number): Promise<ChildAsked> {
  const rows = await sql
    .selectFrom('personTold')
    .select(['id', 'part', 'name', 'birthYear', 'guardianIds'])
    .where('fileId', '=', file.id)
    .where('detachedAt', 'is', null)
    .orderBy('id')
    .execute();
  const own = rows.find(({ id }) => id === child);
  const says = (one: (typeof rows)[number]) =>
    own?.guardianIds.includes(one.id) || (own?.part === 'self' && one.part === 'guardian');
  return {
    // The birthday of this year may be still to come.
    age: own?.birthYear ? year - own.birthYear - 1 : undefined,
    guardians: rows
      .filter(says)
      .map((one) => ({
        id: one.id as PersonId,
        name: file.vault.unsealOptional(`person_told.name:${one.id}`, one.name) ?? '',
        usesViolence: one.part === 'usesViolence',
      }))
      .toSorted((a, b) => Number(a.usesViolence) - Number(b.usesViolence) || a.name.localeCompare(b.name, 'sv')),
  };
}
