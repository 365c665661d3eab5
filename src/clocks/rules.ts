import type { EventKind } from '../kernel/event-kind.ts';
import type { ClockRule } from './clocks.ts';

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
  | 'adultInvestigation'
  | 'execution'
  | 'appeal'
  | 'courtSubmission'
  | 'promise'
  | 'planAction'
  | 'safetyPlanReview'
  | 'needAnswer'
  | 'referralAnswer'
  | 'emergencyAidEnds'
  | 'restrainingOrderEnds'
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
  | 'riskRedEvent'
  | 'riskSecondReading'
  | 'silence'
  | 'supportEnds'
  | 'followUpContact';

/** The clocks that can start today. A change of law or of local practice is a change of one row. */
export const clockRules = {
  adultProtection: {
    startedBy: ['contact.received', 'contact.reopened'],
    metBy: ['protection.assessed'],
    length: { unit: 'minutes', n: 60 },
    owner: 'receiver',
    deputy: 'backupDuty',
    extension: 'none',
    breach: { tells: ['owner', 'backupDuty', 'teamLeader'], consequence: 'unprotectedAdult' },
    source: 'SoL 14:2 (genast); HSLF-FS 2022:39; lokalt mål 60 minuter',
  },
  childProtection: {
    startedBy: ['child.told', 'concern.reported'],
    metBy: ['child.protectionAssessed'],
    length: { unit: 'minutes', n: 60 },
    owner: 'receiver',
    deputy: 'backupDuty',
    extension: 'none',
    breach: { tells: ['owner', 'backupDuty', 'teamLeader'], consequence: 'unprotectedChild' },
    source: 'SoL 20:1 (genast); lokalt mål 60 minuter',
  },
  namedOwner: {
    startedBy: ['contact.received', 'contact.reopened', 'contact.handedOver', 'contact.returned'],
    metBy: [
      'contact.claimed',
      'contact.given',
      'contact.filesOpened',
      'contact.attached',
      'contact.ended',
      'contact.notNow',
    ],
    length: { unit: 'hours', n: 24 },
    owner: 'dutyOfficer',
    deputy: 'teamLeader',
    extension: 'none',
    atClosing: 'ends',
    breach: { tells: ['teamLeader', 'unitManager'], consequence: 'nobodyHolds' },
    source: 'SoL 14:2; morgongenomgången',
  },
  ownConcernReport: {
    startedBy: ['child.told'],
    metBy: ['concern.sent'],
    endedBy: ['concern.dismissed'],
    length: { unit: 'sameDay', atLeastMinutes: 120 },
    owner: 'receiver',
    deputy: 'teamLeader',
    extension: 'none',
    breach: { tells: ['owner', 'teamLeader'], consequence: 'reportDutyBroken' },
    source: 'SoL 19:1 (genast)',
  },
  preliminaryAssessment: {
    startedBy: ['concern.reported'],
    metBy: ['childInvestigation.opened', 'childInvestigation.notOpened'],
    length: { unit: 'days', n: 14 },
    owner: 'childrenUnit',
    deputy: 'teamLeader',
    extension: 'exceptionalReasons',
    alarmDays: [10, 13],
    breach: { tells: ['owner', 'teamLeader', 'unitManager'], consequence: 'lawBroken' },
    source: 'SoL 20:2',
  },
  reporterFeedback: {
    startedBy: ['concern.feedbackAsked'],
    metBy: ['concern.feedbackGiven'],
    length: { unit: 'weeks', n: 1 },
    owner: 'childrenUnit',
    deputy: 'teamLeader',
    extension: 'none',
    atClosing: 'goesOn',
    breach: { tells: ['owner', 'teamLeader'], consequence: 'lawBroken' },
    source: 'SoL 19:6',
  },
  openInvestigation: {
    startedBy: ['investigation.due'],
    metBy: [
      'adultInvestigation.opened',
      'adultInvestigation.notOpened',
      'childInvestigation.opened',
      'childInvestigation.notOpened',
    ],
    length: { unit: 'sameDay', atLeastMinutes: 120 },
    owner: 'caseOfficer',
    deputy: 'teamLeader',
    extension: 'none',
    breach: { tells: ['owner', 'teamLeader'], consequence: 'lawBroken' },
    source: 'SoL 14:2 (genast)',
  },
  childOutcome: {
    startedBy: ['child.told'],
    metBy: ['child.outcomeSet', 'child.gapFound'],
    length: { unit: 'days', n: 14 },
    shownDaysBefore: 7,
    owner: 'receiver',
    deputy: 'teamLeader',
    extension: 'none',
    breach: { tells: ['owner', 'teamLeader'], consequence: 'childWithoutOutcome' },
    source: 'SoL 18:7; lokalt mål 14 dagar (V20)',
  },
  // That nothing can be given now is not the end of it: somebody owns it, and looks again on a day that she names herself.
  childGap: {
    startedBy: ['child.gapFound'],
    // Looked at again and still nothing: the new day takes the place of the old one.
    metBy: ['child.outcomeSet', 'child.gapFound'],
    length: { unit: 'given' },
    owner: 'caseOfficer',
    deputy: 'teamLeader',
    extension: 'none',
    atClosing: 'ends',
    breach: { tells: ['owner', 'teamLeader'], consequence: 'childWithoutOutcome' },
    source: 'SoL 18:7; dagen när någon ser efter igen (V20)',
  },
  childInvestigation: {
    startedBy: ['childInvestigation.opened'],
    metBy: ['childInvestigation.ended'],
    length: { unit: 'months', n: 4 },
    owner: 'childrenUnit',
    deputy: 'teamLeader',
    extension: 'specialReasons',
    alarmDays: [60, 90, 110],
    breach: { tells: ['owner', 'teamLeader', 'unitManager'], consequence: 'lawBroken' },
    source: 'SoL 20:3',
  },
  adultInvestigation: {
    startedBy: ['adultInvestigation.opened'],
    metBy: ['adultInvestigation.ended'],
    length: { unit: 'months', n: 4 },
    owner: 'caseOfficer',
    deputy: 'teamLeader',
    extension: 'specialReasons',
    alarmDays: [90],
    breach: { tells: ['owner', 'teamLeader'], consequence: 'localPromiseBroken' },
    source: 'skyndsamt; lokalt mål 4 månader; FL 12 efter 6 månader',
  },
  execution: {
    startedBy: ['decision.granted', 'intervention.interrupted'],
    metBy: ['intervention.begun', 'intervention.resumed'],
    endedBy: ['decision.declined', 'decision.changed'],
    length: { unit: 'months', n: 3 },
    owner: 'caseOfficer',
    deputy: 'unitManager',
    extension: 'none',
    alarmDays: [45, 75],
    breach: { tells: ['owner', 'teamLeader', 'unitManager'], consequence: 'notExecuted' },
    source: 'SoL 34:1 (rapporteras till IVO varje kvartal)',
  },
  // The party's time and not ours: the one clock that may wait for a weekday (lag 1930:173), reckoned when the day is known.
  appeal: {
    startedBy: ['decision.received'],
    metBy: ['decision.final', 'decision.appealed'],
    length: { unit: 'given' },
    owner: 'caseOfficer',
    deputy: 'teamLeader',
    extension: 'none',
    atClosing: 'goesOn',
    breach: { tells: ['owner'], consequence: 'appealOver' },
    source: 'FL 44 (tre veckor från den dag då parten fick del av beslutet)',
  },
  courtSubmission: {
    startedBy: ['placement.decidedAtOnce'],
    metBy: ['placement.submittedToCourt'],
    endedBy: ['placement.ended'],
    length: { unit: 'weeks', n: 1 },
    owner: 'board',
    deputy: 'unitManager',
    extension: 'none',
    alarmDays: [3, 5, 6],
    breach: { tells: ['boardChair', 'unitManager', 'teamLeader'], consequence: 'decisionLapses' },
    source: 'LPBS 4:3–4:4',
  },
  planAction: {
    startedBy: ['plan.actionAdded'],
    metBy: ['plan.actionDone'],
    endedBy: ['plan.actionNotPossible'],
    length: { unit: 'given' },
    owner: 'caseOfficer',
    deputy: 'teamLeader',
    extension: 'none',
    atClosing: 'ends',
    breach: { tells: ['owner', 'teamLeader'], consequence: 'actionLate' },
    source: 'SoL 14:3; planen',
  },
  safetyPlanReview: {
    startedBy: ['safetyPlan.made'],
    metBy: ['safetyPlan.made'],
    length: { unit: 'given' },
    shownDaysBefore: 14,
    owner: 'caseOfficer',
    deputy: 'teamLeader',
    extension: 'none',
    atClosing: 'ends',
    breach: { tells: ['owner', 'teamLeader'], consequence: 'planOutdated' },
    source: 'HSLF-FS 2022:39; den dag som planen själv anger (F19)',
  },
  referralAnswer: {
    startedBy: ['referral.sent'],
    metBy: ['referral.answered', 'referral.bounced'],
    length: { unit: 'given' },
    shownDaysBefore: 7,
    owner: 'caseOfficer',
    deputy: 'teamLeader',
    extension: 'none',
    breach: { tells: ['owner', 'teamLeader'], consequence: 'noAnswer' },
    source: 'lokalt mål: den dag som svaret ska ha kommit (V13)',
  },
  needAnswer: {
    startedBy: ['need.asked'],
    metBy: ['need.answered'],
    length: { unit: 'days', n: 7 },
    owner: 'caseOfficer',
    deputy: 'teamLeader',
    extension: 'none',
    breach: { tells: ['owner', 'teamLeader'], consequence: 'noAnswer' },
    source: 'SoL 14:2; lokalt mål en vecka: en enhet som är tillfrågad svarar ja eller nej, med skäl (V37)',
  },
  emergencyAidEnds: {
    startedBy: ['emergencyAid.attached'],
    metBy: ['emergencyAid.followed'],
    length: { unit: 'given' },
    alarmDaysBefore: [5, 2],
    shownDaysBefore: 7,
    owner: 'caseOfficer',
    deputy: 'teamLeader',
    extension: 'none',
    breach: { tells: ['owner', 'teamLeader'], consequence: 'aidRanOut' },
    source: 'SoL 12:1; två veckor är vanligt: vad som kommer sedan bestäms innan (V10)',
  },
  restrainingOrderEnds: {
    startedBy: ['contactBan.set'],
    metBy: ['contactBan.set'],
    endedBy: ['contactBan.ended'],
    length: { unit: 'given' },
    alarmDaysBefore: [30, 14, 3],
    shownDaysBefore: 30,
    owner: 'caseOfficer',
    deputy: 'teamLeader',
    extension: 'none',
    breach: { tells: ['owner', 'teamLeader'], consequence: 'banRanOut' },
    source: 'Lag (1988:688) om kontaktförbud; sista dagen enligt beslutet, påminnelse 30, 14 och 3 dagar innan',
  },
  promise: {
    startedBy: ['promise.given'],
    metBy: ['promise.kept'],
    endedBy: ['promise.withdrawn'],
    length: { unit: 'given' },
    owner: 'promiser',
    deputy: 'dutyOfficer',
    extension: 'none',
    breach: { tells: ['owner', 'backupDuty', 'unitManager'], consequence: 'promiseBroken' },
    source: 'FL 37; SoL 14:9',
  },
  newSafeWay: {
    startedBy: ['safeContact.locked'],
    metBy: ['safeContact.set'],
    length: { unit: 'sameDay', atLeastMinutes: 120 },
    owner: 'receiver',
    deputy: 'backupDuty',
    extension: 'none',
    atClosing: 'ends',
    breach: { tells: ['owner', 'backupDuty', 'teamLeader'], consequence: 'noSafeWay' },
    source: 'lokalt mål samma dag; utan säker väg når ingen fram (V14)',
  },
  urgentMeeting: {
    startedBy: ['meeting.calledUrgently'],
    metBy: ['meeting.itemDiscussed'],
    endedBy: ['meeting.cancelled'],
    length: { unit: 'hours', n: 24 },
    owner: 'caseOfficer',
    deputy: 'backupDuty',
    extension: 'none',
    breach: { tells: ['owner', 'backupDuty', 'teamLeader', 'unitManager'], consequence: 'meetingLate' },
    source: 'lokal riktlinje: inom 24 timmar (V52)',
  },
  necessarySignature: {
    startedBy: ['necessary.asked'],
    metBy: ['necessary.signed'],
    endedBy: ['necessary.ended'],
    length: { unit: 'hours', n: 4 },
    owner: 'caseOfficer',
    deputy: 'backupDuty',
    extension: 'none',
    atClosing: 'ends',
    breach: { tells: ['owner', 'backupDuty', 'teamLeader'], consequence: 'notShared' },
    source: 'OSL 10:2 (en andra person prövar); lokalt mål 4 timmar',
  },
  withdrawalCheck: {
    startedBy: ['consent.withdrawn'],
    metBy: ['consent.withdrawalChecked'],
    length: { unit: 'days', n: 2 },
    owner: 'caseOfficer',
    deputy: 'teamLeader',
    extension: 'none',
    atClosing: 'ends',
    breach: { tells: ['owner', 'teamLeader'], consequence: 'willUnknown' },
    source: 'OSL 12:2; lokalt mål två dagar: var det hennes egen vilja? (V51)',
  },
  consentEnds: {
    startedBy: ['consent.given'],
    metBy: ['consent.given'],
    endedBy: ['consent.withdrawn', 'consent.leftToEnd'],
    length: { unit: 'given' },
    shownDaysBefore: 14,
    owner: 'caseOfficer',
    deputy: 'teamLeader',
    extension: 'none',
    atClosing: 'ends',
    breach: { tells: ['owner', 'teamLeader'], consequence: 'consentRanOut' },
    source: 'OSL 12:2; samtyckets sista dag: fråga igen i tid, eller låt det upphöra',
  },
  disclosureSignature: {
    startedBy: ['disclosure.asked'],
    metBy: ['disclosure.made'],
    endedBy: ['disclosure.refused'],
    length: { unit: 'hours', n: 4 },
    owner: 'caseOfficer',
    deputy: 'backupDuty',
    extension: 'none',
    breach: { tells: ['owner', 'backupDuty', 'teamLeader'], consequence: 'notDecided' },
    source: 'OSL 10 kap. (den som har delegation beslutar); lokalt mål 4 timmar',
  },
  whoHasRead: {
    startedBy: ['reading.asked'],
    metBy: ['reading.given', 'reading.refused'],
    endedBy: ['reading.withdrawn'],
    length: { unit: 'months', n: 1 },
    owner: 'caseOfficer',
    deputy: 'teamLeader',
    extension: 'none',
    alarmDays: [3, 14, 25],
    atClosing: 'goesOn',
    breach: { tells: ['owner', 'teamLeader', 'unitManager'], consequence: 'lawBroken' },
    source: 'skyndsamt; dataskyddsförordningen artikel 12.3 och 15: senast inom en månad',
  },
  // How long depends on the level that was judged (src/risk/risk.ts); a new assessment meets it and starts the next.
  riskReassessment: {
    startedBy: ['risk.assessed', 'risk.assessedLower'],
    metBy: ['risk.assessed', 'risk.assessedLower'],
    length: { unit: 'given' },
    shownDaysBefore: 14,
    owner: 'caseOfficer',
    deputy: 'teamLeader',
    extension: 'none',
    atClosing: 'ends',
    breach: { tells: ['owner', 'teamLeader'], consequence: 'riskOld' },
    source: 'lokalt mål: 90 dagar, 30 vid hög och 7 vid akut risk; ny bedömning när hotet ändras',
  },
  // How long depends on what happened, and when (src/risk/red-event.ts).
  riskRedEvent: {
    startedBy: ['risk.redEvent'],
    metBy: ['risk.assessed', 'risk.assessedLower'],
    endedBy: ['risk.redEventMistaken'],
    length: { unit: 'given' },
    owner: 'caseOfficer',
    deputy: 'backupDuty',
    extension: 'none',
    breach: { tells: ['owner', 'backupDuty', 'teamLeader'], consequence: 'threatNotAssessed' },
    source: 'ny bedömning när hotet ändras; lokalt mål samma dag, annars tre dagar',
  },
  riskSecondReading: {
    startedBy: ['risk.assessedLower'],
    metBy: ['risk.secondRead'],
    length: { unit: 'days', n: 3 },
    owner: 'caseOfficer',
    deputy: 'teamLeader',
    extension: 'none',
    breach: { tells: ['owner', 'teamLeader'], consequence: 'notReadBySecond' },
    source: 'lokalt mål tre dagar; ingen hjälp väntar på läsningen',
  },
  followUpContact: {
    startedBy: ['followUp.planned'],
    metBy: ['followUp.ended'],
    length: { unit: 'given' },
    shownDaysBefore: 14,
    owner: 'caseOfficer',
    deputy: 'teamLeader',
    extension: 'none',
    atClosing: 'goesOn',
    breach: { tells: ['owner', 'teamLeader'], consequence: 'notFollowedUp' },
    source: 'SoL 5:2 (systematisk uppföljning); lokalt mål 3, 6 och 12 månader efter avslut (V06, V36)',
  },
  // Started in the database, in the transaction that opens (db/policies/05_emergency.sql).
  emergencyReview: {
    startedBy: ['emergency.opened'],
    metBy: ['emergency.reviewed'],
    length: { unit: 'hours', n: 72 },
    owner: 'caseOfficer',
    deputy: 'backupDuty',
    extension: 'none',
    atClosing: 'goesOn',
    breach: { tells: ['owner', 'teamLeader', 'unitManager'], consequence: 'notReviewed' },
    source: 'SoLPuL 10 (kontroll av åtkomst); lokalt mål 72 timmar',
  },
  // Started in the database, by the job that carries a step over the wall: nobody on this side did anything (db/policies/39_steps.sql).
  safetyConsideration: {
    startedBy: [],
    metBy: ['safety.considered'],
    length: { unit: 'given' },
    owner: 'caseOfficer',
    deputy: 'teamLeader',
    extension: 'none',
    // Never whoever has the duty: it may be somebody who works on the other side.
    breach: { tells: ['owner', 'teamLeader'], consequence: 'notConsidered' },
    source: 'SoL 13:8 (den utsattas säkerhet ska särskilt beaktas)',
  },
  // Started by the support itself, which knows when a word was last heard, and when few talks or days are left (src/support).
  silence: {
    startedBy: [],
    metBy: ['talk.held', 'lightContact.made', 'silence.answered'],
    endedBy: ['intervention.ended'],
    length: { unit: 'given' },
    shownDaysBefore: 7,
    owner: 'caseOfficer',
    deputy: 'teamLeader',
    extension: 'none',
    breach: { tells: ['owner', 'teamLeader'], consequence: 'silentExit' },
    source: 'lokalt mål: efter 30 dagars tystnad eller två uteblivna samtal i rad frågas den som ger insatsen (V45)',
  },
  supportEnds: {
    startedBy: [],
    metBy: ['intervention.extended', 'intervention.notExtended', 'intervention.ended'],
    length: { unit: 'given' },
    shownDaysBefore: 14,
    owner: 'caseOfficer',
    deputy: 'teamLeader',
    extension: 'none',
    breach: { tells: ['owner', 'teamLeader'], consequence: 'supportRanOut' },
    source: 'SoL 5:1–5:2; lokalt mål: bestäm före slutet om insatsen avslutas, förlängs eller går vidare (V32)',
  },
} as const satisfies Record<ClockKind, ClockRule>;

export const clockKinds = Object.keys(clockRules) as ClockKind[];

export const ruleOf = (kind: ClockKind): ClockRule => clockRules[kind];

export const startedBy = (event: EventKind): ClockKind[] =>
  clockKinds.filter((kind) => ruleOf(kind).startedBy.includes(event));

export const metBy = (event: EventKind): ClockKind[] => clockKinds.filter((kind) => ruleOf(kind).metBy.includes(event));

export const endedBy = (event: EventKind): ClockKind[] =>
  clockKinds.filter((kind) => ruleOf(kind).endedBy?.includes(event) ?? false);
