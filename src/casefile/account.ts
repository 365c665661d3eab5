import type { Id, StaffId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';

export type AccountId = Id<'account'>;

export const confirmedHows = ['readAloud', 'readHerself', 'byPhone', 'withInterpreter'] as const;
export type ConfirmedHow = (typeof confirmedHows)[number];

export const retellingReasons = ['newWorker', 'otherUnit', 'otherAuthority', 'notFound', 'incomplete'] as const;
/** Why she had to tell it again although it was written. */
export type RetellingReason = (typeof retellingReasons)[number];

export type AccountVersion = {
  readonly id: AccountId;
  readonly version: number;
  readonly text: string;
  /** What is different from the version before, in words. */
  readonly changed: string | null;
  readonly draft: boolean;
  readonly revision: number;
  readonly savedAt: Instant | null;
  readonly savedPage: string | null;
  readonly writtenAt: Instant;
  readonly writtenBy: StaffId;
  readonly writerName: string;
  readonly confirmedAt: Instant | null;
  readonly confirmedHow: ConfirmedHow | null;
  readonly confirmedTo: string | null;
};

/** What she has had to go through: counted from what happened, never typed in (V02). */
export type ToldCount = { readonly staffMet: number; readonly retold: number };

/** The one that is reused: the newest that she has confirmed, whatever has been begun since. */
export const reused = (versions: readonly AccountVersion[]): AccountVersion | undefined =>
  newestFirst(versions).find(({ confirmedAt }) => confirmedAt !== null);

export const draftOf = (versions: readonly AccountVersion[]): AccountVersion | undefined =>
  versions.find(({ draft }) => draft);

/** Written down and waiting for her to hear or read it. */
export const waitingForHer = (versions: readonly AccountVersion[]): AccountVersion | undefined => {
  const newest = newestFirst(versions).find(({ draft }) => !draft);
  return newest && newest.confirmedAt === null ? newest : undefined;
};

export const newestFirst = (versions: readonly AccountVersion[]): AccountVersion[] =>
  versions.toSorted((one, other) => other.version - one.version);

/** A correction starts from what stands, so that nothing is retold to change one thing. */
export const startOfNext = (
  versions: readonly AccountVersion[],
): { readonly version: number; readonly text: string } => {
  const newest = newestFirst(versions).find(({ draft }) => !draft);
  return { version: (newest?.version ?? 0) + 1, text: newest?.text ?? '' };
};
