import { z } from 'zod';
import {
  type Answer,
  type FileContext,
  fileCommand,
  filePage,
  invalid,
  json,
  missing,
  page,
  redirect,
  type StaffRoute,
} from '../access/index.ts';
import { today } from '../kernel/calendar-day.ts';
import { type NoteId, parseId } from '../kernel/ids.ts';
import { timeOf } from '../kernel/instant.ts';
import { placesIn, placesSaid } from '../location/index.ts';
import { templatesFor } from '../organisation/index.ts';
import { showTime } from '../platform/language/dates.ts';
import {
  dateTime,
  type FormState,
  fieldValue,
  oneOf,
  optional,
  parseForm,
  postedForm,
  text,
  withErrors,
} from '../platform/web/form.ts';
import { newPageVersion, parseVersion, showVersion } from '../platform/web/page-version.ts';
import { addressOf, inBothKinds } from '../safety/index.ts';
import { withheldIn } from '../withholding/index.ts';
import { attachmentsOf } from './attachment.store.ts';
import { noteAddress } from './links.ts';
import { annotationsOf, findNote } from './note.store.ts';
import { annotationKinds, type Note } from './note.ts';
import { hintsWith } from './pages/hints.tsx';
import { NotePage } from './pages/note-page.tsx';
import { recordTexts } from './record-texts.ts';
import {
  annotate,
  removeDraft,
  restoreDraft,
  type SaveProblem,
  type SignProblem,
  saveAndSign,
  saveNote,
} from './save-note.ts';

const longest = 50_000;
const writes = { who: 'file', writes: ['notes'] } as const;

const noteId = (ctx: FileContext): NoteId | undefined => {
  const id = parseId<NoteId>(ctx.params.note);
  return id.ok ? id.value : undefined;
};

async function notePage(
  ctx: FileContext,
  note: Note,
  extra: { form?: FormState; conflict?: boolean; begun?: string | undefined } = {},
) {
  const [annotations, withheld, places, attachments, templates] = await Promise.all([
    annotationsOf(ctx.sql, ctx.file, [note.id]),
    note.signedAt ? withheldIn(ctx.sql, ctx.file) : [],
    placesIn(ctx, extra.form ? fieldValue(extra.form, 'text') : note.signedAt ? '' : note.text),
    attachmentsOf(ctx.sql, ctx.file, note.id),
    note.signedAt ? [] : templatesFor(ctx.sql, ctx.file.kind),
  ]);
  return NotePage({
    ctx,
    note,
    annotations: annotations.get(note.id) ?? [],
    places,
    withheld,
    attachments,
    templates,
    ...extra,
  });
}

async function show(ctx: FileContext): Promise<Answer> {
  const id = noteId(ctx);
  const note = id && (await findNote(ctx.sql, ctx.file, id));
  if (!note) return missing;
  const begun = note.signedAt || note.removedAt ? undefined : await fromTemplate(ctx, note);
  return page(await notePage(ctx, note, { begun }));
}

/** A template stands after what was written, and is saved with the rest: it is never put over anything. */
async function fromTemplate(ctx: FileContext, note: Note): Promise<string | undefined> {
  const chosen = ctx.query.mall;
  if (!chosen) return undefined;
  const found = (await templatesFor(ctx.sql, ctx.file.kind)).find(({ id }) => id === chosen);
  return found && [note.text.trimEnd(), found.text].filter((part) => part !== '').join('\n\n');
}

/** What a draft may hold. Empty is allowed while one writes; only signing asks for words. */
const draftFields = (ctx: FileContext) =>
  z.object({
    text: optional(text({ max: longest })),
    when: z.preprocess(
      (raw) => (isTyped(raw) ? raw : undefined),
      dateTime({ today: today(ctx.now), leaning: 'past' }).optional(),
    ),
  });

const isTyped = (raw: unknown): boolean =>
  typeof raw === 'object' &&
  raw !== null &&
  Object.values(raw).some((one) => typeof one === 'string' && one.trim() !== '');

