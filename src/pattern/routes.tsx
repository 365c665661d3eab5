import type { Temporal } from 'temporal-polyfill';
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
import { today } from '../kernel/calendar-day.ts';
import type { PersonId } from '../kernel/ids.ts';
import { placesIn, placesSaid } from '../location/index.ts';
import { type ActionAim, addAction, awayNow, disruptionKinds, guardedOwners, planOf } from '../plan/index.ts';
import { showDeadline } from '../platform/language/dates.ts';
import {
  calendarDay,
  type FormState,
  manyOf,
  oneOf,
  optionalText,
  parseForm,
  postedForm,
  text,
  withErrors,
} from '../platform/web/form.ts';
import { tellRedEvent } from '../risk/index.ts';
import {
  childTheres,
  dateViolence,
  happenedHows,
  insertViolence,
  isGrave,
  loadFileTop,
  severities,
  violenceKinds,
  violenceTold,
} from '../safety/index.ts';
import { type PatternForms, PatternPage } from './pages/pattern-page.tsx';
import { peopleNamed } from './pattern.store.ts';
import { hasPattern } from './pattern.ts';
import { patternTexts } from './texts.ts';

const path = '/akt/:file/over-tid';
const reads = { who: 'file', reads: ['identity', 'account', 'protection', 'plan'] } as const;
const tells = { ...reads, writes: ['account', 'protection'] } as const;
const plans = { ...reads, writes: ['plan'] } as const;
const purpose = 'casework';
const home = (ctx: FileContext) => `/akt/${ctx.file.id}/over-tid`;

async function load(ctx: FileContext) {
  const [top, told, people, plan, owners] = await Promise.all([
    loadFileTop(ctx),
    violenceTold(ctx.sql, ctx.file),
    peopleNamed(ctx.sql, ctx.file),
    planOf(ctx.sql, ctx.file),
    guardedOwners(ctx),
  ]);
  const away = await awayNow(ctx.sql, [...new Set(plan.actions.map(({ ownerId }) => ownerId))], ctx.now);
  return { top, told, people, plan, owners, away };
}
type Facts = Awaited<ReturnType<typeof load>>;

async function again(ctx: FileContext, facts: Facts, forms: PatternForms, written = '', status: 409 | 422 = 422) {
  return invalid(<PatternPage ctx={ctx} {...facts} forms={forms} places={await placesIn(ctx, written)} />, status);
}

/** Nothing that has yet to come: what is feared is a warning, and what is planned an action. */
const pastDay = (ctx: FileContext) => {
  const t = patternTexts(ctx.language);
  return calendarDay({ today: today(ctx.now), leaning: 'past', missing: t.dayMissing }).refine(
    (day: Temporal.PlainDate) => day.until(today(ctx.now)).sign >= 0,
    t.dayAhead,
  );
};

const onDay = (ctx: FileContext) => ({
  on: pastDay(ctx),
  how: oneOf(happenedHows, { missing: patternTexts(ctx.language).howMissing }),
});

async function tell(ctx: FileContext): Promise<Answer> {
  const t = patternTexts(ctx.language);
  const facts = await load(ctx);
  const using = facts.people.flatMap(({ id, part }) => (part === 'usesViolence' ? [id] : []));
  const fields = z.object({
    ...onDay(ctx),
    kinds: manyOf(violenceKinds, { atLeastOne: true, missing: t.kindMissing }),
    severity: oneOf(severities, { missing: t.severityMissing }),
    by: oneOf<PersonId | 'unknown'>(['unknown', ...using], { missing: t.byMissing }),
    childThere: oneOf(childTheres, { missing: t.childMissing }),
    words: optionalText({ max: 4000 }),
  });
  const parsed = parseForm(fields, ctx.body, ctx.language);
  if (!parsed.ok) return again(ctx, facts, { act: parsed.form });
  const { on, how, by, words, ...act } = parsed.value;
  const said = await placesSaid(ctx, words ?? '');
  if (said) return again(ctx, facts, { act: withErrors(postedForm(ctx.body), said) }, words);
  const ids = await insertViolence(ctx.sql, ctx.file, {
    ...act,
    byPerson: by === 'unknown' ? null : by,
    toPerson: facts.top.people.find(({ part }) => part === 'self')?.id ?? null,
    whenWords: null,
    words: words ?? null,
    toldAt: ctx.now,
    ongoing: false,
    happened: { on, how },
  });
  if (!isGrave(act.kinds, act.severity)) {
    await happened(ctx, ctx.file, { kind: 'violence.told', section: 'account', subject: { violence: ids.join(' ') } });
    return redirect(home(ctx), { text: t.told });
  }
  // What can kill changes the threat the moment that somebody knows of it, however long ago it was done.
  const kind = act.kinds.includes('strangulation') ? 'strangulation' : 'newThreat';
  const due = await tellRedEvent(ctx, { kind, onDay: on, words: null });
  return redirect(home(ctx), { text: t.graveTold(showDeadline(ctx.language, due, ctx.now)) });
}

