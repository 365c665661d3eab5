import { sql as raw } from 'kysely';
import type { FileContext, OpenFile } from '../access/index.ts';
import { newId, type StaffId, type UnitId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import {
  awayNow,
  competences,
  noCompetence,
  type SpokenLanguage,
  type WorkerIs,
  workerIs,
} from '../organisation/index.ts';
import type { Sql } from '../platform/database/database.ts';
import { type Candidate, type FormerWish, noWish, type Wish } from './assignment.ts';
import { loadsOf } from './case-load.store.ts';

type Doer = Pick<FileContext, 'sql' | 'file' | 'now' | 'actor'>;
type WishWritten = Wish & { readonly words: string | undefined };
export type WishSaid = WishWritten & { readonly at: Instant; readonly name: string };

/** The last wish of who works with them; it holds until another is said. */
export async function wishOf(sql: Sql, file: OpenFile): Promise<WishSaid | undefined> {
  const row = await sql
    .selectFrom('workerWish as w')
    .innerJoin('authz.staff as s', 's.id', 'w.byId')
    .select(['w.id', 'w.worker', 'w.language', 'w.former', 'w.words', 'w.at', 's.name'])
    .where('w.fileId', '=', file.id)
    .orderBy('w.at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return wishOfMeeting(sql, file);
  return {
    worker: row.worker as WorkerIs | null,
    language: row.language as SpokenLanguage | null,
    former: row.former as FormerWish | null,
    words: file.vault.unsealOptional(`worker_wish.words:${row.id}`, row.words) ?? undefined,
    at: row.at,
    name: row.name,
  };
}

/** What was wished of whoever gives the first meeting holds until another wish is said (voices V41). */
async function wishOfMeeting(sql: Sql, file: OpenFile): Promise<WishSaid | undefined> {
  const row = await sql
    .selectFrom('firstMeeting as m')
    .innerJoin('authz.staff as s', 's.id', 'm.byId')
    .select(['m.workerWish', 'm.offeredAt', 's.name'])
    .where('m.fileId', '=', file.id)
    .where('m.workerWish', 'in', workerIs)
    .orderBy('m.offeredAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (
    row && {
      ...noWish,
      worker: row.workerWish as WorkerIs,
      words: undefined,
      at: row.offeredAt,
      name: row.name,
    }
  );
}

export async function saveWish({ sql, file, now, actor }: Doer, wish: WishWritten): Promise<void> {
  const id = newId();
  await sql
    .insertInto('workerWish')
    .values({
      ...{ id, fileId: file.id, sectionId: file.section('plan'), at: now, byId: actor.staffId },
      ...{ worker: wish.worker, language: wish.language, former: wish.former },
      words: file.vault.sealOptional(`worker_wish.words:${id}`, wish.words),
    })
    .execute();
}

type Person = { readonly staffId: StaffId; readonly name: string };

/** What is known of those who could be given a case of this unit: what they can, and how much they have there. */
export async function candidatesOf(
  sql: Sql,
  unit: UnitId,
  people: readonly Person[],
  now: Instant,
  more: { readonly former?: ReadonlySet<StaffId>; readonly hindered?: ReadonlySet<StaffId> } = {},
): Promise<Candidate[]> {
  const [loads, known, away] = await Promise.all([loadsOf(sql, [unit], now), competences(sql), awayNow(sql, now)]);
  return people.map(({ staffId, name }) => {
    const load = loads.find((one) => one.staffId === staffId);
    return {
      ...{ staffId, name, competence: known.get(staffId) ?? noCompetence },
      ...{ files: load?.files ?? 0, late: load?.late ?? 0, unwritten: load?.unwritten ?? 0 },
      former: more.former?.has(staffId) ?? false,
      hindered: more.hindered?.has(staffId) ?? false,
      awayUntil: away.get(staffId) ?? null,
    };
  });
}

/** Who has worked in the open file before and doesn't any more. */
export async function formerlyIn(sql: Sql, file: OpenFile): Promise<ReadonlySet<StaffId>> {
  const { rows } = await raw<{ staffId: StaffId }>`
    select distinct staff_id from authz.ground where file_id = ${file.id} and kind = 'team' and staff_id is not null
      and (ended_at is not null or valid_to <= authz.now())`.execute(sql);
  return new Set(rows.map(({ staffId }) => staffId));
}

/** Of these, those who hold the other side, as far as the asker may know: who leads the file's unit may. */
export async function holdingOtherSide(
  sql: Sql,
  file: OpenFile,
  staff: readonly StaffId[],
): Promise<ReadonlySet<StaffId>> {
  const { rows } = await raw<{ id: StaffId }>`
    select id from unnest(${staff}::uuid[]) as id where authz.both_sides(${file.id}, id)`.execute(sql);
  return new Set(rows.map(({ id }) => id));
}
