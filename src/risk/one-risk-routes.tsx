import { z } from 'zod';
import {
  type Answer,
  type FileContext,
  fileCommand,
  filePage,
  invalid,
  json,
  missing,
  OvertakenError,
  page,
  redirect,
  type StaffRoute,
} from '../access/index.ts';
import { happened } from '../clocks/index.ts';
import { timeOf } from '../kernel/instant.ts';
import { showTime } from '../platform/language/dates.ts';
import { type FormState, oneOf, optionalText, parseForm, postedForm, withErrors } from '../platform/web/form.ts';
import { answeredNow, loadRedEvents, responsibleFor } from '../redevent/index.ts';
import { loadFileTop } from '../safety/index.ts';
import type { Found } from './found.ts';
import { AssessRiskPage, FirstPage } from './pages/assess-risk-page.tsx';
import { OneRiskPage } from './pages/one-risk-page.tsx';
import { findWhole, insertReading, loadRisks, saveRisk } from './risk.store.ts';
import { mayGoOn, mayRead, reassessBy, waitsForReader } from './risk.ts';
import { finishProblems, isLower, type Judged, parseFirst, parseJudged, riskForm } from './risk-form.ts';
import { riskTexts } from './texts.ts';

const reads = { who: 'file', reads: ['identity', 'protection'] } as const;
const writes = { ...reads, writes: ['protection'] } as const;
const purpose = 'risk';
const one = '/akt/:file/lage/:risk';

export const oneRiskRoutes: readonly StaffRoute[] = [
  filePage({ path: one, access: reads, audit: 'risk.readOne', purpose, handle: withRisk(show) }),
  fileCommand({ path: one, access: writes, audit: 'risk.saved', purpose, handle: withRisk(change) }),
  fileCommand({ path: `${one}/lasning`, access: writes, audit: 'risk.secondRead', purpose, handle: withRisk(read) }),
];

function withRisk(handle: (ctx: FileContext, found: Found) => Promise<Answer>) {
  return async (ctx: FileContext): Promise<Answer> => {
    const [top, all] = await Promise.all([loadFileTop(ctx), loadRisks(ctx.sql, ctx.file)]);
    const risk = all.find(({ id }) => id === ctx.params.risk);
    const whole = risk && (await findWhole(ctx.sql, ctx.file, risk.id));
    return whole ? handle(ctx, { top, risk, whole, all }) : missing;
  };
}

const address = (ctx: FileContext, { risk }: Found) => `/akt/${ctx.file.id}/lage/${risk.id}`;
const asksFirst = ({ risk, whole }: Found) => !mayGoOn(risk.mode, whole);

async function show(ctx: FileContext, found: Found): Promise<Answer> {
  const { risk, whole } = found;
  if (risk.state === 'done') return page(<OneRiskPage ctx={ctx} found={found} form={undefined} />);
  if (!ctx.file.mayWrite('protection')) return redirect(`/akt/${ctx.file.id}/lage`);
  const form = riskForm(risk, whole);
  return page(
    asksFirst(found) ? (
      <FirstPage ctx={ctx} found={found} form={form} />
    ) : (
      <AssessRiskPage ctx={ctx} found={found} form={form} />
    ),
  );
}

/** Saved as one goes by script, or by its own button; each time from the version before. */
async function change(ctx: FileContext, found: Found): Promise<Answer> {
  const t = riskTexts(ctx.language);
  const { risk, whole } = found;
  const asked = ctx.http.req.header('accept')?.includes('application/json');
  const act = ctx.body.act?.[0];
  if (risk.state === 'done')
    return asked ? json({ overtaken: true }, 409) : redirect(address(ctx, found), { text: t.alreadyDone });
  if (ctx.body.version?.[0] !== String(whole.version)) {
    if (asked) return json({ overtaken: true }, 409);
    const form = withErrors(postedForm(ctx.body), { '': t.errors.changed });
    return invalid(view(ctx, found, form, act === 'first'), 409);
  }
  if (act === 'first') return first(ctx, found);
  if (asksFirst(found)) {
    const form = withErrors(riskForm(risk, whole), { '': t.errors.firstNeeded });
    return asked ? json({ overtaken: true }, 409) : invalid(<FirstPage ctx={ctx} found={found} form={form} />, 409);
  }
  const parsed = parseJudged(ctx.body, whole.instrument, ctx.language);
  if (!parsed.ok) return asked ? json({ refused: true }, 422) : invalid(view(ctx, found, parsed.form, false));
  if (act === 'finish') return finish(ctx, found, parsed.value);
  const paused = act === 'pause' && !asked;
  await save(ctx, found, parsed.value, paused ? 'paused' : 'ongoing');
  if (asked) return json({ savedAt: showTime(ctx.language, timeOf(ctx.now)), version: String(whole.version + 1) });
  if (paused) await tellPaused(ctx, found);
  return redirect(paused ? `/akt/${ctx.file.id}/lage` : address(ctx, found), { text: paused ? t.wasPaused : t.saved });
}

const view = (ctx: FileContext, found: Found, form: FormState, first_: boolean) =>
  first_ || asksFirst(found) ? (
    <FirstPage ctx={ctx} found={found} form={form} />
  ) : (
    <AssessRiskPage ctx={ctx} found={found} form={form} />
  );

