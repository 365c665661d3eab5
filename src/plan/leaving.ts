import type { FileSide } from '../access/index.ts';
import type { ActionId, Id } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Action } from './plan.ts';

export type ErrandId = Id<'errand'>;
export type ObstacleId = Id<'obstacle'>;

/** What is arranged before somebody leaves (voices V18), side by side. */
export const errandKinds = [
  'ownAccount',
  'socialInsurance',
  'taxAgency',
  'landlord',
  'school',
  'healthRecords',
  'sharedPhone',
  'eIdentification',
  'mailForwarding',
  'divorce',
  'policeDesk',
  'wayThere',
] as const;
export type ErrandKind = (typeof errandKinds)[number];

/** Why it doesn't go: counted by kind, so that it is seen what stops people, and never that it was their fault. */
export const obstacleKinds = [
  'landlordRefuses',
  'otherGuardianNeeded',
  'noEIdentification',
  'noIdDocument',
  'sharedDebt',
  'cost',
  'longWait',
  'wouldReveal',
  'serviceRefuses',
  'noEscort',
  'other',
] as const;
export type ObstacleKind = (typeof obstacleKinds)[number];

export type Obstacle = {
  readonly id: ObstacleId;
  readonly actionId: ActionId;
  readonly kind: ObstacleKind;
  readonly words: string | null;
  readonly at: Instant;
  readonly removedAt: Instant | null;
};

export type Errand = {
  readonly id: ErrandId;
  readonly kind: ErrandKind;
  readonly action: Action;
  /** What it would reveal and to whom, as it was shown when it was chosen. */
  readonly reveals: string;
  readonly escort: Action | undefined;
  readonly roomBookedAt: Instant | null;
  readonly roomWords: string | null;
  readonly obstacles: readonly Obstacle[];
};

const isOpen = ({ action }: Errand): boolean => action.doneAt === null && action.noLongerPossibleAt === null;

export const openErrands = (errands: readonly Errand[]): Errand[] => errands.filter(isOpen);
export const closedErrands = (errands: readonly Errand[]): Errand[] => errands.filter((one) => !isOpen(one));

/** What can be begun: once at a time, and again when it has ended. */
export const errandsLeft = (errands: readonly Errand[]): ErrandKind[] =>
  errandKinds.filter((kind) => !openErrands(errands).some((one) => one.kind === kind));

/** At a police desk one is heard by everybody who waits: a room of one's own is booked first. */
export const needsRoom = ({ kind, roomBookedAt }: Pick<Errand, 'kind' | 'roomBookedAt'>): boolean =>
  kind === 'policeDesk' && roomBookedAt === null;

export const obstaclesLeft = (errands: readonly Errand[]): number =>
  openErrands(errands).reduce((n, { obstacles }) => n + obstacles.filter((one) => one.removedAt === null).length, 0);

/**
 * Only in the file of an adult who is exposed: in that of one who uses violence it would warn him, and a child's is read by both
 * guardians.
 */
export const mayLeave = ({ kind, side }: { readonly kind: string; readonly side: FileSide | undefined }): boolean =>
  kind === 'person' && side !== 'perpetrator' && side !== 'childWitness';
