import { sql as raw } from 'kysely';
import type { FileContext, OpenFile, StaffContext } from '../access/index.ts';
import { type FileId, type Id, newId, type StaffId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { PersonalNumber } from '../kernel/personal-number.ts';
import type { Sql } from '../platform/database/database.ts';
import type { RelationKind } from './relation.ts';

export type RelationId = Id<'relation'>;
/** That it is declared, and when. Neither name nor number is kept. */
export type Relation = { readonly id: RelationId; readonly kind: RelationKind; readonly declaredAt: Instant };

export async function myRelations(sql: Sql): Promise<Relation[]> {
  const { rows } = await raw<Relation>`select id, kind, declared_at from authz.my_relations()`.execute(sql);
  return rows;
}

type Ctx = Pick<StaffContext, 'sql' | 'keyring'>;

/** Answers the same whether the number is known here or not; `tooMany` where one person has asked or told too often. */
export async function declareRelation(
  { sql, keyring }: Ctx,
  number: PersonalNumber,
  kind: RelationKind,
): Promise<'done' | 'tooMany'> {
  await raw`savepoint declared`.execute(sql);
  try {
    await raw`select authz.declare_relation(${newId<RelationId>()}, ${keyring.personHash(number)}, ${kind})`.execute(
      sql,
    );
    return 'done';
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'SG003')) throw error;
    await raw`rollback to savepoint declared`.execute(sql);
    return 'tooMany';
  }
}

export async function removeRelation(sql: Sql, id: RelationId): Promise<void> {
  await raw`select authz.remove_relation(${id})`.execute(sql);
}

export async function setOwnNumber({ sql, keyring }: Ctx, staffId: StaffId, number: PersonalNumber): Promise<void> {
  await raw`select authz.set_own_number(${newId<RelationId>()}, ${staffId}, ${keyring.personHash(number)})`.execute(
    sql,
  );
}

/** Whose own number is entered; nobody to one who isn't an administrator. */
export async function numberedStaff(sql: Sql): Promise<ReadonlySet<StaffId>> {
  const { rows } = await raw<{ id: StaffId }>`select * from authz.numbered_staff() as x (id)`.execute(sql);
  return new Set(rows.map(({ id }) => id));
}

export async function staffName(sql: Sql, id: StaffId): Promise<string | undefined> {
  return (await sql.selectFrom('authz.staff').select('name').where('id', '=', id).executeTakeFirst())?.name;
}

/**
 * Whether this number is one that the actor has declared: then what was just written shuts her out at the end of this
 * transaction, and the page has to lead somewhere else. About her own list, and never about a file.
 */
export async function concernsMe({ sql, keyring }: Ctx, number: PersonalNumber | undefined): Promise<boolean> {
  if (!number) return false;
  const { rows } = await raw<{ mine: boolean }>`
    select authz.concerns_me(${keyring.personHash(number)}) as mine`.execute(sql);
  return rows[0]?.mine ?? false;
}

type WordId = Id<'leftWord'>;
const wordField = (id: WordId) => `left_word.words:${id}`;

/** Sealed before anybody knows whether there is a contact to leave it in. */
export async function leaveWord({ sql, keyring }: Ctx, fileId: FileId, words: string): Promise<void> {
  const id = newId<WordId>();
  await raw`select authz.leave_word(${id}, ${fileId}, ${keyring.handed.seal(wordField(id), words)})`.execute(sql);
}

export type LeftWord = { readonly at: Instant; readonly by: string; readonly words: string };

/** What somebody who was shut out still wrote down here. */
export async function leftWords(
  { sql, keyring }: Pick<FileContext, 'sql' | 'keyring'>,
  file: OpenFile,
): Promise<LeftWord[]> {
  const rows = await sql
    .selectFrom('leftWord as w')
    .innerJoin('authz.staff as s', 's.id', 'w.byId')
    .select(['w.id', 'w.at', 'w.words', 's.name'])
    .where('w.sectionId', '=', file.section('notes'))
    .orderBy('w.at')
    .execute();
  return rows.map(({ id, at, words, name }) => ({
    at,
    by: name,
    words: keyring.handed.unseal(wordField(id as WordId), words),
  }));
}
