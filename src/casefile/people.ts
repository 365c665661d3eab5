import type { FileId, PersonId } from '../kernel/ids.ts';

const parts = ['self', 'child', 'usesViolence', 'guardian', 'closePerson', 'reporter'] as const;
export type Part = (typeof parts)[number];

export const livesWithAnswers = ['yes', 'no', 'unknown'] as const;
export type LivesWith = (typeof livesWithAnswers)[number];

/** How the person of the file and this one belong together. */
export const relations = [
  'partner',
  'formerPartner',
  'parent',
  'stepParent',
  'sibling',
  'grownChild',
  'relative',
  'other',
] as const;
export type Relation = (typeof relations)[number];

/** Who can be added on the file's own page; the one it is about is there from the first. */
export const addedParts = ['child', 'usesViolence', 'guardian', 'closePerson'] as const satisfies readonly Part[];

/** Somebody as this file tells of her. */
export type PersonTold = {
  readonly id: PersonId;
  readonly part: Part;
  readonly name: string | null;
  readonly number: string | null;
  readonly birthYear: number | null;
  readonly relation: Relation | null;
  readonly livesWith: LivesWith;
  readonly words: string | null;
  readonly ownFileId: FileId | null;
  readonly detached: boolean;
};

/** Children first, then those who use violence: who must be thought of before a call. */
const order: readonly Part[] = ['self', 'child', 'usesViolence', 'guardian', 'closePerson', 'reporter'];
export const byPart = (one: PersonTold, other: PersonTold): number =>
  order.indexOf(one.part) - order.indexOf(other.part) || (one.name ?? '').localeCompare(other.name ?? '', 'sv');