type Write = typeof saveNote | typeof saveAndSign;

async function write(ctx: FileContext, act: Write, done: (note: Note) => Answer): Promise<Answer> {
  const id = noteId(ctx);
  const seen = parseVersion(ctx.body.version?.[0] ?? '');
  if (!id || !seen.ok) return missing;
  const wantsJson = ctx.http.req.header('accept')?.includes('application/json') ?? false;
  const parsed = parseForm(draftFields(ctx), ctx.body, ctx.language);
  if (!parsed.ok) {
    const note = await findNote(ctx.sql, ctx.file, id);
    if (wantsJson) return json({ errors: parsed.form.errors }, 422);
    return invalid(await notePage(ctx, note ?? unsaved(ctx, id), { form: parsed.form }));
  }
  const typed = parsed.value;
  const said = act === saveAndSign && (await placesSaid(ctx, typed.text ?? ''));
  if (said) {
    const note = await findNote(ctx.sql, ctx.file, id);
    return invalid(await notePage(ctx, note ?? unsaved(ctx, id), { form: withErrors(postedForm(ctx.body), said) }));
  }
  const result = await act(ctx, id, { text: typed.text ?? '', seen: seen.value, happenedAt: typed.when });
  if (result.ok) return done(result.value);
  return refusal(ctx, id, result.error, wantsJson);
}

async function refusal(
  ctx: FileContext,
  id: NoteId,
  problem: SaveProblem | SignProblem,
  wantsJson: boolean,
): Promise<Answer> {
  const t = recordTexts(ctx.language).note;
  const note = problem.why === 'conflict' ? problem.saved : await findNote(ctx.sql, ctx.file, id);
  if (!note) {
    if (problem.why !== 'empty') return missing;
    const nothing = { ...unsaved(ctx, id), version: 0 };
    return invalid(await notePage(ctx, nothing, { form: withErrors(postedForm(ctx.body), { text: t.missing }) }));
  }
  if (wantsJson) {
    return json(
      {
        by: note.authorName,
        at: showTime(ctx.language, timeOf(note.savedAt)),
        text: note.text,
        version: showVersion(newPageVersion(note.version)),
      },
      409,
    );
  }
  const form = postedForm(ctx.body);
  switch (problem.why) {
    case 'conflict':
      return invalid(await notePage(ctx, note, { form, conflict: true }), 409);
    case 'empty':
      return invalid(await notePage(ctx, note, { form: withErrors(form, { text: t.missing }) }));
    case 'inFuture':
      return invalid(await notePage(ctx, note, { form: withErrors(form, { 'when.day': t.inFuture }) }));
    case 'signed':
      // What was typed is not lost: it stands in the field for an addition.
      return invalid(await notePage(ctx, note, { form: withErrors(form, { '': t.alreadySigned }) }), 409);
    default:
      return invalid(await notePage(ctx, note, { form }), 409);
  }
}

/** A note that exists only on the page, for showing the form again before anything was saved. */
const unsaved = (ctx: FileContext, id: NoteId): Note => ({
  id,
  kind: 'journal',
  text: '',
  version: 0,
  savedPage: null,
  authorId: ctx.actor.staffId,
  authorName: ctx.actor.name,
  beganAt: ctx.now,
  savedAt: ctx.now,
  happenedAt: ctx.now,
  signedAt: null,
  removedAt: null,
});

const save = (ctx: FileContext): Promise<Answer> =>
  write(ctx, saveNote, (note) => {
    const { page: openPage } = parsedVersion(ctx);
    if (ctx.http.req.header('accept')?.includes('application/json')) {
      return json({
        savedAt: showTime(ctx.language, timeOf(note.savedAt)),
        version: showVersion({ version: note.version, page: openPage }),
        ...hintsWith(ctx.language, note.text),
      });
    }
    return redirect(noteAddress(ctx.file, note.id), { text: recordTexts(ctx.language).note.saved });
  });

