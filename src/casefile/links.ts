import type { OpenFile } from '../access/index.ts';
import type { ClockKind } from '../clocks/index.ts';
import { opensCoordinatedPlan } from '../plan/index.ts';
import { addressOf } from '../safety/index.ts';
import type { NextStep } from './next-step.ts';

/** The pages of a file. Nothing in an address tells what the file is about. */
export const fileLinks = (id: string) => {
  const at = (path: string) => `/akt/${id}${path}`;
  return {
    page: at(''),
    why: at('/varfor'),
    safeContact: at('/saker-kontakt'),
    protection: at('/bedomning'),
    risk: at('/lage'),
    pattern: at('/over-tid'),
    children: at('/barn'),
    board: at('/barnen'),
    ownPage: at('/barnet'),
    report: at('/anmalan'),
    consultation: at('/samrad'),
    coordinatedPlan: at('/sip'),
    childFollowUp: at('/barnets-lage'),
    promises: at('/loften'),
    decisions: at('/beslut'),
    costs: at('/kostnader'),
    investigation: at('/utredning'),
    warnings: at('/varningar'),
    account: at('/berattelsen'),
    plan: at('/plan'),
    leaving: at('/uppbrott'),
    safetyPlan: at('/trygghetsplan'),
    needs: at('/behov'),
    support: at('/insatser'),
    referrals: at('/remisser'),
    processes: at('/processer'),
    team: at('/team'),
    people: at('/personer'),
    level: at('/niva'),
    place: at('/plats'),
    letters: at('/brev'),
    conflict: at('/javig'),
    print: at('/utskrift'),
    consents: at('/samtycken'),
    given: at('/utlamnat'),
    readings: at('/last'),
    whoSees: at('/vilka'),
    meetings: at('/moten'),
    steps: at('/steg'),
    ties: at('/samordning'),
    considerations: at('/overvaganden'),
    closing: at('/avslut'),
    firstMeeting: at('/forsta-motet'),
    attendance: at('/narvaro'),
    ownFigures: at('/siffror'),
    note: (note: string) => at(`/anteckning/${note}`),
  };
};
export type FileLinks = ReturnType<typeof fileLinks>;

/** Where the verb on a clock leads. */
const clockPage = {
  adultProtection: 'protection',
  childProtection: 'protection',
  namedOwner: 'team',
  ownConcernReport: 'children',
  preliminaryAssessment: 'report',
  reporterFeedback: 'report',
  childOutcome: 'board',
  childGap: 'board',
  openInvestigation: 'investigation',
  consultationReview: 'consultation',
  policeEndTold: 'consultation',
  childFollowUp: 'childFollowUp',
  coordinatedPlanConsent: 'coordinatedPlan',
  coordinatedPlanCall: 'coordinatedPlan',
  coordinatedPlanMeeting: 'coordinatedPlan',
  coordinatedPlanReview: 'coordinatedPlan',
  childInvestigation: 'investigation',
  adultInvestigation: 'investigation',
  execution: 'decisions',
  decisionRequest: 'investigation',
  appeal: 'decisions',
  appealHandover: 'decisions',
  courtSubmission: 'decisions',
  courtAnswer: 'decisions',
  courtApplication: 'decisions',
  courtRuling: 'decisions',
  placementBegins: 'decisions',
  childShelterReview: 'decisions',
  secretLocationReview: 'decisions',
  chairReported: 'decisions',
  planAction: 'plan',
  safetyPlanReview: 'safetyPlan',
  needAnswer: 'needs',
  referralAnswer: 'referrals',
  emergencyAidEnds: 'needs',
  restrainingOrderEnds: 'processes',
  transferAnswer: 'processes',
  secrecyMarkerEnds: 'level',
  secrecyMarkerAsked: 'level',
  promise: 'promises',
  newSafeWay: 'safeContact',
  urgentMeeting: 'meetings',
  necessarySignature: 'consents',
  withdrawalCheck: 'consents',
  consentEnds: 'consents',
  emergencyReview: 'given',
  disclosureSignature: 'given',
  safetyConsideration: 'considerations',
  whoHasRead: 'readings',
  riskReassessment: 'risk',
  riskFirst: 'risk',
  riskRedEvent: 'risk',
  riskSecondReading: 'risk',
  silence: 'support',
  supportEnds: 'support',
  allianceRated: 'support',
  ratingAtStart: 'support',
  ratingAtEnd: 'support',
  followUpContact: 'closing',
  firstMeetingAsked: 'firstMeeting',
  firstMeeting: 'firstMeeting',
} as const satisfies Record<ClockKind, keyof FileLinks>;

/** These are dealt with on the page of their own intervention. */
const ofIntervention: readonly ClockKind[] = [
  'silence',
  'supportEnds',
  'allianceRated',
  'ratingAtStart',
  'ratingAtEnd',
];

export const clockLink = (links: FileLinks, kind: ClockKind, about: string | null): string =>
  about && kind === 'emergencyReview'
    ? `/nodoppning/${about}`
    : about && (kind === 'appeal' || kind === 'appealHandover')
      ? `${links.page}/beslutat/${about}#${kind === 'appeal' ? 'mottaget' : 'overklagat'}`
      : about && (kind === 'execution' || kind === 'chairReported')
        ? `${links.decisions}/${about}/steg`
        : about && ofIntervention.includes(kind)
          ? `${links.support}/${about}`
          : about && (kind === 'adultProtection' || kind === 'childProtection')
            ? `${links.protection}/${about}`
            : links[clockPage[kind]];

export const clockHref = (file: string, kind: ClockKind): string => clockLink(fileLinks(file), kind, null);

export function stepLink(links: FileLinks, step: NextStep, ownDraft: string | undefined): string | undefined {
  switch (step.kind) {
    case 'askSafeContact':
    case 'askSafeContactAgain':
      return links.safeContact;
    case 'clock':
      return clockLink(links, step.clock, step.about);
    case 'nameResponsible':
    case 'nameDeputy':
      return links.team;
    case 'signDraft':
      return ownDraft && links.note(ownDraft);
    case 'writeAccount':
    case 'finishAccount':
    case 'confirmAccount':
      return links.account;
    case 'catchUpPlan':
    case 'makePlan':
      return links.plan;
    case 'nothing':
      return undefined;
  }
}

/** A note lies under its file, or under the contact that it was written in. */
export const noteAddress = (file: Pick<OpenFile, 'id' | 'kind'>, note: string): string =>
  `${addressOf(file)}/anteckning/${note}`;

/** The page of decisions shows what they rest on: it opens to one who reads all of it. */
export const opensDecisions = ({ mayRead }: Pick<OpenFile, 'mayRead'>): boolean =>
  (['identity', 'children', 'protection', 'decisions'] as const).every(mayRead);

/** A clock is seen by whoever reads the section that it lies in; the page that it is dealt with on may rest on more. */
export function opensClock(file: Pick<OpenFile, 'mayRead'>, kind: ClockKind): boolean {
  const page = clockPage[kind];
  if (page === 'investigation' || page === 'decisions' || page === 'childFollowUp') return opensDecisions(file);
  if (page === 'coordinatedPlan') return opensCoordinatedPlan(file);
  return (
    (page !== 'board' && page !== 'report') || (['identity', 'children', 'protection'] as const).every(file.mayRead)
  );
}
