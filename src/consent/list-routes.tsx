import { type FileContext, maySignNecessary, page, type StaffRoute } from '../access/index.ts';
import { clocksOf } from '../clocks/index.ts';
import { listUnits } from '../organisation/index.ts';
import { consentsOf } from './consent.store.ts';
import { type ConsentSummary, listModel, summaryModel, viewerOf } from './list-model.ts';
import { necessariesOf } from './necessary.store.ts';
import { ListPage } from './pages/list-page.tsx';
import { loadWithdrawals } from './pages/withdrawal-part.tsx';
import { whoIsAsked } from './people.store.ts';
import { consentPage, reads } from './person-file-route.ts';

async function show(ctx: FileContext) {
  const { sql, file, now } = ctx;
  const [consents, necessaries, units, asking, maySign, withdrawals, clocks] = await Promise.all([
    consentsOf(sql, file),
    necessariesOf(sql, file),
    listUnits(sql),
    whoIsAsked(sql, file, now),
    maySignNecessary(sql, file.id),
    loadWithdrawals(ctx),
    clocksOf(sql, file.id),
  ]);
  const others = units.filter(({ id, kind }) => id !== file.unitId && kind !== 'management');
  const ending = new Set<string>(clocks.flatMap(({ kind, about }) => (kind === 'consentEnds' && about ? [about] : [])));
  const model = listModel({ consents, age: asking.age, units: others, clocks: ending }, viewerOf(ctx));
  return ListPage({ ctx, model, necessaries, maySign, withdrawals });
}

/** What the file page says about consents. Undefined to one who may not read them. */
export async function loadConsentSummary(ctx: FileContext): Promise<ConsentSummary | undefined> {
  if (!ctx.file.mayRead('consents')) return undefined;
  const [consents, asking] = await Promise.all([consentsOf(ctx.sql, ctx.file), whoIsAsked(ctx.sql, ctx.file, ctx.now)]);
  return summaryModel({ consents, age: asking.age }, viewerOf(ctx));
}

export const listRoutes: readonly StaffRoute[] = [
  consentPage({
    path: '/akt/:file/samtycken',
    access: reads,
    audit: 'consents.read',
    handle: async (ctx) => page(await show(ctx)),
  }),
];
