import type { DecisionKind } from '../access/index.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import { type CrimeKind, type CrimeStage, reachesFearedCrime, reachesSeriousCrime } from './crimes.ts';
import { type Provision, provisions } from './register.ts';

/** What each provision's own test asks, in fields that must be filled: words, a tick that something is so, or a choice. */
export const testFields = ['circumstances', 'notUnsuitable', 'needed', 'requester', 'paragraph', 'stronger'] as const;
export type TestWords = (typeof testFields)[number];
export const testTicks = ['under18', 'under21', 'notCommitted', 'othersRemoved', 'nobodyElse'] as const;
export type TestTick = (typeof testTicks)[number];

export const outsideReceivers = [
  'police',
  'securityPolice',
  'prosecutor',
  'customs',
  'court',
  'enforcement',
  'taxAgency',
  'otherAuthority',
  'socialServices',
  'healthCare',
  'self',
] as const;
export type OutsideReceiver = (typeof outsideReceivers)[number];

/** A child's guardian is answered by a letter that two look at (letters/), never by hand. */
export type ByHand = Exclude<Provision, 'guardianOfMinor'>;
export const byHand = provisions.filter((one): one is ByHand => one !== 'guardianOfMinor');
export const isByHand = (value: string): value is ByHand => byHand.some((one) => one === value);

/** By what has happened to whoever looks for a ground: she knows that, and not which chapter it stands in. */
export const provisionGroups = ['danger', 'committed', 'asked', 'elsewhere', 'person'] as const;
export type ProvisionGroup = (typeof provisionGroups)[number];

/** In the order in which they are shown: what cannot wait comes first. */
const groupOf = {
  urgentMinor: 'danger',
  preventCloseViolence: 'danger',
  preventYouth: 'danger',
  crimeAgainstMinor: 'committed',
  seriousCrime: 'committed',
  stayOnRequest: 'asked',
  contactDataRequest: 'asked',
  concernAboutChild: 'elsewhere',
  necessaryCareMinor: 'elsewhere',
  careOfElderly: 'elsewhere',
  sharedCareRecord: 'elsewhere',
  interestBalance: 'elsewhere',
  otherDuty: 'elsewhere',
  toPersonSelf: 'person',
} as const satisfies Record<ByHand, ProvisionGroup>;

export const provisionsIn = (group: ProvisionGroup): readonly ByHand[] =>
  Object.keys(groupOf).filter((one): one is ByHand => isByHand(one) && groupOf[one] === group);

export type ProvisionTest = {
  readonly words: readonly TestWords[];
  readonly ticks: readonly TestTick[];
  /** A crime is chosen from the table of penalties: one that was committed, or one that is feared. */
  readonly crime?: 'committed' | 'feared' | 'againstMinor';
  readonly receivers: readonly [OutsideReceiver, ...OutsideReceiver[]];
  readonly decision: DecisionKind;
  /** No data that lead to where somebody is (OSL 21:3): neither who she is nor how to reach her. */
  readonly noContactData?: boolean;
};

const crimeFighters = ['police', 'securityPolice', 'prosecutor', 'customs', 'otherAuthority'] as const;
const disclosure = 'disclosure';

export const provisionTests = {
  preventYouth: {
    words: ['circumstances', 'notUnsuitable'],
    ticks: ['under21', 'notCommitted'],
    receivers: ['police', 'securityPolice', 'customs'],
    decision: disclosure,
  },
  preventCloseViolence: {
    words: ['circumstances', 'notUnsuitable'],
    ticks: ['notCommitted'],
    crime: 'feared',
    receivers: ['police'],
    decision: disclosure,
  },
  urgentMinor: { words: ['circumstances'], ticks: ['under18'], receivers: ['police'], decision: disclosure },
  crimeAgainstMinor: {
    words: ['circumstances'],
    ticks: ['under18'],
    crime: 'againstMinor',
    receivers: ['police', 'prosecutor'],
    decision: disclosure,
  },
  seriousCrime: { words: ['needed'], ticks: [], crime: 'committed', receivers: crimeFighters, decision: disclosure },
  stayOnRequest: {
    words: ['requester'],
    ticks: [],
    receivers: ['court', 'prosecutor', 'police', 'enforcement', 'taxAgency', 'customs'],
    decision: 'contactDataDisclosure',
  },
  contactDataRequest: {
    words: ['requester'],
    ticks: [],
    receivers: ['police', 'securityPolice', 'prosecutor', 'customs', 'taxAgency', 'enforcement', 'otherAuthority'],
    decision: 'contactDataDisclosure',
  },
  concernAboutChild: { words: ['needed'], ticks: [], receivers: ['socialServices'], decision: disclosure },
  otherDuty: {
    words: ['paragraph', 'requester'],
    ticks: [],
    receivers: ['otherAuthority', 'court', 'police', 'prosecutor', 'socialServices', 'healthCare'],
    decision: disclosure,
  },
  necessaryCareMinor: {
    words: ['needed'],
    ticks: ['under18'],
    receivers: ['socialServices', 'healthCare'],
    decision: disclosure,
  },
  toPersonSelf: { words: [], ticks: ['othersRemoved', 'nobodyElse'], receivers: ['self'], decision: disclosure },
  interestBalance: {
    words: ['circumstances', 'stronger'],
    ticks: [],
    receivers: crimeFighters,
    decision: 'contactDataDisclosure',
    noContactData: true,
  },
  careOfElderly: {
    words: ['needed'],
    ticks: [],
    receivers: ['socialServices', 'healthCare'],
    decision: disclosure,
    noContactData: true,
  },
  sharedCareRecord: {
    words: ['needed'],
    ticks: [],
    receivers: ['socialServices', 'healthCare'],
    decision: disclosure,
    noContactData: true,
  },
} as const satisfies Record<ByHand, ProvisionTest>;

export const testOf = (provision: ByHand): ProvisionTest => provisionTests[provision];

/** Whether the chosen crime is one that the provision is for, by the table of penalties. */
export function crimeReaches(
  provision: ByHand,
  crime: { readonly kind: CrimeKind; readonly stage: CrimeStage },
  on: CalendarDay,
): boolean {
  switch (testOf(provision).crime) {
    case 'feared':
      return reachesFearedCrime(crime.kind, on);
    case 'committed':
      return reachesSeriousCrime(crime.kind, crime.stage, on);
    // Against somebody under 18 any crime of these chapters does, whatever its penalty (OSL 10:21).
    default:
      return true;
  }
}
