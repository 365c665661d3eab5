import type { OpenFile, SectionKind } from '../access/index.ts';
import type { FileId, PersonId } from '../kernel/ids.ts';
import type { YesNoUnknown } from '../kernel/yes-no-unknown.ts';
import type { Sql } from '../platform/database/database.ts';
import { byPart, type Part, type PersonTold, type Relation, relations } from './people.ts';

/** Children lie in a section of their own, so that a function that needs only them reads only them. */
export const sectionOf = (part: Part): SectionKind => (part === 'child' ? 'children' : 'identity');

export async function peopleTold(sql: Sql, file: OpenFile): Promise<PersonTold[]> {
  const rows = await sql.selectFrom('personTold').selectAll().where('fileId', '=', file.id).execute();
  return rows
    .map((row) => ({
      id: row.id as PersonId,
      part: row.part as Part,
      name: file.vault.unsealOptional(`person_told.name:${row.id}`, row.name),
      number: file.vault.unsealOptional(`person_told.number:${row.id}`, row.number),
      birthYear: row.birthYear,
      relation: relations.find((one) => one === row.relation) ?? null,
      livesWith: row.livesWith as YesNoUnknown,
      words: file.vault.unsealOptional(`person_told.words:${row.id}`, row.words),
      ownFileId: row.ownFileId as FileId | null,
      detached: row.detachedAt !== null,
    }))
    .sort(byPart);
}

export type PersonWritten = {
  readonly name: string | undefined;
  readonly birthYear: number | undefined;
  readonly relation: Relation | undefined;
  readonly livesWith: YesNoUnknown;
  readonly words: string | undefined;
};

const columns = (file: OpenFile, id: PersonId, written: PersonWritten) => ({
  name: file.vault.sealOptional(`person_told.name:${id}`, written.name),
  birthYear: written.birthYear ?? null,
  relation: written.relation ?? null,
  livesWith: written.livesWith,
  words: file.vault.sealOptional(`person_told.words:${id}`, written.words),
});

export async function insertPerson(
  sql: Sql,
  file: OpenFile,
  id: PersonId,
  part: Part,
  written: PersonWritten,
): Promise<void> {
  await sql
    .insertInto('personTold')
    .values({ id, fileId: file.id, sectionId: file.section(sectionOf(part)), part, ...columns(file, id, written) })
    .execute();
}

export async function updatePerson(sql: Sql, file: OpenFile, id: PersonId, written: PersonWritten): Promise<boolean> {
  const result = await sql
    .updateTable('personTold')
    .set(columns(file, id, written))
    .where('id', '=', id)
    .where('fileId', '=', file.id)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
