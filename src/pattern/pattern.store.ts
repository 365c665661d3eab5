import type { OpenFile } from '../access/index.ts';
import type { PersonId } from '../kernel/ids.ts';
import type { Sql } from '../platform/database/database.ts';

export type PatternPerson = { readonly id: PersonId; readonly name: string | null; readonly part: string };

/** Everyone whom the file tells of, by name: who did it, and to whom. */
export async function peopleNamed(sql: Sql, file: OpenFile): Promise<PatternPerson[]> {
  const rows = await sql
    .selectFrom('personTold')
    .select(['id', 'name', 'part'])
    .where('fileId', '=', file.id)
    .where('detachedAt', 'is', null)
    .orderBy('id')
    .execute();
  return rows.map(({ id, name, part }) => ({
    id: id as PersonId,
    name: file.vault.unsealOptional(`person_told.name:${id}`, name),
    part,
  }));
}
