import type { NotNull } from 'kysely';
import type { FileContext, OpenFile } from '../access/index.ts';
import type { Instrument } from '../instruments/index.ts';
import { type Id, newId, type PersonId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import { shownInstrument } from './answers.ts';
import type { Occasion, RatingDecline } from './rating.ts';

export type Rating = {
  readonly key: string;
  readonly title: Instrument['title'];
  readonly occasion: Occasion | null;
  readonly value: number;
  readonly at: Instant;
  readonly by: string;
};
/** That no figure was given, and when it was asked for. */
export type Declined = {
  readonly occasion: Occasion;
  readonly because: RatingDecline;
  readonly at: Instant;
  readonly by: string;
};
type Ctx = Pick<FileContext, 'sql' | 'now' | 'actor'>;

/** The figures of one person, oldest first; fear also as it was asked at contacts and protection assessments. */
export async function loadRatings(
  sql: Sql,
  file: OpenFile,
  personId: PersonId,
  fear: Instrument['title'],
): Promise<Rating[]> {
  const [rated, feared] = await Promise.all([
    sql
      .selectFrom('rating as r')
      .innerJoin('authz.staff as s', 's.id', 'r.byId')
      .select(['r.id', 'r.instrumentKey', 'r.occasion', 'r.value', 'r.at', 'r.shown', 's.name'])
      .where('r.sectionId', '=', file.section('protection'))
      .where('r.personId', '=', personId)
      .where('r.declined', 'is', null)
      .$narrowType<{ instrumentKey: NotNull; value: NotNull; shown: NotNull }>()
      .execute(),
    sql
      .selectFrom('fearRating as f')
      .innerJoin('authz.staff as s', 's.id', 'f.byId')
      .select(['f.score', 'f.at', 's.name'])
      .where('f.sectionId', '=', file.section('protection'))
      .where('f.personId', '=', personId)
      .where('f.score', 'is not', null)
      .where('f.detachedAt', 'is', null)
      .execute(),
  ]);
  return [
    ...rated.map((row) => ({
      key: row.instrumentKey,
      title: shownInstrument(file.vault.unseal(`rating.shown:${row.id}`, row.shown)).title,
      occasion: row.occasion as Occasion,
      value: row.value,
      at: row.at,
      by: row.name,
    })),
    ...feared.map((row) => ({
      key: 'fear',
      title: fear,
      occasion: null,
      value: row.score ?? 0,
      at: row.at,
      by: row.name,
    })),
  ].toSorted((a, b) => a.at.epochMilliseconds - b.at.epochMilliseconds);
}

/** Oldest first, as the figures. */
export async function loadDeclined(sql: Sql, file: OpenFile, personId: PersonId): Promise<Declined[]> {
  const rows = await sql
    .selectFrom('rating as r')
    .innerJoin('authz.staff as s', 's.id', 'r.byId')
    .select(['r.occasion', 'r.declined', 'r.at', 's.name'])
    .where('r.sectionId', '=', file.section('protection'))
    .where('r.personId', '=', personId)
    .where('r.declined', 'is not', null)
    .orderBy('r.at')
    .execute();
  return rows.map(({ occasion, declined, at, name }) => ({
    occasion: occasion as Occasion,
    because: declined as RatingDecline,
    at,
    by: name,
  }));
}

/** When the person last answered, with a figure or without: at any time, and at the end. */
export type LastAnswers = { readonly any: Instant | undefined; readonly end: Instant | undefined };

export async function lastAnswers(sql: Sql, file: OpenFile, personId: PersonId): Promise<LastAnswers> {
  const rows = await sql
    .selectFrom('rating')
    .select(['occasion', 'at'])
    .where('sectionId', '=', file.section('protection'))
    .where('personId', '=', personId)
    .orderBy('at', 'desc')
    .execute();
  return { any: rows[0]?.at, end: rows.find(({ occasion }) => occasion === 'end')?.at };
}

export async function insertDeclined(
  { sql, now, actor }: Ctx,
  file: OpenFile,
  declined: { readonly personId: PersonId; readonly occasion: Occasion; readonly because: RatingDecline },
): Promise<void> {
  await sql
    .insertInto('rating')
    .values({
      id: newId<Id<'rating'>>(),
      fileId: file.id,
      sectionId: file.section('protection'),
      personId: declined.personId,
      occasion: declined.occasion,
      declined: declined.because,
      at: now,
      byId: actor.staffId,
    })
    .execute();
}

export async function insertRating(
  { sql, now, actor }: Ctx,
  file: OpenFile,
  rating: {
    readonly personId: PersonId;
    readonly instrument: Instrument;
    readonly occasion: Occasion;
    readonly value: number;
  },
): Promise<void> {
  const id = newId<Id<'rating'>>();
  const { instrument } = rating;
  await sql
    .insertInto('rating')
    .values({
      id,
      fileId: file.id,
      sectionId: file.section('protection'),
      personId: rating.personId,
      instrumentKey: instrument.id,
      instrumentVersion: instrument.version,
      shown: file.vault.seal(`rating.shown:${id}`, JSON.stringify(instrument)),
      occasion: rating.occasion,
      value: rating.value,
      at: now,
      byId: actor.staffId,
    })
    .execute();
}
