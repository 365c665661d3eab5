import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import {
  type Answer,
  type FileContext,
  fileCommand,
  filePage,
  invalid,
  missing,
  namedApart,
  nameOf,
  page,
  redirect,
  type StaffRoute,
} from '../access/index.ts';
import { today } from '../kernel/calendar-day.ts';
import { type ActionId, parseId, type StaffId } from '../kernel/ids.ts';
import {
  calendarDay,
  optional,
  optionalText,
  parseForm,
  postedForm,
  text,
  uuid,
  withErrors,
} from '../platform/web/form.ts';
import { addAction, changeAction, closeAction, closeGoal, setGoal } from './change-plan.ts';
import { leavingRoutes } from './leaving-routes.tsx';
import { needsRoutes } from './needs-routes.tsx';
import { leavingOwners, possibleOwners } from './owners.ts';
import { ActionPage } from './pages/action-page.tsx';
import { PlanPage } from './pages/plan-page.tsx';
import { awayNow, findAction, planOf } from './plan.store.ts';
import type { Action, GoalId } from './plan.ts';
import { planModel } from './plan-model.ts';
import { planTexts } from './text.ts';

const purpose = 'casework';
const reads = { who: 'file', reads: ['plan'] } as const;
const writes = { who: 'file', writes: ['plan'] } as const;
const path = '/akt/:file/plan';

async function load(ctx: FileContext) {
  const [plan, owners] = await Promise.all([planOf(ctx.sql, ctx.file), possibleOwners(ctx)]);
  const away = await awayNow(ctx.sql, [...new Set(plan.actions.map(({ ownerId }) => ownerId))], ctx.now);
  return {
    plan,
    owners,
    away,
    model: planModel(plan, away, { fileId: ctx.file.id, language: ctx.language, now: ctx.now }),
  };
}

type PlanForms = Parameters<typeof PlanPage>[0]['forms'];
type ActionForms = Parameters<typeof ActionPage>[0]['forms'];

async function drawPlan(ctx: FileContext, forms: PlanForms = {}) {
  const { model, owners } = await load(ctx);
  return PlanPage({ ctx, model, owners, forms });
}

const ownersOf = (ctx: FileContext, { isGuarded }: Action) => (isGuarded ? leavingOwners : possibleOwners)(ctx);

async function drawAction(ctx: FileContext, action: Action, forms: ActionForms = {}) {
  const [{ model }, owners] = await Promise.all([load(ctx), ownersOf(ctx, action)]);
  const line = [...model.open, ...model.closed].find(({ id }) => id === action.id);
  if (!line) throw new Error('An action that was found is not in its plan');
  return ActionPage({ ctx, line, ownerId: action.ownerId, owners, forms });
}

const home = (ctx: FileContext) => `/akt/${ctx.file.id}/plan`;

async function addGoal(ctx: FileContext): Promise<Answer> {
  const parsed = parseForm(z.object({ goal: text({ max: 1000 }) }), ctx.body, ctx.language);
  if (!parsed.ok) return invalid(await drawPlan(ctx, { goal: parsed.form }));
  await setGoal(ctx, parsed.value.goal);
  return redirect(home(ctx), { text: planTexts(ctx.language).goalSet });
}

async function endGoal(ctx: FileContext): Promise<Answer> {
  const id = parseId<GoalId>(ctx.params.goal);
  if (!id.ok) return missing;
  const parsed = parseForm(z.object({ outcome: text({ max: 2000 }) }), ctx.body, ctx.language);
  if (!parsed.ok) return invalid(await drawPlan(ctx, { end: { goal: id.value, form: parsed.form } }));
  const ended = await closeGoal(ctx, id.value, parsed.value.outcome);
  return ended.ok ? redirect(home(ctx), { text: planTexts(ctx.language).goalEnded }) : missing;
}

/** An owner who works here, and a day from today on: an action without them is only a wish (F18). */
const ownerAndDay = (ctx: FileContext, owners: readonly { id: StaffId }[]) => {
  const t = planTexts(ctx.language);
  const day = today(ctx.now);
  return {
    owner: nameOf(owners, { missing: t.ownerMissing }),
    dueOn: calendarDay({ today: day, leaning: 'future', missing: t.dayMissing }).refine(
      (due: Temporal.PlainDate) => day.until(due).sign >= 0,
      t.dayPassed,
    ),
  };
};

