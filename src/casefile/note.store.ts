import type { Selectable } from 'kysely';
import type { OpenFile } from '../access/index.ts';
import type { NoteId, StaffId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import type { Note as NoteRow } from '../platform/database/schema.generated.ts';
import type { PageVersion } from '../platform/web/page-version.ts';
import type { Annotation, AnnotationKind, DraftTrace, Note } from './note.ts';

const bodyOf = (id: string) => `note.body:${id}`;

function toNote(file: OpenFile, row: Selectable<NoteRow> & { authorName: string }): Note {
  return {
    id: row.id as NoteId,
    kind: row.kind as Note['kind'],
    text: file.vault.unseal(bodyOf(row.id), row.body),
    version: row.version,
    savedPage: row.savedPage,
    authorId: row.authorId as StaffId,
    authorName: row.authorName,
    beganAt: row.beganAt,
    savedAt: row.savedAt,
    happenedAt: row.happenedAt,
    signedAt: row.signedAt,
    removedAt: row.removedAt,
  };
}

const notes = (sql: Sql, file: OpenFile) =>
  sql
    .selectFrom('note as n')
    .innerJoin('authz.staff as s', 's.id', 'n.authorId')
    .selectAll('n')
    .select('s.name as authorName')
    .where('n.fileId', '=', file.id);

/** A signed note, or one's own draft; other people's drafts are not found. */
export async function findNote(sql: Sql, file: OpenFile, id: NoteId): Promise<Note | undefined> {
  const row = await notes(sql, file).where('n.id', '=', id).executeTakeFirst();
  return row && toNote(file, row);
}

export async function findNotes(sql: Sql, file: OpenFile, ids: readonly string[]): Promise<Map<string, Note>> {
  if (ids.length === 0) return new Map();
  const rows = await notes(sql, file).where('n.id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, toNote(file, row)]));
}

/** What I have begun in this file and not signed, newest first. */
export async function ownDrafts(sql: Sql, file: OpenFile, staffId: StaffId): Promise<Note[]> {
  const rows = await notes(sql, file)
    .where('n.authorId', '=', staffId)
    .where('n.signedAt', 'is', null)
    .where('n.removedAt', 'is', null)
    .orderBy('n.savedAt', 'desc')
    .limit(20)
    .execute();
  return rows.map((row) => toNote(file, row));
}

/** What is signed, newest first. */
export async function signedNotes(sql: Sql, file: OpenFile): Promise<Note[]> {
  const rows = await notes(sql, file)
    .where('n.signedAt', 'is not', null)
    .orderBy('n.happenedAt', 'desc')
    .limit(20)
    .execute();
  return rows.map((row) => toNote(file, row));
}

/** Everything unwritten in this open file, whoever's it is: a trace, never a text. */
export async function draftTraces(sql: Sql, file: OpenFile): Promise<DraftTrace[]> {
  const rows = await sql
    .selectFrom('unwritten as u')
    .innerJoin('authz.staff as s', 's.id', 'u.staffId')
    .select(['u.id', 'u.staffId', 's.name', 'u.since'])
    .where('u.fileId', '=', file.id)
    .where('u.writtenAt', 'is', null)
    .orderBy('u.since')
    .execute();
  return rows.map((row) => ({ id: row.id, staffId: row.staffId as StaffId, staffName: row.name, since: row.since }));
}

/** Begins a draft, and counts it as unwritten from now on. False where the id is taken, by whomever. */
export async function insertDraft(
  sql: Sql,
  file: OpenFile,
  draft: {
    readonly id: NoteId;
    readonly kind: Note['kind'];
    readonly text: string;
    readonly page: string | null;
    readonly author: StaffId;
    readonly happenedAt: Instant;
    readonly now: Instant;
  },
): Promise<boolean> {
  const { id, kind, text, page, author, happenedAt, now } = draft;
  const result = await sql
    .insertInto('note')
    .values({
      id,
      fileId: file.id,
      sectionId: file.section('notes'),
      kind,
      body: file.vault.seal(bodyOf(id), text),
      authorId: author,
      beganAt: now,
      savedAt: now,
      savedPage: page,
      happenedAt,
    })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst();
  if (result.numInsertedOrUpdatedRows !== 1n) return false;
  await sql
    .insertInto('unwritten')
    .values({ id, fileId: file.id, staffId: author, unitId: file.unitId, since: now })
    .execute();
  return true;
}

/** Saves over what this page was drawn from, or saved itself. False: another page came between, and nothing was changed. */
export async function updateDraft(
  sql: Sql,
  file: OpenFile,
  id: NoteId,
  seen: PageVersion,
  change: { readonly text: string; readonly now: Instant; readonly happenedAt?: Instant | undefined },
): Promise<boolean> {
  const result = await sql
    .updateTable('note')
    .set((q) => ({
      body: file.vault.seal(bodyOf(id), change.text),
      version: q('version', '+', 1),
      savedAt: change.now,
      savedPage: seen.page,
      ...(change.happenedAt ? { happenedAt: change.happenedAt } : {}),
    }))
    .where('id', '=', id)
    .where('fileId', '=', file.id)
    .where('signedAt', 'is', null)
    .where('removedAt', 'is', null)
    .where((q) => q.or([q('version', '=', seen.version), q('savedPage', '=', seen.page)]))
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** From now on it is a record: the row itself refuses every change. */
export async function signNote(sql: Sql, file: OpenFile, id: NoteId, author: StaffId, now: Instant): Promise<void> {
  await sql
    .updateTable('note')
    .set({ kind: 'journal', signedAt: now })
    .where('id', '=', id)
    .where('fileId', '=', file.id)
    .where('signedAt', 'is', null)
    .execute();
  // A contact that waited for its record has it now; other drafts that are still open stay counted.
  await sql
    .updateTable('unwritten')
    .set({ writtenAt: now })
    .where('fileId', '=', file.id)
    .where('staffId', '=', author)
    .where('writtenAt', 'is', null)
    .where((q) =>
      q.not(
        q.exists(
          q
            .selectFrom('note as n')
            .select('n.id')
            .whereRef('n.id', '=', 'unwritten.id')
            .where('n.signedAt', 'is', null)
            .where('n.removedAt', 'is', null),
        ),
      ),
    )
    .execute();
}

/** Takes an unsigned draft away, or back again. */
export async function setRemoved(
  sql: Sql,
  file: OpenFile,
  id: NoteId,
  removedAt: Instant | null,
  now: Instant,
): Promise<boolean> {
  const result = await sql
    .updateTable('note')
    .set({ removedAt })
    .where('id', '=', id)
    .where('fileId', '=', file.id)
    .where('signedAt', 'is', null)
    .where('removedAt', removedAt ? 'is' : 'is not', null)
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) return false;
  await sql
    .updateTable('unwritten')
    .set({ writtenAt: removedAt ? now : null })
    .where('id', '=', id)
    .execute();
  return true;
}

export async function insertAnnotation(
  sql: Sql,
  file: OpenFile,
  annotation: {
    readonly id: string;
    readonly noteId: NoteId;
    readonly kind: AnnotationKind;
    readonly text: string;
    readonly author: StaffId;
    readonly now: Instant;
  },
): Promise<void> {
  await sql
    .insertInto('annotation')
    .values({
      id: annotation.id,
      fileId: file.id,
      sectionId: file.section('notes'),
      noteId: annotation.noteId,
      kind: annotation.kind,
      body: file.vault.seal(`annotation.body:${annotation.id}`, annotation.text),
      authorId: annotation.author,
      at: annotation.now,
    })
    .execute();
}

export async function annotationsOf(
  sql: Sql,
  file: OpenFile,
  noteIds: readonly string[],
): Promise<Map<string, Annotation[]>> {
  if (noteIds.length === 0) return new Map();
  const rows = await sql
    .selectFrom('annotation as a')
    .innerJoin('authz.staff as s', 's.id', 'a.authorId')
    .select(['a.id', 'a.noteId', 'a.kind', 'a.body', 'a.at', 's.name'])
    .where('a.fileId', '=', file.id)
    .where('a.noteId', 'in', noteIds)
    .orderBy('a.at')
    .execute();
  return Map.groupBy(
    rows.map((row) => ({
      noteId: row.noteId,
      id: row.id,
      kind: row.kind as AnnotationKind,
      text: file.vault.unseal(`annotation.body:${row.id}`, row.body),
      authorName: row.name,
      at: row.at,
    })),
    ({ noteId }) => noteId,
  );
}
