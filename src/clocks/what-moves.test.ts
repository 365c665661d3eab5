import { expect, it } from 'vitest';
import { type ClockKind, clockKinds, ruleOf } from './rules.ts';

// What starts each clock, what meets it, what ends it without, and what closing the file does to it. Written out beside the rules on purpose:
// an event that slips from a rule leaves a clock that nobody can meet, or one that never starts. A clock that nothing here starts is started
// by a slice that knows its day.

type Moves = {
  readonly starts: readonly string[];
  readonly met: readonly string[];
  readonly ends: readonly string[];
  /** `first`: the file is not closed while it runs. */
  readonly closing: 'first' | 'ends' | 'endsIfAhead' | 'goesOn';
};

const moves: Record<ClockKind, Moves> = {
  adultProtection: {
    starts: ['contact.received', 'contact.reopened'],
    met: ['protection.assessed'],
    ends: [],
    closing: 'first',
  },
  childProtection: {
    starts: ['child.told', 'concern.reported', 'policeInvestigation.ended'],
    met: ['child.protectionAssessed'],
    ends: [],
    closing: 'first',
  },
  namedOwner: {
    starts: ['contact.received', 'contact.reopened', 'contact.handedOver', 'contact.returned'],
    met: [
      'contact.claimed',
      'contact.given',
      'contact.filesOpened',
      'contact.attached',
      'contact.ended',
      'contact.notNow',
    ],
    ends: [],
    closing: 'ends',
  },
  newSafeWay: { starts: ['safeContact.locked'], met: ['safeContact.set'], ends: [], closing: 'ends' },
  promise: { starts: ['promise.given'], met: ['promise.kept'], ends: ['promise.withdrawn'], closing: 'first' },
  urgentMeeting: {
    starts: ['meeting.calledUrgently'],
    met: ['meeting.itemDiscussed'],
    ends: ['meeting.cancelled'],
    closing: 'first',
  },
  ownConcernReport: { starts: ['child.told'], met: ['concern.sent'], ends: ['concern.dismissed'], closing: 'first' },
  preliminaryAssessment: {
    starts: ['concern.reported'],
    met: ['childInvestigation.opened', 'childInvestigation.notOpened'],
    ends: [],
    closing: 'first',
  },
  reporterFeedback: { starts: ['concern.feedbackAsked'], met: ['concern.feedbackGiven'], ends: [], closing: 'goesOn' },
  childOutcome: { starts: ['child.told'], met: ['child.outcomeSet', 'child.gapFound'], ends: [], closing: 'first' },
  childGap: { starts: ['child.gapFound'], met: ['child.outcomeSet', 'child.gapFound'], ends: [], closing: 'ends' },
  consultationReview: { starts: ['consultation.held'], met: ['consultation.reviewed'], ends: [], closing: 'first' },
  policeEndTold: {
    starts: ['policeInvestigation.ended'],
    met: ['policeInvestigation.told'],
    ends: [],
    closing: 'first',
  },
  childInvestigation: {
    starts: ['childInvestigation.opened'],
    met: ['childInvestigation.ended'],
    ends: [],
    closing: 'first',
  },
  childFollowUp: {
    starts: ['childFollowUp.decided'],
    met: ['childFollowUp.ended'],
    ends: ['childInvestigation.opened'],
    closing: 'first',
  },
  openInvestigation: {
    starts: ['investigation.due'],
    met: [
      'adultInvestigation.opened',
      'adultInvestigation.notOpened',
      'childInvestigation.opened',
      'childInvestigation.notOpened',
      'investigation.joined',
    ],
    ends: [],
    closing: 'first',
  },
  adultInvestigation: {
    starts: ['adultInvestigation.opened'],
    met: ['adultInvestigation.ended'],
    ends: [],
    closing: 'first',
  },
  execution: {
    starts: ['decision.granted', 'intervention.interrupted'],
    met: ['intervention.begun', 'intervention.resumed', 'decision.executed', 'placement.begun'],
    ends: ['decision.declined', 'decision.changed'],
    closing: 'first',
  },
  decisionRequest: {
    starts: ['investigation.decisionRequested'],
    met: ['adultInvestigation.ended', 'childInvestigation.ended', 'investigation.requestRefused'],
    ends: [],
    closing: 'first',
  },
  appealHandover: {
    starts: ['decision.appealed'],
    met: ['appeal.handedOver', 'appeal.rejected'],
    ends: ['appeal.withdrawn'],
    closing: 'first',
  },
  appeal: { starts: ['decision.received'], met: ['decision.final', 'decision.appealed'], ends: [], closing: 'goesOn' },
  courtSubmission: {
    starts: ['placement.decidedAtOnce'],
    met: ['placement.submittedToCourt'],
    ends: ['placement.ended', 'placement.decidedAtOnce'],
    closing: 'first',
  },
  courtAnswer: {
    starts: ['placement.submittedToCourt'],
    met: ['placement.confirmed'],
    ends: ['placement.ended', 'placement.decidedAtOnce'],
    closing: 'first',
  },
  courtApplication: {
    starts: [],
    met: ['placement.applied'],
    ends: ['placement.ended', 'placement.decidedAtOnce'],
    closing: 'first',
  },
  courtRuling: {
    starts: ['placement.applied'],
    met: ['placement.granted'],
    ends: ['placement.ended', 'placement.decidedAtOnce'],
    closing: 'first',
  },
  placementBegins: {
    starts: ['placement.final'],
    met: ['placement.begun'],
    ends: ['placement.ended', 'placement.decidedAtOnce'],
    closing: 'first',
  },
  childShelterReview: {
    starts: ['placement.begun', 'placement.reviewed'],
    met: ['placement.reviewed'],
    ends: ['placement.ended', 'placement.begun', 'placement.decidedAtOnce'],
    closing: 'first',
  },
  secretLocationReview: {
    starts: ['secretLocation.reviewed'],
    met: ['secretLocation.reviewed'],
    ends: ['secretLocation.ended', 'placement.ended'],
    closing: 'first',
  },
  chairReported: {
    starts: ['decision.meetingSet'],
    met: ['decision.reportedToBoard'],
    ends: ['decision.meetingSet'],
    closing: 'first',
  },
  planAction: {
    starts: ['plan.actionAdded'],
    met: ['plan.actionDone'],
    ends: ['plan.actionNotPossible'],
    closing: 'ends',
  },
  safetyPlanReview: { starts: ['safetyPlan.made'], met: ['safetyPlan.made'], ends: [], closing: 'ends' },
  referralAnswer: {
    starts: ['referral.sent'],
    met: ['referral.answered', 'referral.bounced'],
    ends: [],
    closing: 'first',
  },
  needAnswer: { starts: ['need.asked'], met: ['need.answered'], ends: [], closing: 'first' },
  emergencyAidEnds: { starts: ['emergencyAid.attached'], met: ['emergencyAid.followed'], ends: [], closing: 'first' },
  restrainingOrderEnds: {
    starts: ['contactBan.set'],
    met: ['contactBan.set'],
    ends: ['contactBan.ended'],
    closing: 'first',
  },
  transferAnswer: { starts: [], met: ['process.ended'], ends: [], closing: 'first' },
  secrecyMarkerEnds: { starts: [], met: ['secrecyMarker.renewed'], ends: ['protectedIdentity.set'], closing: 'ends' },
  secrecyMarkerAsked: { starts: [], met: ['secrecyMarker.renewed'], ends: ['protectedIdentity.set'], closing: 'ends' },
  coordinatedPlanConsent: {
    starts: ['coordinatedPlan.needSeen'],
    met: ['coordinatedPlan.begun'],
    ends: ['coordinatedPlan.ended'],
    closing: 'first',
  },
  coordinatedPlanCall: {
    starts: ['coordinatedPlan.begun'],
    met: ['coordinatedPlan.called'],
    ends: ['coordinatedPlan.ended'],
    closing: 'first',
  },
  coordinatedPlanMeeting: {
    starts: ['coordinatedPlan.begun'],
    met: ['coordinatedPlan.held'],
    ends: ['coordinatedPlan.ended'],
    closing: 'first',
  },
  coordinatedPlanReview: {
    starts: ['coordinatedPlan.held'],
    met: ['coordinatedPlan.reviewed'],
    ends: ['coordinatedPlan.ended'],
    closing: 'first',
  },
  riskReassessment: {
    starts: ['risk.assessed', 'risk.assessedLower'],
    met: ['risk.assessed', 'risk.assessedLower'],
    ends: [],
    closing: 'ends',
  },
  riskFirst: { starts: [], met: ['risk.assessed', 'risk.assessedLower'], ends: [], closing: 'ends' },
  riskRedEvent: {
    starts: ['risk.redEvent'],
    met: ['risk.assessed', 'risk.assessedLower'],
    ends: ['risk.redEventMistaken'],
    closing: 'endsIfAhead',
  },
  riskSecondReading: { starts: ['risk.assessedLower'], met: ['risk.secondRead'], ends: [], closing: 'first' },
  safetyConsideration: { starts: [], met: ['safety.considered'], ends: [], closing: 'first' },
  necessarySignature: {
    starts: ['necessary.asked'],
    met: ['necessary.signed'],
    ends: ['necessary.ended'],
    closing: 'ends',
  },
  withdrawalCheck: { starts: ['consent.withdrawn'], met: ['consent.withdrawalChecked'], ends: [], closing: 'ends' },
  consentEnds: {
    starts: ['consent.given'],
    met: ['consent.given'],
    ends: ['consent.withdrawn', 'consent.leftToEnd'],
    closing: 'ends',
  },
  disclosureSignature: {
    starts: ['disclosure.asked'],
    met: ['disclosure.made'],
    ends: ['disclosure.refused'],
    closing: 'first',
  },
  whoHasRead: {
    starts: ['reading.asked'],
    met: ['reading.given', 'reading.refused'],
    ends: ['reading.withdrawn'],
    closing: 'goesOn',
  },
  emergencyReview: { starts: ['emergency.opened'], met: ['emergency.reviewed'], ends: [], closing: 'goesOn' },
  silence: {
    starts: [],
    met: ['talk.held', 'lightContact.made', 'silence.answered'],
    ends: ['intervention.ended'],
    closing: 'first',
  },
  supportEnds: {
    starts: [],
    met: ['intervention.extended', 'intervention.notExtended', 'intervention.ended'],
    ends: [],
    closing: 'first',
  },
  allianceRated: { starts: [], met: ['alliance.rated'], ends: ['intervention.ended'], closing: 'ends' },
  ratingAtStart: {
    starts: [],
    met: ['risk.rated', 'risk.ratedAtEnd', 'risk.notRated', 'risk.notRatedAtEnd'],
    ends: ['intervention.ended'],
    closing: 'ends',
  },
  ratingAtEnd: {
    starts: [],
    met: ['risk.ratedAtEnd', 'risk.notRatedAtEnd'],
    ends: ['intervention.ended', 'intervention.extended'],
    closing: 'ends',
  },
  firstMeetingAsked: {
    starts: [],
    met: ['step.planned', 'dutyToReport.told', 'firstMeeting.offered'],
    ends: [],
    closing: 'ends',
  },
  firstMeeting: { starts: [], met: ['firstMeeting.offered'], ends: [], closing: 'ends' },
  followUpContact: { starts: ['followUp.planned'], met: ['followUp.ended'], ends: [], closing: 'goesOn' },
};

it.each(clockKinds)('%s', (kind) => {
  const { startedBy, metBy, endedBy = [], atClosing = 'first' } = ruleOf(kind);
  expect({ starts: startedBy, met: metBy, ends: endedBy, closing: atClosing }).toEqual(moves[kind]);
});
