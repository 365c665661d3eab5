import { Temporal } from 'temporal-polyfill';
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
import { newId, parseId } from '../kernel/ids.ts';
import { endOfDay } from '../kernel/instant.ts';
import { placesIn, placesSaid } from '../location/index.ts';
import { listUnits } from '../organisation/index.ts';
import {
  calendarDay,
  oneOf,
  optional,
  optionalText,
  parseForm,
  postedForm,
  text,
  withErrors,
} from '../platform/web/form.ts';
import { raiseAlert } from '../today/index.ts';
import {
  accessNeedsOf,
  aidOf,
  endAccessNeed,
  followAid,
  grantedAid,
  insertAccessNeed,
  insertAid,
  insertAnswer,
  insertNeed,
  needsOf,
  unitsByConsent,
} from './needs.store.ts';
import {
  type AccessNeedId,
  accessKinds,
  answersTo,
  type EmergencyAidId,
  followedBys,
  type NeedId,
  needAnswers,
  needKinds,
  stateOfNeed,
  takesReason,
  usualEnd,
} from './needs.ts';
import { needsTexts } from './needs-texts.ts';
import { NeedsPage } from './pages/needs-page.tsx';

const purpose = 'casework';
const path = '/akt/:file/behov';
const reads = { who: 'file', reads: ['plan'] } as const;
const writes = { who: 'file', reads: ['plan'], writes: ['plan'] } as const;
const home = (ctx: FileContext) => `/akt/${ctx.file.id}/behov`;
const by = (ctx: FileContext) => ({ by: ctx.actor.staffId, at: ctx.now });

type Forms = Parameters<typeof NeedsPage>[0]['forms'];

async function draw(ctx: FileContext, forms: Forms = {}, written = '') {
  const { sql, file } = ctx;
  const money = file.mayRead('decisions');
  const [needs, access, aid, granted, units, places] = await Promise.all([
    needsOf(sql, file),
    accessNeedsOf(sql, file),
    aidOf(sql, file),
    money ? grantedAid(sql, file) : [],
    listUnits(sql),
    placesIn(ctx, written),
  ]);
  return NeedsPage({ ctx, needs, access, aid, granted, units, places, forms });
}

const ofPerson =
  (work: (ctx: FileContext) => Promise<Answer>) =>
  async (ctx: FileContext): Promise<Answer> =>
    ctx.file.kind === 'person' ? work(ctx) : missing;

/** The unit reads it here where she has consented, and is told. Otherwise nothing leaves the file: it is asked without a name. */
async function ask(ctx: FileContext): Promise<Answer> {
  const t = needsTexts(ctx.language);
  const units = await listUnits(ctx.sql);
  const fields = z.object({
    kind: oneOf(needKinds, { missing: t.kindMissing }),
    words: text({ max: 500 }),
    unit: oneOf(
      units.map(({ id }) => id),
      { missing: t.unitMissing },
    ),
  });
  const parsed = parseForm(fields, ctx.body, ctx.language);
  if (!parsed.ok) return invalid(await draw(ctx, { ask: parsed.form }));
  const { kind, words, unit } = parsed.value;
  const said = await placesSaid(ctx, words);
  if (said) return invalid(await draw(ctx, { ask: withErrors(postedForm(ctx.body), said) }, words));
  const speakers = (await unitsByConsent(ctx.sql, ctx.file.id)).find(({ unitId }) => unitId === unit)?.speakers;
  const askedHow = unit === ctx.file.unitId ? 'ownUnit' : speakers ? 'withConsent' : 'withoutName';
  const id = newId<NeedId>();
  await insertNeed(ctx.sql, ctx.file, id, { kind, words, unitId: unit, askedHow }, by(ctx));
  await happened(ctx, ctx.file, { kind: 'need.asked', section: 'plan', subject: { need: id }, about: id });
  const told = askedHow === 'withConsent' ? (speakers ?? []).filter((one) => one !== ctx.actor.staffId) : [];
  await raiseAlert(
    ctx,
    ctx.file,
    'taskGiven',
    told.map((staffId) => ({ staffId })),
  );
  return redirect(home(ctx), { text: t.isAsked });
}

const eventOf = {
  taken: 'need.answered',
  refused: 'need.answered',
  returned: 'need.returned',
  met: 'need.met',
} as const;

async function answer(ctx: FileContext): Promise<Answer> {
  const t = needsTexts(ctx.language);
  const id = parseId<NeedId>(ctx.params.need);
  const need = (await needsOf(ctx.sql, ctx.file)).find((one) => id.ok && one.id === id.value);
  if (!need) return missing;
  const fields = z.object({
    answer: oneOf(needAnswers, { missing: t.answerMissing }),
    words: optionalText({ max: 1000 }),
  });
  const parsed = parseForm(fields, ctx.body, ctx.language);
  if (!parsed.ok) return invalid(await draw(ctx, { of: need.id, answer: parsed.form }));
  const given = parsed.value;
  const again = async (errors: Record<string, string>, status: 409 | 422 = 422) =>
    invalid(await draw(ctx, { of: need.id, answer: withErrors(postedForm(ctx.body), errors) }, given.words), status);
  if (!answersTo[stateOfNeed(need)].includes(given.answer)) return again({ '': t.already }, 409);
  if (takesReason(given.answer) && !given.words) return again({ words: t.reasonMissing });
  const said = await placesSaid(ctx, given.words ?? '');
  if (said) return again(said);
  await insertAnswer(ctx.sql, ctx.file, need.id, given, by(ctx));
  const kind = eventOf[given.answer];
  await happened(ctx, ctx.file, { kind, section: 'plan', subject: { need: need.id }, about: need.id });
  return redirect(home(ctx), { text: t.isAnswered });
}

