import { z } from 'zod';
import { type Answer, type FileContext, invalid, json, page, redirect, type StaffRoute } from '../access/index.ts';
import { timeOf } from '../kernel/instant.ts';
import { placesIn, placesSaid } from '../location/index.ts';
import { showTime } from '../platform/language/dates.ts';
import {
  fieldValue,
  oneOf,
  optional,
  optionalText,
  parseForm,
  postedForm,
  text,
  withErrors,
} from '../platform/web/form.ts';
import { newPageVersion, type PageVersion, parseVersion, showVersion } from '../platform/web/page-version.ts';
import { violenceTold } from '../safety/index.ts';
import { withheldIn } from '../withholding/index.ts';
import { accountOf, toldCount } from './account.store.ts';
import { confirmedHows, draftOf, retellingReasons } from './account.ts';
import { fileLinks } from './links.ts';
import { type AccountForms, AccountPage } from './pages/account-page.tsx';
import { hintsWith } from './pages/hints.tsx';
import { peopleTold } from './people.store.ts';
import { personCommand, personPage } from './person-file-route.ts';
import { recordTexts } from './record-texts.ts';
import { confirm, countRetelling, type FinishProblem, finishWriting, saveAccount } from './write-account.ts';

const longest = 100_000;
const writes = { who: 'file', writes: ['account'] } as const;
const path = '/akt/:file/berattelsen';

async function draw(ctx: FileContext, forms: AccountForms = {}) {
  const [versions, told, withheld, violence, people] = await Promise.all([
    accountOf(ctx.sql, ctx.file),
    toldCount(ctx.sql, ctx.file),
    withheldIn(ctx.sql, ctx.file),
    violenceTold(ctx.sql, ctx.file),
    peopleTold(ctx.sql, ctx.file),
  ]);
  const written = forms.draft ? fieldValue(forms.draft, 'text') : (draftOf(versions)?.text ?? '');
  const places = await placesIn(ctx, written);
  return AccountPage({
    ctx,
    versions,
    told,
    violence,
    people,
    forms,
    places,
    withheld,
    writing: ctx.query.skriv !== undefined,
  });
}

const seenVersion = (ctx: FileContext): PageVersion => {
  const seen = parseVersion(ctx.body.version?.[0] ?? '');
  return seen.ok ? seen.value : newPageVersion(0);
};

const asJson = (ctx: FileContext) => ctx.http.req.header('accept')?.includes('application/json') ?? false;

async function save(ctx: FileContext): Promise<Answer> {
  const t = recordTexts(ctx.language).account;
  const parsed = parseForm(z.object({ text: optional(text({ max: longest })) }), ctx.body, ctx.language);
  if (!parsed.ok)
    return asJson(ctx) ? json({ errors: parsed.form.errors }, 422) : invalid(await draw(ctx, { draft: parsed.form }));
  const seen = seenVersion(ctx);
  const saved = await saveAccount(ctx, parsed.value.text ?? '', seen);
  if (!saved.ok) return refused(ctx, saved.error);
  if (asJson(ctx)) {
    const { savedAt, revision } = saved.value;
    return json({
      savedAt: showTime(ctx.language, timeOf(savedAt ?? ctx.now)),
      version: showVersion({ version: revision, page: seen.page }),
      ...hintsWith(ctx.language, saved.value.text),
    });
  }
  return redirect(`${fileLinks(ctx.file.id).account}?skriv`, { text: t.saved });
}

async function refused(ctx: FileContext, problem: FinishProblem): Promise<Answer> {
  const t = recordTexts(ctx.language).account;
  const form = postedForm(ctx.body);
  switch (problem.why) {
    case 'conflict': {
      const { saved } = problem;
      if (!asJson(ctx)) return invalid(await draw(ctx, { draft: form, conflict: true }), 409);
      return json(
        {
          by: saved.writerName,
          at: showTime(ctx.language, timeOf(saved.savedAt ?? saved.writtenAt)),
          text: saved.text,
          version: showVersion(newPageVersion(saved.revision)),
        },
        409,
      );
    }
    case 'gone':
      if (asJson(ctx)) return json({ errors: { '': t.gone } }, 422);
      return invalid(await draw(ctx, { draft: withErrors(form, { '': t.gone }) }), 409);
    case 'empty':
      return invalid(await draw(ctx, { draft: withErrors(form, { text: t.empty }) }));
    case 'whatChangedMissing':
      return invalid(await draw(ctx, { draft: withErrors(form, { changed: t.whatChangedMissing }) }));
  }
}

async function finish(ctx: FileContext): Promise<Answer> {
  const t = recordTexts(ctx.language).account;
  const fields = z.object({ text: optional(text({ max: longest })), changed: optionalText({ max: 1000 }) });
  const parsed = parseForm(fields, ctx.body, ctx.language);
  if (!parsed.ok) return invalid(await draw(ctx, { draft: parsed.form }));
  const { changed } = parsed.value;
  const said = await placesSaid(ctx, parsed.value.text ?? '');
  if (said) return invalid(await draw(ctx, { draft: withErrors(postedForm(ctx.body), said) }));
  const written = parsed.value.text ?? '';
  const versions = await accountOf(ctx.sql, ctx.file);
  // Asked before anything is saved, so that the page comes back as it was.
  const next = draftOf(versions)?.version ?? (versions[0]?.version ?? 0) + 1;
  if (written && next > 1 && !changed) return refused(ctx, { why: 'whatChangedMissing' });
  const finished = await finishWriting(ctx, written, seenVersion(ctx), changed);
  if (!finished.ok) return refused(ctx, finished.error);
  return redirect(fileLinks(ctx.file.id).account, { text: t.finished });
}

async function confirmIt(ctx: FileContext): Promise<Answer> {
  const t = recordTexts(ctx.language).account;
  const fields = z.object({ how: oneOf(confirmedHows, { missing: t.howMissing }), version: z.coerce.number().int() });
  const parsed = parseForm(fields, ctx.body, ctx.language);
  if (!parsed.ok) return invalid(await draw(ctx, { confirm: parsed.form }));
  const done = await confirm(ctx, parsed.value);
  if (!done.ok)
    return invalid(await draw(ctx, { confirm: withErrors(postedForm(ctx.body), { '': t.confirmOld }) }), 409);
  return redirect(fileLinks(ctx.file.id).account, { text: t.confirmDone });
}

async function retell(ctx: FileContext): Promise<Answer> {
  const t = recordTexts(ctx.language).account;
  const parsed = parseForm(
    z.object({ why: oneOf(retellingReasons, { missing: t.whyMissing }) }),
    ctx.body,
    ctx.language,
  );
  if (!parsed.ok) return invalid(await draw(ctx, { retell: parsed.form }));
  await countRetelling(ctx, parsed.value.why);
  return redirect(fileLinks(ctx.file.id).account, { text: t.counted });
}

export const accountRoutes: readonly StaffRoute[] = [
  personPage({
    path,
    access: { who: 'file', reads: ['account'] },
    audit: 'account.read',
    handle: async (ctx) => page(await draw(ctx)),
  }),
  personCommand({ path, access: writes, audit: 'account.saved', handle: save }),
  personCommand({ path: `${path}/klar`, access: writes, audit: 'account.written', handle: finish }),
  personCommand({ path: `${path}/bekrafta`, access: writes, audit: 'account.confirmed', handle: confirmIt }),
  personCommand({ path: `${path}/igen`, access: writes, audit: 'account.retold', handle: retell }),
];
