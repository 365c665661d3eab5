import { sql as raw } from 'kysely';
import type { FileContext, OpenFile } from '../access/index.ts';
import { newId, type PersonId, type StaffId } from '../kernel/ids.ts';
import type { Sql } from '../platform/database/database.ts';
import { textsOf } from './item.store.ts';
import { type Item, type ItemId, type ItemKind, mayAsk, type Withheld, type WithheldId } from './withholding.ts';

// Named as when only notes could be withheld: a sealed value opens under the name that it was sealed with.
const wordsOf = (id: string) => `withheld_note.words:${id}`;

/** Everything in the file that somebody is kept from, as far as this reader may know. */
export async function withheldIn(sql: Sql, file: OpenFile): Promise<Withheld[]> {
  const rows = await sql
    .selectFrom('withheld as w')
    .innerJoin('authz.staff as s', 's.id', 'w.byId')
    .leftJoin('personTold as p', 'p.id', 'w.personId')
    .leftJoin('authz.staff as f', 'f.id', 'w.staffId')
    .select(['w.id', 'w.kind', 'w.itemId', 'w.personId', 'w.staffId', 'w.words', 'w.at', 'w.byId'])
    .select(['s.name as by', 'p.name as told', 'f.name as colleague'])
    .where('w.fileId', '=', file.id)
    .where('w.endedAt', 'is', null)
    .orderBy('w.at')
    .execute();
  return rows.map((row) => ({
    id: row.id as WithheldId,
    kind: row.kind as ItemKind,
    itemId: row.itemId as ItemId,
    from: row.staffId ? { staff: row.staffId as StaffId } : { person: row.personId as PersonId },
    name: row.colleague ?? file.vault.unsealOptional(`person_told.name:${row.personId}`, row.told) ?? '',
    words: file.vault.unseal(wordsOf(row.id), row.words),
    by: row.by,
    byId: row.byId as StaffId,
    at: row.at,
  }));
}

type Ctx = Pick<FileContext, 'sql' | 'now' | 'actor'>;

/** `noLeaderLeft` where no leader of the unit would see it then. Refused (42501) where this actor may not write there, or is kept from it. */
export async function withhold(
  sql: Sql,
  file: OpenFile,
  item: Pick<Item, 'id' | 'kind'>,
  from: Withheld['from'],
  words: string,
): Promise<'done' | 'noLeaderLeft'> {
  const id = newId<WithheldId>();
  const person = 'person' in from ? from.person : null;
  const staff = 'staff' in from ? from.staff : null;
  const sealed = file.vault.seal(wordsOf(id), words);
  await raw`savepoint withheld`.execute(sql);
  try {
    await raw`select authz.withhold(${id}, ${item.kind}, ${item.id}, ${person}, ${staff}, ${sealed})`.execute(sql);
    return 'done';
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'SG010')) throw error;
    await raw`rollback to savepoint withheld`.execute(sql);
    return 'noLeaderLeft';
  }
}

/** False to everyone but who made it and the leaders of the file's unit, and where it has ended. */
export async function endWithheld({ sql, now, actor }: Ctx, file: OpenFile, id: WithheldId): Promise<boolean> {
  const result = await sql
    .updateTable('withheld')
    .set({ endedAt: now, endedBy: actor.staffId })
    .where('id', '=', id)
    .where('fileId', '=', file.id)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Those in the file who could ask to be given something. */
export async function couldAsk(sql: Sql, file: OpenFile): Promise<{ id: PersonId; name: string | null }[]> {
  const rows = await sql
    .selectFrom('personTold')
    .select(['id', 'name'])
    .where('fileId', '=', file.id)
    .where('part', 'in', [...mayAsk])
    .where('detachedAt', 'is', null)
    .orderBy('id')
    .execute();
  return rows.map(({ id, name }) => ({
    id: id as PersonId,
    name: file.vault.unsealOptional(`person_told.name:${id}`, name),
  }));
}

/** The texts of all that this person must never be given, as far as their reader may read it. */
export async function textsWithheldFrom(sql: Sql, file: OpenFile, person: PersonId): Promise<string[]> {
  const items = (await withheldIn(sql, file)).filter(({ from }) => 'person' in from && from.person === person);
  return textsOf(sql, file, items);
}
