import { sql as raw } from 'kysely';
import type { FileContext, OpenFile } from '../../access/index.ts';
import { newId, type StaffId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Sql } from '../../platform/database/database.ts';
import type {
  Closing,
  ClosingId,
  ClosureReason,
  FollowUp,
  FollowUpAnswer,
  FollowUpId,
  FollowUpOutcome,
  GoingOn,
  HelpAnswer,
  Question,
  Ready,
  Reopening,
  ViolenceSince,
} from './closing.ts';

type Ctx = Pick<FileContext, 'sql' | 'now' | 'actor'>;
const field = (table: string, column: string, id: string) => `${table}.${column}:${id}`;

export type Answer = {
  readonly question: Question;
  readonly about: string | null;
  readonly goingOn: GoingOn | null;
  readonly because: string;
};

export type ClosingWritten = {
  readonly reason: ClosureReason;
  readonly ready: Ready;
  readonly words: string | undefined;
  readonly wayBack: string;
  readonly substituteId: StaffId;
  readonly helpLine: string;
  readonly followUp: FollowUpAnswer;
  readonly answers: readonly Answer[];
};

/** False where somebody else closed it at the same moment. */
export async function insertClosing(ctx: Ctx, file: OpenFile, id: ClosingId, w: ClosingWritten): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await ctx.sql
    .insertInto('closing')
    .values({
      id,
      fileId: file.id,
      sectionId: file.section('plan'),
      reason: w.reason,
      ready: w.ready,
      words: file.vault.sealOptional(field('closing', 'words', id), w.words),
      wayBack: file.vault.seal(field('closing', 'way_back', id), w.wayBack),
      substituteId: w.substituteId,
      helpLine: w.helpLine,
      followUp: w.followUp,
      closedAt: ctx.now,
      closedBy: ctx.actor.staffId,
    })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) return false;
  await ctx.sql
    .insertInto('closingAnswer')
    .values(
      w.answers.map((answer) => {
        const answerId = newId();
        return {
          id: answerId,
          fileId: file.id,
          sectionId: file.section('plan'),
          closingId: id,
          question: answer.question,
          about: answer.about,
          goingOn: answer.goingOn,
          because: file.vault.seal(field('closing_answer', 'because', answerId), answer.because),
        };
      }),
    )
    .execute();
  return true;
}

/** What was shared for the work ends with it, and the places in the team but for the one who answers, and a leader's. */
export async function endWork(sql: Sql, file: OpenFile): Promise<void> {
  await raw`select authz.end_work(${file.id})`.execute(sql);
}

/** All closings of the file, the last one first. */
export async function closingsOf(sql: Sql, file: OpenFile): Promise<Closing[]> {
  const rows = await sql
    .selectFrom('closing as c')
    .innerJoin('authz.staff as s', 's.id', 'c.substituteId')
    .innerJoin('authz.staff as b', 'b.id', 'c.closedBy')
    .leftJoin('authz.staff as r', 'r.id', 'c.reopenedBy')
    .selectAll('c')
    .select(['s.name as substituteName', 'b.name as closedByName', 'r.name as reopenedByName'])
    .where('c.sectionId', '=', file.section('plan'))
    .orderBy('c.closedAt', 'desc')
    .execute();
  if (rows.length === 0) return [];
  const answers = await sql
    .selectFrom('closingAnswer')
    .selectAll()
    .where('sectionId', '=', file.section('plan'))
    .orderBy('question')
    .orderBy('id')
    .execute();
  const { vault } = file;
  return rows.map((row) => ({
    id: row.id as ClosingId,
    reason: row.reason as ClosureReason,
    ready: row.ready as Ready,
    words: vault.unsealOptional(field('closing', 'words', row.id), row.words),
    wayBack: vault.unseal(field('closing', 'way_back', row.id), row.wayBack),
    substituteName: row.substituteName,
    helpLine: row.helpLine,
    followUp: row.followUp as FollowUpAnswer,
    closedAt: row.closedAt,
    closedBy: row.closedByName,
    reopenedAt: row.reopenedAt,
    reopenedBy: row.reopenedByName,
    reopenedBecause: vault.unsealOptional(field('closing', 'reopened_because', row.id), row.reopenedBecause),
    answers: answers
      .filter(({ closingId }) => closingId === row.id)
      .map((answer) => ({
        question: answer.question as Question,
        goingOn: answer.goingOn as GoingOn | null,
        because: vault.unseal(field('closing_answer', 'because', answer.id), answer.because),
      })),
  }));
}

