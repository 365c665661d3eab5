import { z } from 'zod';
import {
  type Answer,
  document,
  type FileContext,
  fileCommand,
  filePage,
  invalid,
  missing,
  page,
  redirect,
  type StaffRoute,
} from '../access/index.ts';
import { happened } from '../clocks/index.ts';
import { type NoteId, parseId } from '../kernel/ids.ts';
import { largestPaper, readPaper, sheetOf } from '../platform/pdf/paper.ts';
import { type FormState, oneOf, parseForm, postedForm, withErrors } from '../platform/web/form.ts';
import { addressOf, inBothKinds } from '../safety/index.ts';
import { attachmentKinds, attachmentsOf, findContent, insertAttachment } from './attachment.store.ts';
import { noteAddress } from './links.ts';
import { findNote } from './note.store.ts';
import type { Note } from './note.ts';
import { AttachmentsPage } from './pages/attachments-page.tsx';
import { recordTexts } from './record-texts.ts';

/** As many as one reads through; more is a matter of its own. */
const most = 20;

const withNote =
  (work: (ctx: FileContext, note: Note) => Promise<Answer>) =>
  async (ctx: FileContext): Promise<Answer> => {
    const id = parseId<NoteId>(ctx.params.note);
    // Under the address of its own kind only, as the note.
    if (!id.ok || !ctx.http.req.path.startsWith(`${addressOf(ctx.file)}/`)) return missing;
    const note = await findNote(ctx.sql, ctx.file, id.value);
    return note && !note.removedAt ? work(ctx, note) : missing;
  };

async function draw(ctx: FileContext, note: Note, form?: FormState) {
  const attachments = await attachmentsOf(ctx.sql, ctx.file, note.id);
  return <AttachmentsPage ctx={ctx} note={note} attachments={attachments} form={form} />;
}

const attach = withNote(async (ctx, note) => {
  const t = recordTexts(ctx.language).attachment;
  const parsed = parseForm(
    z.object({ kind: oneOf(attachmentKinds, { missing: t.kindMissing }) }),
    ctx.body,
    ctx.language,
  );
  const posted = (await ctx.http.req.parseBody().catch(() => ({}) as Record<string, unknown>)).paper;
  const paper = await readPaper(posted instanceof File ? new Uint8Array(await posted.arrayBuffer()) : new Uint8Array());
  if (!parsed.ok || !paper.ok) {
    const typed = parsed.ok ? postedForm(ctx.body) : parsed.form;
    return invalid(await draw(ctx, note, paper.ok ? typed : withErrors(typed, { paper: t.problem[paper.error] })));
  }
  if ((await attachmentsOf(ctx.sql, ctx.file, note.id)).length >= most)
    return invalid(await draw(ctx, note, withErrors(postedForm(ctx.body), { paper: t.tooMany(most) })));
  await insertAttachment(ctx, { noteId: note.id, kind: parsed.value.kind, paper: paper.value });
  // A draft is nothing that has happened yet: the note tells of it when it is signed.
  if (note.signedAt)
    await happened(ctx, ctx.file, { kind: 'note.attached', section: 'notes', subject: { note: note.id } });
  return redirect(`${noteAddress(ctx.file, note.id)}/bilagor`, { text: t.added });
});

const download = withNote(async (ctx, note) => {
  const all = await attachmentsOf(ctx.sql, ctx.file, note.id);
  const number = all.findIndex(({ id }) => id === ctx.params.attachment) + 1;
  const found = all[number - 1];
  const whole = found && (await findContent(ctx.sql, ctx.file, found.id));
  if (!whole) return missing;
  const { sida } = ctx.query;
  const paper = sida === undefined ? whole : await sheetOf(whole, /^\d{1,2}$/.test(sida) ? Number(sida) : 0);
  if (!paper) return missing;
  return document({ ...paper, fileName: `${ctx.file.reference}-${number}.jpg` });
});

const reads = { who: 'file', reads: ['notes'] } as const;
const purpose = 'casework';

/** What belongs to a note: kept as pictures, drawn anew, and taken down one by one, each with a line in the log. */
export const attachmentRoutes: readonly StaffRoute[] = inBothKinds((at) => {
  const path = at('anteckning/:note/bilagor');
  return [
    filePage({
      path,
      access: reads,
      audit: 'note.attachmentsRead',
      purpose,
      handle: withNote(async (ctx, note) => page(await draw(ctx, note))),
    }),
    fileCommand({
      path,
      access: { who: 'file', reads: ['notes'], writes: ['notes'] },
      audit: 'note.attached',
      purpose,
      handle: attach,
      // The paper, and what stands around it in the form.
      largestForm: largestPaper + 64 * 1024,
    }),
    filePage({ path: `${path}/:attachment`, access: reads, audit: 'note.attachmentTaken', purpose, handle: download }),
  ];
});
