import { z } from 'zod';
import {
  type Answer,
  decisionRules,
  type FileContext,
  fileCommand,
  filePage,
  invalid,
  missing,
  page,
  redirect,
  type StaffRoute,
} from '../access/index.ts';
import { clocksOf, endClock, happened } from '../clocks/index.ts';
import { type CalendarDay, today } from '../kernel/calendar-day.ts';
import type { PersonId, StaffId } from '../kernel/ids.ts';
import { endOfDay } from '../kernel/instant.ts';
import {
  calendarDay,
  checkbox,
  emptyForm,
  type FormState,
  hasErrors,
  oneOf,
  optional,
  parseForm,
  postedForm,
  text,
  uuid,
  withErrors,
} from '../platform/web/form.ts';
import { raiseAlert } from '../today/index.ts';
import { withheldIn } from '../withholding/index.ts';
import { addressOf, inBothKinds } from './both-kinds.ts';
import { findDecision, mayThisActor } from './deciding.ts';
import { decide, insertAsked, letDeciderGo, letDeciderIn, loadDeciders, loadDecisions } from './decision.store.ts';
import {
  askable,
  askedKinds,
  type Decision,
  deciderDone,
  isExecuted,
  looksLikeAddress,
  startsCourtClock,
} from './decision.ts';
import { decidersInWords, decidersOf, decisionTexts } from './decision-texts.ts';
import { loadFileTop } from './file-top.store.ts';
import { DecidePage, DecisionsPage } from './pages/decision-pages.tsx';
import { loadSteps } from './placement.store.ts';
import { isChildsPlace, ownClocks, stands } from './placement.ts';
import { placementTexts } from './placement-texts.ts';
import { findAnswers, latestFear } from './protection.store.ts';
import { standingOf } from './protection.ts';

const reads = { who: 'file', reads: ['protection', 'decisions', 'identity', 'children'] } as const;
const writes = { ...reads, writes: ['decisions'] } as const;
const purpose = 'decisions';

export const decisionRoutes: StaffRoute[] = inBothKinds((path) => [
  filePage({
    path: path('beslut'),
    access: reads,
    audit: 'decisions.read',
    purpose,
    handle: (ctx) => showAll(ctx, emptyForm({ person: ctx.query.person })),
  }),
  fileCommand({ path: path('beslut'), access: writes, audit: 'decision.asked', purpose, handle: ask }),
  filePage({
    path: path('beslut/:decision'),
    access: reads,
    audit: 'decision.read',
    purpose,
    handle: (ctx) => showOne(ctx, emptyForm()),
  }),
  fileCommand({ path: path('beslut/:decision'), access: writes, audit: 'decision.made', purpose, handle: make }),
]);

async function showAll(ctx: FileContext, form: FormState): Promise<Answer> {
  const [top, decisions, facts, clocks, steps, withheld] = await Promise.all([
    loadFileTop(ctx),
    loadDecisions(ctx.sql, ctx.file),
    loadDeciders(ctx.sql, ctx.now, ctx.file.id),
    clocksOf(ctx.sql, ctx.file.id),
    loadSteps(ctx.sql, ctx.file),
    withheldIn(ctx.sql, ctx.file),
  ]);
  const html = (
    <DecisionsPage
      ctx={ctx}
      top={top}
      form={form}
      decisions={decisions}
      clocks={clocks}
      steps={steps}
      withheld={withheld}
      askable={askedKinds.map((kind) => ({ kind, deciders: decidersOf(kind, facts, ctx.now, ctx.file.unitId) }))}
    />
  );
  return hasErrors(form) ? invalid(html) : page(html);
}

async function ask(ctx: FileContext): Promise<Answer> {
  const { file } = ctx;
  const t = decisionTexts(ctx.language);
  const schema = z.object({
    person: uuid<PersonId>({ missing: t.errors.person }),
    kind: oneOf(askedKinds),
    of: uuid<StaffId>({ missing: t.errors.of }),
    proposal: text({ max: 2000 }),
    notAddress: checkbox(),
  });
  const parsed = parseForm(schema, ctx.body, ctx.language);
  if (!parsed.ok) return showAll(ctx, parsed.form);
  const { kind, of, proposal } = parsed.value;
  const again = (errors: Record<string, string>) => showAll(ctx, withErrors(postedForm(ctx.body), errors));
  const [top, decisions, facts] = await Promise.all([
    loadFileTop(ctx),
    loadDecisions(ctx.sql, file),
    loadDeciders(ctx.sql, ctx.now, ctx.file.id),
  ]);
  const person = top.people.find(({ id }) => id === parsed.value.person);
  if (!person) return again({ person: t.errors.person });
  if (!askable[person.isChild ? 'child' : 'self'].some((one) => one === kind))
    return again({ kind: t.errors.kindForPerson });
  if (decisions.some((one) => one.state === 'asked' && one.kind === kind && one.personId === person.id))
    return again({ '': t.errors.pending });
  const deciders = decidersOf(kind, facts, ctx.now, ctx.file.unitId);
  if (!deciders.some(({ id }) => id === of))
    return again({ of: t.errors.notDecider(decidersInWords(deciders, ctx.language)) });
  if (looksLikeAddress(proposal) && !parsed.value.notAddress) return again({ proposal: t.looksLikeAddress });
  const id = await insertAsked(ctx, file, { kind, personId: person.id, of, proposal });
  if (of !== ctx.actor.staffId) await letDeciderIn(ctx.sql, file, kind, of);
  await happened(ctx, file, {
    kind: 'decision.asked',
    section: 'decisions',
    subject: { decision: id, kind },
    about: person.id,
  });
  await raiseAlert(ctx, file, 'decisionAsked', [{ staffId: of }]);
  return redirect(of === ctx.actor.staffId ? `${top.address}/beslut/${id}` : `${top.address}/beslut`, {
    text: t.asked,
  });
}

