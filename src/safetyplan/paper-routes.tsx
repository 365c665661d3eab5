import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import {
  type Answer,
  document,
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
import { placesIn } from '../location/index.ts';
import { emptyForm, type FormState, manyOf, oneOf, parseForm, postedForm, withErrors } from '../platform/web/form.ts';
import { PaperPage } from './pages/paper-page.tsx';
import { paperSheet } from './paper-sheet.ts';
import { childrenOf, insertPaper, papersOf, safetyPlansOf } from './safetyplan.store.ts';
import { isSafePlace, linesOf, mayPrintSafetyPlan, type PaperId, paperPlaces, printableParts } from './safetyplan.ts';
import { safetyPlanTexts } from './texts.ts';

const purpose = 'casework';
const path = '/akt/:file/papper';
/**
 * Only one who may read where the person is can tell that a text says it: a paper that nobody has held against the places is not
 * made. The others ask her.
 */
const reads = { who: 'file', reads: ['protection', 'children', 'location'] } as const;
const writes = { ...reads, writes: ['protection'] } as const;
/** The sheet is fetched by whoever asked for it, at once; another is asked for anew. */
const fetchedWithin = { minutes: 10 };

async function load(ctx: FileContext) {
  const [plans, young, papers] = await Promise.all([
    safetyPlansOf(ctx.sql, ctx.file),
    childrenOf(ctx.sql, ctx.file),
    papersOf(ctx.sql, ctx.file),
  ]);
  return { plans, young, papers };
}

async function draw(ctx: FileContext, form: FormState = emptyForm()) {
  const loaded = await load(ctx);
  return PaperPage({ ctx, ...loaded, form });
}

async function show(ctx: FileContext): Promise<Answer> {
  const [plan] = await safetyPlansOf(ctx.sql, ctx.file);
  return plan && mayPrintSafetyPlan(ctx.file) ? page(await draw(ctx)) : missing;
}

async function print(ctx: FileContext): Promise<Answer> {
  const t = safetyPlanTexts(ctx.language).paper;
  const [plan] = await safetyPlansOf(ctx.sql, ctx.file);
  if (!plan || !mayPrintSafetyPlan(ctx.file)) return missing;
  const fields = z.object({
    lies: oneOf(paperPlaces, { missing: t.liesMissing }),
    parts: manyOf(printableParts(plan.body), { atLeastOne: true, missing: t.partsMissing }),
  });
  const parsed = parseForm(fields, ctx.body, ctx.language);
  if (!parsed.ok) return invalid(await draw(ctx, parsed.form));
  const again = async (errors: Record<string, string>) =>
    invalid(await draw(ctx, withErrors(postedForm(ctx.body), errors)));
  const { lies, parts } = parsed.value;
  if (!isSafePlace(lies)) return again({ lies: t.refused[lies as keyof typeof t.refused] });
  if (plan.madeHow === 'notSeen') return again({ '': t.notSeen });
  const lines = parts.flatMap((part) => linesOf(plan.body, part));
  if ((await placesIn(ctx, lines.join('\n'))).length > 0) return again({ parts: t.placesFound });
  const id = newId<PaperId>();
  await insertPaper(ctx.sql, ctx.file, { id, planId: plan.id, lies, parts, at: ctx.now, byId: ctx.actor.staffId });
  await happened(ctx, ctx.file, {
    kind: 'safetyPlan.printed',
    section: 'protection',
    subject: { safetyPlan: plan.id },
  });
  return redirect(`/akt/${ctx.file.id}/papper/${id}`);
}

/** The places are asked about again: one may have been written in since. */
async function sheet(ctx: FileContext): Promise<Answer> {
  const id = parseId<PaperId>(ctx.params.paper);
  const { plans, papers } = await load(ctx);
  const paper = papers.find((one) => id.ok && one.id === id.value);
  const plan = plans.find((one) => one.id === paper?.planId);
  if (!paper || !plan || paper.byId !== ctx.actor.staffId || !mayPrintSafetyPlan(ctx.file)) return missing;
  if (Temporal.Instant.compare(paper.at.add(fetchedWithin), ctx.now) < 0) return missing;
  const lines = paper.parts.map((part) => linesOf(plan.body, part));
  if ((await placesIn(ctx, lines.flat().join('\n'))).length > 0) return missing;
  return document({
    content: paperSheet(lines, safetyPlanTexts('sv').paper.fileTitle),
    mediaType: 'application/pdf',
    fileName: 'anteckningar.pdf',
  });
}

export const paperRoutes: readonly StaffRoute[] = [
  filePage({ path, access: reads, audit: 'protection.paperAsked', purpose, handle: show }),
  fileCommand({ path, access: writes, audit: 'protection.paperMade', proof: 'fresh', purpose, handle: print }),
  filePage({
    path: `${path}/:paper`,
    access: reads,
    audit: 'protection.paperPrinted',
    proof: 'fresh',
    purpose,
    handle: sheet,
  }),
];
