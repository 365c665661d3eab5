import type { FileSide, SectionKind } from '../access/index.ts';
import type { StaffId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';

/**
 * What opens secrecy without consent (OSL 2009:400 as of 2026), each with a test of its own (provision-tests.ts). The general
 * clause is not here: it does not apply to the social services' secrecy (OSL 10:27). Some are off until the municipality's
 * lawyer has decided (`switchedProvisions`).
 */
export const provisions = [
  'preventYouth',
  'preventCloseViolence',
  'urgentMinor',
  'crimeAgainstMinor',
  'seriousCrime',
  'stayOnRequest',
  'contactDataRequest',
  'concernAboutChild',
  'otherDuty',
  'necessaryCareMinor',
  'guardianOfMinor',
  'toPersonSelf',
  'interestBalance',
  'careOfElderly',
  'sharedCareRecord',
] as const;
export type Provision = (typeof provisions)[number];

/** The paragraph that each carries, as it is written in a decision. */
export const paragraphOf = {
  preventYouth: 'OSL 10:18 a',
  preventCloseViolence: 'OSL 10:18 c',
  urgentMinor: 'OSL 10:20',
  crimeAgainstMinor: 'OSL 10:21',
  seriousCrime: 'OSL 10:23',
  stayOnRequest: 'OSL 10:28, SoL 15:7',
  contactDataRequest: 'OSL 10:28, lag 2025:170 4 §',
  concernAboutChild: 'OSL 10:28, SoL 20:6',
  otherDuty: 'OSL 10:28',
  necessaryCareMinor: 'OSL 26:9',
  guardianOfMinor: 'OSL 12:3',
  toPersonSelf: 'OSL 12:1',
  interestBalance: 'OSL 10:15 a',
  careOfElderly: 'OSL 26:9 c',
  sharedCareRecord: 'OSL 26:9 d',
} as const satisfies Record<Provision, string>;

/** Unclear in the law's text or new: off until the municipality's lawyer has decided, and never for what tells of a place. */
export const switchedProvisions = [
  'interestBalance',
  'careOfElderly',
  'sharedCareRecord',
] as const satisfies readonly Provision[];
export type SwitchedProvision = (typeof switchedProvisions)[number];
export const isSwitched = (provision: Provision): provision is SwitchedProvision =>
  switchedProvisions.some((one) => one === provision);

const duties: readonly Provision[] = ['stayOnRequest', 'contactDataRequest', 'concernAboutChild', 'otherDuty'];

export type DisclosureGround = 'secrecyWaiver' | 'necessary' | 'statutoryDuty' | 'otherProvision';
export const groundKindOf = (provision: Provision): DisclosureGround =>
  duties.includes(provision) ? 'statutoryDuty' : 'otherProvision';

export const disclosureWays = ['meeting', 'opening', 'certificate', 'spoken', 'letter', 'mail', 'inHand'] as const;
export type DisclosureWay = (typeof disclosureWays)[number];
/** What is written in by hand: the rest is written where it happens. */
export const waysByHand = ['spoken', 'letter', 'mail'] as const satisfies readonly DisclosureWay[];

/** What can be given, part by part. Where the person is, and what was consented to, are never given from here. */
export const disclosable = [
  'identity',
  'safeContact',
  'account',
  'protection',
  'children',
  'plan',
  'processes',
  'decisions',
  'health',
  'notes',
] as const satisfies readonly SectionKind[];
export type Disclosable = (typeof disclosable)[number];

export const heldBackOf = (given: readonly string[]): Disclosable[] =>
  disclosable.filter((part) => !given.includes(part));

/** One line of the register, from whichever source. */
export type RegisterLine = {
  readonly id: string;
  readonly at: Instant;
  /** Where it went on: the last time that it was opened. */
  readonly until: Instant | null;
  /** `isColleague`: one of the staff, whom a paper names to nobody. */
  readonly receiver: { readonly key: string; readonly name: string; readonly isColleague?: boolean };
  readonly how: DisclosureWay;
  readonly ground: { readonly kind: DisclosureGround; readonly provision: Provision | null };
  readonly parts: readonly string[];
  readonly heldBack: readonly string[];
  readonly words: string | null;
  readonly heldBackWords: string | null;
  /** The provision's own test, as it was answered. */
  readonly test: readonly (readonly [question: string, answer: string])[];
  readonly standing: 'given' | 'toSign' | 'refused';
  readonly signedAt: Instant | null;
  readonly decidedById: StaffId | null;
  readonly refusedBecause: string | null;
  readonly weighedFor: string | null;
  readonly weighedAgainst: string | null;
  readonly givenBy: string | null;
  readonly decidedBy: string | null;
};

/** The receivers that something went to, each once, for the filter. */
/**
 * Only she whose file it is as exposed takes a paper home: on that of one who uses violence it would say that the police were
 * told, and a child's is read by both guardians.
 */
export const mayBePrinted = ({ side }: { readonly side: FileSide | undefined }): boolean => side === 'victim';

export const receiversIn = (lines: readonly RegisterLine[]): RegisterLine['receiver'][] => [
  ...new Map(lines.map(({ receiver }) => [receiver.key, receiver])).values(),
];

export const isProvision = (value: string | null): value is Provision => provisions.some((one) => one === value);
