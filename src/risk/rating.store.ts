import type { FileContext, OpenFile } from '../access/index.ts';
import type { Instrument } from '../instruments/index.ts';
import { type Id, newId, type PersonId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import { shownInstrument } from './answers.ts';
import type { Occasion } from './rating.ts';

export type Rating = {
  readonly key: string;
  readonly title: Instrument['title'];
  readonly occasion: Occasion | null;
  readonly value: number;
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
