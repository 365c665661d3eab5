import type { ProtectedIdentity } from '../access/index.ts';
import type { FileId, PersonId } from '../kernel/ids.ts';
import type { ViolenceTold } from '../safety/index.ts';
import type { PersonTold } from './people.store.ts';

/** Parts of what came in that are chosen one by one; what she told is chosen telling by telling. */
export const carriedParts = ['safeContact', 'interpreter', 'fear', 'protection', 'warnings', 'people'] as const;
export type CarriedPart = (typeof carriedParts)[number];

/** For each person told of: nothing, a file of their own, or one that is there already. */
type FileChoice =
  | { readonly kind: 'none' }
  | { readonly kind: 'new'; readonly protection: ProtectedIdentity }
  | { readonly kind: 'existing'; readonly fileId: FileId };

export type PersonPlan = {
  readonly person: PersonTold;
  readonly choice: FileChoice;
  /** Ids of the tellings that go along, by the first of their rows. */
  readonly tellings: readonly string[];
  readonly parts: readonly CarriedPart[];
};

/** Who can be given a file. One who uses violence can, by a choice of its own, and nothing goes along (docs/decisions/0014). */
export const mayHaveFile = ({ part }: Pick<PersonTold, 'part'>): boolean =>
  part === 'self' || part === 'child' || part === 'usesViolence';

/** What may go along at all: nothing to the one who uses violence, and to a child nothing of how the adult is reached. */
export const partsFor = ({ part }: Pick<PersonTold, 'part'>): readonly CarriedPart[] => {
  if (part === 'self') return carriedParts;
  return part === 'child' ? ['protection'] : [];
};

/** Chosen from the start: her own account to hers; to a child's file only what is about that child. */
export const goesAlongByDefault = (
  person: Pick<PersonTold, 'id' | 'part'>,
  told: Pick<ViolenceTold, 'toPerson'>,
): boolean => person.part === 'self' || (person.part === 'child' && told.toPerson === person.id);

export type Readers = {
  readonly guardians: readonly PersonTold[];
  /** Among them one who uses violence: what is written in the child's file may be read by that person. */
  readonly dangerous: boolean;
  readonly unknown: boolean;
};

/** Who may read a child's file as a party (FL 10, 25). Unknown is read as: both parents may, also the one who uses violence. */
export function readersOf(child: PersonTold, people: readonly PersonTold[]): Readers {
  const guardians = people.filter(({ id }) => child.guardianIds.includes(id));
  return {
    guardians,
    dangerous: guardians.some(({ part }) => part === 'usesViolence'),
    unknown: guardians.length === 0,
  };
}

export type TriageProblem = 'nobody' | 'twoInOneFile' | 'otherSide';

/** One person, one file: two of them in the same file, or none at all, is refused. */
export function triageProblem(plans: readonly PersonPlan[]): TriageProblem | undefined {
  const opened = plans.filter(({ choice }) => choice.kind !== 'none');
  if (opened.length === 0) return 'nobody';
  const existing = opened.flatMap(({ choice }) => (choice.kind === 'existing' ? [choice.fileId] : []));
  return new Set(existing).size < existing.length ? 'twoInOneFile' : undefined;
}

/** Those who are told of in a file: never the one whom it is about, and in a child's file only those who are its own. */
export function toldIn(
  plan: PersonPlan,
  people: readonly PersonTold[],
  violence: readonly ViolenceTold[],
): PersonTold[] {
  const { person, tellings, parts } = plan;
  if (person.part === 'usesViolence') return [];
  const named = new Set<PersonId | null>(
    violence
      .filter(({ ids }) => tellings.includes(ids[0] ?? ''))
      .flatMap(({ byPerson, toPerson }) => [byPerson, toPerson]),
  );
  return people.filter((one) => {
    if (one.id === person.id || one.part === 'reporter') return false;
    if (person.part === 'self') return one.part === 'child' || named.has(one.id) || parts.includes('people');
    return one.part === 'self' || person.guardianIds.includes(one.id) || named.has(one.id);
  });
}

export const situationRole = { self: 'victim', child: 'childWitness', usesViolence: 'perpetrator' } as const;
