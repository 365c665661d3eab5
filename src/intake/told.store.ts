import type { OpenFile } from '../access/index.ts';
import { newId, type PersonId, type StaffId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import type { FearNotAsked } from './contact-codes.ts';
import { sealedRow } from './sealed-fields.ts';

export type FearRating = {
  readonly id: string;
  readonly score: number | null;
  readonly notAskedBecause: FearNotAsked | null;
  /** In words, where it was asked in an assessment. */
  readonly notAskedWords: string | null;
  readonly at: Instant;
};

export async function insertFear(
  sql: Sql,
  file: OpenFile,
  rating: Omit<FearRating, 'id' | 'notAskedWords'> & { personId: PersonId | null; byId: StaffId },
): Promise<void> {
  await sql
    .insertInto('fearRating')
    .values({ id: newId() as string, fileId: file.id, sectionId: file.section('protection'), ...rating })
    .execute();
}

/** Newest first. */
export async function fearRatings(sql: Sql, file: OpenFile): Promise<FearRating[]> {
  const rows = await sql
    .selectFrom('fearRating')
    .select(['id', 'score', 'notAskedBecause', 'notAskedWords', 'at'])
    .where('sectionId', '=', file.section('protection'))
    .where('detachedAt', 'is', null)
    .orderBy('at', 'desc')
    .execute();
  return rows.map((row) => ({
    ...row,
    notAskedBecause: row.notAskedBecause as FearNotAsked | null,
    notAskedWords: sealedRow(file.vault, 'fear_rating', row.id).unseal('not_asked_words', row.notAskedWords),
  }));
}
