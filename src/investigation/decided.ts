import type { DecisionKind } from '../access/index.ts';
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
