import { sql as raw } from 'kysely';
import type { FileContext, OpenFile } from '../access/index.ts';
import { type FileId, type Id, newId, type PersonId, type StaffId, type UnitId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { PersonalNumber } from '../kernel/personal-number.ts';
import { findHolder, readRota } from '../organisation/index.ts';
import type { Sql } from '../platform/database/database.ts';
import type { Endangers, Outcome, Report, Thread, ThreadId } from './concern.ts';

type Ctx = Pick<FileContext, 'sql' | 'now' | 'actor' | 'keyring'>;
const field = (column: string, id: string) => `concern_report.${column}:${id}`;

/** Units that receive concern reports. */
export async function receivingUnits(sql: Sql): Promise<{ id: UnitId; name: string }[]> {
  const rows = await sql
    .selectFrom('authz.unit as u')
    .innerJoin('authz.unitFunction as f', 'f.unitId', 'u.id')
    .select(['u.id', 'u.name'])
    .where('f.function', '=', 'childInvestigation')
    .where('u.closedAt', 'is', null)
    .orderBy('u.name')
    .execute();
  return rows.map((row) => ({ id: row.id as UnitId, name: row.name }));
}

/**
 * Who holds the clocks until somebody takes the child's file: whoever is on duty in that unit, else on back-up, else
 * leading it, and is there or has a deputy who is.
 */
export async function holderIn(sql: Sql, unitId: UnitId, now: Instant): Promise<StaffId | undefined> {
  return findHolder(await readRota(sql, { from: now, until: now.add({ hours: 1 }) }), unitId, now);
}

export async function threadsOf(sql: Sql, fileId: FileId): Promise<Thread[]> {
  // Those whose report came along from the contact that it was made in: known before the rows.
  const carried = raw<string>`any (array(select thread_id from concern_report
    where file_id = ${fileId} and direction = 'sent' and detached_at is null))`;
  const rows = await sql
    .selectFrom('reportThread as t')
    .innerJoin('authz.staff as m', 'm.id', 't.madeBy')
    .innerJoin('authz.unit as u', 'u.id', 't.toUnitId')
    .leftJoin('authz.staff as r', 'r.id', 't.receivedBy')
    .selectAll('t')
    .select(['m.name as maker', 'u.name as unit', 'r.name as receiver'])
    .where((e) => e.or([e('t.fromFileId', '=', fileId), e('t.childFileId', '=', fileId), e('t.id', '=', carried)]))
    .orderBy('t.madeAt', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id as ThreadId,
    fromFileId: row.fromFileId as FileId | null,
    childFileId: row.childFileId as FileId | null,
    toUnitId: row.toUnitId as UnitId,
    toUnit: row.unit,
    madeAt: row.madeAt,
    madeBy: row.maker,
    madeById: row.madeBy as StaffId,
    receivedAt: row.receivedAt,
    receivedBy: row.receiver,
    receivedById: row.receivedBy as StaffId | null,
    protectedAt: row.protectedAt,
    decideBy: row.decideBy,
    investigateBy: row.investigateBy,
    investigatedAt: row.investigatedAt,
    outcome: row.outcome as Outcome | null,
    decidedAt: row.decidedAt,
    feedbackWanted: row.feedbackWanted,
    feedbackAt: row.feedbackAt,
  }));
}

export async function reportsIn(sql: Sql, file: OpenFile): Promise<Report[]> {
  const rows = await sql
    .selectFrom('concernReport')
    .selectAll()
    .where('sectionId', '=', file.section('children'))
    .where('detachedAt', 'is', null)
    .orderBy('madeAt', 'desc')
    .execute();
  const open = (column: string, id: string, sealed: Buffer | null) =>
    file.vault.unsealOptional(field(column, id), sealed);
  return rows.map((row) => ({
    threadId: row.threadId as ThreadId,
    childId: row.childId as PersonId,
    direction: row.direction as Report['direction'],
    words: file.vault.unseal(field('words', row.id), row.words),
    endangers: row.endangersIfTold as Endangers,
    outcomeWords: open('outcome_words', row.id, row.outcomeWords),
    feedbackWords: open('feedback_words', row.id, row.feedbackWords),
  }));
}

export async function insertThread(
  ctx: Ctx,
  thread: { from: OpenFile; child: OpenFile; feedbackWanted: boolean },
): Promise<ThreadId> {
  const id = newId<ThreadId>();
  await ctx.sql
    .insertInto('reportThread')
    .values({
      id,
      fromFileId: thread.from.id,
      childFileId: thread.child.id,
      toUnitId: thread.child.unitId,
      madeAt: ctx.now,
      madeBy: ctx.actor.staffId,
      feedbackWanted: thread.feedbackWanted,
    })
    .execute();
  return id;
}

/** The same words under the key of each file: neither side can read the other's copy. */
export async function insertReport(
  ctx: Ctx,
  file: OpenFile,
  report: {
    threadId: ThreadId;
    childId: PersonId;
    direction: 'sent' | 'received';
    words: string;
    endangers: Endangers;
  },
): Promise<void> {
  const id = newId<Id<'concernReport'>>();
  await ctx.sql
    .insertInto('concernReport')
    .values({
      id,
      fileId: file.id,
      sectionId: file.section('children'),
      childId: report.childId,
      threadId: report.threadId,
      direction: report.direction,
      madeAt: ctx.now,
      madeBy: ctx.actor.staffId,
      words: file.vault.seal(field('words', id), report.words),
      endangersIfTold: report.endangers,
    })
    .execute();
}