/** Since when it is closed, to one who may read that. */
export async function closedSince(sql: Sql, file: OpenFile): Promise<Instant | undefined> {
  const row = await sql
    .selectFrom('closing')
    .select('closedAt')
    .where('sectionId', '=', file.section('plan'))
    .where('reopenedAt', 'is', null)
    .executeTakeFirst();
  return row?.closedAt;
}

/** When it had been closed; nothing where it isn't closed any more. */
export async function reopen(ctx: Ctx, file: OpenFile, because: string): Promise<Instant | undefined> {
  const closing = await ctx.sql
    .selectFrom('closing')
    .select(['id', 'closedAt'])
    .where('sectionId', '=', file.section('plan'))
    .where('reopenedAt', 'is', null)
    .executeTakeFirst();
  if (!closing) return undefined;
  const { numUpdatedRows } = await ctx.sql
    .updateTable('closing')
    .set({
      reopenedAt: ctx.now,
      reopenedBy: ctx.actor.staffId,
      reopenedBecause: file.vault.seal(field('closing', 'reopened_because', closing.id), because),
    })
    .where('id', '=', closing.id)
    .where('reopenedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n ? closing.closedAt : undefined;
}

export async function insertFollowUp(
  ctx: Ctx,
  file: OpenFile,
  w: Pick<FollowUp, 'id' | 'months' | 'dueOn' | 'ownerId' | 'way'> & { readonly closingId: ClosingId },
): Promise<void> {
  await ctx.sql
    .insertInto('followUp')
    .values({
      id: w.id,
      fileId: file.id,
      sectionId: file.section('plan'),
      closingId: w.closingId,
      months: w.months,
      dueOn: w.dueOn,
      ownerId: w.ownerId,
      way: file.vault.seal(field('follow_up', 'way', w.id), w.way),
    })
    .execute();
}

export async function followUpsOf(sql: Sql, file: OpenFile): Promise<FollowUp[]> {
  const rows = await sql
    .selectFrom('followUp as f')
    .innerJoin('authz.staff as s', 's.id', 'f.ownerId')
    .selectAll('f')
    .select('s.name as ownerName')
    .where('f.sectionId', '=', file.section('plan'))
    .orderBy('f.dueOn')
    .orderBy('f.id')
    .execute();
  const { vault } = file;
  return rows.map((row) => ({
    id: row.id as FollowUpId,
    months: row.months,
    dueOn: row.dueOn,
    ownerId: row.ownerId as StaffId,
    ownerName: row.ownerName,
    way: vault.unseal(field('follow_up', 'way', row.id), row.way),
    endedAt: row.endedAt,
    outcome: row.outcome as FollowUpOutcome | null,
    violence: row.violence as ViolenceSince | null,
    safety: row.safety,
    help: row.help as HelpAnswer | null,
    words: vault.unsealOptional(field('follow_up', 'words', row.id), row.words),
    reopening: row.reopening as Reopening | null,
    reopeningWords: vault.unsealOptional(field('follow_up', 'reopening_words', row.id), row.reopeningWords),
  }));
}

/** False where it has ended already. */
export async function endFollowUp(
  ctx: Ctx,
  file: OpenFile,
  id: FollowUpId,
  end: {
    readonly outcome: FollowUpOutcome;
    readonly violence?: ViolenceSince | undefined;
    readonly safety?: number | undefined;
    readonly help?: HelpAnswer | undefined;
    readonly words?: string | undefined;
    readonly reopening?: Reopening | undefined;
    readonly reopeningWords?: string | undefined;
  },
): Promise<boolean> {
  const { numUpdatedRows } = await ctx.sql
    .updateTable('followUp')
    .set({
      endedAt: ctx.now,
      endedBy: ctx.actor.staffId,
      outcome: end.outcome,
      violence: end.violence ?? null,
      safety: end.safety ?? null,
      help: end.help ?? null,
      words: file.vault.sealOptional(field('follow_up', 'words', id), end.words),
      reopening: end.reopening ?? null,
      reopeningWords: file.vault.sealOptional(field('follow_up', 'reopening_words', id), end.reopeningWords),
    })
    .where('id', '=', id)
    .where('sectionId', '=', file.section('plan'))
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