/** One told of before, with the day that is known now. The act is named by any of its rows. */
async function date(ctx: FileContext): Promise<Answer> {
  const facts = await load(ctx);
  const act = facts.told.find(({ ids }) => ids.some((id) => id === ctx.params.act));
  const [first] = act?.ids ?? [];
  if (!act || first === undefined) return missing;
  const refused = (form: FormState, status: 409 | 422 = 422) =>
    again(ctx, facts, { date: { act: first, form } }, '', status);
  const parsed = parseForm(z.object(onDay(ctx)), ctx.body, ctx.language);
  if (!parsed.ok) return refused(parsed.form);
  const t = patternTexts(ctx.language);
  if (act.happened || !(await dateViolence(ctx.sql, ctx.file, act.ids, parsed.value)))
    return refused(withErrors(postedForm(ctx.body), { '': t.alreadyDated }), 409);
  const subject = { violence: act.ids.join(' ') };
  await happened(ctx, ctx.file, { kind: 'violence.dated', section: 'account', subject });
  return redirect(home(ctx), { text: t.dated });
}

/** Somebody of those who read her protection, and a day from today on. */
async function plan(ctx: FileContext, of: 'disruption' | 'contact'): Promise<Answer> {
  const t = patternTexts(ctx.language);
  const facts = await load(ctx);
  const day = today(ctx.now);
  const aims: readonly ActionAim[] = of === 'disruption' ? disruptionKinds : ['steadyContact'];
  const more: z.ZodType<string | undefined> = of === 'disruption' ? optionalText({ max: 400 }) : text({ max: 400 });
  const fields = z.object({
    aim: oneOf(aims, { missing: t.aimMissing }),
    words: more,
    owner: oneOf(
      facts.owners.map(({ id }) => id),
      { missing: t.ownerMissing },
    ),
    dueOn: calendarDay({ today: day, leaning: 'future', missing: t.dueMissing }).refine(
      (due: Temporal.PlainDate) => day.until(due).sign >= 0,
      t.duePassed,
    ),
  });
  const parsed = parseForm(fields, ctx.body, ctx.language);
  if (!parsed.ok) return again(ctx, facts, { [of]: parsed.form });
  const { aim, words = '', owner, dueOn } = parsed.value;
  const said = await placesSaid(ctx, words);
  if (said) return again(ctx, facts, { [of]: withErrors(postedForm(ctx.body), said) }, words);
  // The words of the choice stay as they were shown.
  const shown = aim === 'steadyContact' ? words : [t.aims[aim], words].filter(Boolean).join(': ');
  await addAction(ctx, { words: shown, goalId: undefined, ownerId: owner, dueOn, isGuarded: true, aim });
  return redirect(home(ctx), { text: t.planned });
}

const inHers =
  (work: (ctx: FileContext) => Promise<Answer>) =>
  async (ctx: FileContext): Promise<Answer> =>
    hasPattern(ctx.file) ? work(ctx) : missing;

export const patternRoutes: readonly StaffRoute[] = [
  filePage({
    path,
    access: reads,
    audit: 'violence.read',
    purpose,
    handle: inHers(async (ctx) => page(<PatternPage ctx={ctx} {...(await load(ctx))} forms={{}} places={[]} />)),
  }),
  fileCommand({ path, access: tells, audit: 'violence.told', purpose, handle: inHers(tell) }),
  fileCommand({ path: `${path}/:act/nar`, access: tells, audit: 'violence.dated', purpose, handle: inHers(date) }),
  fileCommand({
    path: `${path}/atgard`,
    access: plans,
    audit: 'plan.actionAdded',
    purpose,
    handle: inHers((ctx) => plan(ctx, 'disruption')),
  }),
  fileCommand({
    path: `${path}/halla-kontakt`,
    access: plans,
    audit: 'plan.actionAdded',
    purpose,
    handle: inHers((ctx) => plan(ctx, 'contact')),
  }),
];
