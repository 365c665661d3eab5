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
  'consents',
] as const;
export type SectionKind = (typeof sectionKinds)[number];

/** `contact`: what came in, before it is anyone's file. `situation`: which files stand around the same violence. */
export type FileKind = 'contact' | 'person' | 'situation';

/** Levels of protected identity; from `protectedRegistration` on, only the named team opens the file. */
export type ProtectedIdentity = 'none' | 'secrecyMarker' | 'protectedRegistration' | 'assumedIdentity';
export const fewMaySee = (level: ProtectedIdentity): boolean =>
  level === 'protectedRegistration' || level === 'assumedIdentity';

/** The address of a file's own page, and what every page of it begins with. */
export const addressOf = ({ id, kind }: { readonly id: string; readonly kind: FileKind }): string =>
  `/${kind === 'contact' ? 'kontakt' : 'akt'}/${id}`;

type Held = { readonly role: string; readonly unitId: string };
/** Whether this worker leads the unit that has the file. The database asks the same again, where it lets a leader do something. */
export const leadsUnitOf = (
  { unitId: unit }: { readonly unitId: string },
  { roles }: { readonly roles: readonly Held[] },
): boolean => roles.some(({ role, unitId }) => unitId === unit && (role === 'teamLeader' || role === 'unitManager'));

/**
 * Why a file is open. `secrecyWaiver`: consented to, for those who speak for the unit that was named (OSL 12:2). `necessary`:
 * without consent, for one person with a task of her own (OSL 10:2), signed by a second. `provision`: the same where another
 * paragraph gives it. `emergency`: an hour on one's own word, reviewed afterwards.
 */
export type GroundKind =
  | 'team'
  | 'secrecyWaiver'
  | 'necessary'
  | 'provision'
  | 'duty'
  | 'leader'
  | 'emergency'
  | 'created';

/** What a waiver may cover. Who the person is, how to reach her safely and the plan always go along. */
export const shareableParts = ['account', 'protection', 'children', 'processes', 'decisions', 'health'] as const;
export type ShareablePart = (typeof shareableParts)[number];
export const alwaysShared = ['identity', 'safeContact', 'plan'] as const satisfies readonly SectionKind[];

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
  'consents',
] as const;

const withoutPlace = sectionKinds.filter((kind) => kind !== 'location');

/**
 * What each function in a team needs to read and to write (SoL 14:6, inner secrecy: no more than the work needs). Where the
 * person is comes with the answer for the file alone: to anyone else it is given by name (`src/location`).
 */
export const sectionsOf = {
  received: { reads: sectionKinds, writes: sectionKinds },
  responsible: { reads: sectionKinds, writes: sectionKinds },
  deputy: { reads: withoutPlace, writes: withoutPlace },
  coHandler: { reads: [...daily, 'health'], writes: [...daily, 'health'] },
  childOfficer: { reads: [...daily, 'health'], writes: [...daily, 'health'] },
  therapist: {
    reads: ['identity', 'safeContact', 'account', 'protection', 'children', 'plan', 'notes', 'health', 'consents'],
    writes: ['safeContact', 'protection', 'plan', 'notes', 'consents'],
  },
  supportWorker: {
    reads: ['identity', 'safeContact', 'protection', 'plan', 'processes', 'notes', 'consents'],
    writes: ['safeContact', 'plan', 'notes', 'processes'],
  },
  leader: { reads: daily, writes: ['protection', 'plan', 'notes', 'decisions', 'consents'] },
} as const satisfies Record<GroundFunction, { reads: readonly SectionKind[]; writes: readonly SectionKind[] }>;
