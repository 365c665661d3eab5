import { sql as raw } from 'kysely';
import type { FileContext, OpenFile } from '../access/index.ts';
import { type GroundId, type Id, newId, type PersonId, type StaffId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import { type LocationKind, tellingWords } from './location.ts';

export type LocationFactId = Id<'locationFact'>;

/** That there is a fact, and of which kind. Its words are in no list: `reveal` alone has them. */
export type LocationFact = {
  readonly id: LocationFactId;
  readonly kind: LocationKind;
  readonly personId: PersonId | null;
  readonly at: Instant;
  readonly by: string;
  readonly endedAt: Instant | null;
};

const wordsOf = (id: string) => `location_fact.words:${id}`;
const markPurpose = 'location mark';

export async function factsOf(sql: Sql, file: OpenFile): Promise<LocationFact[]> {
  const rows = await sql
    .selectFrom('locationFact as f')
    .innerJoin('authz.staff as s', 's.id', 'f.byId')
    .select(['f.id', 'f.kind', 'f.personId', 'f.at', 'f.endedAt', 's.name'])
    .where('f.sectionId', '=', file.section('location'))
    .orderBy('f.at', 'desc')
    .orderBy('f.id')
    .execute();
  return rows.map((row) => ({
    id: row.id as LocationFactId,
    kind: row.kind as LocationKind,
    personId: row.personId as PersonId | null,
    at: row.at,
    by: row.name,
    endedAt: row.endedAt,
  }));
}

type Written = { readonly kind: LocationKind; readonly personId: PersonId | null; readonly words: string };

export async function addFact(
  { sql, now, actor }: Pick<FileContext, 'sql' | 'now' | 'actor'>,
  file: OpenFile,
  { kind, personId, words }: Written,
): Promise<LocationFactId> {
  const id = newId<LocationFactId>();
  await sql
    .insertInto('locationFact')
    .values({
      id,
      fileId: file.id,
      sectionId: file.section('location'),
      kind,
      personId,
      words: file.vault.seal(wordsOf(id), words),
      marks: tellingWords(words).map((word) => file.vault.mark(markPurpose, word)),
      at: now,
      byId: actor.staffId,
    })
    .execute();
  return id;
}

/** False where it was ended already, or is another file's. */
export async function endFact(
  { sql, now, actor }: Pick<FileContext, 'sql' | 'now' | 'actor'>,
  file: OpenFile,
  id: LocationFactId,
): Promise<boolean> {
  const result = await sql
    .updateTable('locationFact')
    .set({ endedAt: now, endedBy: actor.staffId })
    .where('id', '=', id)
    .where('sectionId', '=', file.section('location'))
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** The words of all facts, by fact. The database writes `location.revealed` in this transaction, or answers nothing. */
export async function revealFacts(
  { sql }: Pick<FileContext, 'sql'>,
  file: OpenFile,
  reason: Buffer,
): Promise<ReadonlyMap<LocationFactId, string>> {
  const { rows } = await raw<{ id: LocationFactId; words: Buffer }>`
    select id, words from authz.reveal_location(${file.id}, ${reason})`.execute(sql);
  return new Map(rows.map(({ id, words }) => [id, file.vault.unseal(wordsOf(id), words)]));
}

/** Which kinds of place the text tells, by marks alone: no fact is unsealed. One who may not read them hears of none. */
export async function kindsIn(sql: Sql, file: OpenFile, text: string): Promise<LocationKind[]> {
  if (!file.mayRead('location')) return [];
  const rows = await sql
    .selectFrom('locationFact')
    .select(['kind', 'marks'])
    .where('sectionId', '=', file.section('location'))
    .where('endedAt', 'is', null)
    .execute();
  if (rows.length === 0) return [];
  const said = new Set(tellingWords(text).map((word) => file.vault.mark(markPurpose, word).toString('base64')));
  const hit = rows.filter(({ marks }) => marks.some((mark) => said.has(mark.toString('base64'))));
  return [...new Set(hit.map(({ kind }) => kind as LocationKind))];
}

/** One of the team, and what she may do with where the person is. */
export type TeamReader = {
  readonly groundId: GroundId;
  readonly staffId: StaffId;
  readonly name: string;
  readonly reads: boolean;
  readonly writes: boolean;
};

export async function teamReaders(sql: Sql, file: OpenFile): Promise<TeamReader[]> {
  const rows = await sql
    .selectFrom('authz.ground as g')
    .innerJoin('authz.staff as s', 's.id', 'g.staffId')
    .select(['g.id', 'g.staffId', 's.name', 'g.reads', 'g.writes'])
    .where('g.fileId', '=', file.id)
    .where('g.kind', '=', 'team')
    .where('g.endedAt', 'is', null)
    .where(raw<boolean>`g.valid_from <= authz.now() and (g.valid_to is null or g.valid_to > authz.now())`)
    .orderBy('s.name')
    .orderBy('g.id')
    .execute();
  return rows.map((row) => ({
    groundId: row.id as GroundId,
    staffId: row.staffId as StaffId,
    name: row.name,
    reads: row.reads.includes('location'),
    writes: row.writes.includes('location'),
  }));
}

export async function mayGive(sql: Sql, file: OpenFile): Promise<boolean> {
  const { rows } = await raw<{ may: boolean }>`select authz.may_give_location(${file.id}) as may`.execute(sql);
  return rows[0]?.may ?? false;
}

export async function giveLocation(sql: Sql, ground: GroundId, alsoWrite: boolean): Promise<void> {
  await raw`select authz.give_location(${ground}, ${alsoWrite})`.execute(sql);
}

export async function takeLocation(sql: Sql, ground: GroundId): Promise<void> {
  await raw`select authz.take_location(${ground})`.execute(sql);
}

export type Whose = { readonly id: PersonId; readonly part: 'self' | 'child'; readonly name: string | null };

/** Whose place it can be: the person of the file, and each child that it tells of. */
export async function whosePlaces(sql: Sql, file: OpenFile): Promise<Whose[]> {
  const rows = await sql
    .selectFrom('personTold')
    .select(['id', 'part', 'name'])
    .where('fileId', '=', file.id)
    .where('part', 'in', ['self', 'child'])
    .where('detachedAt', 'is', null)
    .orderBy('part', 'desc')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id as PersonId,
    part: row.part as Whose['part'],
    name: file.vault.unsealOptional(`person_told.name:${row.id}`, row.name),
  }));
}
