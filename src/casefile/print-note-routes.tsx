import { z } from 'zod';
import {
  type Answer,
  type FileContext,
  fileCommand,
  filePage,
  invalid,
  missing,
  page,
  type StaffRoute,
} from '../access/index.ts';
import { type NoteId, parseId } from '../kernel/ids.ts';
import { sheetsOf } from '../platform/pdf/paper.ts';
import { parseForm, text } from '../platform/web/form.ts';
import { addressOf, inBothKinds } from '../safety/index.ts';
import { withheldIn } from '../withholding/index.ts';
import { attachmentsOf, findContent } from './attachment.store.ts';
import { annotationsOf, findNote } from './note.store.ts';
import type { Note } from './note.ts';
import { PrintReasonPage } from './pages/print-reason-page.tsx';
import { PrintedNote } from './pages/printed-note.tsx';
import { casefileTexts } from './texts.ts';

/** Only what is signed goes on paper: a draft may still change. */
const withSigned =
  (work: (ctx: FileContext, note: Note) => Promise<Answer>) =>
  async (ctx: FileContext): Promise<Answer> => {
    const id = parseId<NoteId>(ctx.params.note);
    if (!id.ok || !ctx.http.req.path.startsWith(`${addressOf(ctx.file)}/`)) return missing;
    const note = await findNote(ctx.sql, ctx.file, id.value);
    return note?.signedAt ? work(ctx, note) : missing;
  };

async function draw(ctx: FileContext, note: Note) {
  const { sql, file } = ctx;
  const [annotations, withheld, attachments] = await Promise.all([
    annotationsOf(sql, file, [note.id]),
    withheldIn(sql, file),
    attachmentsOf(sql, file, note.id),
  ]);
  const attached = await Promise.all(
    attachments.map(async (attachment) => {
      const paper = await findContent(sql, file, attachment.id);
      return { attachment, sheets: paper ? await sheetsOf(paper) : 0 };
    }),
  );
  return <PrintedNote {...{ ctx, note, withheld, attached }} annotations={annotations.get(note.id) ?? []} />;
}

/** As the summary of the file: where the identity is protected, paper comes after a reason, which the log keeps sealed. */
const show = withSigned(async (ctx, note) =>
  page(ctx.file.protection === 'none' ? await draw(ctx, note) : <PrintReasonPage ctx={ctx} note={note.id} />),
);

const showWithReason = withSigned(async (ctx, note) => {
  const t = casefileTexts(ctx.language).printReason;
  const read = parseForm(z.object({ reason: text({ max: 300, missing: t.missing }) }), ctx.body, ctx.language);
  if (!read.ok) return invalid(<PrintReasonPage ctx={ctx} form={read.form} note={note.id} />);
  ctx.audit.reason = ctx.keyring.reasons.seal(`note.printed:${ctx.file.id}`, read.value.reason).toString('base64');
  return page(await draw(ctx, note));
});

const access = { who: 'file', reads: ['notes'] } as const;
const common = { access, audit: 'note.printed', proof: 'fresh', purpose: 'casework' } as const;

export const printNoteRoutes: readonly StaffRoute[] = inBothKinds((at) => {
  const path = at('anteckning/:note/utskrift');
  return [filePage({ path, ...common, handle: show }), fileCommand({ path, ...common, handle: showWithReason })];
});
