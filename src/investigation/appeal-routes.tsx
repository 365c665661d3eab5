import { z } from 'zod';
import {
  type Answer,
  decisionRules,
  type FileContext,
  fileCommand,
  invalid,
  missing,
  redirect,
  type StaffRoute,
} from '../access/index.ts';
import { happened, type Started } from '../clocks/index.ts';
import { type CalendarDay, today } from '../kernel/calendar-day.ts';
import type { EventKind } from '../kernel/event-kind.ts';
import type { PersonId } from '../kernel/ids.ts';
import { dayOf, startOfDay } from '../kernel/instant.ts';
import { paperLanguage } from '../letters/index.ts';
import { placesIn, placesSaid } from '../location/index.ts';
import { showFullDay } from '../platform/language/dates.ts';
import {
  calendarDay,
  checkbox,
  oneOf,
  optional,
  parseForm,
  postedForm,
  text,
  uuid,
  withErrors,
} from '../platform/web/form.ts';
import { type DecisionId, insertMade, loadDecisions, looksLikeAddress } from '../safety/index.ts';
import { actedOn, raiseAlert } from '../today/index.ts';
import { insertAppeal, insertAppealStep } from './appeal.store.ts';
import {
  type Appeal,
  type AppealStepKind,
  appealState,
  appealSteps,
  appealWays,
  asksDay,
  changedTo,
  isDecision,
  isWithUs,
  possibleAppealSteps,
  rightFor,
  timeOf,
} from './appeal.ts';
import { appealTexts } from './appeal-texts.ts';
import { decidedIn, insertDecided } from './decided.store.ts';
import { decidedAddress, draw, type Loaded, withDecided } from './decided-routes.tsx';
import { decidedTexts } from './decided-texts.ts';
import { purpose, writes } from './load.ts';
import { leadersOf, rightTo } from './rights.ts';

const at = '/akt/:file/beslutat/:decision/overklagat';
const receivedOn = ({ receipts }: Loaded, personId: PersonId): CalendarDay | undefined =>
  receipts.find((one) => one.personId === personId)?.on;
const stateIn = (loaded: Loaded, appeal: Appeal) => appealState(appeal, receivedOn(loaded, appeal.personId));

/** It came in: from that day it has a week to the court, whatever the day when it was written down. */
const comeIn = withDecided(async (ctx, loaded) => {
  const t = appealTexts(ctx.language);
  const { decision, facts, parties, appeals } = loaded;
  const day = today(ctx.now);
  const fields = z.object({
    party: uuid<PersonId>({ missing: t.problems.notParty }),
    cameOn: calendarDay({ today: day, leaning: 'past' }),
    way: oneOf(appealWays),
    says: text({ max: 6000 }),
  });
  const parsed = parseForm(fields, ctx.body, ctx.language);
  if (!parsed.ok) return invalid(await draw(ctx, loaded, parsed.form, 'appeal'));
  const { party, cameOn, way, says } = parsed.value;
  const again = async (errors: Record<string, string>) =>
    invalid(await draw(ctx, loaded, withErrors(postedForm(ctx.body), errors), 'appeal'));
  if (!decision.decidedAt) return missing;
  if (!parties.some(({ id }) => id === party)) return again({ party: t.problems.notParty });
  if (cameOn.since(day).sign > 0) return again({ cameOn: t.problems.inFuture });
  if (cameOn.since(dayOf(decision.decidedAt)).sign < 0) return again({ cameOn: t.problems.beforeDecision });
  if (appeals.some((one) => one.personId === party && stateIn(loaded, one) !== 'over'))
    return again({ party: t.problems.already });
  const placed = await placesSaid(ctx, says);
  if (placed) return again(placed);
  const id = await insertAppeal(ctx, ctx.file, { decisionId: decision.id, personId: party, cameOn, way, words: says });
  await happened(ctx, ctx.file, {
    kind: 'decision.appealed',
    section: 'decisions',
    subject: { decision: decision.id, appeal: id },
    about: decision.id,
    owner: facts.investigation.openedById,
    at: startOfDay(cameOn),
    metAt: startOfDay(cameOn),
  });
  const inTime = timeOf(cameOn, receivedOn(loaded, party)) === 'inTime';
  const told = inTime ? [] : (await leadersOf(ctx)).filter((one) => one.id !== ctx.actor.staffId);
  await raiseAlert(
    ctx,
    ctx.file,
    'reviewAsked',
    told.map((one) => ({ staffId: one.id })),
    id,
  );
  return redirect(`${decidedAddress(ctx, decision.id)}#overklagat`, { text: inTime ? t.noted : t.notedLate });
});

const eventOf = {
  wrongInformation: 'appeal.takenUp',
  sentToCourt: 'appeal.takenUp',
  dayUnclear: 'appeal.takenUp',
  rejected: 'appeal.rejected',
  kept: 'appeal.reviewed',
  changed: 'appeal.reviewed',
  handedOver: 'appeal.handedOver',
  withdrawn: 'appeal.withdrawn',
  upheld: 'appeal.settled',
  courtChanged: 'appeal.settled',
  sentBack: 'appeal.settled',
  dismissed: 'appeal.settled',
} as const satisfies Record<AppealStepKind, EventKind>;

