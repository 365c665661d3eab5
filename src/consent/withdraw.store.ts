import { sql as raw } from 'kysely';
import type { ConsentId, FileContext, OpenFile, StaffContext, TellingId } from '../access/index.ts';
import { withdrawTold } from '../access/index.ts';
import { newId, type StaffId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import type { Keyring } from '../platform/sealing/keyring.ts';
import type { AskingId } from './consent.ts';
import type { Sayer, TellingWay } from './withdraw.ts';

type Ctx = Pick<FileContext, 'sql' | 'now' | 'actor' | 'keyring'>;
/** One telling can concern more than one file: its words are sealed once, for all of them. */
const wordsField = (id: string) => `withdrawal_told.words:${id}`;

type Told = Omit<Parameters<typeof withdrawTold>[1], 'said'> & {
  readonly how: TellingWay;
  readonly by: Sayer;
  readonly words: string;
};

/** False where this person has told or asked more often than anybody has reason to; nothing was done then. */
export async function tellWithdrawal(ctx: StaffContext, told: Told): Promise<boolean> {
  const { how, by, words, ...rest } = told;
  const id = newId<TellingId>();
  const sealed = ctx.keyring.handed.seal(wordsField(id), words);
  await raw`savepoint told`.execute(ctx.sql);
  try {
    await withdrawTold(ctx.sql, { ...rest, said: { id, how, by, words: sealed } });
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'SG003')) throw error;
    await raw`rollback to savepoint told`.execute(ctx.sql);
    return false;
  }
}

/** What was said when it was taken back in the file itself. */
export async function insertTelling(
  ctx: Ctx,
  file: OpenFile,
  told: { readonly how: TellingWay; readonly by: Sayer; readonly words: string; readonly receiverUnit: string | null },
): Promise<void> {
  const id = newId<TellingId>();
  await ctx.sql
    .insertInto('withdrawalTold')
    .values({
      id,
      fileId: file.id,
      sectionId: file.section('consents'),
      toldAt: ctx.now,
      takenBy: ctx.actor.staffId,
      how: told.how,
      saidBy: told.by,
      receiverUnit: told.receiverUnit,
      outside: told.receiverUnit === null,
      words: ctx.keyring.handed.seal(wordsField(id), told.words),
    })
    .execute();
}

export type Telling = {
  readonly id: TellingId;
  readonly at: Instant;
  readonly takenBy: string;
  readonly how: TellingWay;
  readonly by: Sayer;
  readonly receiver: string | 'all' | 'outside';
  readonly words: string;
  readonly checkedAt: Instant | null;
};

export async function tellingsOf(sql: Sql, keyring: Keyring, file: OpenFile): Promise<Telling[]> {
  const rows = await sql
    .selectFrom('withdrawalTold as w')
    .innerJoin('authz.staff as s', 's.id', 'w.takenBy')
    .leftJoin('authz.unit as u', 'u.id', 'w.receiverUnit')
    .selectAll('w')
    .select(['s.name as taker', 'u.name as unitName'])
    .where('w.sectionId', '=', file.section('consents'))
    .orderBy('w.toldAt', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id as TellingId,
    at: row.toldAt,
    takenBy: row.taker,
    how: row.how as TellingWay,
    by: row.saidBy as Sayer,
    receiver: row.unitName ?? (row.outside ? 'outside' : 'all'),
    words: keyring.handed.unseal(wordsField(row.id), row.words),
    checkedAt: row.checkedAt,
  }));
}

export type Given = {
  readonly id: ConsentId;
  readonly askingId: AskingId | null;
  readonly reference: string;
  readonly receiver: string;
  readonly receiverUnit: string | null;
  readonly parts: readonly string[];
  readonly groundId: string | null;
  readonly validTo: Instant;
  readonly withdrawnAt: Instant | null;
  readonly checkedAt: Instant | null;
  readonly ownWill: boolean | null;
  readonly checkWords: string | null;
};

/** The consents that were given in this file, in force or not, the latest first. */
export async function givenIn(sql: Sql, file: OpenFile): Promise<Given[]> {
  const rows = await sql
    .selectFrom('consent as c')
    .leftJoin('authz.unit as u', 'u.id', 'c.receiverUnit')
    .selectAll('c')
    .select('u.name as unitName')
    .where('c.sectionId', '=', file.section('consents'))
    .where('c.answer', '=', 'given')
    .orderBy('c.askedAt', 'desc')
    .orderBy('c.reference')
    .execute();
  return rows.map((row) => ({
    id: row.id as ConsentId,
    askingId: row.askingId as AskingId | null,
    reference: row.reference,
    receiver: row.unitName ?? file.vault.unsealOptional(`consent.receiver_name:${row.id}`, row.receiverName) ?? '',
    receiverUnit: row.receiverUnit,
    parts: row.parts,
    groundId: row.groundId,
    validTo: row.validTo,
    withdrawnAt: row.withdrawnAt,
    checkedAt: row.checkedAt,
    ownWill: row.ownWill,
    checkWords: file.vault.unsealOptional(`consent.check_words:${row.id}`, row.checkWords),
  }));
}

export const inForce = ({ withdrawnAt, validTo }: Pick<Given, 'withdrawnAt' | 'validTo'>, now: Instant): boolean =>
  withdrawnAt === null && validTo.epochMilliseconds > now.epochMilliseconds;

/** The person was asked: what she answered, for each consent; what was told is answered with it. */
export async function saveCheck(
  ctx: Ctx,
  file: OpenFile,
  answers: readonly { readonly id: ConsentId; readonly ownWill: boolean }[],
  words: string | undefined,
): Promise<void> {
  for (const { id, ownWill } of answers) {
    await ctx.sql
      .updateTable('consent')
      .set({
        checkedAt: ctx.now,
        checkedBy: ctx.actor.staffId,
        ownWill,
        checkWords: file.vault.sealOptional(`consent.check_words:${id}`, words),
      })
      .where('id', '=', id)
      .where('sectionId', '=', file.section('consents'))
      .execute();
  }
  await ctx.sql
    .updateTable('withdrawalTold')
    .set({ checkedAt: ctx.now, checkedBy: ctx.actor.staffId })
    .where('sectionId', '=', file.section('consents'))
    .where('checkedAt', 'is', null)
    .execute();
}

/** Who is to make sure: the responsible one, or who wrote it down where there is none. */
export async function whoAnswersFor(ctx: Pick<FileContext, 'sql' | 'now' | 'actor'>, file: OpenFile): Promise<StaffId> {
  const row = await ctx.sql
    .selectFrom('authz.ground')
    .select('staffId')
    .where('fileId', '=', file.id)
    .where('kind', '=', 'team')
    .where('function', '=', 'responsible')
    .where('endedAt', 'is', null)
    .where((eb) => eb.or([eb('validTo', 'is', null), eb('validTo', '>', ctx.now)]))
    .executeTakeFirst();
  return (row?.staffId as StaffId | undefined) ?? ctx.actor.staffId;
}
