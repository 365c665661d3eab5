import { type Answer, type FileContext, invalid, missing } from '../access/index.ts';
import { consultationTexts } from '../consultation/index.ts';
import { parseId } from '../kernel/ids.ts';
import { placesIn } from '../location/index.ts';
import { postedForm, withErrors } from '../platform/web/form.ts';
import type { CoordinatedPlan, CoordinatedPlanId } from './coordinatedplan.ts';
import { type Facts, load } from './load-plans.ts';
import { CoordinatedPlanPage } from './pages/coordinated-plan-page.tsx';
import type { Given } from './pages/given.ts';
import { coordinatedPlanTexts } from './texts.ts';

export const home = (ctx: FileContext) => `/akt/${ctx.file.id}/sip`;

export const again = async (ctx: FileContext, facts: Facts, given: Given, written = '', status: 409 | 422 = 422) =>
  invalid(<CoordinatedPlanPage ctx={ctx} {...facts} given={given} places={await placesIn(ctx, written)} />, status);

export const inFile =
  (work: (ctx: FileContext, facts: Facts) => Promise<Answer>) =>
  async (ctx: FileContext): Promise<Answer> =>
    ctx.file.kind === 'person' ? work(ctx, await load(ctx)) : missing;

export const withPlan = (work: (ctx: FileContext, facts: Facts, plan: CoordinatedPlan) => Promise<Answer>) =>
  inFile(async (ctx, facts) => {
    const id = parseId<CoordinatedPlanId>(ctx.params.plan);
    const found = facts.all.find((one) => id.ok && one.id === id.value);
    return found ? work(ctx, facts, found) : missing;
  });

/** A form of one plan that is refused with a sentence of its own, keeping what was typed. */
export const refuse = (ctx: FileContext, facts: Facts, given: Omit<Given, 'form'>, why: string, status: 409 | 422) =>
  again(ctx, facts, { ...given, form: withErrors(postedForm(ctx.body), { '': why }) }, '', status);
export const overtaken = (ctx: FileContext, facts: Facts, given: Omit<Given, 'form'>) =>
  refuse(ctx, facts, given, consultationTexts(ctx.language).already, 409);
export const stopped = (ctx: FileContext, facts: Facts, given: Omit<Given, 'form'>) =>
  refuse(ctx, facts, given, coordinatedPlanTexts(ctx.language).stopped, 409);