async function changedOn(ctx: FileContext, { decided }: Loaded, appeal: Appeal): Promise<DecisionId | undefined> {
  const [all, decisions] = await Promise.all([decidedIn(ctx.sql, ctx.file), loadDecisions(ctx.sql, ctx.file)]);
  const same = all.filter((one) => one.investigationId === decided.investigationId).map((one) => one.decisionId);
  return changedTo(
    appeal,
    decisions.filter(({ id }) => same.includes(id)),
  );
}

/** One step further: judged, rejected, reviewed, handed over, answered. What ends one appeal leaves the week of another running. */
const step = withDecided(async (ctx, loaded) => {
  const t = appealTexts(ctx.language);
  const { decision, decided, facts, appeals, clocks } = loaded;
  const appeal = appeals.find(({ id }) => id === ctx.params.appeal);
  if (!appeal) return missing;
  const day = today(ctx.now);
  const fields = z.object({
    step: oneOf(appealSteps),
    stepOn: optional(calendarDay({ today: day, leaning: 'past' })),
    words: text({ max: 6000 }),
    courtTold: checkbox(),
    notAddress: checkbox(),
  });
  const parsed = parseForm(fields, ctx.body, ctx.language);
  if (!parsed.ok) return invalid(await draw(ctx, loaded, parsed.form, appeal.id));
  const { step: kind, stepOn, words, courtTold, notAddress } = parsed.value;
  const again = async (errors: Record<string, string>, status: 409 | 422 = 422) =>
    invalid(await draw(ctx, loaded, withErrors(postedForm(ctx.body), errors), appeal.id), status);
  const state = stateIn(loaded, appeal);
  // Somebody was there before: what was typed stays, beside what became of it.
  if (!possibleAppealSteps[state].some((one) => one === kind)) return again({ '': t.problems.overtaken }, 409);
  if (!stepOn && asksDay(state) && kind !== 'withdrawn') return again({ stepOn: t.problems.noDay });
  const on = stepOn ?? day;
  if (on.since(day).sign > 0) return again({ stepOn: t.problems.inFuture });
  if (on.since(appeal.cameOn).sign < 0) return again({ stepOn: t.problems.beforeCame });
  const asks = rightFor(kind);
  const right = asks && (await rightTo(ctx, asks === 'reject' ? 'rejectAppeal' : decision.kind));
  if (right && !right.delegation) return again({ step: right.words });
  if (kind === 'handedOver' && !courtTold) return again({ courtTold: t.problems.courtNotTold });
  const newer = kind === 'changed' ? await changedOn(ctx, loaded, appeal) : undefined;
  if (kind === 'changed' && !newer) return again({ step: t.problems.notChanged });
  let madeId: DecisionId | null = newer ?? null;
  if (kind === 'rejected') {
    const d = decidedTexts(ctx.language).decide;
    if (!right?.delegation) return missing;
    if ((await placesIn(ctx, words)).length > 0) return again({ words: d.place });
    if (looksLikeAddress(words) && !notAddress) return again({ words: d.looksLikeAddress });
    madeId = await insertMade(ctx, ctx.file, {
      kind: 'rejectAppeal',
      personId: appeal.personId,
      state: 'refused',
      delegation: right.delegation,
      paragraph: decisionRules.rejectAppeal.paragraph,
      motivation: words,
    });
    await insertDecided(ctx, ctx.file, {
      decisionId: madeId,
      investigationId: decided.investigationId,
      words: appealTexts(paperLanguage).rejectedWords(showFullDay(paperLanguage, appeal.cameOn)),
      consent: null,
      consentWords: null,
    });
  }
  const placed = kind === 'rejected' ? undefined : await placesSaid(ctx, words);
  if (placed) return again(placed);
  await insertAppealStep(ctx, ctx.file, appeal, { kind, on, words, madeId });
  await actedOn(ctx, ctx.file, 'reviewAsked', appeal.id);
  const owner = facts.investigation.openedById;
  const others = appeals.filter((one) => one.id !== appeal.id && isWithUs(stateIn(loaded, one)));
  const stops = kind === 'handedOver' || kind === 'rejected' || kind === 'withdrawn';
  const waits = clocks.some((one) => one.kind === 'execution' && one.about === (decision.id as string));
  const starts: Started[] = [
    ...(stops ? others.map((one) => ({ kind: 'appealHandover' as const, from: startOfDay(one.cameOn), owner })) : []),
    // As if it had been granted here that day (SoL 34:1).
    ...(kind === 'courtChanged' && !waits ? [{ kind: 'execution' as const, owner }] : []),
  ];
  await happened(ctx, ctx.file, {
    kind: eventOf[kind],
    section: 'decisions',
    subject: { decision: decision.id, appeal: appeal.id, outcome: kind },
    about: decision.id,
    ...(on.equals(day) ? {} : { at: startOfDay(on), metAt: startOfDay(on) }),
    starts,
  });
  if (isDecision(kind) && owner !== ctx.actor.staffId)
    await raiseAlert(ctx, ctx.file, 'decisionMade', [{ staffId: owner }]);
  return kind === 'rejected' && madeId
    ? redirect(decidedAddress(ctx, madeId), { text: t.rejectedDone })
    : redirect(`${decidedAddress(ctx, decision.id)}#overklagat`, { text: t.saved });
});

const command = (tail: string, audit: string, handle: (ctx: FileContext) => Promise<Answer>) =>
  fileCommand({ path: `${at}${tail}`, access: writes, audit, purpose, handle });

export const appealRoutes: readonly StaffRoute[] = [
  command('', 'decision.appealed', comeIn),
  command('/:appeal', 'decision.appealFollowed', step),
];
