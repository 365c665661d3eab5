import type { DecisionKind } from '../access/index.ts';
import { type AskedIntervention, type GuardianConsent, wayRules } from '../guardians/index.ts';
import type { PersonId } from '../kernel/ids.ts';
import type { Outcome } from './investigation.ts';

/** What can be decided on an investigation. Each is of one kind in the order of delegation, and ends it with an outcome. */
export const choices = ['grant', 'refuse', 'grantIncome', 'refuseIncome', 'withoutHelp'] as const;
export type Choice = (typeof choices)[number];
export const choiceOf = {
  grant: { kind: 'intervention', state: 'granted', outcome: 'granted' },
  refuse: { kind: 'intervention', state: 'refused', outcome: 'refused' },
  grantIncome: { kind: 'incomeSupport', state: 'granted', outcome: 'granted' },
  refuseIncome: { kind: 'incomeSupport', state: 'refused', outcome: 'refused' },
  withoutHelp: { kind: 'endWithoutIntervention', state: 'granted', outcome: 'withoutHelp' },
} as const satisfies Record<Choice, { kind: DecisionKind; state: 'granted' | 'refused'; outcome: Outcome }>;

/** On whose consent a child gets what is granted (SoL 21:1, FB 6:13 a); or a court's order instead of it. */
export const consents = ['bothGuardians', 'oneGuardian', 'childFrom12', 'childFrom15', 'court'] as const;
export type Consent = (typeof consents)[number];

/** What the guardians' answers say of one kind of help for the child, the newest of each. */
export type GuardiansSaid = { readonly intervention: AskedIntervention; readonly consent: GuardianConsent };
/** Help that nobody has been asked about in this file. */
export const askedElsewhere = 'other';
export type About = AskedIntervention | typeof askedElsewhere;

const wayOf = { oneGuardian: 'oneGuardian', childFrom12: 'ageTwelve', childFrom15: 'ageFifteen' } as const;
export type ConsentProblem = 'noYes' | 'notThisHelp' | 'noWay';

/**
 * Why the ground that was chosen is not there, by what the guardians have answered (FB 6:11, 6:13 a; SoL 21:1): a no that stands in the file is
 * not a yes in the decision. Of what nobody was asked the decider says herself how it is known.
 */
export function consentProblem(
  consent: Consent,
  about: About,
  said: readonly GuardiansSaid[],
): ConsentProblem | undefined {
  const known = said.find(({ intervention }) => intervention === about)?.consent;
  if (consent === 'court' || about === askedElsewhere || !known) return undefined;
  if (consent === 'bothGuardians') return known.state === 'consented' ? undefined : 'noYes';
  const way = wayOf[consent];
  const helps: readonly AskedIntervention[] = wayRules[way].interventions;
  if (!helps.includes(about)) return 'notThisHelp';
  return known.state === 'barred' && !known.ways.includes(way) ? 'noWay' : undefined;
}

/** The child's own consent counts from an age; where that isn't known it does not. */
export function consentHolds(consent: Consent, age: number | undefined): boolean {
  if (consent === 'childFrom12') return age !== undefined && age >= 12 && age < 18;
  if (consent === 'childFrom15') return age !== undefined && age >= 15 && age < 18;
  return true;
}

/** Against one guardian's will only a section of the board decides, whatever an official may decide otherwise (FB 6:13 a). */
export const rightNeeded = (choice: Choice, consent: Consent | undefined): DecisionKind =>
  choice === 'grant' && consent === 'oneGuardian' ? 'interventionOneGuardian' : choiceOf[choice].kind;
export const paragraphFor = (consent: Consent | undefined, otherwise: string): string =>
  consent === 'oneGuardian' ? `${otherwise}, FB 6:13 a` : otherwise;

export const ways = ['inHand', 'meeting', 'call', 'letter'] as const;
export type Way = (typeof ways)[number];
/** Why nothing was given before the decision (FL 25): plainly needless, urgent, or to the harm of somebody (FL 10, OSL 10:3). */
export const exceptions = ['unnecessary', 'urgent', 'harm'] as const;
export type Exception = (typeof exceptions)[number];

export type Party = {
  readonly id: PersonId;
  readonly name: string;
  /** A guardian who is to get nothing: blocked, or uses violence; or whom telling could lead to danger. */
  readonly kept: boolean;
  readonly self: boolean;
};

/** Each party has been given the material, or it is said why not (FL 25). Answers who is left. */
export const notHeard = (parties: readonly Party[], told: readonly { readonly personId: PersonId }[]): Party[] =>
  parties.filter(({ id }) => !told.some(({ personId }) => personId === id));
