import { z } from 'zod';
import {
  type Answer,
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
import { whoIsAsked } from '../consent/index.ts';
import { parseId } from '../kernel/ids.ts';
import { peopleIn } from '../letters/index.ts';
import { placesIn, placesSaid } from '../location/index.ts';
import {
  type FormState,
  oneOf,
  optional,
  optionalText,
  parseForm,
  postedForm,
  text,
  withErrors,
} from '../platform/web/form.ts';
import { inBothKinds, loadFileTop } from '../safety/index.ts';
import { insertNeed, insertSchooling, insertVoice, meetNeed, ownContents } from './own.store.ts';
import {
  isOwnParty,
  missingOpinions,
  type NeedId,
  needAreas,
  needVoices,
  schoolKinds,
  schoolKnows,
  schoolStatuses,
  toldHow,
  understoods,
  voiceProblems,
} from './own.ts';
import { ownTexts } from './own-texts.ts';
import { OwnPage } from './pages/own-page.tsx';

const reads = { who: 'file', reads: ['children', 'protection', 'identity'] } as const;
const writes = { ...reads, writes: ['children'] } as const;
const purpose = 'children';
type Form = 'voice' | 'need' | 'school';
type Given = { readonly of: Form; readonly form: FormState; readonly written?: string };

/** A child's own file alone has a child's own page. */
async function isChilds(ctx: FileContext) {
  if (ctx.file.side === 'perpetrator' || ctx.file.side === 'victim') return undefined;
  const [asked, top] = await Promise.all([whoIsAsked(ctx.sql, ctx.file, ctx.now), loadFileTop(ctx)]);
  return asked.isChild ? { asked, top } : undefined;
}

const inChilds =
  (work: (ctx: FileContext) => Promise<Answer>) =>
  async (ctx: FileContext): Promise<Answer> =>
    (await isChilds(ctx)) ? work(ctx) : missing;

async function show(ctx: FileContext, given?: Given, status: 409 | 422 = 422): Promise<Answer> {
  const found = await isChilds(ctx);
  if (!found) return missing;
  const [own, { guardians }, places] = await Promise.all([
    ownContents(ctx.sql, ctx.file),
    peopleIn(ctx),
    given?.written ? placesIn(ctx, given.written) : [],
  ]);
  const html = (
    <OwnPage
      ctx={ctx}
      top={found.top}
      own={own}
      guardians={guardians.map(({ name }) => name)}
      ownParty={isOwnParty(found.asked.age)}
      given={given}
      places={places}
    />
  );
  return given ? invalid(html, status) : page(html);
}

const home = (ctx: FileContext) => `/${ctx.file.kind === 'contact' ? 'kontakt' : 'akt'}/${ctx.file.id}/barnet`;

const voiceFields = z.object({
  told: optionalText({ max: 4000 }),
  how: oneOf(toldHow),
  understood: oneOf(understoods),
  opinion: optionalText({ max: 4000 }),
  missing: optional(oneOf(missingOpinions)),
});

const hear = inChilds(async (ctx) => {
  const t = ownTexts(ctx.language);
  const parsed = parseForm(voiceFields, ctx.body, ctx.language);
  if (!parsed.ok) return show(ctx, { of: 'voice', form: parsed.form });
  const voice = parsed.value;
  const again = (errors: Record<string, string>, written?: string) =>
    show(ctx, { of: 'voice', form: withErrors(postedForm(ctx.body), errors), ...(written ? { written } : {}) });
  const problems = voiceProblems(voice);
  if (problems.length > 0) return again(Object.fromEntries(problems.map(({ field }) => [field, t.problem[field]])));
  const written = [voice.told, voice.opinion].filter(Boolean).join('\n');
  const said = await placesSaid(ctx, written);
  if (said) return again(said, written);
  await insertVoice(ctx, voice);
  await happened(ctx, ctx.file, { kind: 'child.heard', section: 'children' });
  return redirect(home(ctx), { text: t.voiceSaved });
});

const needFields = z.object({
  area: oneOf(needAreas),
  saidBy: oneOf(needVoices),
  words: text({ max: 2000 }),
});

const need = inChilds(async (ctx) => {
  const t = ownTexts(ctx.language);
  const parsed = parseForm(needFields, ctx.body, ctx.language);
  if (!parsed.ok) return show(ctx, { of: 'need', form: parsed.form });
  const said = await placesSaid(ctx, parsed.value.words);
  if (said) return show(ctx, { of: 'need', form: withErrors(postedForm(ctx.body), said), written: parsed.value.words });
  const id = await insertNeed(ctx, parsed.value);
  await happened(ctx, ctx.file, { kind: 'child.needTold', section: 'children', subject: { need: id } });
  return redirect(home(ctx), { text: t.needSaved });
});

const met = inChilds(async (ctx) => {
  const t = ownTexts(ctx.language);
  const id = parseId<NeedId>(ctx.params.need);
  if (!id.ok) return missing;
  const known = (await ownContents(ctx.sql, ctx.file)).needs.find((one) => one.id === id.value);
  if (!known) return missing;
  if (!(await meetNeed(ctx, known.id)))
    return show(ctx, { of: 'need', form: withErrors(postedForm(ctx.body), { '': t.already }) }, 409);
  await happened(ctx, ctx.file, { kind: 'child.needMet', section: 'children', subject: { need: known.id } });
  return redirect(home(ctx), { text: t.needMet });
});

const schoolFields = z.object({
  kind: oneOf(schoolKinds),
  status: oneOf(schoolStatuses),
  knows: oneOf(schoolKnows),
  more: optionalText({ max: 1000 }),
});

const school = inChilds(async (ctx) => {
  const t = ownTexts(ctx.language);
  const parsed = parseForm(schoolFields, ctx.body, ctx.language);
  if (!parsed.ok) return show(ctx, { of: 'school', form: parsed.form });
  const { more, ...said } = parsed.value;
  const places = await placesSaid(ctx, more ?? '');
  if (places) return show(ctx, { of: 'school', form: withErrors(postedForm(ctx.body), places), written: more ?? '' });
  await insertSchooling(ctx, { ...said, words: more });
  await happened(ctx, ctx.file, { kind: 'child.schoolingTold', section: 'children' });
  return redirect(home(ctx), { text: t.schoolSaved });
});

export const ownRoutes: readonly StaffRoute[] = inBothKinds((path) => [
  filePage({ path: path('barnet'), access: reads, audit: 'child.read', purpose, handle: (ctx) => show(ctx) }),
  fileCommand({ path: path('barnet/rost'), access: writes, audit: 'child.heard', purpose, handle: hear }),
  fileCommand({ path: path('barnet/behov'), access: writes, audit: 'child.needTold', purpose, handle: need }),
  fileCommand({ path: path('barnet/behov/:need/mott'), access: writes, audit: 'child.needMet', purpose, handle: met }),
  fileCommand({ path: path('barnet/skola'), access: writes, audit: 'child.schoolingTold', purpose, handle: school }),
]);
