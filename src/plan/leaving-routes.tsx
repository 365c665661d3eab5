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
import { parseId } from '../kernel/ids.ts';
import { placesIn, placesSaid } from '../location/index.ts';
import {
  calendarDay,
  checkbox,
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
import { beginErrands, type Chosen } from './begin-errands.ts';
import { bookRoom, errandsOf, insertObstacle, removeObstacle } from './leaving.store.ts';
import {
  type Errand,
  type ErrandId,
  errandKinds,
  errandsLeft,
  mayLeave,
  type ObstacleId,
  obstacleKinds,
  openErrands,
} from './leaving.ts';
import { leavingTexts } from './leaving-texts.ts';
import { leavingOwners } from './owners.ts';
import { LeavingPage } from './pages/leaving-page.tsx';
import { guard, planOf } from './plan.store.ts';

const purpose = 'casework';
const path = '/akt/:file/uppbrott';
// Who may read the plan and not the protection works in another unit, by consent: this is not for her.
const reads = { who: 'file', reads: ['plan', 'protection'] } as const;
const writes = { ...reads, writes: ['plan'] } as const;
const home = (ctx: FileContext) => `/akt/${ctx.file.id}/uppbrott`;

type Forms = Parameters<typeof LeavingPage>[0]['forms'];

async function load(ctx: FileContext): Promise<Errand[]> {
  return errandsOf(ctx.sql, ctx.file, await planOf(ctx.sql, ctx.file));
}

async function draw(ctx: FileContext, forms: Forms = {}, written = '') {
  const [errands, owners, places] = await Promise.all([load(ctx), leavingOwners(ctx), placesIn(ctx, written)]);
  return LeavingPage({ ctx, errands, owners, forms, places });
}

const inLeaving =
  (work: (ctx: FileContext) => Promise<Answer>) =>
  async (ctx: FileContext): Promise<Answer> =>
    mayLeave(ctx.file) ? work(ctx) : missing;

/** A row that is not ticked says nothing, whatever stands in it; nor does one that a colleague has begun meanwhile. */
async function begin(ctx: FileContext): Promise<Answer> {
  const t = leavingTexts(ctx.language);
  const day = today(ctx.now);
  const [errands, owners] = await Promise.all([load(ctx), leavingOwners(ctx)]);
  const ids = owners.map(({ id }) => id);
  const left = errandsLeft(errands);
  const fromToday = (missing?: string) =>
    calendarDay({ today: day, leaning: 'future', ...(missing ? { missing } : {}) }).refine(
      (due: Temporal.PlainDate) => day.until(due).sign >= 0,
      t.dayPassed,
    );
  const row = z.object({
    chosen: checkbox(),
    owner: optional(oneOf(ids)),
    dueOn: optional(fromToday()),
    escort: optional(oneOf(ids)),
    more: optionalText({ max: 1000 }),
  });
  const fields = z.object({
    owner: oneOf(ids, { missing: t.ownerMissing }),
    dueOn: fromToday(t.dayMissing),
    rows: z.preprocess((raw) => raw ?? {}, z.partialRecord(z.enum(errandKinds), row)),
  });
  const parsed = parseForm(fields, ctx.body, ctx.language);
  if (!parsed.ok) return invalid(await draw(ctx, { begin: parsed.form }));
  const { owner, dueOn, rows } = parsed.value;
  const chosen = left.flatMap((kind): Chosen[] => {
    const one = rows[kind];
    if (!one?.chosen) return [];
    return [{ kind, ownerId: one.owner ?? owner, dueOn: one.dueOn ?? dueOn, escortId: one.escort, more: one.more }];
  });
  const again = async (errors: Record<string, string>, written = '') =>
    invalid(await draw(ctx, { begin: withErrors(postedForm(ctx.body), errors) }, written));
  if (chosen.length === 0) return again({ '': t.chosenMissing });
  const written = chosen.flatMap(({ more }) => more ?? []).join('\n');
  const said = await placesSaid(ctx, written);
  if (said) return again(said, written);
  await beginErrands(ctx, chosen, openErrands(errands).length === 0);
  return redirect(home(ctx), { text: t.begun });
}

const withErrand =
  (work: (ctx: FileContext, errand: Errand) => Promise<Answer>) =>
  async (ctx: FileContext): Promise<Answer> => {
    const id = parseId<ErrandId>(ctx.params.errand);
    if (!id.ok || !mayLeave(ctx.file)) return missing;
    const found = (await load(ctx)).find((errand) => errand.id === id.value);
    return found ? work(ctx, found) : missing;
  };

const ended = async (ctx: FileContext, errand: Errand, form: FormState): Promise<Answer> =>
  invalid(
    await draw(ctx, {
      of: errand.id,
      obstacle: withErrors(form, { '': leavingTexts(ctx.language).ended }),
      ended: true,
    }),
    409,
  );

const obstacle = withErrand(async (ctx, errand) => {
  const t = leavingTexts(ctx.language);
  const fields = z.object({
    kind: oneOf(obstacleKinds, { missing: t.obstacleMissing }),
    words: optionalText({ max: 1000 }),
  });
  const parsed = parseForm(fields, ctx.body, ctx.language);
  if (!parsed.ok) return invalid(await draw(ctx, { of: errand.id, obstacle: parsed.form }));
  if (openErrands([errand]).length === 0) return ended(ctx, errand, postedForm(ctx.body));
  const said = await placesSaid(ctx, parsed.value.words ?? '');
  if (said) {
    const form = withErrors(postedForm(ctx.body), said);
    return invalid(await draw(ctx, { of: errand.id, obstacle: form }, parsed.value.words));
  }
  const by = { by: ctx.actor.staffId, at: ctx.now };
  await insertObstacle(ctx.sql, ctx.file, { ...parsed.value, actionId: errand.action.id }, by);
  await happened(ctx, ctx.file, {
    kind: 'plan.obstacleMet',
    section: 'plan',
    guard,
    subject: { action: errand.action.id },
  });
  return redirect(home(ctx), { text: t.recorded });
});

const room = withErrand(async (ctx, errand) => {
  const t = leavingTexts(ctx.language);
  const parsed = parseForm(z.object({ room: text({ max: 300, missing: t.roomWordsMissing }) }), ctx.body, ctx.language);
  if (!parsed.ok) return invalid(await draw(ctx, { of: errand.id, room: parsed.form }));
  const again = async (errors: Record<string, string>, status: 409 | 422, written = '') =>
    invalid(await draw(ctx, { of: errand.id, room: withErrors(postedForm(ctx.body), errors) }, written), status);
  if (errand.kind !== 'policeDesk') return missing;
  const said = await placesSaid(ctx, parsed.value.room);
  if (said) return again(said, 422, parsed.value.room);
  if (!(await bookRoom(ctx.sql, ctx.file, errand.id, parsed.value.room, ctx.now)))
    return again({ '': t.alreadyBooked }, 409);
  await happened(ctx, ctx.file, {
    kind: 'plan.roomBooked',
    section: 'plan',
    guard,
    subject: { action: errand.action.id },
  });
  return redirect(home(ctx), { text: t.isBooked });
});

const gone = inLeaving(async (ctx) => {
  const id = parseId<ObstacleId>(ctx.params.obstacle);
  const met = (await load(ctx)).flatMap(({ obstacles }) => obstacles).find((one) => id.ok && one.id === id.value);
  if (!met || !(await removeObstacle(ctx.sql, ctx.file, met.id, ctx.now))) return missing;
  await happened(ctx, ctx.file, {
    kind: 'plan.obstacleRemoved',
    section: 'plan',
    guard,
    subject: { action: met.actionId },
  });
  return redirect(home(ctx), { text: leavingTexts(ctx.language).removed });
});

export const leavingRoutes: readonly StaffRoute[] = [
  filePage({
    path,
    access: reads,
    audit: 'plan.leavingRead',
    purpose,
    handle: inLeaving(async (ctx) => page(await draw(ctx, { begin: emptyForm({ owner: ctx.actor.staffId }) }))),
  }),
  fileCommand({ path, access: writes, audit: 'plan.leavingBegun', purpose, handle: inLeaving(begin) }),
  fileCommand({
    path: `${path}/:errand/hinder`,
    access: writes,
    audit: 'plan.obstacleMet',
    purpose,
    handle: obstacle,
  }),
  fileCommand({ path: `${path}/:errand/rum`, access: writes, audit: 'plan.roomBooked', purpose, handle: room }),
  fileCommand({
    path: '/akt/:file/hinder/:obstacle/borta',
    access: writes,
    audit: 'plan.obstacleRemoved',
    purpose,
    handle: gone,
  }),
];
