import { sql as raw } from 'kysely';
import type { FileContext, OpenFile } from '../access/index.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import { type FileId, type Id, newId, type StaffId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { StaffRole } from '../kernel/staff-role.ts';
import type { Sql } from '../platform/database/database.ts';
import type { StepKind, StepWord } from './step.ts';
import type { Part } from './tie.ts';

export type TieDecisionId = Id<'tieDecision'>;
export type TieDecision = {
  readonly id: TieDecisionId;
  readonly name: string;
  readonly words: string;
  readonly by: string;
  readonly at: Instant;
  readonly validTo: Instant;
};
const wordsOf = (id: string) => `tie_decision.words:${id}`;

/** Those that hold now. */
export async function tieDecisions(sql: Sql, file: OpenFile, now: Instant): Promise<TieDecision[]> {
  const rows = await sql
    .selectFrom('tieDecision as t')
    .innerJoin('authz.staff as s', 's.id', 't.staffId')
    .innerJoin('authz.staff as l', 'l.id', 't.decidedBy')
    .select(['t.id', 's.name', 't.words', 'l.name as by', 't.decidedAt', 't.validTo'])
    .where('t.sectionId', '=', file.section('decisions'))
    .where('t.endedAt', 'is', null)
    .where('t.validTo', '>', now)
    .orderBy('s.name')
    .orderBy('t.id')
    .execute();
  return rows.map((row) => ({
    id: row.id as TieDecisionId,
    name: row.name,
    words: file.vault.unseal(wordsOf(row.id), row.words),
    by: row.by,
    at: row.decidedAt,
    validTo: row.validTo,
  }));
}

export async function mayDecideTie(sql: Sql, file: OpenFile): Promise<boolean> {
  const { rows } = await raw<{ may: boolean }>`select authz.may_decide_tie(${file.id}) as may`.execute(sql);
  return rows[0]?.may ?? false;
}

/** Those who can't be named, to whoever says who works here. */
export async function blockedHere(sql: Sql, file: OpenFile): Promise<ReadonlySet<StaffId>> {
  const { rows } = await raw<{ id: StaffId }>`select * from authz.blocked_staff(${file.id}) as x (id)`.execute(sql);
  return new Set(rows.map(({ id }) => id));
}

export async function decideTie(
  { sql }: Pick<FileContext, 'sql'>,
  file: OpenFile,
  decision: { readonly staffId: StaffId; readonly words: string; readonly validTo: Instant },
): Promise<TieDecisionId> {
  const id = newId<TieDecisionId>();
  const words = file.vault.seal(wordsOf(id), decision.words);
  await raw`select authz.decide_tie(${id}, ${file.id}, ${decision.staffId}, ${words}, ${decision.validTo.toString()}::timestamptz)`.execute(
    sql,
  );
  return id;
}

export async function endTieDecision(sql: Sql, id: TieDecisionId): Promise<void> {
  await raw`select authz.end_tie_decision(${id})`.execute(sql);
}

export type MySituation = { readonly id: FileId; readonly reference: string; readonly validTo: Instant };
export async function mySituations(sql: Sql): Promise<MySituation[]> {
  const { rows } = await raw<MySituation>`select * from authz.my_situations()`.execute(sql);
  return rows;
}

export type SituationFile = {
  readonly fileId: FileId;
  readonly part: Part;
  readonly reference: string;
  readonly unit: string;
  /** By role: nobody is named here. */
  readonly answers: StaffRole | null;
  readonly openable: boolean;
};
export type SituationStep = {
  readonly stepId: string;
  readonly kind: StepKind;
  readonly plannedOn: CalendarDay;
  readonly answerAt: Instant;
  readonly word: StepWord | null;
  readonly over: boolean;
  readonly asked: FileId | null;
  readonly dueAt: Instant | null;
  readonly considered: StepWord | null;
  readonly consideredAt: Instant | null;
};

/** Empty for whoever may not see it, and where there is none. */
export async function situationOf(sql: Sql, id: FileId): Promise<{ files: SituationFile[]; steps: SituationStep[] }> {
  const [files, steps] = await Promise.all([
    raw<SituationFile>`
      select f.file_id, f.part, f.reference, u.name as unit, f.answers, f.openable
        from authz.situation_files(${id}) f join authz.unit u on u.id = f.unit_id`.execute(sql),
    raw<SituationStep>`select * from authz.situation_steps(${id})`.execute(sql),
  ]);
  return { files: files.rows, steps: steps.rows };
}
