/** The parts of a file that grounds cover one by one. */
export const sectionKinds = [
  'identity',
  'safeContact',
  'account',
  'protection',
  'children',
  'plan',
  'notes',
  'processes',
  'decisions',
  'health',
  'location',
] as const;
export type SectionKind = (typeof sectionKinds)[number];

/** `contact`: what came in, before it is anyone's file. `situation`: which files stand around the same violence. */
export type FileKind = 'contact' | 'person' | 'situation';

/** Levels of protected identity; from `protectedRegistration` on, only the named team opens the file. */
export type ProtectedIdentity = 'none' | 'secrecyMarker' | 'protectedRegistration' | 'assumedIdentity';

export type GroundKind = 'team' | 'duty' | 'leader' | 'created';

export type GroundFunction =
  | 'received'
  | 'responsible'
  | 'coHandler'
  | 'childOfficer'
  | 'therapist'
  | 'supportWorker'
  | 'leader'
  | 'deputy';

const daily = [
  'identity',
  'safeContact',
  'account',
  'protection',
  'children',
  'plan',
  'notes',
  'processes',
  'decisions',
] as const;

/** What each function in a team needs to read and to write (SoL 14:6, inner secrecy: no more than the work needs). */
export const sectionsOf = {
  received: { reads: sectionKinds, writes: sectionKinds },
  responsible: { reads: sectionKinds, writes: sectionKinds },
  deputy: { reads: sectionKinds, writes: sectionKinds },
  coHandler: { reads: [...daily, 'health'], writes: [...daily, 'health'] },
  childOfficer: { reads: [...daily, 'health', 'location'], writes: [...daily, 'health'] },
  therapist: {
    reads: ['identity', 'safeContact', 'account', 'protection', 'children', 'plan', 'notes', 'health'],
    writes: ['safeContact', 'protection', 'plan', 'notes'],
  },
  supportWorker: {
    reads: ['identity', 'safeContact', 'protection', 'plan', 'processes', 'notes'],
    writes: ['safeContact', 'plan', 'notes', 'processes'],
  },
  leader: { reads: daily, writes: ['protection', 'plan', 'notes', 'decisions'] },
} as const satisfies Record<GroundFunction, { reads: readonly SectionKind[]; writes: readonly SectionKind[] }>;
