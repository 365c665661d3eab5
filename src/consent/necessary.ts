import type { ShareablePart } from '../access/index.ts';
import type { GroundId, StaffId } from '../kernel/ids.ts';
import { type Instant, isBefore } from '../kernel/instant.ts';
import type { NotAsked } from './consent.ts';

/** Why nobody has consented: a no, or that asking wasn't possible. */
export type WithoutConsent = 'refused' | NotAsked;

/** What gives a colleague something without consent: our own work (OSL 10:2), or a need of hers (OSL 26:9, 26:9 c). */
export const laws = ['necessary', 'necessaryCareMinor', 'careOfElderly'] as const;
export type Law = (typeof laws)[number];

/** What is shared without consent (OSL 10:2): with one person who has a task of her own, once a second person has signed. */
export type Necessary = {
  readonly groundId: GroundId;
  readonly staffId: StaffId;
  readonly staffName: string;
  readonly parts: readonly ShareablePart[];
  readonly until: Instant;
  readonly askedById: StaffId;
  readonly askedBy: string;
  readonly askedAt: Instant;
  readonly without: WithoutConsent;
  readonly law: Law;
  readonly ownTask: string;
  readonly test: string;
  readonly signedBy: string | null;
  readonly signedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly endedBecause: string | null;
};

export type NecessaryStanding = 'toSign' | 'signed' | 'ended';
export const necessaryStanding = ({ signedAt, endedAt, until }: Necessary, now: Instant): NecessaryStanding =>
  endedAt !== null || !isBefore(now, until) ? 'ended' : signedAt === null ? 'toSign' : 'signed';

export type Signer = {
  readonly id: StaffId;
  /** Of the file's unit: nearest first. */
  readonly leads: 'team' | 'unit' | undefined;
  readonly onBackup: boolean;
};

/**
 * Who is to sign, first the one whose clock it is: who has the back-up duty is at work now; a leader may be at home. Neither she who
 * asks nor she who is to read signs.
 */
export const signersOf = (people: readonly Signer[], asker: StaffId, reader: StaffId): readonly Signer[] =>
  people
    .filter(({ id, leads, onBackup }) => (leads || onBackup) && id !== asker && id !== reader)
    .toSorted(
      (one, other) =>
        Number(other.onBackup) - Number(one.onBackup) || Number(other.leads === 'team') - Number(one.leads === 'team'),
    );

/** At most three months; a week where nobody says anything else. */
export const longestDays = 90;
export const usualDays = 7;
