import type { Instant } from '../../kernel/instant.ts';
import type { Language } from '../../platform/language/catalogue.ts';
import { showMoment } from '../../platform/language/dates.ts';
import { interpreterInWords, isGrave, violenceWords } from '../../safety/index.ts';
import { isClosed, livesTogether, type SuggestedUrgency, suggestUrgency } from '../contact.ts';
import { isProfessional } from '../contact-codes.ts';
import type { ContactFacts } from '../load-contact.ts';
import { mayAskAboutChildren, type Step, type StepState, stepStates } from '../next-step.ts';
import type { PersonTold } from '../people.store.ts';
import { type IntakeTexts, intakeTexts } from '../texts.ts';

type StepView = {
  readonly step: Step;
  readonly state: StepState;
  readonly title: string;
  readonly summary: string;
};
export type PersonView = { readonly id: string; readonly title: string; readonly lines: readonly string[] };

export type ContactModel = {
  readonly address: string;
  readonly title: string;
  readonly lead: string;
  readonly next: { readonly step: Step; readonly label: string } | undefined;
  readonly steps: readonly StepView[];
  readonly say: readonly string[];
  readonly mayAskAboutChildren: boolean;
  readonly self: PersonTold | undefined;
  readonly children: readonly PersonView[];
  readonly others: readonly PersonView[];
  readonly whoCanBeChosen: readonly { readonly value: string; readonly label: string }[];
  readonly guardianChoices: readonly { readonly value: string; readonly label: string }[];
  readonly happenings: readonly PersonView[];
  readonly grave: boolean;
  readonly suggested: SuggestedUrgency;
  readonly ended: boolean;
  readonly childrenLeft: boolean;
  readonly mayWrite: boolean;
  readonly mayWriteIdentity: boolean;
};

export type Safe = { readonly known: boolean; readonly words: string };

export function contactModel(facts: ContactFacts, safe: Safe, language: Language, now: Instant): ContactModel {
  const t = intakeTexts(language);
  const { contact, people } = facts;
  const of = (part: PersonTold['part']) => people.filter((person) => person.part === part);
  const self = of('self')[0];
  const children = of('child');
  const { states, next } = stepStates({
    contact,
    livingTogetherAsked: facts.livingTogetherAsked,
    hasSafeContact: safe.known,
    people: { children: children.length, useViolence: of('usesViolence').length, selfNamed: Boolean(self?.name) },
    violence: facts.violence.length,
    fear: facts.fear.length,
    interpreter: facts.interpreter,
    report: facts.report,
    protectionWaits: protectionWaits(facts),
  });
  const choices = people
    .filter(({ part }) => part !== 'reporter')
    .map((person) => ({ value: person.id as string, label: personTitle(person, t) }));
  const when = (moment: Instant) => showMoment(language, moment, now);
  return {
    address: `/kontakt/${facts.file.id}`,
    title: self?.name ? t.contact.titled(self.name) : t.contact.title(facts.file.reference),
    lead: t.contact.cameIn(t.channel[contact.channel], t.source[contact.source], when(contact.receivedAt)),
    next: next && { step: next, label: t.contact.next(t.step[next]) },
    steps: [...states].map(([step, state]) => ({
      step,
      state,
      title: t.step[step],
      summary: summaryOf(step, facts, safe, t, language, now),
    })),
    say: sayOf(facts, t),
    mayAskAboutChildren: mayAskAboutChildren(facts),
    self,
    children: children.map((child) => childView(child, people, t, language)),
    others: people
      .filter(({ part }) => part !== 'self' && part !== 'child' && part !== 'reporter')
      .map((person) => otherView(person, t)),
    whoCanBeChosen: [...choices, { value: 'unknown', label: t.violence.somebody }],
    guardianChoices: people
      .filter(({ part }) => part === 'self' || part === 'usesViolence' || part === 'guardian')
      .map((person) => ({ value: person.id as string, label: personTitle(person, t) })),
    happenings: facts.violence.map((told) => happeningView(told, people, t, language, now)),
    grave: facts.violence.some((told) => isGrave(told.kinds, told.severity)),
    suggested: suggestUrgency({
      livingTogether: contact.livingTogether,
      fear: facts.fear[0]?.score ?? undefined,
      grave: facts.violence.some((told) => isGrave(told.kinds, told.severity)),
      ongoing: facts.violence.some(({ ongoing }) => ongoing),
      children: contact.childrenKnown,
      personInReach: personInReach(facts),
    }),
    ended: isClosed(contact.state),
    childrenLeft: facts.clocks.some(({ kind }) => kind === 'ownConcernReport'),
    mayWrite: facts.file.mayWrite('account') && facts.file.mayWrite('children') && facts.file.mayWrite('protection'),
    mayWriteIdentity: facts.file.mayWrite('identity'),
  };
}

const protectionWaits = ({ clocks }: ContactFacts): boolean =>
  clocks.some(({ kind }) => kind === 'adultProtection' || kind === 'childProtection');

/** "Sara Ek" or, while nobody has said a name, what the person is here: never an empty place in a list. */
export function personTitle(person: PersonTold, t: IntakeTexts): string {
  if (person.name) return person.name;
  if (person.part === 'self') return t.people.self;
  if (person.part === 'child')
    return person.birthYear ? `${t.people.childUnnamed}, ${t.people.born(person.birthYear)}` : t.people.childUnnamed;
  return person.relation && person.relation !== 'other' ? t.relation[person.relation] : t.people.otherUnnamed;
}

