import type { EventKind } from '../kernel/event-kind.ts';
import type { ClockRule } from './clocks.ts';
import { childrenRules } from './rules/children.ts';
import { firstHoursRules } from './rules/first-hours.ts';
import { investigationRules } from './rules/investigation.ts';
import { placementRules } from './rules/placement.ts';
import { planRules } from './rules/plan.ts';
import { riskRules } from './rules/risk.ts';
import { sharingRules } from './rules/sharing.ts';
import { supportRules } from './rules/support.ts';

export type ClockKind =
  | 'adultProtection'
  | 'childProtection'
  | 'namedOwner'
  | 'ownConcernReport'
  | 'preliminaryAssessment'
  | 'reporterFeedback'
  | 'openInvestigation'
  | 'childOutcome'
  | 'childGap'
  | 'childInvestigation'
  | 'consultationReview'
  | 'policeEndTold'
  | 'childFollowUp'
  | 'coordinatedPlanConsent'
  | 'coordinatedPlanCall'
  | 'coordinatedPlanMeeting'
  | 'coordinatedPlanReview'
  | 'adultInvestigation'
  | 'execution'
  | 'decisionRequest'
  | 'appeal'
  | 'appealHandover'
  | 'courtSubmission'
  | 'courtAnswer'
  | 'courtApplication'
  | 'courtRuling'
  | 'placementBegins'
  | 'childShelterReview'
  | 'secretLocationReview'
  | 'chairReported'
  | 'promise'
  | 'planAction'
  | 'safetyPlanReview'
  | 'needAnswer'
  | 'referralAnswer'
  | 'emergencyAidEnds'
  | 'restrainingOrderEnds'
  | 'transferAnswer'
  | 'secrecyMarkerEnds'
  | 'secrecyMarkerAsked'
  | 'newSafeWay'
  | 'urgentMeeting'
  | 'necessarySignature'
  | 'withdrawalCheck'
  | 'consentEnds'
  | 'emergencyReview'
  | 'disclosureSignature'
  | 'safetyConsideration'
  | 'whoHasRead'
  | 'riskReassessment'
  | 'riskFirst'
  | 'riskRedEvent'
  | 'riskSecondReading'
  | 'silence'
  | 'supportEnds'
  | 'allianceRated'
  | 'ratingAtStart'
  | 'ratingAtEnd'
  | 'followUpContact'
  | 'firstMeetingAsked'
  | 'firstMeeting';

/** The clocks that can start today, by area in `rules/`. A change of law or of local practice is a change of one row. */
export const clockRules = {
  ...firstHoursRules,
  ...childrenRules,
  ...investigationRules,
  ...placementRules,
  ...planRules,
  ...riskRules,
  ...sharingRules,
  ...supportRules,
} as const satisfies Record<ClockKind, ClockRule>;

export const clockKinds = Object.keys(clockRules) as ClockKind[];

export const ruleOf = (kind: ClockKind): ClockRule => clockRules[kind];

export const startedBy = (event: EventKind): ClockKind[] =>
  clockKinds.filter((kind) => ruleOf(kind).startedBy.includes(event));

export const metBy = (event: EventKind): ClockKind[] => clockKinds.filter((kind) => ruleOf(kind).metBy.includes(event));

export const endedBy = (event: EventKind): ClockKind[] =>
  clockKinds.filter((kind) => ruleOf(kind).endedBy?.includes(event) ?? false);
