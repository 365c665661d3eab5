import type { ClockRule } from '../clocks.ts';

/** From what came in to what was decided and carried out. */
export const investigationRules = {
  openInvestigation: {
    startedBy: ['investigation.due'],
    metBy: [
      'adultInvestigation.opened',
      'adultInvestigation.notOpened',
      'childInvestigation.opened',
      'childInvestigation.notOpened',
      // It belongs to one that goes on already.
      'investigation.joined',
    ],
    length: { unit: 'sameDay', atLeastMinutes: 120 },
    owner: 'caseOfficer',
    deputy: 'teamLeader',
    extension: 'none',
    breach: { tells: ['owner', 'teamLeader'], consequence: 'lawBroken' },
    source: 'SoL 14:2 (genast)',
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
  // Started also by the decision itself on what is granted at once: money, or a place (src/safety).
  execution: {
    startedBy: ['decision.granted', 'intervention.interrupted'],
    metBy: ['intervention.begun', 'intervention.resumed', 'decision.executed', 'placement.begun'],
    endedBy: ['decision.declined', 'decision.changed'],
    length: { unit: 'months', n: 3 },
    owner: 'caseOfficer',
    deputy: 'unitManager',
    extension: 'none',
    alarmDays: [45, 75],
    shownDaysBefore: 50,
    breach: { tells: ['owner', 'teamLeader', 'unitManager'], consequence: 'notExecuted' },
    source: 'SoL 34:1 (rapporteras till IVO varje kvartal)',
  },
  // Decided, or refused by a decision that can be appealed. Not met by one who writes that it takes time.
  decisionRequest: {
    startedBy: ['investigation.decisionRequested'],
    metBy: ['adultInvestigation.ended', 'childInvestigation.ended', 'investigation.requestRefused'],
    length: { unit: 'weeks', n: 4 },
    owner: 'caseOfficer',
    deputy: 'teamLeader',
    extension: 'none',
    alarmDays: [14, 21],
    breach: { tells: ['owner', 'teamLeader', 'unitManager'], consequence: 'lawBroken' },
    source: 'FL 12',
  },
  // With the case, to the court. Ours, and it waits for no weekday; met too where the appeal is rejected instead.
  appealHandover: {
    startedBy: ['decision.appealed'],
    metBy: ['appeal.handedOver', 'appeal.rejected'],
    endedBy: ['appeal.withdrawn'],
    length: { unit: 'weeks', n: 1 },
    owner: 'caseOfficer',
    deputy: 'teamLeader',
    extension: 'none',
    alarmDays: [3, 5],
    breach: { tells: ['owner', 'teamLeader', 'unitManager'], consequence: 'appealLeft' },
    source: 'FL 46 (skyndsamt; i regel inom en vecka från det att överklagandet kom in)',
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
} as const satisfies Record<string, ClockRule>;
