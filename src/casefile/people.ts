import type { FileId, PersonId } from '../kernel/ids.ts';
import type { Part, Relation } from '../kernel/told-person.ts';
import type { YesNoUnknown } from '../kernel/yes-no-unknown.ts';

export { relations } from '../kernel/told-person.ts';
export type { Part, Relation };

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
  readonly livesWith: YesNoUnknown;
  readonly words: string | null;
  readonly ownFileId: FileId | null;
  readonly detached: boolean;
};

/** Children first, then those who use violence: who must be thought of before a call. */
const order: readonly Part[] = ['self', 'child', 'usesViolence', 'guardian', 'closePerson', 'reporter'];
export const byPart = (one: PersonTold, other: PersonTold): number =>
  order.indexOf(one.part) - order.indexOf(other.part) || (one.name ?? '').localeCompare(other.name ?? '', 'sv');
