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
import { today } from '../kernel/calendar-day.ts';
import { parseId } from '../kernel/ids.ts';
import { endOfDay } from '../kernel/instant.ts';
import { peopleIn } from '../letters/index.ts';
import { placesIn, placesSaid } from '../location/index.ts';
import { guardedOwners } from '../plan/index.ts';
import { showDay } from '../platform/language/dates.ts';
import {
  calendarDay,
  emptyForm,
  type FormState,
  oneOf,
  optional,
  optionalText,
  parseForm,
  postedForm,
  text,
  withErrors,
} from '../platform/web/form.ts';
import { loadFileTop } from '../safety/index.ts';
import { ahead, been, ownerOf } from './agreed-fields.ts';
import { consultationsOf, partDone, setChildTold, setPoliceEnded, setReviewed } from './consultation.store.ts';
import {
  authorities,
  type Consultation,
  type ConsultationId,
  type ConsultationPartId,
  consultationForms,
  consultationGrounds,
  laterProblems,
  type PartTyped,
  partProblems,
  unheardBecause,
  voiceProblem,
  waitsForPolice,
  waitsToBeTold,
} from './consultation.ts';
import { givePart, holdConsultation } from './hold-consultation.ts';
import { ConsultationPage } from './pages/consultation-page.tsx';
import type { Given } from './pages/given.ts';
import { consultationTexts } from './texts.ts';

const path = '/akt/:file/samrad';
const reads = { who: 'file', reads: ['identity', 'children', 'protection', 'plan'] } as const;
const writes = { ...reads, writes: ['children', 'plan'] } as const;
const purpose = 'children';
const home = (ctx: FileContext) => `/akt/${ctx.file.id}/samrad`;

/** A child's own file alone holds what was decided about the child. */
async function load(ctx: FileContext) {
  if (ctx.file.side === 'perpetrator' || ctx.file.side === 'victim') return undefined;
  const [asked, top, all, owners, { guardians }] = await Promise.all([
    whoIsAsked(ctx.sql, ctx.file, ctx.now),
    loadFileTop(ctx),
    consultationsOf(ctx.sql, ctx.file),
    guardedOwners(ctx),
    peopleIn(ctx),
  ]);
  return asked.isChild ? { top, all, owners, guardians: guardians.map(({ name }) => name) } : undefined;
}
type Facts = NonNullable<Awaited<ReturnType<typeof load>>>;

async function again(ctx: FileContext, facts: Facts, given: Given, written = '', status: 409 | 422 = 422) {
  return invalid(<ConsultationPage ctx={ctx} {...facts} given={given} places={await placesIn(ctx, written)} />, status);
}

const inChilds =
  (work: (ctx: FileContext, facts: Facts) => Promise<Answer>) =>
  async (ctx: FileContext): Promise<Answer> => {
    const facts = await load(ctx);
    return facts ? work(ctx, facts) : missing;
  };

const hold = inChilds(async (ctx, facts) => {
  const t = consultationTexts(ctx.language);
  const row = z.object({
    who: optionalText({ max: 300 }),
    task: optionalText({ max: 400 }),
    dueOn: optional(ahead(ctx)),
    owner: optional(ownerOf(ctx, facts)),
  });
  const fields = z.object({
    heldOn: been(ctx),
    form: oneOf(consultationForms),
    ground: oneOf(consultationGrounds, { missing: t.groundMissing }),
    decided: text({ max: 4000 }),
    tell: text({ max: 2000, missing: t.tellMissing }),
    teller: oneOf(authorities, { missing: t.tellerMissing }),
    opinion: optionalText({ max: 4000 }),
    missing: optional(oneOf(unheardBecause)),
    reviewOn: ahead(ctx),
    owner: ownerOf(ctx, facts),
    rows: z.preprocess((raw) => raw ?? {}, z.partialRecord(z.enum(authorities), row)),
  });
  const refused = (form: FormState, written = '') => again(ctx, facts, { of: 'hold', form }, written);
  const parsed = parseForm(fields, ctx.body, ctx.language);
  if (!parsed.ok) return refused(parsed.form);
  const { rows, owner, ...written } = parsed.value;
  const parts = authorities.flatMap((authority): PartTyped<typeof owner>[] => {
    const typed = rows[authority];
    return typed && Object.values(typed).some((value) => value !== undefined) ? [{ authority, ...typed }] : [];
  });
  const voice = voiceProblem(written);
  const wrong = {
    ...Object.fromEntries(partProblems(parts).map(({ field, why }) => [field, t.problem[why]])),
    ...(voice ? { [voice === 'both' ? 'missing' : 'opinion']: t.problem[voice] } : {}),
  };
  if (Object.keys(wrong).length > 0) return refused(withErrors(postedForm(ctx.body), wrong));
  const all = [written.decided, written.tell, written.opinion, ...parts.flatMap(({ who, task }) => [who, task])];
  const words = all.filter(Boolean).join('\n');
  const said = await placesSaid(ctx, words);
  if (said) return refused(withErrors(postedForm(ctx.body), said), words);
  await holdConsultation(ctx, { ...written, parts, owner });
  return redirect(home(ctx), { text: t.held });
});

