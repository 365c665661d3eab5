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
import { parseId } from '../kernel/ids.ts';
import { oneOf, parseForm, text } from '../platform/web/form.ts';
import { actedOn } from '../today/index.ts';
import { asksOf, insertConsideration, type SafetyAskId } from './consideration.store.ts';
import { ConsiderationsPage } from './pages/considerations-page.tsx';
import { stepWords } from './step.ts';
import { situationTexts } from './texts.ts';

const path = '/akt/:file/overvaganden';
const purpose = 'considerations';
const reads = { who: 'file', reads: ['protection'] } as const;

/** In the files of those who are exposed, and never in that of one who uses violence. */
const ofExposed =
  (handle: (ctx: FileContext) => Promise<Answer>) =>
  async (ctx: FileContext): Promise<Answer> =>
    ctx.file.kind === 'person' && ctx.file.side !== 'perpetrator' ? handle(ctx) : missing;

async function consider(ctx: FileContext): Promise<Answer> {
  const { sql, file } = ctx;
  const t = situationTexts(ctx.language).considerations;
  const id = parseId<SafetyAskId>(ctx.params.ask);
  const asks = await asksOf(sql, file);
  const ask = asks.find((one) => id.ok && one.id === id.value && one.endedAt === null);
  if (!ask) return missing;
  const fields = z.object({
    words: text({ max: 4000, missing: t.wordsMissing }),
    word: oneOf(stepWords, { missing: t.answerMissing }),
  });
  const read = parseForm(fields, ctx.body, ctx.language);
  if (!read.ok) return invalid(<ConsiderationsPage ctx={ctx} asks={asks} refused={{ id: ask.id, form: read.form }} />);
  await insertConsideration(ctx, file, { ask: ask.id, ...read.value });
  await happened(ctx, file, { kind: 'safety.considered', section: 'protection', about: ask.id });
  await actedOn(ctx, file, 'considerationAsked', ask.id);
  return redirect(`/akt/${file.id}/overvaganden`, { text: t.wasConsidered });
}

export const considerationRoutes: readonly StaffRoute[] = [
  filePage({
    path,
    access: reads,
    audit: 'considerations.shown',
    purpose,
    handle: ofExposed(async (ctx) => page(<ConsiderationsPage ctx={ctx} asks={await asksOf(ctx.sql, ctx.file)} />)),
  }),
  fileCommand({
    path: `${path}/:ask`,
    access: { ...reads, writes: ['protection'] },
    audit: 'safety.considered',
    purpose,
    handle: ofExposed(consider),
  }),
];
