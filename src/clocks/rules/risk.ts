import type { ClockRule } from '../clocks.ts';

/** When the threat is judged anew, and by whom. */
export const riskRules = {
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
  // Started with its moment when a file is opened of somebody who is exposed, and when it is opened again.
  riskFirst: {
    startedBy: [],
    metBy: ['risk.assessed', 'risk.assessedLower'],
    length: { unit: 'given' },
    owner: 'caseOfficer',
    deputy: 'teamLeader',
    extension: 'none',
    atClosing: 'ends',
    breach: { tells: ['owner', 'teamLeader'], consequence: 'riskOld' },
    source: 'lokalt mål: en vecka från att akten öppnades',
  },
  // How long depends on what happened, and when (src/redevent/red-event.ts).
  riskRedEvent: {
    startedBy: ['risk.redEvent'],
    metBy: ['risk.assessed', 'risk.assessedLower'],
    endedBy: ['risk.redEventMistaken'],
    length: { unit: 'given' },
    // A day in court that lies months ahead is nothing to do today, and holds no file open.
    shownDaysBefore: 14,
    atClosing: 'endsIfAhead',
    atReopening: 'startsAgain',
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
} as const satisfies Record<string, ClockRule>;
