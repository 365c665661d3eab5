import { z } from 'zod';
import { type Answer, type FileContext, invalid, page, type StaffRoute, sameLastName } from '../access/index.ts';
import { loadChildLines } from '../children/index.ts';
import { loadConsentSummary } from '../consent/index.ts';
import { planModel } from '../plan/index.ts';
import { parseForm, text } from '../platform/web/form.ts';
import { loadProgramme } from '../programme/index.ts';
import { loadFileTop } from '../safety/index.ts';
import { loadSupport } from '../support/index.ts';
import { attachmentsByNote } from './attachment.store.ts';
import { filePageModel } from './file-page-model.ts';
import { loadFilePage } from './load-file-page.ts';
import { FilePage } from './pages/file-page.tsx';
import { PrintReasonPage } from './pages/print-reason-page.tsx';
import { latestOnSheet, PrintedPage } from './pages/printed-page.tsx';
import { personCommand, personPage } from './person-file-route.ts';
import { casefileTexts } from './texts.ts';
import { parseCursor, parseGroup } from './timeline.ts';
import { timelineModel } from './timeline-model.ts';

async function load(ctx: FileContext) {
  const show = { group: parseGroup(ctx.query.visa), before: parseCursor(ctx.query.fore) };
  const loadingTop = loadFileTop(ctx);
  const [facts, top, consents, children, support, programme] = await Promise.all([
    loadFilePage(ctx, show),
    loadingTop,
    loadConsentSummary(ctx),
    ctx.file.mayRead('children') ? loadChildLines(ctx, loadingTop) : [],
    loadSupport(ctx),
    loadProgramme(ctx),
  ]);
  const viewer = { staffId: ctx.actor.staffId, language: ctx.language, now: ctx.now };
  return {
    ctx,
    top,
    children,
    consents,
    support,
    programme,
    facts,
    model: filePageModel(ctx.file, facts, viewer),
    plan: planModel(facts.plan, facts.away, { fileId: ctx.file.id, language: ctx.language, now: ctx.now }),
    timeline: timelineModel(ctx.file.id, facts, { group: show.group, older: show.before !== undefined }, viewer),
  };
}

async function show(ctx: FileContext): Promise<Answer> {
  const loaded = await load(ctx);
  // Asked by the review of the log: relatives often share a name.
  const self = loaded.top.people.find(({ part }) => part === 'self');
  if (self?.name && sameLastName(self.name, ctx.actor.name)) ctx.audit.sameName = true;
  return page(FilePage(loaded));
}

/** Paper lies where it is left. Where the identity is protected, the sheet comes after a reason, which the log keeps sealed. */
const print = async (ctx: FileContext): Promise<Answer> =>
  page(ctx.file.protection === 'none' ? await sheet(ctx) : <PrintReasonPage ctx={ctx} />);

async function sheet(ctx: FileContext) {
  const loaded = await load(ctx);
  const notes = loaded.timeline.items.slice(0, latestOnSheet).flatMap(({ noteId }) => noteId ?? []);
  return PrintedPage({ ...loaded, attached: await attachmentsByNote(ctx.sql, ctx.file, [...new Set(notes)]) });
}

async function printWithReason(ctx: FileContext): Promise<Answer> {
  const t = casefileTexts(ctx.language).printReason;
  const read = parseForm(z.object({ reason: text({ max: 300, missing: t.missing }) }), ctx.body, ctx.language);
  if (!read.ok) return invalid(<PrintReasonPage ctx={ctx} form={read.form} />);
  ctx.audit.reason = ctx.keyring.reasons.seal(`file.printed:${ctx.file.id}`, read.value.reason).toString('base64');
  return page(await sheet(ctx));
}

export const fileRoutes: readonly StaffRoute[] = [
  personPage({ path: '/akt/:file', access: { who: 'file', reads: ['identity'] }, audit: 'file.shown', handle: show }),
  personPage({
    path: '/akt/:file/utskrift',
    access: { who: 'file', reads: ['identity'] },
    audit: 'file.printed',
    proof: 'fresh',
    handle: print,
  }),
  personCommand({
    path: '/akt/:file/utskrift',
    access: { who: 'file', reads: ['identity'] },
    audit: 'file.printed',
    proof: 'fresh',
    handle: printWithReason,
  }),
];
