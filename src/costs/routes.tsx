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
import { listUnits } from '../organisation/index.ts';
import { calendarDay, oneOf, optional, parseForm, postedForm, text, withErrors } from '../platform/web/form.ts';
import { loadDecisions, loadFileTop } from '../safety/index.ts';
import { costsOf, endCost, insertCost } from './cost.store.ts';
import { type CostId, costPers } from './cost.ts';
import { type CostForms, CostPage } from './pages/cost-page.tsx';
import { costTexts } from './texts.ts';

const path = '/akt/:file/kostnader';
const reads = { who: 'file', reads: ['identity', 'children', 'protection', 'decisions'] } as const;
const writes = { ...reads, writes: ['decisions'] } as const;
const purpose = 'decisions';
const home = (ctx: FileContext) => `/akt/${ctx.file.id}/kostnader`;

async function load(ctx: FileContext) {
  const [top, costs, decisions, units] = await Promise.all([
    loadFileTop(ctx),
    costsOf(ctx.sql, ctx.file),
    loadDecisions(ctx.sql, ctx.file),
    listUnits(ctx.sql),
  ]);
  return { top, costs, decisions: decisions.filter(({ state }) => state === 'granted' || state === 'changed'), units };
}
type Facts = Awaited<ReturnType<typeof load>>;
const again = (ctx: FileContext, facts: Facts, forms: CostForms, status: 409 | 422 = 422) =>
  invalid(<CostPage ctx={ctx} {...facts} forms={forms} />, status);

/** "1 250" and "1250 kr" alike. */
const kronor = (typed: string): number | undefined => {
  const digits = typed.replaceAll(/\s|kr$/g, '');
  const amount = /^\d{1,8}$/.test(digits) ? Number(digits) : 0;
  return amount >= 1 && amount <= 10_000_000 ? amount : undefined;
};

async function add(ctx: FileContext): Promise<Answer> {
  const t = costTexts(ctx.language);
  const facts = await load(ctx);
  const day = today(ctx.now);
  const fields = z.object({
    decision: oneOf(
      facts.decisions.filter(({ state }) => state === 'granted').map(({ id }) => id),
      { missing: t.decisionMissing },
    ),
    amount: text({ max: 20, missing: t.amountMissing }),
    per: oneOf(costPers, { missing: t.perMissing }),
    payer: oneOf(
      facts.units.map(({ id }) => id),
      { missing: t.payerMissing },
    ),
    fromOn: calendarDay({ today: day, leaning: 'nearest' }),
    untilOn: optional(calendarDay({ today: day, leaning: 'future' })),
  });
  const parsed = parseForm(fields, ctx.body, ctx.language);
  if (!parsed.ok) return again(ctx, facts, { add: parsed.form });
  const { decision, per, payer, fromOn, untilOn } = parsed.value;
  const amount = kronor(parsed.value.amount);
  const wrong = {
    ...(amount === undefined ? { amount: t.amountMissing } : {}),
    ...(untilOn && per === 'once' ? { untilOn: t.onceHasNoEnd } : {}),
    ...(untilOn && fromOn.until(untilOn).sign < 0 ? { untilOn: t.endsBefore } : {}),
  };
  if (amount === undefined || Object.keys(wrong).length > 0)
    return again(ctx, facts, { add: withErrors(postedForm(ctx.body), wrong) });
  const id = await insertCost(ctx, { decisionId: decision, amount, per, payerUnitId: payer, fromOn, untilOn });
  await happened(ctx, ctx.file, { kind: 'cost.written', section: 'decisions', subject: { cost: id } });
  return redirect(home(ctx), { text: t.saved });
}

async function end(ctx: FileContext): Promise<Answer> {
  const t = costTexts(ctx.language);
  const facts = await load(ctx);
  const id = parseId<CostId>(ctx.params.cost);
  const cost = facts.costs.find((one) => id.ok && one.id === id.value);
  if (!cost || cost.per === 'once') return missing;
  const fields = z.object({ untilOn: calendarDay({ today: today(ctx.now), leaning: 'nearest' }) });
  const parsed = parseForm(fields, ctx.body, ctx.language);
  if (!parsed.ok) return again(ctx, facts, { end: { id: cost.id, form: parsed.form } });
  const refused = (errors: Record<string, string>, status: 409 | 422) =>
    again(ctx, facts, { end: { id: cost.id, form: withErrors(postedForm(ctx.body), errors) } }, status);
  if (cost.fromOn.until(parsed.value.untilOn).sign < 0) return refused({ untilOn: t.endsBefore }, 422);
  if (!(await endCost(ctx, cost.id, parsed.value.untilOn))) return refused({ '': t.alreadyEnded }, 409);
  await happened(ctx, ctx.file, { kind: 'cost.ended', section: 'decisions', subject: { cost: cost.id } });
  return redirect(home(ctx), { text: t.ended });
}

export const costRoutes: readonly StaffRoute[] = [
  filePage({
    path,
    access: reads,
    audit: 'decision.costsRead',
    purpose,
    handle: async (ctx) => page(<CostPage ctx={ctx} {...(await load(ctx))} forms={{}} />),
  }),
  fileCommand({ path, access: writes, audit: 'decision.costWritten', purpose, handle: add }),
  fileCommand({ path: `${path}/:cost/slut`, access: writes, audit: 'decision.costEnded', purpose, handle: end }),
];