async function showOne(ctx: FileContext, form: FormState): Promise<Answer> {
  const found = await findDecision(ctx);
  if (!found) return missing;
  const { decision } = found;
  if (decision.state !== 'asked') return redirect(`${addressOf(ctx.file)}/beslut`);
  const [top, fear, { delegation, refusal }] = await Promise.all([
    loadFileTop(ctx),
    latestFear(ctx.sql, ctx.file),
    mayThisActor(ctx, decision),
  ]);
  const last = decision.personId && standingOf(decision.personId, top.assessments).last;
  const answers = last ? await findAnswers(ctx.sql, ctx.file, last.id) : undefined;
  const html = (
    <DecidePage
      ctx={ctx}
      top={top}
      form={form}
      decision={decision}
      answers={answers}
      fear={decision.personId ? fear.get(decision.personId)?.score : undefined}
      refusal={refusal}
      asksMeeting={isChildsPlace(decision.kind) && delegation?.role === 'boardChair'}
    />
  );
  return hasErrors(form) ? invalid(html) : page(html);
}

const made = (day: CalendarDay) =>
  z.object({
    outcome: oneOf(['granted', 'refused']),
    motivation: text({ max: 4000 }),
    meeting: optional(calendarDay({ today: day, leaning: 'future' })),
    notAddress: checkbox(),
  });

async function make(ctx: FileContext): Promise<Answer> {
  const { file } = ctx;
  const t = decisionTexts(ctx.language);
  const found = await findDecision(ctx);
  if (!found) return missing;
  const { decision, all } = found;
  const { delegation, refusal } = await mayThisActor(ctx, decision);
  // Without delegation the page says who may; nothing of what was typed is kept, since it decides nothing.
  if (!delegation) return showOne(ctx, withErrors(emptyForm(), { '': refusal?.words ?? '' }));
  const parsed = parseForm(made(today(ctx.now)), ctx.body, ctx.language);
  if (!parsed.ok) return showOne(ctx, parsed.form);
  const { outcome, motivation, meeting, notAddress } = parsed.value;
  const again = (errors: Record<string, string>) => showOne(ctx, withErrors(postedForm(ctx.body), errors));
  if (looksLikeAddress(motivation) && !notAddress) return again({ motivation: t.looksLikeAddress });
  if (meeting && meeting.until(today(ctx.now)).sign > 0)
    return again({ meeting: placementTexts(ctx.language).meetingPassed });
  const { paragraph } = decisionRules[decision.kind];
  const granted = outcome === 'granted';
  // What the chair grants in place of the board is told at its next meeting (LPBS 4:1).
  const tells = granted && isChildsPlace(decision.kind) && delegation.role === 'boardChair';
  const inFourWeeks = today(ctx.now).add({ weeks: 4 });
  const first = await decide(ctx, file, decision.id, { state: outcome, delegation, paragraph, motivation });
  if (!first) return again({ '': t.already });
  const court = granted && startsCourtClock(decision.kind);
  await happened(ctx, file, {
    kind: court ? 'placement.decidedAtOnce' : 'decision.made',
    section: 'decisions',
    subject: { decision: decision.id, kind: decision.kind, outcome },
    about: decision.personId ?? undefined,
    // One who was let in to decide is gone tomorrow: what follows is for the one who asked.
    owner: decision.askedById,
    starts: [
      ...(granted && decision.kind === 'secretLocation' ? [{ kind: 'secretLocationReview' as const }] : []),
      ...(granted && isExecuted(decision.kind) ? [{ kind: 'execution' as const, about: decision.id }] : []),
      ...(tells ? [{ kind: 'chairReported' as const, about: decision.id, due: endOfDay(meeting ?? inFourWeeks) }] : []),
    ],
  });
  if (granted) await endReplaced(ctx, all, { ...decision, state: 'granted', decidedAt: ctx.now });
  await raiseAlert(ctx, file, 'decisionMade', [{ staffId: decision.askedById }]);
  let stays = true;
  for (const staff of deciderDone(decision, ctx.actor.staffId, all)) {
    const ended = await letDeciderGo(ctx.sql, file, staff);
    if (staff === ctx.actor.staffId && ended) stays = false;
  }
  // One who was let in to decide, and has, sees nothing more of the file.
  return redirect(stays ? `${addressOf(file)}/beslut` : '/min-dag', {
    text: court ? `${t[outcome]} ${t.courtClock}` : t[outcome],
  });
}

/** A placement that a later decision takes the place of is not waited for: the later one is (SoL 34:1). */
async function endReplaced(ctx: FileContext, all: readonly Decision[], made: Decision): Promise<void> {
  const now = all.map((one) => (one.id === made.id ? made : one));
  const replaced = all.filter((one) => stands(one, all) && !stands(one, now));
  if (replaced.length === 0) return;
  const clocks = await clocksOf(ctx.sql, ctx.file.id);
  for (const one of replaced)
    for (const { id } of ownClocks(one, clocks).filter(({ kind }) => kind === 'execution'))
      await endClock(ctx.sql, id, ctx.now);
}