async function add(ctx: FileContext): Promise<Answer> {
  const { owners, model } = await load(ctx);
  const fields = z.object({
    words: text({ max: 500 }),
    goal: optional(uuid<GoalId>()),
    ...ownerAndDay(ctx, owners),
  });
  const parsed = parseForm(fields, ctx.body, ctx.language);
  if (!parsed.ok) return invalid(await drawPlan(ctx, { action: parsed.form }));
  const { words, goal, owner, dueOn } = parsed.value;
  const apart = await namedApart(ctx, { owner });
  if (apart) return invalid(await drawPlan(ctx, { action: withErrors(postedForm(ctx.body), apart) }));
  if (goal && !model.goals.some(({ id }) => id === goal)) return missing;
  await addAction(ctx, { words, goalId: goal, ownerId: owner, dueOn });
  return redirect(home(ctx), { text: planTexts(ctx.language).added });
}

/** The action of the address; the same answer for one of another file as for one that isn't there. */
const withAction =
  (work: (ctx: FileContext, action: Action) => Promise<Answer>) =>
  async (ctx: FileContext): Promise<Answer> => {
    const id = parseId<ActionId>(ctx.params.action);
    const action = id.ok ? await findAction(ctx.sql, ctx.file, id.value) : undefined;
    return action ? work(ctx, action) : missing;
  };

const done = withAction(async (ctx, action) => {
  const parsed = parseForm(z.object({ outcome: optionalText({ max: 2000 }) }), ctx.body, ctx.language);
  if (!parsed.ok) return invalid(await drawAction(ctx, action, { done: parsed.form }));
  const closed = await closeAction(ctx, action, 'done', parsed.value.outcome);
  return closed.ok ? redirect(home(ctx), { text: planTexts(ctx.language).isDone }) : alreadyEnded(ctx, action);
});

const notPossible = withAction(async (ctx, action) => {
  const t = planTexts(ctx.language);
  const parsed = parseForm(
    z.object({ why: text({ max: 2000, missing: t.notPossibleMissing }) }),
    ctx.body,
    ctx.language,
  );
  if (!parsed.ok) return invalid(await drawAction(ctx, action, { notPossible: parsed.form }));
  const closed = await closeAction(ctx, action, 'notPossible', parsed.value.why);
  return closed.ok ? redirect(home(ctx), { text: t.isNotPossible }) : alreadyEnded(ctx, action);
});

const change = withAction(async (ctx, action) => {
  const fields = z.object(ownerAndDay(ctx, await ownersOf(ctx, action)));
  const parsed = parseForm(fields, ctx.body, ctx.language);
  if (!parsed.ok) return invalid(await drawAction(ctx, action, { move: parsed.form }));
  const apart = await namedApart(ctx, { owner: parsed.value.owner });
  if (apart) return invalid(await drawAction(ctx, action, { move: withErrors(postedForm(ctx.body), apart) }));
  const moved = await changeAction(ctx, action, { ownerId: parsed.value.owner, dueOn: parsed.value.dueOn });
  return moved.ok ? redirect(home(ctx), { text: planTexts(ctx.language).moved }) : alreadyEnded(ctx, action);
});

const alreadyEnded = async (ctx: FileContext, action: Action): Promise<Answer> => {
  const said = planTexts(ctx.language).alreadyEnded;
  return invalid(await drawAction(ctx, action, { done: withErrors(postedForm(ctx.body), { '': said }) }), 409);
};

const one = `${path}/:action`;

export const planRoutes: readonly StaffRoute[] = [
  filePage({ path, access: reads, audit: 'plan.read', purpose, handle: async (ctx) => page(await drawPlan(ctx)) }),
  fileCommand({ path, access: writes, audit: 'plan.actionAdded', purpose, handle: add }),
  fileCommand({ path: '/akt/:file/mal', access: writes, audit: 'plan.goalSet', purpose, handle: addGoal }),
  fileCommand({
    path: '/akt/:file/mal/:goal/avsluta',
    access: writes,
    audit: 'plan.goalEnded',
    purpose,
    handle: endGoal,
  }),
  filePage({
    path: one,
    access: reads,
    audit: 'plan.actionRead',
    purpose,
    handle: withAction(async (ctx, action) => page(await drawAction(ctx, action))),
  }),
  fileCommand({ path: `${one}/klar`, access: writes, audit: 'plan.actionDone', purpose, handle: done }),
  fileCommand({
    path: `${one}/gar-inte`,
    access: writes,
    audit: 'plan.actionNotPossible',
    purpose,
    handle: notPossible,
  }),
  fileCommand({ path: `${one}/andra`, access: writes, audit: 'plan.actionChanged', purpose, handle: change }),
  ...leavingRoutes,
  ...needsRoutes,
];
