import type { Part, Relation } from '../kernel/told-person.ts';
import type { YesNoUnknown } from '../kernel/yes-no-unknown.ts';

export { relations } from '../kernel/told-person.ts';
export type { Part, Relation };

/** Closed lists of the intake. Codes are stable and stored; words are in the text files. */
export const channels = ['call', 'visit', 'letter', 'mail', 'eService', 'chat'] as const;
export type ContactChannel = (typeof channels)[number];

export const sources = [
  'person',
  'police',
  'healthCentre',
  'school',
  'otherUnit',
  'shelter',
  'worried',
  'otherAuthority',
] as const;
export type ContactSource = (typeof sources)[number];

/** Those who must report a child themselves (SoL 19:1): they are told something else about the duty than she is. */
export const isProfessional = (source: ContactSource): boolean => source !== 'person' && source !== 'worried';

export type ChildrenKnown = 'notAsked' | YesNoUnknown;

/** 0: nobody has judged it yet. */
export const urgencies = [1, 2, 3] as const;
export type Urgency = 0 | (typeof urgencies)[number];

/** Whom a form can add; the person herself and the reporter are there from the first screen. */
export const addedParts = ['usesViolence', 'guardian', 'closePerson'] as const satisfies readonly Part[];
export type AddedPart = (typeof addedParts)[number];

export const fearNotAskedReasons = ['notAlone', 'notSpokenWithHer', 'noInterpreter', 'didNotWant', 'tooAcute'] as const;
export type FearNotAsked = (typeof fearNotAskedReasons)[number];

export const informationKinds = [
  'emergencyNumber',
  'helpline',
  'shelter',
  'supportWithoutInvestigation',
  'policeReport',
  'childrensRights',
] as const;
export type InformationKind = (typeof informationKinds)[number];

export const adviceOutcomes = ['advice', 'otherMunicipality', 'noConcern'] as const;
export type AdviceOutcome = (typeof adviceOutcomes)[number];

/** Languages that interpreters are asked for most; `other` is said in words. ISO 639 codes, named by the platform. */
export const interpreterLanguages = [
  'ar',
  'am',
  'bs',
  'bg',
  'prs',
  'en',
  'fr',
  'fi',
  'hy',
  'ckb',
  'kmr',
  'lt',
  'ps',
  'fa',
  'pl',
  'ro',
  'rom',
  'ru',
  'so',
  'es',
  'sw',
  'swl',
  'syr',
  'th',
  'ti',
  'tr',
  'uk',
  'ur',
  'vi',
] as const;
