import { z } from 'zod';
import {
  decisionRules,
  type FileContext,
  filePage,
  invalid,
  leadsUnitOf,
  missing,
  page,
  redirect,
  type StaffRoute,
} from '../access/index.ts';
import { endClock, happened } from '../clocks/index.ts';
import { askedInterventions } from '../guardians/index.ts';
import { type PersonId, parseId } from '../kernel/ids.ts';
import { placesIn } from '../location/index.ts';
import { listed } from '../platform/language/plural.ts';
import {
  checkbox,
  oneOf,
  optional,
  optionalText,
  parseForm,
  postedForm,
  text,
  uuid,
  withErrors,
} from '../platform/web/form.ts';
import { insertMade, letDeciderGo, looksLikeAddress } from '../safety/index.ts';
import { actedOn, raiseAlert } from '../today/index.ts';
import {
  answerCommunication,
  type CommunicationId,
  communicationsOf,
  insertCommunication,
  insertDecided,
} from './decided.store.ts';
import {
  askedElsewhere,
  choiceOf,
  choices,
  consentHolds,
  consentProblem,
  consents,
  exceptions,
  notHeard,
  paragraphFor,
  rightNeeded,
  ways,
} from './decided.ts';
import { decidedTexts } from './decided-texts.ts';
import { grantedByCourt } from './granted-by-court.ts';
import { changeInvestigation } from './investigation.store.ts';
import { needsLeader } from './investigation.ts';
import { addressOf, type DocumentFacts, purpose, reads } from './load.ts';
import { partiesOf } from './parties.ts';
import { leadersOf, rightTo } from './rights.ts';
import { command, decideAddress, draw, guardiansSaid, refuse, withSigned } from './signed-document.tsx';

/** How the party got the material, only by a way that is safe; or why it didn't (FL 25). */
const communicate = withSigned(async (ctx, facts) => {
  const t = decidedTexts(ctx.language).told;
  const fields = z.object({
    person: uuid<PersonId>(),
    how: oneOf([...ways, ...exceptions]),
    words: text({ max: 2000 }),
  });
  const parsed = parseForm(fields, ctx.body, ctx.language);
  const at = ctx.body.person?.[0] ?? '';
  if (!parsed.ok) return invalid(await draw(ctx, facts, { at, form: parsed.form }));
  const { person, how, words } = parsed.value;
  const party = (await partiesOf(ctx, facts)).parties.find(({ id }) => id === person);
  if (!party) return missing;
  const exception = exceptions.find((one) => one === how);
  const way = ways.find((one) => one === how) ?? 'notGiven';
  if (!exception && party.kept) return refuse(ctx, facts, at, { how: t.mustKeep });
  // A letter or a call to the one whom the file is about goes only where she has said that it may.
  if (
    party.self &&
    (way === 'letter' || way === 'call') &&
    !facts.top.rules.some(({ channel, allowed, lockedAt }) => channel === way && allowed && !lockedAt)
  )
    return refuse(ctx, facts, at, { how: t.notSafe });
  const id = await insertCommunication(ctx, ctx.file, facts.investigation.id, {
    personId: person,
    way,
    exception,
    words,
  });
  await happened(ctx, ctx.file, {
    kind: exception ? 'material.notGiven' : 'material.given',
    section: 'decisions',
    subject: { communication: id },
  });
  return redirect(`${addressOf(ctx, facts.investigation.id)}/beslut`, { text: t.done });
});

const answer = withSigned(async (ctx, facts) => {
  const t = decidedTexts(ctx.language).told;
  const id = parseId<CommunicationId>(ctx.params.communication);
  const given = (await communicationsOf(ctx.sql, ctx.file, facts.investigation.id)).find(
    (one) => id.ok && one.id === id.value && one.way !== 'notGiven',
  );
  if (!given) return missing;
  const parsed = parseForm(z.object({ answer: text({ max: 4000 }) }), ctx.body, ctx.language);
  if (!parsed.ok) return invalid(await draw(ctx, facts, { at: given.id, form: parsed.form }));
  if (given.answeredAt || !(await answerCommunication(ctx, ctx.file, given.id, parsed.value.answer))) {
    const form = withErrors(postedForm(ctx.body), { '': t.answeredMeanwhile });
    return invalid(await draw(ctx, facts, { at: given.id, form }), 409);
  }
  await happened(ctx, ctx.file, {
    kind: 'material.answered',
    section: 'decisions',
    subject: { communication: given.id },
  });
  return redirect(`${addressOf(ctx, facts.investigation.id)}/beslut`, { text: t.answerDone });
});

const deciding = z.object({
  choice: oneOf(choices),
  what: optionalText({ max: 2000 }),
  motivation: text({ max: 6000 }),
  consent: optional(oneOf(consents)),
  consentWords: optionalText({ max: 2000 }),
  about: optional(oneOf([...askedInterventions, askedElsewhere] as const)),
  again: optionalText({ max: 2000 }),
  notAddress: checkbox(),
});

type Typed = z.infer<typeof deciding>;

