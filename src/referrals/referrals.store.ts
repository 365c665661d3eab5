import type { OpenFile } from '../access/index.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { DisclosureId, StaffId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import {
  type Referral,
  type ReferralAnswer,
  type ReferralId,
  type ReferralKind,
  sectionOf,
  type Waited,
} from './referrals.ts';

const field = (column: string, id: string) => `referral.${column}:${id}`;

export async function referralsOf(sql: Sql, file: OpenFile): Promise<Referral[]> {
  const rows = await sql
    .selectFrom('referral as r')
    .innerJoin('authz.staff as s', 's.id', 'r.byId')
    .selectAll('r')
    .select('s.name')
    .where('r.fileId', '=', file.id)
    .orderBy('r.at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id as ReferralId,
    kind: row.kind as ReferralKind,
    receiver: file.vault.unseal(field('receiver', row.id), row.receiver),
    purpose: file.vault.unseal(field('purpose', row.id), row.purpose),
    wish: file.vault.unsealOptional(field('wish', row.id), row.wish),
    disclosed: row.disclosureId !== null,
    answerBy: row.answerBy,
    at: row.at,
    by: row.name,
    answer: row.answer as ReferralAnswer | null,
    answerWords: file.vault.unsealOptional(field('answer_words', row.id), row.answerWords),
    answeredAt: row.answeredAt,
    waited: waitedIn(file, row),
  }));
}

function waitedIn(file: OpenFile, row: { readonly id: string; readonly waited: Buffer | null }): readonly Waited[] {
  const kept = file.vault.unsealOptional(field('waited', row.id), row.waited);
  return kept === null ? [] : (JSON.parse(kept) as Waited[]);
}

export async function insertReferral(
  sql: Sql,
  file: OpenFile,
  id: ReferralId,
  made: Pick<Referral, 'kind' | 'receiver' | 'purpose' | 'answerBy'> & {
    readonly disclosureId: DisclosureId | undefined;
    readonly wish: string | undefined;
  },
  { by, at }: { readonly by: StaffId; readonly at: Instant },
): Promise<void> {
  await sql
    .insertInto('referral')
    .values({
      id,
      fileId: file.id,
      sectionId: file.section(sectionOf(made.kind)),
      kind: made.kind,
      receiver: file.vault.seal(field('receiver', id), made.receiver),
      purpose: file.vault.seal(field('purpose', id), made.purpose),
      wish: file.vault.sealOptional(field('wish', id), made.wish),
      disclosureId: made.disclosureId ?? null,
      answerBy: made.answerBy,
      at,
      byId: by,
    })
    .execute();
}

/** False where it has its answer already. One that only said that it takes time has none yet, and what was said then stays. */
export async function answerReferral(
  sql: Sql,
  file: OpenFile,
  one: Referral,
  said: {
    readonly answer: ReferralAnswer;
    readonly words: string;
    readonly answerBy: CalendarDay;
    readonly at: Instant;
  },
): Promise<boolean> {
  const { id, answerWords, answeredAt } = one;
  const waited =
    answerWords && answeredAt ? [...one.waited, { words: answerWords, at: answeredAt.toString() }] : one.waited;
  const result = await sql
    .updateTable('referral')
    .set({
      answer: said.answer,
      answerBy: said.answerBy,
      answerWords: file.vault.seal(field('answer_words', id), said.words),
      answeredAt: said.at,
      waited: waited.length > 0 ? file.vault.seal(field('waited', id), JSON.stringify(waited)) : null,
    })
    .where('id', '=', id)
    .where('fileId', '=', file.id)
    .where((q) => q.or([q('answer', 'is', null), q('answer', '=', 'waiting')]))
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
