import type { FileContext, OpenFile } from '../access/index.ts';
import { type Id, newId, type PersonId } from '../kernel/ids.ts';
import type { YesNoUnknown } from '../kernel/yes-no-unknown.ts';
import type { Sql } from '../platform/database/database.ts';
import type { Assessment, AssessmentAnswers, AssessmentId, AssessmentState, Mode, Need } from './protection.ts';

type Ctx = Pick<FileContext, 'sql' | 'now' | 'actor'>;
const field = (column: string, id: string) => `protection_assessment.${column}:${id}`;

/** All that were made in the file, newest first, without their words. */
export async function loadAssessments(sql: Sql, file: OpenFile): Promise<Assessment[]> {
  const rows = await sql
    .selectFrom('protectionAssessment as p')
    .innerJoin('authz.staff as s', 's.id', 'p.byId')
    .leftJoin('authz.staff as q', 'q.id', 'p.pausedBy')
    .select([
      'p.id',
      'p.personId',
      'p.state',
      'p.mode',
      'p.need',
      'p.startedAt',
      'p.assessedAt',
      'p.pausedAt',
      'p.answers',
    ])
    .select(['s.name as by', 'q.name as pausedByName'])
    .where('p.sectionId', '=', file.section('protection'))
    .where('p.detachedAt', 'is', null)
    .orderBy('p.startedAt', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id as AssessmentId,
    personId: row.personId as PersonId,
    state: row.state as AssessmentState,
    mode: row.mode as Mode,
    need: row.need as Need | null,
    startedAt: row.startedAt,
    assessedAt: row.assessedAt,
    by: row.by,
    pausedAt: row.pausedAt,
    pausedBy: row.pausedByName,
    childTalked: (row.answers as AssessmentAnswers['closed']).childTalked ?? null,
  }));
}

/** What was answered in one of them, as far as it came. */
export async function findAnswers(sql: Sql, file: OpenFile, id: AssessmentId): Promise<AssessmentAnswers | undefined> {
  const row = await sql
    .selectFrom('protectionAssessment')
    .selectAll()
    .where('id', '=', id)
    .where('sectionId', '=', file.section('protection'))
    .executeTakeFirst();
  if (!row) return undefined;
  const open = (column: string, sealed: Buffer | null) => file.vault.unsealOptional(field(column, id), sealed);
  return {
    closed: row.answers as AssessmentAnswers['closed'],
    mode: row.mode as Mode,
    need: row.need as Need | null,
    thereAfterwards: open('there_afterwards', row.thereAfterwards),
    words: open('words', row.words),
    letsStay: open('lets_her_stay', row.letsHerStay),
    lowerBecause: open('lower_because', row.lowerBecause),
    childTold: open('child_told', row.childTold),
    childSaid: open('child_said', row.childSaid),
    pausedWords: open('paused_words', row.pausedWords),
  };
}

/** Writes what was answered: begins the assessment, or takes up the open one. */
export async function saveAssessment(
  ctx: Ctx,
  file: OpenFile,
  saved: {
    id: AssessmentId | undefined;
    personId: PersonId;
    state: AssessmentState;
    answers: AssessmentAnswers;
  },
): Promise<AssessmentId> {
  const id = saved.id ?? newId<AssessmentId>();
  const { answers, state } = saved;
  const seal = (column: string, text: string | null) => file.vault.sealOptional(field(column, id), text);
  const columns = {
    state,
    mode: answers.mode,
    aloneAndSafe: answers.mode === 'phone' ? aloneAndSafe(answers) : null,
    answers: JSON.stringify(answers.closed),
    need: answers.need,
    thereAfterwards: seal('there_afterwards', answers.thereAfterwards),
    words: seal('words', answers.words),
    letsHerStay: seal('lets_her_stay', answers.letsStay),
    lowerBecause: seal('lower_because', answers.lowerBecause),
    childTold: seal('child_told', answers.childTold),
    childSaid: seal('child_said', answers.childSaid),
    pausedWords: state === 'paused' ? seal('paused_words', answers.pausedWords) : null,
    pausedAt: state === 'paused' ? ctx.now : null,
    pausedBy: state === 'paused' ? ctx.actor.staffId : null,
    assessedAt: state === 'done' ? ctx.now : null,
  };
  if (saved.id) {
    await ctx.sql
      .updateTable('protectionAssessment')
      .set(columns)
      .where('id', '=', id)
      .where('sectionId', '=', file.section('protection'))
      .execute();
    return id;
  }
  await ctx.sql
    .insertInto('protectionAssessment')
    .values({
      id,
      fileId: file.id,
      sectionId: file.section('protection'),
      personId: saved.personId,
      startedAt: ctx.now,
      byId: ctx.actor.staffId,
      ...columns,
    })
    .execute();
  return id;
}

function aloneAndSafe({ closed }: AssessmentAnswers): YesNoUnknown {
  if (closed.alone === 'yes' && closed.safe === 'yes') return 'yes';
  return closed.alone === 'no' || closed.safe === 'no' ? 'no' : 'unknown';
}

export async function insertFear(
  ctx: Ctx,
  file: OpenFile,
  fear: { personId: PersonId; score: number | null; notAskedWords: string | null },
): Promise<void> {
  const id = newId<Id<'fear'>>();
  await ctx.sql
    .insertInto('fearRating')
    .values({
      id,
      fileId: file.id,
      sectionId: file.section('protection'),
      personId: fear.personId,
      score: fear.score,
      notAskedWords: file.vault.sealOptional(`fear_rating.not_asked_words:${id}`, fear.notAskedWords),
      at: ctx.now,
      byId: ctx.actor.staffId,
    })
    .execute();
}

/** The newest rating of each person. */
export async function latestFear(
  sql: Sql,
  file: OpenFile,
): Promise<ReadonlyMap<string, { score: number; at: Assessment['startedAt'] }>> {
  const rows = await sql
    .selectFrom('fearRating')
    .distinctOn('personId')
    .select(['personId', 'score', 'at'])
    .where('sectionId', '=', file.section('protection'))
    .where('score', 'is not', null)
    .where('detachedAt', 'is', null)
    .where('personId', 'is not', null)
    .orderBy('personId')
    .orderBy('at', 'desc')
    .execute();
  return new Map(
    rows.flatMap((row) =>
      row.personId && row.score !== null ? [[row.personId, { score: row.score, at: row.at }]] : [],
    ),
  );
}
