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
import { clocksOf, endClock, extendClock, happened } from '../clocks/index.ts';
import { today } from '../kernel/calendar-day.ts';
import { endOfDay } from '../kernel/instant.ts';
import {
  calendarDay,
  checkbox,
  emptyForm,
  type FormState,
  hasErrors,
  oneOf,
  optional,
  optionalText,
  parseForm,
  postedForm,
  withErrors,
} from '../platform/web/form.ts';
import { addressOf, inBothKinds } from './both-kinds.ts';
import { findDecision } from './deciding.ts';
import { looksLikeAddress } from './decision.ts';
import { decisionTexts } from './decision-texts.ts';
import { loadFileTop } from './file-top.store.ts';
import { FollowPage } from './pages/follow-page.tsx';
import { insertStep, loadSteps } from './placement.store.ts';
import {
  checkStep,
  type DecisionStep,
  ends,
  eventOf,
  type Followed,
  isFollowed,
  isOfDecision,
  ownClocks,
  possibleSteps,
  stands,
  stepKinds,
} from './placement.ts';
import { placementTexts } from './placement-texts.ts';

const reads = { who: 'file', reads: ['protection', 'decisions', 'identity', 'children'] } as const;
const writes = { ...reads, writes: ['decisions'] } as const;
const purpose = 'decisions';

/** What follows a decision: told on one page, and written down there as it happens. */
export const followRoutes: StaffRoute[] = inBothKinds((path) => [
  filePage({
    path: path('beslut/:decision/steg'),
    access: reads,
    audit: 'decision.read',
    purpose,
    handle: withFollowed((ctx, followed) => show(ctx, followed, emptyForm())),
  }),
  fileCommand({
    path: path('beslut/:decision/steg'),
    access: writes,
    audit: 'decision.followed',
    purpose,
    handle: withFollowed(write),
  }),
  fileCommand({
    path: path('beslut/:decision/ratten'),
    access: writes,
    audit: 'decision.submitted',
    purpose,
    handle: withFollowed(submitToCourt),
  }),
]);

function withFollowed(work: (ctx: FileContext, followed: Followed) => Promise<Answer>) {
  return async (ctx: FileContext): Promise<Answer> => {
    const found = await findDecision(ctx);
    if (!found) return missing;
    const { decision, all } = found;
    const [steps, clocks] = await Promise.all([loadSteps(ctx.sql, ctx.file), clocksOf(ctx.sql, ctx.file.id)]);
    // What a court has granted on appeal is decided here before it is carried out: its page leads on.
    if (!isFollowed(decision.kind) || decision.state !== 'granted')
      return clocks.some(({ kind, about }) => kind === 'execution' && about === (decision.id as string))
        ? redirect(`${addressOf(ctx.file)}/beslutat/${decision.id}`)
        : missing;
    return work(ctx, {
      decision,
      stands: stands(decision, all),
      steps: steps.filter(({ decisionId }) => decisionId === decision.id),
      clocks: ownClocks(decision, clocks),
    });
  };
}

async function show(ctx: FileContext, followed: Followed, form: FormState): Promise<Answer> {
  const html = <FollowPage ctx={ctx} top={await loadFileTop(ctx)} followed={followed} form={form} />;
  return hasErrors(form) ? invalid(html) : page(html);
}

async function write(ctx: FileContext, followed: Followed): Promise<Answer> {
  const t = placementTexts(ctx.language);
  const day = { today: today(ctx.now) };
  const fields = z.object({
    step: oneOf(stepKinds),
    on: calendarDay(day),
    until: optional(calendarDay({ ...day, leaning: 'future' })),
    words: optionalText({ max: 4000 }),
    notAddress: checkbox(),
  });
  const parsed = parseForm(fields, ctx.body, ctx.language);
  if (!parsed.ok) return show(ctx, followed, parsed.form);
  const { step: kind, on, until, words, notAddress } = parsed.value;
  const again = (errors: Record<string, string>) => show(ctx, followed, withErrors(postedForm(ctx.body), errors));
  if (words && looksLikeAddress(words) && !notAddress)
    return again({ words: decisionTexts(ctx.language).looksLikeAddress });
  const step = { kind, on, until: kind === 'moreTime' ? (until ?? null) : null, words: words ?? null };
  const wrong = await record(ctx, followed, step);
  if (wrong) return again(wrong);
  return redirect(`${addressOf(ctx.file)}/beslut/${followed.decision.id}/steg`, { text: t.saved });
}

