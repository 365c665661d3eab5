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
import { clocksOf, happened } from '../clocks/index.ts';
import { type FormState, postedForm, withErrors } from '../platform/web/form.ts';
import { raiseAlert } from '../today/index.ts';
import { withheldIn } from '../withholding/index.ts';
import { inBothKinds } from './both-kinds.ts';
import { type FileTopFacts, loadFileTop } from './file-top.store.ts';
import { AssessPage, ProtectionPage } from './pages/protection-pages.tsx';
import { findPerson, type Protected } from './people.store.ts';
import { findAnswers, insertFear, latestFear, saveAssessment } from './protection.store.ts';
import { isUrgent, standingOf, stillSaid } from './protection.ts';
import { assessmentForm, parseAssessment } from './protection-form.ts';
import { protectionRows } from './protection-rows.ts';
import { protectionTexts } from './protection-texts.ts';

const reads = { who: 'file', reads: ['identity', 'protection', 'children'] } as const;
const writes = { ...reads, writes: ['protection'] } as const;
const purpose = 'protection';

export const protectionRoutes: StaffRoute[] = inBothKinds((path) => [
  filePage({ path: path('bedomning'), access: reads, audit: 'protection.read', purpose, handle: showAll }),
  filePage({ path: path('bedomning/:person'), access: writes, audit: 'protection.form', purpose, handle: showForm }),
  fileCommand({ path: path('bedomning/:person'), access: writes, audit: 'protection.assess', purpose, handle: assess }),
]);

async function showAll(ctx: FileContext): Promise<Answer> {
  const [top, clocks, fear] = await Promise.all([
    loadFileTop(ctx),
    clocksOf(ctx.sql, ctx.file.id),
    latestFear(ctx.sql, ctx.file),
  ]);
  const rows = protectionRows(top, clocks, fear, ctx.now, ctx.language);
  return page(<ProtectionPage ctx={ctx} top={top} rows={rows} />);
}

async function showForm(ctx: FileContext): Promise<Answer> {
  const top = await loadFileTop(ctx);
  const person = findPerson(top.people, ctx.params.person);
  if (!person) return missing;
  const { open } = standingOf(person.id, top.assessments);
  const answers = open && (await findAnswers(ctx.sql, ctx.file, open.id));
  const [withheld, fear] = await Promise.all([withheldIn(ctx.sql, ctx.file), fearSaid(ctx, person)]);
  const form = assessmentForm(answers);
  return page(<AssessPage ctx={ctx} top={top} person={person} form={form} fear={fear} withheld={withheld} />);
}

/** What this person has said of fear within the hour. */
async function fearSaid({ sql, file, now }: FileContext, { id }: Protected) {
  const rating = (await latestFear(sql, file)).get(id);
  return rating && stillSaid(rating.at, now) ? rating : undefined;
}

/** Finishes, or pauses: either way one row of this person's own, one event, and the clocks that follow from it. */
async function assess(ctx: FileContext): Promise<Answer> {
  const top = await loadFileTop(ctx);
  const person = findPerson(top.people, ctx.params.person);
  if (!person) return missing;
  const t = protectionTexts(ctx.language);
  const said = await fearSaid(ctx, person);
  const again = (form: FormState, status: 409 | 422 = 422) =>
    invalid(<AssessPage ctx={ctx} top={top} person={person} form={form} fear={said} />, status);
  const { open, last } = standingOf(person.id, top.assessments);
  if ((ctx.body.seen?.[0] ?? '') !== (open?.id ?? '') || (ctx.body.seenState?.[0] ?? '') !== (open?.state ?? '')) {
    return again(withErrors(postedForm(ctx.body), { '': t.errors.changed }), 409);
  }
  const pause = ctx.body.pause !== undefined;
  const asked = { pause, lastNeed: last?.need ?? undefined, fearKnown: said !== undefined };
  const parsed = parseAssessment(ctx.body, person, asked, ctx.language);
  if (!parsed.ok) return again(parsed.form);
  const { answers, fear } = parsed.value;
  const state = pause ? 'paused' : 'done';
  const id = await saveAssessment(ctx, ctx.file, { id: open?.id, personId: person.id, state, answers });
  if (fear) await insertFear(ctx, ctx.file, { personId: person.id, ...fear });
  return pause ? paused(ctx, top, person, id) : done(ctx, top, person, id, answers.need ?? 'none');
}

async function paused(ctx: FileContext, top: FileTopFacts, person: Protected, id: string): Promise<Answer> {
  const { file } = ctx;
  await happened(ctx, file, {
    kind: 'protection.paused',
    section: 'protection',
    subject: { assessment: id },
    about: person.id,
  });
  await raiseAlert(ctx, file, 'protectionPaused', [{ unitId: file.unitId, duty: 'duty' }]);
  return redirect(`${top.address}/bedomning`, { text: protectionTexts(ctx.language).paused });
}

async function done(
  ctx: FileContext,
  top: FileTopFacts,
  person: Protected,
  id: string,
  need: 'none' | 'planOnly' | 'tonight' | 'now',
): Promise<Answer> {
  const t = protectionTexts(ctx.language);
  await happened(ctx, ctx.file, {
    kind: person.isChild ? 'child.protectionAssessed' : 'protection.assessed',
    section: 'protection',
    subject: { assessment: id, need },
    about: person.id,
  });
  const next = isUrgent(need) ? `beslut?person=${person.id}` : 'bedomning';
  return redirect(`${top.address}/${next}`, { text: t.done(t.needs[need]) });
}
