import type { FileContext, OpenFile } from '../access/index.ts';
import { type Id, type NoteId, newId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import type { Paper } from '../platform/pdf/paper.ts';

export const attachmentKinds = ['letter', 'certificate', 'picture', 'messages', 'other'] as const;
export type AttachmentKind = (typeof attachmentKinds)[number];
export type AttachmentId = Id<'attachment'>;

/** What is told of one without opening it: what it shows stands nowhere but in it. */
export type Attachment = {
  readonly id: AttachmentId;
  readonly kind: AttachmentKind;
  readonly addedAt: Instant;
  readonly addedBy: string;
};

const contentOf = (id: string) => `attachment.content:${id}`;

/** In the order that they were added, so that each keeps its number. */
export const attachmentsOf = async (sql: Sql, file: OpenFile, noteId: NoteId): Promise<Attachment[]> =>
  (await attachmentsByNote(sql, file, [noteId])).get(noteId) ?? [];

export async function attachmentsByNote(
  sql: Sql,
  file: OpenFile,
  notes: readonly NoteId[],
): Promise<Map<NoteId, Attachment[]>> {
  if (notes.length === 0) return new Map();
  const rows = await sql
    .selectFrom('attachment as a')
    .innerJoin('authz.staff as s', 's.id', 'a.addedBy')
    .select(['a.id', 'a.noteId', 'a.kind', 'a.addedAt', 's.name'])
    .where('a.fileId', '=', file.id)
    .where('a.noteId', 'in', notes)
    .orderBy('a.addedAt')
    .orderBy('a.id')
    .execute();
  const found = new Map<NoteId, Attachment[]>();
  for (const { id, noteId, kind, addedAt, name } of rows) {
    const one = { id: id as AttachmentId, kind: kind as AttachmentKind, addedAt, addedBy: name };
    found.set(noteId as NoteId, [...(found.get(noteId as NoteId) ?? []), one]);
  }
  return found;
}

export async function findContent(sql: Sql, file: OpenFile, id: AttachmentId): Promise<Paper | undefined> {
  const row = await sql
    .selectFrom('attachment')
    .select('content')
    .where('fileId', '=', file.id)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  return { mediaType: 'image/jpeg', content: Buffer.from(file.vault.unseal(contentOf(id), row.content), 'base64') };
}

export async function insertAttachment(
  { sql, now, actor, file }: Pick<FileContext, 'sql' | 'now' | 'actor' | 'file'>,
  attached: { readonly noteId: NoteId; readonly kind: AttachmentKind; readonly paper: Paper },
): Promise<void> {
  const id = newId<AttachmentId>();
  await sql
    .insertInto('attachment')
    .values({
      id,
      fileId: file.id,
      sectionId: file.section('notes'),
      noteId: attached.noteId,
      kind: attached.kind,
      content: file.vault.seal(contentOf(id), Buffer.from(attached.paper.content).toString('base64')),
      addedAt: now,
      addedBy: actor.staffId,
    })
    .execute();
}
