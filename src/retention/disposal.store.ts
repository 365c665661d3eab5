import { sql as raw } from 'kysely';
import type { FileContext, StaffContext } from '../access/index.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import { type FileId, newId, type StaffId } from '../kernel/ids.ts';
import { dayOf, type Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import type { DisposalId, HoldId, HoldKind, MarkKind, Outcome, RetentionFacts, RuleKind } from './retention.ts';

/** What rests since five years, by reference: who it is about is not said, and nothing was opened. */
export type AtRest = {
  readonly fileId: FileId;
  readonly reference: string;
  readonly kind: 'contact' | 'person';
  readonly facts: RetentionFacts;
  /** A hold, a clock, a follow-up, or more about the same person. Which of them is not told. */
  readonly waits: boolean;
};

export async function filesAtRest(sql: Sql): Promise<AtRest[]> {
  const { rows } = await raw<{
    fileId: FileId;
    reference: string;
    kind: 'contact' | 'person';
    lastEntry: Instant;
    birthYear: number | null;
    childInvestigation: boolean;
    matterClosed: Instant;
    marks: MarkKind[];
    waits: boolean;
  }>`select file_id, reference, kind, last_entry, birth_year, child_investigation, matter_closed, marks, waits
    from authz.disposals_due()`.execute(sql);
  return rows.map(({ fileId, reference, kind, waits, ...row }) => ({
    fileId,
    reference,
    kind,
    waits,
    facts: {
      lastEntry: dayOf(row.lastEntry),
      birthYear: row.birthYear,
      bornOn: null,
      childInvestigation: row.childInvestigation,
      matterClosed: dayOf(row.matterClosed),
      marks: row.marks,
    },
  }));
}

export type Disposal = {
  readonly id: DisposalId;
  readonly reference: string;
  readonly fileKind: 'contact' | 'person';
  readonly rule: RuleKind;
  readonly outcome: Outcome;
  readonly lastEntryOn: CalendarDay;
  readonly proposedAt: Instant;
  readonly proposedBy: StaffId;
  readonly confirmedAt: Instant | null;
  readonly confirmedBy: StaffId | null;
  readonly carriedOutAt: Instant | null;
  readonly packageSha256: Buffer | null;
};

/** What was proposed, confirmed and carried out, the newest first: of the units that I lead, or of all to an administrator. */
export async function disposals(sql: Sql): Promise<Disposal[]> {
  const { rows } = await raw<Disposal>`select * from authz.disposals()`.execute(sql);
  return rows;
}

type Ctx = Pick<StaffContext, 'sql' | 'keyring'>;

/** False where it isn't due any more, or somebody was first. */
async function asked(sql: Sql, work: () => Promise<unknown>): Promise<boolean> {
  await raw`savepoint asked`.execute(sql);
  try {
    await work();
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'SG006')) throw error;
    await raw`rollback to savepoint asked`.execute(sql);
    return false;
  }
}

export const propose = (sql: Sql, fileId: FileId, rule: RuleKind, outcome: Outcome): Promise<boolean> =>
  asked(sql, () =>
    raw`select authz.propose_disposal(${newId<DisposalId>()}, ${fileId}, ${rule}, ${outcome})`.execute(sql),
  );
export const confirm = (sql: Sql, id: DisposalId): Promise<boolean> =>
  asked(sql, () => raw`select authz.confirm_disposal(${id})`.execute(sql));
export const withdraw = (sql: Sql, id: DisposalId): Promise<boolean> =>
  asked(sql, () => raw`select authz.withdraw_disposal(${id})`.execute(sql));

export type Hold = {
  readonly id: HoldId;
  readonly reference: string;
  readonly kind: HoldKind;
  /** Nothing of a file that only its team may see, but to who wrote it. */
  readonly words: string | null;
  readonly thinkAgainOn: CalendarDay;
  readonly setAt: Instant;
  readonly setBy: StaffId;
};
const wordsField = (id: HoldId) => `disposal_hold.words:${id}`;

export async function holds({ sql, keyring }: Ctx): Promise<Hold[]> {
  const { rows } = await raw<
    Omit<Hold, 'words'> & { words: Buffer | null }
  >`select * from authz.disposal_holds()`.execute(sql);
  return rows.map((row) => ({ ...row, words: keyring.reasons.unsealOptional(wordsField(row.id), row.words) }));
}

/** False where there is no such reference that the actor may stop; nobody is told which. */
export async function hold(
  { sql, keyring }: Ctx,
  stop: { reference: string; kind: HoldKind; words: string; thinkAgainOn: CalendarDay },
): Promise<boolean> {
  const id = newId<HoldId>();
  const { rows } = await raw<{ held: boolean }>`select authz.hold_file(${id}, ${stop.reference}, ${stop.kind},
    ${keyring.reasons.seal(wordsField(id), stop.words)}, ${stop.thinkAgainOn}) as held`.execute(sql);
  return rows[0]?.held ?? false;
}

export const endHold = (sql: Sql, id: HoldId): Promise<boolean> =>
  asked(sql, () => raw`select authz.end_hold(${id})`.execute(sql));

/** What the file holds that is kept longer, or for good. */
export async function marksOf({ sql, file }: Pick<FileContext, 'sql' | 'file'>): Promise<MarkKind[]> {
  const rows = await sql
    .selectFrom('retentionMark')
    .select('kind')
    .where('sectionId', '=', file.section('plan'))
    .where('removedAt', 'is', null)
    .execute();
  return rows.map(({ kind }) => kind as MarkKind);
}

export async function setMarks(
  { sql, file, now, actor }: Pick<FileContext, 'sql' | 'file' | 'now' | 'actor'>,
  wanted: readonly MarkKind[],
): Promise<boolean> {
  const there = await marksOf({ sql, file });
  const added = wanted.filter((kind) => !there.includes(kind));
  const removed = there.filter((kind) => !wanted.includes(kind));
  if (added.length > 0)
    await sql
      .insertInto('retentionMark')
      .values(
        added.map((kind) => ({
          id: newId(),
          fileId: file.id,
          sectionId: file.section('plan'),
          kind,
          at: now,
          byId: actor.staffId,
        })),
      )
      .execute();
  if (removed.length > 0)
    await sql
      .updateTable('retentionMark')
      .set({ removedAt: now, removedBy: actor.staffId })
      .where('sectionId', '=', file.section('plan'))
      .where('removedAt', 'is', null)
      .where('kind', 'in', removed)
      .execute();
  return added.length + removed.length > 0;
}