/** The court's week is met by the day it was sent, and by nothing else: a decision that is not submitted lapses (LPBS 4:3–4:4). */
async function submitToCourt(ctx: FileContext, followed: Followed): Promise<Answer> {
  if (!possibleSteps(followed, ctx.now).includes('submitted')) return missing;
  const sent = { kind: 'submitted', on: today(ctx.now), until: null, words: null } as const;
  const wrong = await record(ctx, followed, sent);
  if (wrong) return show(ctx, followed, withErrors(emptyForm({ step: 'submitted' }), wrong));
  return redirect(`${addressOf(ctx.file)}/beslut`, { text: decisionTexts(ctx.language).submitted });
}

const fieldOf = { inFuture: 'on', beforeDecision: 'on', tooLate: 'on', noUntil: 'until', noWords: 'words' } as const;

/** Writes the step and what follows from it; or says what is wrong, by field, and has written nothing. */
async function record(
  ctx: FileContext,
  followed: Followed,
  step: Pick<DecisionStep, 'kind' | 'on' | 'until' | 'words'>,
): Promise<Record<string, string> | undefined> {
  const t = placementTexts(ctx.language);
  const { decision, clocks } = followed;
  const { personId: about } = decision;
  const { kind, on, until } = step;
  // Another has written it down in the meantime.
  if (!about || !possibleSteps(followed, ctx.now).includes(kind)) return { step: t.notNow };
  const checked = checkStep(followed, step, ctx.now);
  if (!checked.ok) return { [fieldOf[checked.error]]: t.problems[checked.error] };
  if (kind === 'meeting' && on.until(today(ctx.now)).sign > 0) return { on: t.meetingPassed };
  const at = checked.value;
  if (kind === 'moreTime' && until) {
    const asked = { until: endOfDay(until), reason: step.words ?? '', about };
    const moved = await extendClock({ sql: ctx.sql, now: at }, ctx.file, 'courtApplication', asked);
    if (!moved.ok) return { until: moved.error === 'notLonger' ? t.notLonger : t.ranOut };
  }
  await insertStep(ctx, ctx.file, decision.id, step);
  // Whoever has had these clocks keeps them: a colleague who writes down what the court said takes over nothing.
  const owner = clocks[0]?.ownerId;
  await happened(ctx, ctx.file, {
    kind: eventOf(kind, decision.kind),
    section: 'decisions',
    subject: { decision: decision.id, step: kind },
    about: isOfDecision(kind) ? decision.id : about,
    // A child's placement that has begun is what was granted, carried out.
    ...(kind === 'begun' ? { replaces: [decision.id] } : {}),
    at,
    metAt: at,
    ...(owner ? { owner } : {}),
    ...(kind === 'meeting' ? { due: endOfDay(on) } : {}),
    ...(kind === 'begun' && decision.kind === 'shelterChildImmediate' && !followed.steps.some(applied)
      ? { starts: [{ kind: 'courtApplication' as const }] }
      : {}),
  });
  // One that ended before it began is waited for no more.
  if (ends(kind))
    for (const { id } of clocks.filter((one) => one.kind === 'execution')) await endClock(ctx.sql, id, ctx.now);
  return undefined;
}

/** What has been applied for isn't applied for again when the child moves in. */
const applied = ({ kind }: DecisionStep): boolean => kind === 'applied' || kind === 'granted';
