import type { StaffRole } from '../platform/database/with-actor.ts';

export const sv = {
  nav: {
    today: 'Min dag',
    duty: 'Jour',
    intake: 'Mottag',
    files: 'Ärenden',
    meetings: 'Möten',
    followup: 'Uppföljning',
    organisation: 'Organisation',
    leading: 'Leda',
    caseLoad: 'Ärendeläge',
  },
  fileStrip: 'Akten i korthet',
  withdrawal: 'Någon tar tillbaka ett samtycke',
  certificates: 'Behovsintyg till min enhet',
  emergency: 'Nödöppna en akt',
  logReview: 'Loggkontroll',
  undo: 'Ångra',
  cannotBeNamed: 'Den du valde kan inte utses här. Välj någon annan, eller fråga din gruppledare.',
  dutyUntil: (duty: 'duty' | 'backup', until: string) =>
    duty === 'duty' ? `Jour till ${until}` : `Bakjour till ${until}`,
  roles: {
    caseOfficer: 'socialsekreterare',
    therapist: 'behandlare',
    teamLeader: 'gruppledare',
    unitManager: 'enhetschef',
    barnahusCoordinator: 'samordnare Barnahus',
    childCounsellor: 'barnkurator',
    supportWorker: 'stödperson',
    boardChair: 'nämndens ordförande',
    administrator: 'administratör',
    auditor: 'granskare',
  } satisfies Record<StaffRole, string>,
};