const withOne = (work: (ctx: FileContext, facts: Facts, consultation: Consultation) => Promise<Answer>) =>
  inChilds(async (ctx, facts) => {
    const id = parseId<ConsultationId>(ctx.params.consultation);
    const found = facts.all.find((one) => id.ok && one.id === id.value);
    return found ? work(ctx, facts, found) : missing;
  });

const overtaken = (ctx: FileContext, facts: Facts, given: Given) =>
  again(
    ctx,
    facts,
    { ...given, form: withErrors(postedForm(ctx.body), { '': consultationTexts(ctx.language).already }) },
    '',
    409,
  );

const review = withOne(async (ctx, facts, { id }) => {
  const fields = z.object({
    words: text({ max: 4000 }),
    next: optional(ahead(ctx)),
    owner: optional(ownerOf(ctx, facts)),
  });
  const given = (form: FormState): Given => ({ of: 'review', id, form });
  const parsed = parseForm(fields, ctx.body, ctx.language);
  if (!parsed.ok) return again(ctx, facts, given(parsed.form));
  const { words, next, owner } = parsed.value;
  const said = await placesSaid(ctx, words);
  if (said) return again(ctx, facts, given(withErrors(postedForm(ctx.body), said)), words);
  if (!(await setReviewed(ctx, id, { words, next }))) return overtaken(ctx, facts, given(postedForm(ctx.body)));
  await happened(ctx, ctx.file, {
    kind: 'consultation.reviewed',
    section: 'children',
    about: id,
    ...(owner && { owner }),
    starts: next ? [{ kind: 'consultationReview', due: endOfDay(next) }] : [],
  });
  return redirect(home(ctx), { text: consultationTexts(ctx.language).reviewed });
});

/** Who does what is not over when the consultation is: what is taken on later stands with the rest. */
const addPart = withOne(async (ctx, facts, { id }) => {
  const t = consultationTexts(ctx.language);
  const fields = z.object({
    authority: oneOf(authorities, { missing: t.authorityMissing }),
    who: optionalText({ max: 300 }),
    task: optionalText({ max: 400 }),
    dueOn: optional(ahead(ctx)),
    owner: optional(ownerOf(ctx, facts)),
  });
  const given = (form: FormState): Given => ({ of: 'part', id, form });
  const parsed = parseForm(fields, ctx.body, ctx.language);
  if (!parsed.ok) return again(ctx, facts, given(parsed.form));
  const wrong = Object.fromEntries(laterProblems(parsed.value).map(({ field, why }) => [field, t.problem[why]]));
  if (Object.keys(wrong).length > 0) return again(ctx, facts, given(withErrors(postedForm(ctx.body), wrong)));
  const words = [parsed.value.who, parsed.value.task].filter(Boolean).join('\n');
  const said = await placesSaid(ctx, words);
  if (said) return again(ctx, facts, given(withErrors(postedForm(ctx.body), said)), words);
  await givePart(ctx, id, parsed.value);
  return redirect(home(ctx), { text: t.partAdded });
});