/** What is missing or wrong in what was typed, by field; nothing of it has been written yet. */
async function faults(ctx: FileContext, facts: DocumentFacts, typed: Typed): Promise<Record<string, string>> {
  const t = decidedTexts(ctx.language);
  const { kind, state, outcome } = choiceOf[typed.choice];
  const needed = rightNeeded(typed.choice, typed.consent);
  const right = await rightTo(ctx, needed);
  if (!right.delegation)
    return needed === kind ? { choice: right.words } : { consent: `${t.decide.sectionOnly} ${right.words}` };
  // What is refused after something was granted on it ends nothing.
  if (facts.investigation.state === 'signed' && needsLeader(outcome, facts.earlier)) {
    if (!leadsUnitOf(ctx.file, ctx.actor))
      return {
        choice: t.decide.leaderOnly(
          listed(
            ctx.language,
            (await leadersOf(ctx)).map(({ name }) => name),
          ),
        ),
      };
    if (!typed.again) return { again: t.decide.againMissing };
  }
  if (outcome !== 'withoutHelp' && !typed.what) return { what: t.decide.whatMissing };
  const [{ parties, age }, told] = await Promise.all([
    partiesOf(ctx, facts),
    communicationsOf(ctx.sql, ctx.file, facts.investigation.id),
  ]);
  if (parties.length === 0) return { '': t.told.nobody };
  const left = notHeard(parties, told);
  if (left.length > 0)
    return {
      '': t.told.missing(
        listed(
          ctx.language,
          left.map(({ name }) => name),
        ),
      ),
    };
  if (facts.investigation.subject === 'child' && kind === 'intervention' && state === 'granted') {
    if (!typed.consent) return { consent: t.decide.consentMissing };
    if (!typed.consentWords) return { consentWords: t.decide.consentWordsMissing };
    if (!consentHolds(typed.consent, age)) return { consent: t.decide.tooYoung };
    const said = await guardiansSaid(ctx, facts);
    if (said.length > 0 && !typed.about) return { about: t.decide.aboutMissing };
    const problem = consentProblem(typed.consent, typed.about ?? askedElsewhere, said);
    if (problem) return { consent: t.decide.consentProblem[problem] };
  }
  const words = [typed.what, typed.motivation].filter(Boolean).join('\n');
  if ((await placesIn(ctx, words)).length > 0) return { motivation: t.decide.place };
  if (looksLikeAddress(words) && !typed.notAddress) return { motivation: t.decide.looksLikeAddress };
  return {};
}

const decide = withSigned(async (ctx, facts) => {
  const t = decidedTexts(ctx.language).decide;
  const { investigation, top } = facts;
  const parsed = parseForm(deciding, ctx.body, ctx.language);
  if (!parsed.ok) return invalid(await draw(ctx, facts, { at: 'decide', form: parsed.form }));
  const typed = parsed.value;
  const wrong = await faults(ctx, facts, typed);
  if (Object.keys(wrong).length > 0) return refuse(ctx, facts, 'decide', wrong);
  const { kind, state, outcome } = choiceOf[typed.choice];
  const needed = rightNeeded(typed.choice, typed.consent);
  const { delegation } = await rightTo(ctx, needed);
  const self = top.people.find(({ part }) => part === 'self');
  // What has ended is not ended once more in another way: more is decided on it, nothing is taken back.
  if (!delegation || !self || (investigation.state === 'ended' && outcome === 'withoutHelp')) return missing;
  const decision = await insertMade(ctx, ctx.file, {
    kind,
    personId: self.id,
    state,
    delegation,
    paragraph: paragraphFor(kind === 'intervention' ? typed.consent : undefined, decisionRules[kind].paragraph),
    motivation: typed.motivation,
  });
  await insertDecided(ctx, ctx.file, {
    decisionId: decision,
    investigationId: investigation.id,
    words: typed.what ?? t.choices.withoutHelp,
    consent: typed.consent ?? null,
    consentWords: typed.consentWords ?? null,
  });
  const grants = kind === 'intervention' && state === 'granted';
  const executed = state === 'granted' && kind !== 'endWithoutIntervention';
  const waited = executed ? await grantedByCourt(ctx, investigation.id) : undefined;
  await happened(ctx, ctx.file, {
    kind: grants && !waited ? 'decision.granted' : 'decision.made',
    section: 'decisions',
    subject: { decision, kind, outcome: state },
    about: grants ? decision : self.id,
    owner: investigation.openedById,
    ...(executed && (waited || kind === 'incomeSupport')
      ? { starts: [{ kind: 'execution', about: decision, ...(waited ? { from: waited.startedAt } : {}) }] }
      : {}),
  });
  if (waited) await endClock(ctx.sql, waited.id, ctx.now);
  if (investigation.state === 'signed') {
    const ended = { outcome, words: typed.again ?? typed.motivation };
    await changeInvestigation(ctx, ctx.file, investigation.id, ['signed'], { state: 'ended', ended });
    // The investigation's own clock is met by its end, and not by each decision that is made on it.
    await happened(ctx, ctx.file, {
      kind: investigation.subject === 'adult' ? 'adultInvestigation.ended' : 'childInvestigation.ended',
      section: investigation.subject === 'adult' ? 'decisions' : 'children',
      subject: { investigation: investigation.id, outcome },
    });
  }
  await actedOn(ctx, ctx.file, 'reviewAsked', investigation.id);
  if (investigation.openedById !== ctx.actor.staffId)
    await raiseAlert(ctx, ctx.file, 'decisionMade', [{ staffId: investigation.openedById }]);
  // Whoever was let in for this alone has decided: from here on the page is not hers to read.
  if (needed !== kind && (await letDeciderGo(ctx.sql, ctx.file, ctx.actor.staffId)))
    return redirect('/min-dag', { text: t.sectionDone });
  return redirect(`/akt/${ctx.file.id}/beslutat/${decision}`, { text: t.done });
});

export const decideRoutes: readonly StaffRoute[] = [
  filePage({
    path: decideAddress,
    access: reads,
    audit: 'investigation.decisionRead',
    purpose,
    handle: withSigned(async (ctx, facts) => page(await draw(ctx, facts))),
  }),
  command('', 'decision.made', decide),
  command('/underlag', 'investigation.communicated', communicate),
  command('/underlag/:communication', 'investigation.answered', answer),
];
