import type { FileContext } from '../access/index.ts';
import { happened } from '../clocks/index.ts';
import { type NoteId, newId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { PageVersion } from '../platform/web/page-version.ts';
import { countHints } from './hints.store.ts';
import { findNote, insertAnnotation, insertDraft, setRemoved, signNote, updateDraft } from './note.store.ts';
import { type AnnotationKind, maySign, type Note, type SigningProblem } from './note.ts';

type Writing = {
  readonly text: string;
  readonly seen: PageVersion;
  readonly happenedAt?: Instant | undefined;
};

export type SaveProblem =
  | { readonly why: 'conflict'; readonly saved: Note }
  | { readonly why: 'signed' | 'removed' | 'missing' };

/** Saves what is being written. The answer is given before the commit, and sent after it. */
export async function saveNote(ctx: FileContext, id: NoteId, writing: Writing): Promise<Result<Note, SaveProblem>> {
  const saved = await keep(ctx, id, writing);
  if (!saved.ok) return saved;
  await countHints(ctx, saved.value.before, writing.text);
  return ok(saved.value.note);
}

type Kept = { readonly note: Note; readonly before: string };

async function keep(ctx: FileContext, id: NoteId, writing: Writing): Promise<Result<Kept, SaveProblem>> {
  const { sql, file, now, actor } = ctx;
  let before = await findNote(sql, file, id);
  if (!before) {
    const draft = {
      id,
      kind: 'journal',
      text: writing.text,
      page: writing.seen.page,
      author: actor.staffId,
      happenedAt: writing.happenedAt ?? now,
      now,
    } as const;
    const begun = writing.seen.version === 0 && (await insertDraft(sql, file, draft));
    // The same page may just have saved by itself, while the button was pressed.
    before = begun ? undefined : await findNote(sql, file, id);
    if (!begun && !before) return err({ why: 'missing' });
  }
  if (before) {
    if (before.signedAt) return err({ why: 'signed' });
    if (before.removedAt) return err({ why: 'removed' });
    const unchanged = before.text === writing.text && !writing.happenedAt;
    if (!unchanged && !(await updateDraft(sql, file, id, writing.seen, { ...writing, now }))) {
      const saved = await findNote(sql, file, id);
      return saved ? err({ why: 'conflict', saved }) : err({ why: 'missing' });
    }
  }
  const note = await findNote(sql, file, id);
  return note ? ok({ note, before: before?.text ?? '' }) : err({ why: 'missing' });
}

export type SignProblem = SaveProblem | { readonly why: SigningProblem };

/** Saves and signs in one: what is signed is what stood on the page. */
export async function saveAndSign(ctx: FileContext, id: NoteId, writing: Writing): Promise<Result<Note, SignProblem>> {
  const saved = await keep(ctx, id, writing);
  if (!saved.ok) return saved;
  const { note, before } = saved.value;
  const may = maySign(note, ctx.now);
  await countHints(ctx, before, writing.text, may.ok ? 'signed' : 'draft');
  if (!may.ok) return err({ why: may.error });
  await signNote(ctx.sql, ctx.file, id, ctx.actor.staffId, ctx.now);
  await happened(ctx, ctx.file, { kind: 'note.signed', section: 'notes', subject: { note: id } });
  return ok(note);
}

/** Beside a signed note, never in it. */
export async function annotate(
  ctx: FileContext,
  note: Note,
  annotation: { readonly kind: AnnotationKind; readonly text: string },
): Promise<Result<true, 'notSigned'>> {
  if (!note.signedAt) return err('notSigned');
  const id = newId();
  await insertAnnotation(ctx.sql, ctx.file, {
    ...annotation,
    id,
    noteId: note.id,
    author: ctx.actor.staffId,
    now: ctx.now,
  });
  await happened(ctx, ctx.file, {
    kind: 'note.annotated',
    section: 'notes',
    subject: { note: note.id, annotation: id, as: annotation.kind },
  });
  return ok(true);
}

/** An unsigned draft is taken away; nobody else could read it, so it can be taken back. */
export const removeDraft = (ctx: FileContext, id: NoteId): Promise<boolean> =>
  setRemoved(ctx.sql, ctx.file, id, ctx.now, ctx.now);

export const restoreDraft = (ctx: FileContext, id: NoteId): Promise<boolean> =>
  setRemoved(ctx.sql, ctx.file, id, null, ctx.now);