/** Nobody is told of it by itself (V27): somebody owns that the child is, and the protection is looked at anew. */
const policeEnded = withOne(async (ctx, facts, { id }) => {
  const fields = z.object({
    on: been(ctx),
    words: text({ max: 2000 }),
    owner: ownerOf(ctx, facts),
    tellBy: ahead(ctx),
  });
  const given = (form: FormState): Given => ({ of: 'police', id, form });
  const parsed = parseForm(fields, ctx.body, ctx.language);
  if (!parsed.ok) return again(ctx, facts, given(parsed.form));
  const { on, words, owner, tellBy } = parsed.value;
  const said = await placesSaid(ctx, words);
  if (said) return again(ctx, facts, given(withErrors(postedForm(ctx.body), said)), words);
  if (!(await setPoliceEnded(ctx, id, { on, words }))) return overtaken(ctx, facts, given(postedForm(ctx.body)));
  await happened(ctx, ctx.file, {
    kind: 'policeInvestigation.ended',
    section: 'children',
    subject: { consultation: id },
    about: facts.top.people.find(({ part }) => part === 'self')?.id,
    owner,
    due: endOfDay(tellBy),
  });
  return redirect(home(ctx), { text: consultationTexts(ctx.language).policeSaved });
});

const told = withOne(async (ctx, facts, consultation) => {
  const { id } = consultation;
  const given = (form: FormState): Given => ({ of: 'told', id, form });
  const parsed = parseForm(z.object({ words: text({ max: 2000 }) }), ctx.body, ctx.language);
  if (!parsed.ok) return again(ctx, facts, given(parsed.form));
  const { words } = parsed.value;
  const said = await placesSaid(ctx, words);
  if (said) return again(ctx, facts, given(withErrors(postedForm(ctx.body), said)), words);
  if (!waitsToBeTold(consultation) || !(await setChildTold(ctx, id, words)))
    return overtaken(ctx, facts, given(postedForm(ctx.body)));
  await happened(ctx, ctx.file, {
    kind: 'policeInvestigation.told',
    section: 'children',
    subject: { consultation: id },
    about: facts.top.people.find(({ part }) => part === 'self')?.id,
  });
  return redirect(home(ctx), { text: consultationTexts(ctx.language).toldSaved });
});

const done = inChilds(async (ctx, facts) => {
  const id = parseId<ConsultationPartId>(ctx.params.part);
  const known = facts.all.flatMap(({ parts }) => parts).find((one) => id.ok && one.id === id.value);
  if (!known?.task) return missing;
  if (!(await partDone(ctx, known.id))) return overtaken(ctx, facts, { of: 'done', form: postedForm(ctx.body) });
  await happened(ctx, ctx.file, { kind: 'consultation.taskDone', section: 'children', subject: { part: known.id } });
  return redirect(home(ctx), { text: consultationTexts(ctx.language).taskDone });
});

/** Whoever ended the police's process is led here with its day: the child is told from here. */
function endedElsewhere({ query, now, language }: FileContext, { all }: Facts): Given | undefined {
  const waiting = all.find(waitsForPolice);
  const on = calendarDay({ today: today(now), leaning: 'past' }).safeParse(query.slut ?? '');
  if (!waiting || !on.success) return undefined;
  return { of: 'police', id: waiting.id, form: emptyForm({ on: showDay(language, on.data, today(now)) }) };
}

const command = (tail: string, audit: string, handle: (ctx: FileContext) => Promise<Answer>) =>
  fileCommand({ path: `${path}${tail}`, access: writes, audit, purpose, handle });

export const consultationRoutes: readonly StaffRoute[] = [
  filePage({
    path,
    access: reads,
    audit: 'child.consultationRead',
    purpose,
    handle: inChilds(async (ctx, facts) =>
      page(<ConsultationPage ctx={ctx} {...facts} given={endedElsewhere(ctx, facts)} places={[]} />),
    ),
  }),
  command('', 'child.consultationHeld', hold),
  command('/:consultation/uppfoljt', 'child.consultationReviewed', review),
  command('/:consultation/del', 'child.consultationPartAdded', addPart),
  command('/:consultation/polisen', 'child.policeEnded', policeEnded),
  command('/:consultation/berattat', 'child.policeEndTold', told),
  command('/uppgift/:part/gjord', 'child.consultationTaskDone', done),
];