export type ChildTold = { name: string | null; birthYear: number | null; number: PersonalNumber | undefined };

/** Who the new file is about, as the reporter told it, and what came in. */
export async function insertChildsContact(ctx: Ctx, file: OpenFile, child: ChildTold): Promise<PersonId> {
  const id = newId<PersonId>();
  const seal = (column: string, text: string | null | undefined) =>
    file.vault.sealOptional(`person_told.${column}:${id}`, text);
  await ctx.sql
    .insertInto('personTold')
    .values({
      id,
      fileId: file.id,
      sectionId: file.section('identity'),
      part: 'self',
      name: seal('name', child.name),
      number: seal('number', child.number?.digits()),
      birthYear: child.birthYear,
    })
    .execute();
  await ctx.sql
    .insertInto('contact')
    .values({
      fileId: file.id,
      sectionId: file.section('account'),
      channel: 'eService',
      source: 'otherUnit',
      receivedAt: ctx.now,
      receivedBy: ctx.actor.staffId,
      urgency: 2,
      state: 'received',
    })
    .execute();
  if (child.number) {
    await raw`select authz.index_person(${file.id}, ${ctx.keyring.personHash(child.number)}, true)`.execute(ctx.sql);
  }
  return id;
}

/** The adult's side knows the child's file from now on. */
export async function linkChild(ctx: Ctx, file: OpenFile, child: PersonId, childFile: FileId): Promise<void> {
  await ctx.sql
    .updateTable('personTold')
    .set({ ownFileId: childFile })
    .where('id', '=', child)
    .where('fileId', '=', file.id)
    .execute();
}

/** What the reporter's file says of the child's number; the person's own text, read once. */
export async function numberOf(sql: Sql, file: OpenFile, child: PersonId): Promise<string | null> {
  const row = await sql
    .selectFrom('personTold')
    .select('number')
    .where('id', '=', child)
    .where('fileId', '=', file.id)
    .executeTakeFirst();
  return file.vault.unsealOptional(`person_told.number:${child}`, row?.number ?? null);
}

/** False where it was done before. */
export async function receiveThread(ctx: Ctx, file: OpenFile): Promise<boolean> {
  const result = await ctx.sql
    .updateTable('reportThread')
    .set({ receivedAt: ctx.now, receivedBy: ctx.actor.staffId })
    .where('childFileId', '=', file.id)
    .where('receivedAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Every report of the file that waits for it is decided on at once, each with the words; those that were, or nothing. */
export async function decideThreads(
  ctx: Ctx,
  file: OpenFile,
  outcome: Outcome,
  words: string,
): Promise<readonly { readonly id: ThreadId; readonly feedbackWanted: boolean }[]> {
  const decided = await ctx.sql
    .updateTable('reportThread')
    .set({ outcome, decidedAt: ctx.now, decidedBy: ctx.actor.staffId })
    .where('childFileId', '=', file.id)
    .where('receivedAt', 'is not', null)
    .where('decidedAt', 'is', null)
    .returning(['id', 'feedbackWanted'])
    .execute();
  // What was decided before keeps its words.
  const ids = decided.map(({ id, feedbackWanted }) => ({ id: id as ThreadId, feedbackWanted }));
  for (const { id } of ids) await writeOnReport(ctx, file, id, 'outcome_words', words);
  return ids;
}

export async function answerThread(ctx: Ctx, file: OpenFile, thread: ThreadId, words: string): Promise<boolean> {
  const result = await ctx.sql
    .updateTable('reportThread')
    .set({ feedbackAt: ctx.now, feedbackBy: ctx.actor.staffId })
    .where('id', '=', thread)
    .where('childFileId', '=', file.id)
    .where('decidedAt', 'is not', null)
    .where('feedbackAt', 'is', null)
    .executeTakeFirst();
  if (result.numUpdatedRows === 0n) return false;
  await writeOnReport(ctx, file, thread, 'feedback_words', words);
  return true;
}

async function writeOnReport(
  ctx: Ctx,
  file: OpenFile,
  thread: ThreadId,
  column: 'outcome_words' | 'feedback_words',
  words: string,
) {
  const row = await ctx.sql
    .selectFrom('concernReport')
    .select('id')
    .where('sectionId', '=', file.section('children'))
    .where('threadId', '=', thread)
    .where('direction', '=', 'received')
    .where('detachedAt', 'is', null)
    .executeTakeFirst();
  if (!row) return;
  const sealed = file.vault.seal(field(column, row.id), words);
  await ctx.sql
    .updateTable('concernReport')
    .set(column === 'outcome_words' ? { outcomeWords: sealed } : { feedbackWords: sealed })
    .where('id', '=', row.id)
    .execute();
}

/** The thread goes along between the contact that the report made and the child's file that was opened from it. */
export const moveReport = async (sql: Sql, { from, to }: { from: FileId; to: FileId }): Promise<void> => {
  await raw`select authz.move_report(${from}, ${to})`.execute(sql);
};
