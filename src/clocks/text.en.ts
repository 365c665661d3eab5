import type { sv } from './text.sv.ts';

export const en: typeof sv = {
  name: {
    adultProtection: 'Protection assessment',
    childProtection: 'Protection assessment of the child',
    namedOwner: 'Someone takes the matter',
    ownConcernReport: 'Concern report for the child',
    preliminaryAssessment: 'Preliminary assessment',
    reporterFeedback: 'Answer to the reporter',
    childInvestigation: 'Investigation of the child',
    adultInvestigation: 'Investigation',
    courtSubmission: 'The decision to the court',
    promise: 'Promise',
    newSafeWay: 'A new safe way to reach the person',
  },
  act: {
    adultProtection: 'Assess protection',
    childProtection: 'Assess protection',
    namedOwner: 'Take the matter',
    ownConcernReport: 'Report concern for a child',
    preliminaryAssessment: 'Decide on an investigation',
    reporterFeedback: 'Answer the reporter',
    childInvestigation: 'Open the investigation',
    adultInvestigation: 'Open the investigation',
    courtSubmission: 'Submit to the court',
    promise: 'Keep the promise',
    newSafeWay: 'Write down safe contact',
  },
  state: {
    running: 'Running',
    dueToday: 'Today',
    breached: 'Late',
    met: 'Done in time',
    metLate: 'Done too late',
  },
  consequence: {
    unprotectedAdult: 'Nobody has assessed whether the person exposed to violence is protected.',
    unprotectedChild: 'Nobody has assessed whether the child is protected. The law says at once.',
    nobodyHolds: 'Nobody holds the matter.',
    reportDutyBroken:
      'The concern for the child is not reported. The law says at once, and the contact can’t be ended.',
    lawBroken: 'The time of the law has run out. The decision may still be made, with the reasons for the delay.',
    decisionLapses: 'The decision no longer holds. The child’s protection must be decided again.',
    localPromiseBroken: 'The time that the municipality promised has run out.',
    noSafeWay: 'Nobody knows how the person can be reached safely.',
    promiseBroken: 'The promise is not kept. The one who got it must be told what holds tonight.',
  },
};
