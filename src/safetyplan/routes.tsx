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
import { newId, parseId } from '../kernel/ids.ts';
import { endOfDay } from '../kernel/instant.ts';
import { placesIn, placesSaid } from '../location/index.ts';
import { type FormState, parseForm, postedForm, withErrors } from '../platform/web/form.ts';
import { OldPlanPage, SafetyPlanPage } from './pages/plan-page.tsx';
import { paperRoutes } from './paper-routes.tsx';
import { bodyOf, formOf, planForm } from './plan-form.ts';
import { childrenOf, insertSafetyPlan, safetyPlansOf } from './safetyplan.store.ts';
import { checkBody, mayHaveSafetyPlan, type SafetyPlanId, textsIn } from './safetyplan.ts';
import { safetyPlanTexts } from './texts.ts';

const purpose = 'casework';
const path = '/akt/:file/trygghetsplan';
const reads = { who: 'file', reads: ['protection'] } as const;
// A version holds the children's parts too: whoever can't read of them can't write the next one.
const writes = { who: 'file', reads: ['protection', 'children'], writes: ['protection'] } as const;

async function draw(ctx: FileContext, form?: FormState, written = '') {
  const [plans, children, places] = await Promise.all([
    safetyPlansOf(ctx.sql, ctx.file),
    childrenOf(ctx.sql, ctx.file),
    placesIn(ctx, written),
  ]);
  return SafetyPlanPage({
    ctx,
    plans,
    young: children,
    form: form ?? formOf(plans[0]),
    open: form !== undefined,
    places,
  });
}

async function show(ctx: FileContext): Promise<Answer> {
  return mayHaveSafetyPlan(ctx.file) ? page(await draw(ctx)) : missing;
}

async function showOld(ctx: FileContext): Promise<Answer> {
  const id = parseId<SafetyPlanId>(ctx.params.plan);
  const [plans, children] = await Promise.all([safetyPlansOf(ctx.sql, ctx.file), childrenOf(ctx.sql, ctx.file)]);
  const plan = plans.find((one) => id.ok && one.id === id.value);
  if (!plan || !mayHaveSafetyPlan(ctx.file)) return missing;
  return page(OldPlanPage({ ctx, plan, young: children, replaced: plan !== plans[0] }));
}

async function write(ctx: FileContext): Promise<Answer> {
  if (!mayHaveSafetyPlan(ctx.file)) return missing;
  const t = safetyPlanTexts(ctx.language);
  const children = await childrenOf(ctx.sql, ctx.file);
  const parsed = parseForm(planForm(ctx, children), ctx.body, ctx.language);
  if (!parsed.ok) return invalid(await draw(ctx, parsed.form));
  const { madeHow, reviewOn, version } = parsed.value;
  const again = async (errors: Record<string, string>, status: 409 | 422 = 422, written = '') =>
    invalid(await draw(ctx, withErrors(postedForm(ctx.body), errors), written), status);
  const body = checkBody(bodyOf(parsed.value, children));
  if (!body.ok) {
    if (body.error.field === 'empty') return again({ '': t.empty });
    const { missing: question } = body.error;
    return again({ [`handover.${question}`]: t.handoverMissing[question] ?? t.handoverHelp });
  }
  const written = textsIn(body.value).join('\n');
  const said = await placesSaid(ctx, written);
  if (said) return again(said, 422, written);
  const last = (await safetyPlansOf(ctx.sql, ctx.file))[0]?.version ?? 0;
  if (version !== last) {
    // Sent again with the new one in view, it takes that one's place.
    const { values, errors } = withErrors(postedForm(ctx.body), { '': t.overtaken });
    return invalid(await draw(ctx, { values: { ...values, version: [String(last)] }, errors }), 409);
  }
  const id = newId<SafetyPlanId>();
  const by = { by: ctx.actor.staffId, at: ctx.now };
  const plan = { version: last + 1, madeHow, body: body.value, reviewOn };
  if (!(await insertSafetyPlan(ctx.sql, ctx.file, id, plan, by))) return again({ '': t.overtaken }, 409);
  await happened(ctx, ctx.file, {
    kind: 'safetyPlan.made',
    section: 'protection',
    subject: { safetyPlan: id },
    due: endOfDay(reviewOn),
  });
  return redirect(`/akt/${ctx.file.id}/trygghetsplan`, { text: t.saved });
}

export const safetyPlanRoutes: readonly StaffRoute[] = [
  filePage({ path, access: reads, audit: 'protection.safetyPlanRead', purpose, handle: show }),
  fileCommand({ path, access: writes, audit: 'protection.safetyPlanMade', purpose, handle: write }),
  filePage({
    path: `${path}/:plan`,
    access: reads,
    audit: 'protection.safetyPlanVersionRead',
    purpose,
    handle: showOld,
  }),
  ...paperRoutes,
];
