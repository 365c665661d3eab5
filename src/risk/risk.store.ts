import type { FileContext, OpenFile } from '../access/index.ts';
import type { Instrument, RiskLevel } from '../instruments/index.ts';
import { type FileId, newId, type PersonId, type StaffId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { YesNoUnknown } from '../kernel/yes-no-unknown.ts';
import type { Sql } from '../platform/database/database.ts';
import type { Mode } from '../safety/index.ts';
import { type KeptAnswers, noAnswers, shownInstrument } from './answers.ts';
import type { Reading, Risk, RiskId, RiskState } from './risk.ts';

type Ctx = Pick<FileContext, 'sql' | 'now' | 'actor'>;
const field = (column: string, id: string): string => `risk_assessment.${column}:${id}`;

/** All of the file, newest first, without their questions. */
export async function loadRisks(sql: Sql, file: OpenFile): Promise<Risk[]> {
  const readings = await readingsOf(sql, file);
  const rows = await sql
    .selectFrom('riskAssessment as r')
    .innerJoin('authz.staff as s', 's.id', 'r.byId')
    .leftJoin('authz.staff as p', 'p.id', 'r.pausedBy')
    .leftJoin('authz.staff as a', 'a.id', 'r.assessedBy')
    .selectAll('r')
    .select(['s.name as by', 'p.name as pausedName', 'a.name as assessedName'])
    .where('r.sectionId', '=', file.section('protection'))
    .orderBy('r.startedAt', 'desc')
    .execute();
  const { vault } = file;
  return rows.map((row) => ({
    id: row.id as RiskId,
    personId: row.personId as PersonId,
    state: row.state as RiskState,
    instrumentKey: row.instrumentKey,
    instrumentVersion: row.instrumentVersion,
    title: shownInstrument(vault.unseal(field('shown', row.id), row.shown)).title,
    mode: row.mode as Mode,
    score: row.score === null ? null : Number(row.score),
    scoreLevel: row.scoreLevel as RiskLevel | null,
    ownEstimate: row.ownEstimate,
    level: row.level as RiskLevel | null,
    words: vault.unsealOptional(field('words', row.id), row.words),
    lowerBecause: vault.unsealOptional(field('lower_because', row.id), row.lowerBecause),
    needsReader: row.needsReader,
    pausedAt: row.pausedAt,
    pausedBy: row.pausedName,
    by: row.by,
    startedAt: row.startedAt,
    assessedAt: row.assessedAt,
    assessedBy: row.assessedName,
    assessedById: row.assessedBy as StaffId | null,
    reading: readings.get(row.id),
  }));
}

/** By assessment: the first to have read it. */
async function readingsOf(sql: Sql, file: OpenFile): Promise<ReadonlyMap<string, Reading>> {
  const rows = await sql
    .selectFrom('secondReading as d')
    .innerJoin('authz.staff as s', 's.id', 'd.readerId')
    .select(['d.id', 'd.assessmentId', 'd.at', 'd.agrees', 'd.words', 's.name'])
    .where('d.sectionId', '=', file.section('protection'))
    .orderBy('d.at', 'desc')
    .execute();
  return new Map(
    rows.map(({ id, assessmentId, name, at, agrees, words }) => [
      assessmentId,
      { reader: name, at, agrees, words: file.vault.unsealOptional(`second_reading.words:${id}`, words) },
    ]),
  );
}

/** When and how the risk was judged last, for the top of the file; nothing where that may not be read. */
export async function lastRiskAssessment(
  sql: Sql,
  fileId: FileId,
): Promise<{ readonly at: Instant; readonly level: RiskLevel } | undefined> {
  const row = await sql
    .selectFrom('riskAssessment')
    .select(['assessedAt', 'level'])
    .where('fileId', '=', fileId)
    .where('state', '=', 'done')
    .orderBy('assessedAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.assessedAt && row.level ? { at: row.assessedAt, level: row.level as RiskLevel } : undefined;
}

/** All that was asked and answered in one. */
export type WholeRisk = {
  readonly instrument: Instrument;
  readonly alone: YesNoUnknown | null;
  readonly safe: YesNoUnknown | null;
  readonly thereAfterwards: string | null;
  readonly kept: KeptAnswers;
  readonly ownWords: string | null;
  readonly pausedWords: string | null;
  readonly version: number;
  readonly savedAt: Instant;
};

export async function findWhole(sql: Sql, file: OpenFile, id: RiskId): Promise<WholeRisk | undefined> {
  const row = await sql
    .selectFrom('riskAssessment')
    .select(['shown', 'alone', 'safe', 'thereAfterwards', 'answers', 'ownWords', 'pausedWords', 'version', 'savedAt'])
    .where('id', '=', id)
    .where('sectionId', '=', file.section('protection'))
    .executeTakeFirst();
  if (!row) return undefined;
  const open = (column: string, sealed: Buffer | null) => file.vault.unsealOptional(field(column, id), sealed);
  const answers = open('answers', row.answers);
  return {
    instrument: shownInstrument(file.vault.unseal(field('shown', id), row.shown)),
    alone: row.alone as YesNoUnknown | null,
    safe: row.safe as YesNoUnknown | null,
    thereAfterwards: open('there_afterwards', row.thereAfterwards),
    kept: answers ? (JSON.parse(answers) as KeptAnswers) : noAnswers,
    ownWords: open('own_words', row.ownWords),
    pausedWords: open('paused_words', row.pausedWords),
    version: row.version,
    savedAt: row.savedAt,
  };
}

export async function beginRisk(
  { sql, now, actor }: Ctx,
  file: OpenFile,
  begun: { readonly personId: PersonId; readonly instrument: Instrument; readonly mode: Mode },
): Promise<RiskId> {
  const id = newId<RiskId>();
  const { instrument } = begun;
  await sql
    .insertInto('riskAssessment')
    .values({
      id,
      fileId: file.id,
      sectionId: file.section('protection'),
      personId: begun.personId,
      state: 'ongoing',
      instrumentKey: instrument.id,
      instrumentVersion: instrument.version,
      shown: file.vault.seal(field('shown', id), JSON.stringify(instrument)),
      mode: begun.mode,
      byId: actor.staffId,
      startedAt: now,
      savedAt: now,
    })
    .execute();
  return id;
}

type Change = {
  readonly state: RiskState;
  readonly mode: Mode;
  readonly alone: YesNoUnknown | null;
  readonly safe: YesNoUnknown | null;
  readonly thereAfterwards: string | null;
  readonly kept: KeptAnswers;
  readonly ownWords: string | null;
  readonly words: string | null;
  readonly lowerBecause: string | null;
  readonly level: RiskLevel | null;
  readonly ownEstimate: number | null;
  readonly score: number | null;
  readonly scoreLevel: RiskLevel | null;
  readonly needsReader: boolean;
  readonly pausedWords: string | null;
};

/** Writes all that is known now. False where somebody else has written since `version`: nothing is overwritten silently. */
export async function saveRisk(
  { sql, now, actor }: Ctx,
  file: OpenFile,
  id: RiskId,
  version: number,
  change: Change,
): Promise<boolean> {
  const seal = (column: string, text: string | null) => file.vault.sealOptional(field(column, id), text);
  const paused = change.state === 'paused';
  const done = change.state === 'done';
  const saved = await sql
    .updateTable('riskAssessment')
    .set({
      state: change.state,
      mode: change.mode,
      alone: change.alone,
      safe: change.safe,
      thereAfterwards: seal('there_afterwards', change.thereAfterwards),
      answers: seal('answers', JSON.stringify(change.kept)),
      score: change.score,
      scoreLevel: change.scoreLevel,
      ownEstimate: change.ownEstimate,
      ownWords: seal('own_words', change.ownWords),
      level: change.level,
      words: seal('words', change.words),
      lowerBecause: seal('lower_because', change.lowerBecause),
      needsReader: change.needsReader,
      pausedAt: paused ? now : null,
      pausedBy: paused ? actor.staffId : null,
      pausedWords: paused ? seal('paused_words', change.pausedWords) : null,
      version: version + 1,
      savedAt: now,
      assessedAt: done ? now : null,
      assessedBy: done ? actor.staffId : null,
    })
    .where('id', '=', id)
    .where('sectionId', '=', file.section('protection'))
    .where('version', '=', version)
    .where('state', '<>', 'done')
    .executeTakeFirst();
  return saved.numUpdatedRows === 1n;
}

export async function insertReading(
  { sql, now, actor }: Ctx,
  file: OpenFile,
  reading: { readonly riskId: RiskId; readonly agrees: boolean; readonly words: string | null },
): Promise<void> {
  const id = newId() as string;
  await sql
    .insertInto('secondReading')
    .values({
      id,
      fileId: file.id,
      sectionId: file.section('protection'),
      assessmentId: reading.riskId,
      readerId: actor.staffId,
      at: now,
      agrees: reading.agrees,
      words: file.vault.sealOptional(`second_reading.words:${id}`, reading.words),
    })
    .execute();
}
