import type { FileContext } from '../access/index.ts';
import { clocksOf } from '../clocks/index.ts';
import { appealsIn } from './appeal.store.ts';
import { decidedIn } from './decided.store.ts';
import type { InvestigationId } from './investigation.ts';

/** What a court changed on appeal has waited since its judgment: what is decided by it goes on from there, and wins no time. */
export async function grantedByCourt(ctx: FileContext, investigation: InvestigationId) {
  const [appeals, all, clocks] = await Promise.all([
    appealsIn(ctx.sql, ctx.file),
    decidedIn(ctx.sql, ctx.file),
    clocksOf(ctx.sql, ctx.file.id),
  ]);
  const changed = appeals
    .filter(({ steps }) => steps.some(({ kind }) => kind === 'courtChanged'))
    .filter(({ decisionId }) =>
      all.some((one) => one.decisionId === decisionId && one.investigationId === investigation),
    );
  return clocks.find(
    ({ kind, about }) => kind === 'execution' && changed.some(({ decisionId }) => about === (decisionId as string)),
  );
}
