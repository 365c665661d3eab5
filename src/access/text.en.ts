import type { sv } from './text.sv.ts';

export const en: typeof sv = {
  nav: {
    today: 'My day',
    duty: 'Duty',
    intake: 'Intake',
    files: 'Files',
    meetings: 'Meetings',
    followup: 'Follow-up',
    organisation: 'Organisation',
    leading: 'Leading',
    caseLoad: 'Case load',
  },
  fileStrip: 'The file in short',
  withdrawal: 'Somebody takes back a consent',
  certificates: 'Certificates of need to my unit',
  emergency: 'Open a file in an emergency',
  logReview: 'Log control',
  undo: 'Undo',
  dutyUntil: (duty, until) => (duty === 'duty' ? `On duty until ${until}` : `Back-up until ${until}`),
  roles: {
    caseOfficer: 'case officer',
    therapist: 'therapist',
    teamLeader: 'team leader',
    unitManager: 'unit manager',
    barnahusCoordinator: 'Barnahus coordinator',
    childCounsellor: 'child counsellor',
    supportWorker: 'support worker',
    boardChair: 'chair of the board',
    administrator: 'administrator',
    auditor: 'auditor',
  },
};