/** Not alone, not safe, or not sure: nothing more is asked, and nothing that was answered is lost (voices V49). */
async function first(ctx: FileContext, found: Found): Promise<Answer> {
  const parsed = parseFirst(ctx.body, ctx.language);
  if (!parsed.ok) return invalid(<FirstPage ctx={ctx} found={found} form={parsed.form} />);
  const { mode, alone = null, safe = null, thereAfterwards = null } = parsed.value;
  const on = mayGoOn(mode, { alone, safe });
  const answered = mode === 'inPerson' ? { alone: null, safe: null } : { alone, safe };
  await writeAll(ctx, found, {
    ...stands(found),
    mode,
    ...answered,
    thereAfterwards: mode === 'inPerson' ? null : thereAfterwards,
    state: on ? 'ongoing' : 'paused',
  });
  if (!on) await tellPaused(ctx, found);
  return redirect(address(ctx, found));
}

/** All that is written, as it stands: what a step doesn't change it keeps. */
const stands = ({ risk, whole }: Found) => ({
  state: risk.state,
  mode: risk.mode,
  alone: whole.alone,
  safe: whole.safe,
  thereAfterwards: whole.thereAfterwards,
  kept: whole.kept,
  ownWords: whole.ownWords,
  words: risk.words,
  lowerBecause: risk.lowerBecause,
  level: risk.level,
  ownEstimate: risk.ownEstimate,
  score: risk.score,
  scoreLevel: risk.scoreLevel,
  needsReader: false,
  pausedWords: whole.pausedWords,
});

async function writeAll(ctx: FileContext, found: Found, all: Parameters<typeof saveRisk>[4]): Promise<void> {
  // Read in this transaction: nobody has written since, but for one who did so in the same moment.
  if (!(await saveRisk(ctx, ctx.file, found.risk.id, found.whole.version, all))) throw new OvertakenError();
}

async function save(ctx: FileContext, found: Found, judged: Judged, state: 'ongoing' | 'paused' | 'done') {
  const { score } = judged;
  const paused = state === 'paused';
  await writeAll(ctx, found, {
    ...stands(found),
    state,
    // What was safe before the pause says nothing about the next call.
    ...(paused && { alone: null, safe: null, thereAfterwards: null }),
    kept: judged.kept,
    ownWords: judged.ownEstimate === undefined ? (judged.ownWords ?? null) : null,
    words: judged.words ?? null,
    lowerBecause: state === 'done' && !isLower(judged) ? null : (judged.lowerBecause ?? null),
    level: judged.level ?? null,
    ownEstimate: judged.ownEstimate ?? null,
    score: score.state === 'scored' ? score.total : null,
    scoreLevel: (score.state === 'scored' && score.level) || null,
    needsReader: state === 'done' && isLower(judged),
    pausedWords: judged.pausedWords ?? null,
  });
}

const tellPaused = (ctx: FileContext, { risk }: Found) =>
  happened(ctx, ctx.file, {
    kind: 'risk.paused',
    section: 'protection',
    subject: { risk: risk.id },
    about: risk.personId,
  });

async function finish(ctx: FileContext, found: Found, judged: Judged): Promise<Answer> {
  const t = riskTexts(ctx.language);
  const problems = finishProblems(judged, ctx.language);
  if (Object.keys(problems).length > 0 || !judged.level)
    return invalid(view(ctx, found, withErrors(postedForm(ctx.body), problems), false));
  await save(ctx, found, judged, 'done');
  const lower = isLower(judged);
  const [events, owner] = await Promise.all([loadRedEvents(ctx.sql, ctx.file), responsibleFor(ctx.sql, ctx.file.id)]);
  await happened(ctx, ctx.file, {
    kind: lower ? 'risk.assessedLower' : 'risk.assessed',
    section: 'protection',
    subject: { risk: found.risk.id, level: judged.level },
    about: found.risk.personId,
    replaces: answeredNow(events, ctx.now),
    due: reassessBy(judged.level, ctx.now),
    ...(owner && { owner }),
  });
  const text = lower ? t.doneLower : t.done(t.levels[judged.level]);
  return redirect(`/akt/${ctx.file.id}/${judged.level === 'acute' ? 'bedomning' : 'lage'}`, { text });
}

async function read(ctx: FileContext, found: Found): Promise<Answer> {
  const t = riskTexts(ctx.language);
  const { risk } = found;
  if (!waitsForReader(risk)) return missing;
  const again = (form: FormState) => invalid(<OneRiskPage ctx={ctx} found={found} form={form} />);
  if (!mayRead(risk, ctx.actor.staffId)) return again(withErrors(postedForm(ctx.body), { '': t.errors.ownReading }));
  const schema = z.object({
    agrees: oneOf(['yes', 'no'], { missing: (l) => riskTexts(l).errors.agrees }),
    readWords: optionalText({ max: 2000 }),
  });
  const parsed = parseForm(schema, ctx.body, ctx.language);
  if (!parsed.ok) return again(parsed.form);
  const { agrees, readWords = null } = parsed.value;
  if (agrees === 'no' && !readWords) return again(withErrors(postedForm(ctx.body), { readWords: t.errors.against }));
  await insertReading(ctx, ctx.file, { riskId: risk.id, agrees: agrees === 'yes', words: readWords });
  // The clock is the person's: it stops when nothing is left to read.
  const more = found.all.some((other) => other.id !== risk.id && waitsForReader(other));
  await happened(ctx, ctx.file, {
    kind: 'risk.secondRead',
    section: 'protection',
    subject: { risk: risk.id },
    about: more ? risk.id : risk.personId,
  });
  return redirect(address(ctx, found), { text: t.wasRead });
}
