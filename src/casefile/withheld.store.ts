import type { FileContext, OpenFile } from '../access/index.ts';
import { type Id, type NoteId, newId, type PersonId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import { findNotes } from './note.store.ts';

export type WithheldId = Id<'withheld'>;

/** Somebody who must never be given this note, and why. */
export type Withheld = {
  readonly id: WithheldId;
  readonly noteId: NoteId;
  readonly personId: PersonId;
  readonly name: string;
  readonly words: string;
  readonly by: string;
  readonly at: Instant;
};

const wordsOf = (id: string) => `withheld_note.words:${id}`;

export async function withheldIn(sql: Sql, file: OpenFile): Promise<Withheld[]> {
  const rows = await sql
    .selectFrom('withheldNote as w')
    .innerJoin('authz.staff as s', 's.id', 'w.byId')
    .leftJoin('personTold as p', 'p.id', 'w.personId')
    .select(['w.id', 'w.noteId', 'w.personId', 'w.words', 'w.at', 's.name as by', 'p.name'])
    .where('w.sectionId', '=', file.section('notes'))
    .where('w.endedAt', 'is', null)
    .orderBy('w.at')
    .execute();
  return rows.map((row) => ({
    id: row.id as WithheldId,
    noteId: row.noteId as NoteId,
    personId: row.personId as PersonId,
    name: file.vault.unsealOptional(`person_told.name:${row.personId}`, row.name) ?? '',
    words: file.vault.unseal(wordsOf(row.id), row.words),
    by: row.by,
    at: row.at,
  }));
}

type Ctx = Pick<FileContext, 'sql' | 'now' | 'actor'>;

export async function withhold(
  { sql, now, actor }: Ctx,
  file: OpenFile,
  what: { readonly noteId: NoteId; readonly personId: PersonId; readonly words: string },
): Promise<WithheldId> {
  const id = newId<WithheldId>();
  await sql
    .insertInto('withheldNote')
    .values({
      id,
      fileId: file.id,
      sectionId: file.section('notes'),
      noteId: what.noteId,
      personId: what.personId,
      words: file.vault.seal(wordsOf(id), what.words),
      at: now,
      byId: actor.staffId,
    })
    .execute();
  return id;
}

export async function endWithheld({ sql, now, actor }: Ctx, file: OpenFile, id: WithheldId): Promise<boolean> {
  const result = await sql
    .updateTable('withheldNote')
    .set({ endedAt: now, endedBy: actor.staffId })
    .where('id', '=', id)
    .where('sectionId', '=', file.section('notes'))
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** The texts of the notes that this person must never be given; none to one who may not read notes. */
export async function textsWithheldFrom(sql: Sql, file: OpenFile, person: PersonId): Promise<string[]> {
  if (!file.mayRead('notes')) return [];
  const ids = (await withheldIn(sql, file)).filter(({ personId }) => personId === person).map(({ noteId }) => noteId);
  return [...(await findNotes(sql, file, ids)).values()].map(({ text }) => text);
}