/** Whoever uses violence and lives with her is within reach; where nobody has said, it counts as unknown. */
function personInReach({ people, contact }: ContactFacts): PersonTold['livesWith'] {
  const using = people.filter(({ part }) => part === 'usesViolence').map(({ livesWith }) => livesWith);
  if (contact.livingTogether === 'yes' || using.includes('yes')) return 'yes';
  return using.length > 0 && using.every((answer) => answer === 'no') && contact.livingTogether === 'no'
    ? 'no'
    : 'unknown';
}

const livesLine = (person: PersonTold, t: IntakeTexts): string | undefined =>
  person.livesWith === 'unknown'
    ? undefined
    : person.livesWith === 'yes'
      ? t.people.livesHere
      : t.people.livesElsewhere;

const said = (lines: readonly (string | null | undefined | false)[]): string[] =>
  lines.filter((line): line is string => Boolean(line));

function childView(child: PersonTold, people: readonly PersonTold[], t: IntakeTexts, language: Language): PersonView {
  const words = violenceWords(language).exposure;
  const exposure = child.exposure.length > 0 ? child.exposure : (['notAsked'] as const);
  const guardians = people.filter(({ id }) => child.guardianIds.includes(id)).map((one) => personTitle(one, t));
  return {
    id: child.id,
    title: personTitle(child, t),
    lines: said([
      said([child.name && child.birthYear !== null && t.people.born(child.birthYear), livesLine(child, t)]).join(', '),
      exposure.map((code) => words[code].label).join(', '),
      guardians.length > 0 ? t.people.guardian(guardians.join(', ')) : t.people.guardianUnknown,
      child.words,
    ]),
  };
}

const otherView = (person: PersonTold, t: IntakeTexts): PersonView => ({
  id: person.id,
  title: personTitle(person, t),
  lines: said([
    said([
      t.part[person.part],
      person.relation && t.relation[person.relation].toLowerCase(),
      livesLine(person, t),
    ]).join(', '),
    person.words,
  ]),
});

function happeningView(
  told: ContactFacts['violence'][number],
  people: readonly PersonTold[],
  t: IntakeTexts,
  language: Language,
  now: Instant,
): PersonView {
  const words = violenceWords(language);
  const name = (id: string | null) => {
    const person = people.find((one) => one.id === id);
    return person ? personTitle(person, t) : t.violence.somebody;
  };
  return {
    id: told.ids[0] ?? '',
    title: `${told.kinds.map((kind) => words.kind[kind].label).join(', ')}: ${t.violence.whoToWhom(name(told.byPerson), name(told.toPerson))}`,
    lines: said([
      said([
        words.severity[told.severity].label,
        told.whenWords,
        told.ongoing && t.violence.ongoing.toLowerCase(),
      ]).join(', '),
      told.words,
      showMoment(language, told.toldAt, now),
    ]),
  };
}

function sayOf({ contact }: ContactFacts, t: IntakeTexts): readonly string[] {
  if (contact.source === 'worried') return t.duty.toWorried;
  return isProfessional(contact.source) ? t.duty.toProfessional : t.duty.toPerson;
}

/** What is known of a part, in one line, so that a folded page is read before the next call. */
function summaryOf(
  step: Step,
  facts: ContactFacts,
  safe: Safe,
  t: IntakeTexts,
  language: Language,
  now: Instant,
): string {
  const { contact, people } = facts;
  const count = (part: PersonTold['part']) => people.filter((person) => person.part === part).length;
  switch (step) {
    case 'safeContact':
      return safe.words;
    case 'livingTogether':
      if (!facts.livingTogetherAsked) return '';
      return livesTogether(contact.livingTogether) && contact.livingTogether === 'unknown'
        ? `${t.yesNoUnknown.unknown}. ${t.livingTogether.counts}`
        : t.yesNoUnknown[contact.livingTogether];
    case 'dutyToReport':
      return contact.dutyToReportToldAt ? t.duty.told(showMoment(language, contact.dutyToReportToldAt, now)) : '';
    case 'people':
      return said([
        count('child') > 0 ? `${t.people.children}: ${count('child')}` : t.people.childrenAre[contact.childrenKnown],
        count('usesViolence') > 0 && `${t.part.usesViolence}: ${count('usesViolence')}`,
      ]).join(' · ');
    case 'violence': {
      const words = violenceWords(language).kind;
      return [...new Set(facts.violence.flatMap(({ kinds }) => kinds))].map((kind) => words[kind].label).join(', ');
    }
    case 'fear': {
      const latest = facts.fear[0];
      if (!latest) return '';
      const when = showMoment(language, latest.at, now);
      return latest.score === null ? t.fear.notRated(whyNotAsked(latest, t), when) : t.fear.rated(latest.score, when);
    }
    case 'interpreter':
      return facts.interpreter ? interpreterInWords(facts.interpreter, language) : '';
    case 'urgency':
      return contact.urgency > 0 ? t.urgency[contact.urgency].label : '';
    case 'report':
    case 'feedback':
      return facts.report && facts.report !== 'none' ? t.report.waits[facts.report] : '';
    case 'protection':
      return protectionWaits(facts) ? t.report.protectionWaits : '';
    case 'outcome':
      return contact.state === 'received' ? '' : t.state[contact.state];
  }
}

/** A code of the intake's, or what was written in an assessment. */
export const whyNotAsked = ({ notAskedBecause, notAskedWords }: ContactFacts['fear'][number], t: IntakeTexts): string =>
  notAskedWords ?? (notAskedBecause ? t.fear.reasons[notAskedBecause].toLowerCase() : '');