/** What is typed is kept before the page is left for that of the attachments. */
const saveAndAttach = (ctx: FileContext): Promise<Answer> =>
  write(ctx, saveNote, (note) => redirect(`${noteAddress(ctx.file, note.id)}/bilagor`));

const saveAndBegin = (ctx: FileContext): Promise<Answer> =>
  write(ctx, saveNote, (note) => {
    const chosen = ctx.body.template?.[0] ?? '';
    return redirect(`${noteAddress(ctx.file, note.id)}${isId(chosen) ? `?mall=${chosen}` : ''}`);
  });

const isId = (typed: string): boolean => parseId(typed).ok;

const parsedVersion = (ctx: FileContext) => {
  const seen = parseVersion(ctx.body.version?.[0] ?? '');
  return seen.ok ? seen.value : newPageVersion(0);
};

const sign = (ctx: FileContext): Promise<Answer> =>
  write(ctx, saveAndSign, () =>
    redirect(`${addressOf(ctx.file)}#${ctx.file.kind === 'contact' ? 'skriv' : 'tidslinje'}`, {
      text: recordTexts(ctx.language).note.signed,
    }),
  );

async function remove(ctx: FileContext): Promise<Answer> {
  const id = noteId(ctx);
  if (!id || !(await removeDraft(ctx, id))) return missing;
  const text = recordTexts(ctx.language).note.removed;
  return redirect(addressOf(ctx.file), { text, undo: `${noteAddress(ctx.file, id)}/angra` });
}

async function restore(ctx: FileContext): Promise<Answer> {
  const id = noteId(ctx);
  if (!id || !(await restoreDraft(ctx, id))) return missing;
  return redirect(noteAddress(ctx.file, id), { text: recordTexts(ctx.language).note.restored });
}

async function addAnnotation(ctx: FileContext): Promise<Answer> {
  const id = noteId(ctx);
  const note = id && (await findNote(ctx.sql, ctx.file, id));
  if (!note?.signedAt) return missing;
  const t = recordTexts(ctx.language).note;
  const said = await placesSaid(ctx, ctx.body.text?.[0] ?? '');
  if (said) return invalid(await notePage(ctx, note, { form: withErrors(postedForm(ctx.body), said) }));
  const parsed = parseForm(
    z.object({ kind: oneOf(annotationKinds, { missing: t.annotationMissing }), text: text({ max: longest }) }),
    ctx.body,
    ctx.language,
  );
  if (!parsed.ok) return invalid(await notePage(ctx, note, { form: parsed.form }));
  await annotate(ctx, note, parsed.value);
  return redirect(noteAddress(ctx.file, note.id), { text: t.annotated });
}

/** Under the address of its own kind only: a contact's note is not found under that of a person's file. */
const here =
  (handle: (ctx: FileContext) => Promise<Answer>) =>
  async (ctx: FileContext): Promise<Answer> =>
    ctx.http.req.path.startsWith(`${addressOf(ctx.file)}/`) ? handle(ctx) : missing;

const purpose = 'casework';

/** Notes are written in a person's file, and in what came in before it is anyone's file. */
export const noteRoutes: readonly StaffRoute[] = inBothKinds((at) => {
  const path = at('anteckning/:note');
  const command = (tail: string, audit: string, handle: (ctx: FileContext) => Promise<Answer>) =>
    fileCommand({ path: `${path}${tail}`, access: writes, audit, purpose, handle: here(handle) });
  return [
    filePage({ path, access: { who: 'file', reads: ['notes'] }, audit: 'note.read', purpose, handle: here(show) }),
    command('', 'note.saved', save),
    command('/bifoga', 'note.saved', saveAndAttach),
    command('/mall', 'note.saved', saveAndBegin),
    command('/signera', 'note.signed', sign),
    command('/ta-bort', 'note.removed', remove),
    command('/angra', 'note.restored', restore),
    command('/tillagg', 'note.annotated', addAnnotation),
  ];
});
