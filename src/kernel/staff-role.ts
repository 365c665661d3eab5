/** What somebody of the staff is, in a unit. The same list in the database, at the door, in the organisation and in delegation. */
export const staffRoles = [
  'caseOfficer',
  'therapist',
  'teamLeader',
  'unitManager',
  'barnahusCoordinator',
  'childCounsellor',
  'supportWorker',
  'boardChair',
  'administrator',
  'auditor',
] as const;
export type StaffRole = (typeof staffRoles)[number];
