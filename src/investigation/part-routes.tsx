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
import { parseId } from '../kernel/ids.ts';
import { timeOf } from '../kernel/instant.ts';
import { showTime } from '../platform/language/dates.ts';
import { type FormState, optional, parseForm, postedForm, text, withErrors } from '../platform/web/form.ts';
import { newPageVersion, parseVersion, showVersion } from '../platform/web/page-version.ts';
import { type CommentId, findPlace, keyOf, mayWriteIn, type Place } from './investigation.ts';
import { addressOf, type DocumentFacts, purpose, reads, withDocument, writes } from './load.ts';
import { PartPage } from './pages/part-page.tsx';
import {
  insertComment,
  insertPart,
  keepVersions,
  type Part,
  partsOf,
  settleComment,
  updatePart,
  versionsOf,
} from './part.store.ts';
import { investigationTexts } from './texts.ts';

const longest = 30_000;
const path = '/akt/:file/utredning/:investigation/del/:part';

const withPlace = (work: (ctx: FileContext, facts: DocumentFacts, place: Place) => Promise<Answer>) =>
  withDocument(async (ctx, facts) => {
    const place = findPlace(ctx.params.part, facts.places);
    return place ? work(ctx, facts, place) : missing;
  });

type Extra = { form?: FormState; conflict?: Part };

async function partPage(ctx: FileContext, facts: DocumentFacts, place: Place, extra: Extra = {}) {
  const part = facts.parts.get(keyOf(place));
  const versions = part ? await versionsOf(ctx.sql, ctx.file, part.id) : [];
  return <PartPage ctx={ctx} facts={facts} place={place} part={part} versions={versions} {...extra} />;
}

/** What a part may hold while one writes: nothing at all is allowed, and asked for when it is signed. */
const fields = z.object({ text: optional(text({ max: longest })) });

/** Saved while typing. Two who write the same part are both shown; what stood before another sitting wrote on is kept. */
const save = withPlace(async (ctx, facts, place) => {
  const t = investigationTexts(ctx.language).document;
  const seen = parseVersion(ctx.body.version?.[0] ?? '');
  if (!seen.ok) return missing;
  const wantsJson = ctx.http.req.header('accept')?.includes('application/json') ?? false;
  const parsed = parseForm(fields, ctx.body, ctx.language);
  if (!parsed.ok) {
    if (wantsJson) return json({ errors: parsed.form.errors }, 422);
    return invalid(await partPage(ctx, facts, place, { form: parsed.form }));
  }
  if (!mayWriteIn(facts.investigation)) {
    if (wantsJson) return json({ errors: { text: t.noLongerDraft } }, 422);
    const form = withErrors(postedForm(ctx.body), { text: t.noLongerDraft });
    return invalid(await partPage(ctx, facts, place, { form }), 409);
  }
  const written = parsed.value.text ?? '';
  const saved = await write(ctx, facts, place, written, seen.value);
  if (!saved.ok) {
    const { by, part } = saved;
    if (wantsJson) {
      return json(
        {
          by,
          at: showTime(ctx.language, timeOf(part.savedAt)),
          text: part.text,
          version: showVersion(newPageVersion(part.version)),
        },
        409,
      );
    }
    return invalid(await partPage(ctx, facts, place, { form: postedForm(ctx.body), conflict: part }), 409);
  }
  if (wantsJson) {
    return json({
      savedAt: showTime(ctx.language, timeOf(ctx.now)),
      version: showVersion({ version: saved.version, page: seen.value.page }),
    });
  }
  return redirect(`${addressOf(ctx, facts.investigation.id)}#del-${place.part}`, { text: t.saved });
});

type Written = { ok: true; version: number } | { ok: false; by: string; part: Part };

async function write(
  ctx: FileContext,
  { investigation, parts }: DocumentFacts,
  place: Place,
  words: string,
  seen: { version: number; page: string },
): Promise<Written> {
  const found = async () => (await partsOf(ctx.sql, ctx.file, investigation.id)).get(keyOf(place));
  let before = parts.get(keyOf(place));
  if (!before) {
    if (await insertPart(ctx, ctx.file, investigation.id, place, words, seen.page)) return { ok: true, version: 1 };
    // The same page may just have saved by itself, while the button was pressed.
    before = await found();
  }
  if (!before) throw new Error('A part that can neither be added nor found');
  if (before.text === words) return { ok: true, version: before.version };
  if (await updatePart(ctx, ctx.file, before, seen, words)) {
    if (before.savedPage !== seen.page) await keepVersions(ctx, ctx.file, [before]);
    return { ok: true, version: before.version + 1 };
  }
  const now = (await found()) ?? before;
  return { ok: false, by: now.savedBy, part: now };
}

const comment = withPlace(async (ctx, facts, place) => {
  const t = investigationTexts(ctx.language).review;
  if (!mayWriteIn(facts.investigation)) return missing;
  const parsed = parseForm(z.object({ words: text({ max: 4000 }) }), ctx.body, ctx.language);
  if (!parsed.ok) return invalid(await partPage(ctx, facts, place, { form: parsed.form }));
  await insertComment(ctx, ctx.file, facts.investigation.id, place, parsed.value.words);
  return redirect(`${addressOf(ctx, facts.investigation.id)}#del-${place.part}`, { text: t.commented });
});

const settle = withDocument(async (ctx, facts) => {
  const id = parseId<CommentId>(ctx.params.comment);
  const open = facts.comments.find((one) => id.ok && one.id === id.value && one.settledBy === null);
  if (!open || !mayWriteIn(facts.investigation)) return missing;
  if (!(await settleComment(ctx, ctx.file, open.id))) return missing;
  const t = investigationTexts(ctx.language).review;
  return redirect(`${addressOf(ctx, facts.investigation.id)}#del-${open.part}`, { text: t.settled });
});

export const partRoutes: readonly StaffRoute[] = [
  filePage({
    path,
    access: reads,
    audit: 'investigation.partRead',
    purpose,
    handle: withPlace(async (ctx, facts, place) => page(await partPage(ctx, facts, place))),
  }),
  fileCommand({ path, access: writes, audit: 'investigation.saved', purpose, handle: save }),
  fileCommand({
    path: `${path}/kommentar`,
    access: writes,
    audit: 'investigation.commented',
    purpose,
    handle: comment,
  }),
  fileCommand({
    path: '/akt/:file/utredning/:investigation/kommentar/:comment',
    access: writes,
    audit: 'investigation.commentSettled',
    purpose,
    handle: settle,
  }),
];