async function addAccess(ctx: FileContext): Promise<Answer> {
  const t = needsTexts(ctx.language);
  const fields = z.object({
    kind: oneOf(accessKinds, { missing: t.accessMissing }),
    words: optionalText({ max: 500 }),
  });
  const parsed = parseForm(fields, ctx.body, ctx.language);
  if (!parsed.ok) return invalid(await draw(ctx, { access: parsed.form }));
  const said = await placesSaid(ctx, parsed.value.words ?? '');
  if (said) return invalid(await draw(ctx, { access: withErrors(postedForm(ctx.body), said) }, parsed.value.words));
  const id = await insertAccessNeed(ctx.sql, ctx.file, parsed.value, by(ctx));
  await happened(ctx, ctx.file, { kind: 'accessNeed.added', section: 'plan', subject: { accessNeed: id } });
  return redirect(home(ctx), { text: t.accessAdded });
}

async function endAccess(ctx: FileContext): Promise<Answer> {
  const id = parseId<AccessNeedId>(ctx.params.need);
  if (!id.ok || !(await endAccessNeed(ctx.sql, ctx.file, id.value, ctx.now))) return missing;
  await happened(ctx, ctx.file, { kind: 'accessNeed.ended', section: 'plan', subject: { accessNeed: id.value } });
  return redirect(home(ctx), { text: needsTexts(ctx.language).accessEnded });
}

async function attach(ctx: FileContext): Promise<Answer> {
  const t = needsTexts(ctx.language);
  const day = today(ctx.now);
  const granted = await grantedAid(ctx.sql, ctx.file);
  const fields = z.object({
    decision: oneOf(
      granted.map(({ id }) => id),
      { missing: t.decisionMissing },
    ),
    from: calendarDay({ today: day, leaning: 'nearest' }),
    until: optional(calendarDay({ today: day, leaning: 'future' })),
  });
  const parsed = parseForm(fields, ctx.body, ctx.language);
  if (!parsed.ok) return invalid(await draw(ctx, { attach: parsed.form }));
  const { decision, from } = parsed.value;
  const until = parsed.value.until ?? usualEnd(from);
  if (Temporal.PlainDate.compare(until, from) < 0 || Temporal.PlainDate.compare(until, day) < 0)
    return invalid(await draw(ctx, { attach: withErrors(postedForm(ctx.body), { until: t.untilWrong }) }));
  const id = newId<EmergencyAidId>();
  await insertAid(ctx.sql, ctx.file, id, { decisionId: decision, fromOn: from, untilOn: until }, by(ctx));
  await happened(ctx, ctx.file, {
    kind: 'emergencyAid.attached',
    section: 'plan',
    subject: { emergencyAid: id },
    about: id,
    due: endOfDay(until),
  });
  return redirect(home(ctx), { text: t.attached });
}

async function follow(ctx: FileContext): Promise<Answer> {
  const t = needsTexts(ctx.language);
  const id = parseId<EmergencyAidId>(ctx.params.aid);
  const aid = (await aidOf(ctx.sql, ctx.file)).find((one) => id.ok && one.id === id.value);
  if (!aid) return missing;
  const fields = z.object({
    followedBy: oneOf(followedBys, { missing: t.afterMissing }),
    words: text({ max: 1000, missing: t.afterWordsMissing }),
  });
  const parsed = parseForm(fields, ctx.body, ctx.language);
  if (!parsed.ok) return invalid(await draw(ctx, { of: aid.id, follow: parsed.form }));
  if (!(await followAid(ctx.sql, ctx.file, aid.id, { ...parsed.value, at: ctx.now }))) {
    const form = withErrors(postedForm(ctx.body), { '': t.alreadyFollowed });
    return invalid(await draw(ctx, { of: aid.id, follow: form }), 409);
  }
  const what = { kind: 'emergencyAid.followed', section: 'plan', subject: { emergencyAid: aid.id } } as const;
  await happened(ctx, ctx.file, { ...what, about: aid.id });
  return redirect(home(ctx), { text: t.followed });
}

const attaches = { who: 'file', reads: ['plan', 'decisions'], writes: ['plan'] } as const;

export const needsRoutes: readonly StaffRoute[] = [
  filePage({
    path,
    access: reads,
    audit: 'plan.needsRead',
    purpose,
    handle: ofPerson(async (ctx) => page(await draw(ctx))),
  }),
  fileCommand({ path, access: writes, audit: 'plan.needAsked', purpose, handle: ofPerson(ask) }),
  fileCommand({ path: `${path}/:need/svar`, access: writes, audit: 'plan.needAnswered', purpose, handle: answer }),
  fileCommand({
    path: '/akt/:file/komma',
    access: writes,
    audit: 'plan.accessNeedAdded',
    purpose,
    handle: ofPerson(addAccess),
  }),
  fileCommand({
    path: '/akt/:file/komma/:need/slut',
    access: writes,
    audit: 'plan.accessNeedEnded',
    purpose,
    handle: endAccess,
  }),
  fileCommand({
    path: '/akt/:file/pengar',
    access: attaches,
    audit: 'plan.aidAttached',
    purpose,
    handle: ofPerson(attach),
  }),
  fileCommand({
    path: '/akt/:file/pengar/:aid/sedan',
    access: writes,
    audit: 'plan.aidFollowed',
    purpose,
    handle: follow,
  }),
];
