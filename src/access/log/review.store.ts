import { sql as raw } from 'kysely';
import type { FileId, Id, SessionId, StaffId, UnitId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Sql } from '../../platform/database/database.ts';
import { newSections } from '../new-file.store.ts';
import type { Outcome, Pattern } from './review.ts';

export type ReviewId = Id<'logReview'>;
export type ReviewLineId = Id<'logReviewLine'>;

/** A month's control that I am to make, or have made; without an id it has not begun. */
export type ReviewToMake = {
  /** The first day of the month. */
  readonly month: string;
  readonly unitId: UnitId | null;
  readonly unitName: string | null;
  readonly reviewId: ReviewId | null;
  readonly doneAt: Instant | null;
  readonly lines: number;
  readonly judged: number;
};

export async function reviewsToMake(sql: Sql): Promise<ReviewToMake[]> {
  const { rows } = await raw<ReviewToMake>`
    select to_char(r.month, 'YYYY-MM-DD') as month, r.unit_id, u.name as unit_name, r.review_id, r.done_at, r.lines, r.judged
      from authz.reviews_to_make() r left join authz.unit u on u.id = r.unit_id order by r.month desc, u.name`.execute(
    sql,
  );
  return rows;
}

/** Answers why it could not begin, where it could not. */
export async function beginReview(
  sql: Sql,
  review: { id: ReviewId; month: string; unitId: UnitId | null },
): Promise<'begun' | 'there' | 'notOver' | 'notSealed'> {
  const { rows } = await raw<{ answer: 'begun' | 'there' | 'notOver' | 'notSealed' }>`
    select authz.begin_review(${review.id}, ${review.month}::date, ${review.unitId}) as answer`.execute(sql);
  return rows[0]?.answer ?? 'notSealed';
}

export type Review = {
  readonly id: ReviewId;
  readonly month: string;
  readonly unitName: string | null;
  readonly headSize: number;
  readonly doneAt: Instant | null;
};

export async function findReview(sql: Sql, id: ReviewId): Promise<Review | undefined> {
  const { rows } = await raw<Review>`
    select r.id, to_char(r.month, 'YYYY-MM-DD') as month, u.name as unit_name, r.head_size, r.done_at
      from data.log_review r left join authz.unit u on u.id = r.unit_id where r.id = ${id}`.execute(sql);
  return rows[0];
}

export type ReviewLine = {
  readonly id: ReviewLineId;
  readonly action: string;
  readonly staffName: string;
  readonly staffId: StaffId;
  readonly at: Instant;
  readonly fileId: FileId | null;
  readonly sessionId: SessionId | null;
  readonly reference: string | null;
  readonly groundKind: string | null;
  readonly purpose: string | null;
  readonly reason: Buffer | null;
  readonly times: number;
  readonly drawn: boolean;
  readonly patterns: readonly Pattern[];
  readonly outcome: Outcome | null;
  readonly words: Buffer | null;
};

/** What was found first, then what was drawn, in the order of time. */
export async function reviewLines(sql: Sql, id: ReviewId): Promise<ReviewLine[]> {
  const { rows } = await raw<ReviewLine>`
    select l.id, l.action, s.name as staff_name, l.staff_id, l.at, l.file_id, l.session_id, l.reference, l.ground_kind, l.purpose, l.reason,
        l.times, l.drawn, l.patterns, l.outcome, l.words
      from data.log_review_line l join authz.staff s on s.id = l.staff_id where l.review_id = ${id}
      order by cardinality(l.patterns) = 0, l.at, l.entry_id`.execute(sql);
  return rows;
}

export async function judgeLine(
  sql: Sql,
  line: { id: ReviewLineId; outcome: Outcome; words: Buffer | null },
): Promise<boolean> {
  const { rows } = await raw<{ done: boolean }>`
    select authz.judge_line(${line.id}, ${line.outcome}, ${line.words}) as done`.execute(sql);
  return rows[0]?.done ?? false;
}

export async function endReview(sql: Sql, id: ReviewId): Promise<boolean> {
  const { rows } = await raw<{ done: boolean }>`select authz.end_review(${id}) as done`.execute(sql);
  return rows[0]?.done ?? false;
}

export type Decoy = { readonly fileId: FileId; readonly unitName: string; readonly madeAt: Instant };

/** For an auditor; nobody else has any. */
export async function decoys(sql: Sql): Promise<Decoy[]> {
  const { rows } = await raw<Decoy>`
    select d.file_id, u.name as unit_name, d.made_at from authz.my_decoys() d join authz.unit u on u.id = d.unit_id order by d.made_at`.execute(
    sql,
  );
  return rows;
}

export async function makeDecoy(sql: Sql, decoy: { fileId: FileId; unitId: UnitId; reference: string }): Promise<void> {
  const { sections } = newSections();
  await raw`select authz.make_decoy(${decoy.fileId}, ${decoy.unitId}, ${decoy.reference}, ${sections}::jsonb)`.execute(
    sql,
  );
}

/** Units that a decoy can lie in. */
export async function openUnits(sql: Sql): Promise<{ id: UnitId; name: string }[]> {
  const { rows } = await raw<{
    id: UnitId;
    name: string;
  }>`select id, name from authz.unit where closed_at is null order by name`.execute(sql);
  return rows;
}

/** Tells whoever is to make last month's control, once when the month has ended and once when it is late. */
export async function remindOfReviews(sql: Sql): Promise<void> {
  await raw`select authz.remind_of_reviews()`.execute(sql);
}
