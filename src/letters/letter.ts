import type { Id, PersonId, StaffId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';

export type LetterId = Id<'guardianLetter'>;

/** What a letter is about: each has one sentence of its own, the same for every family. */
export const letterSubjects = [
  'investigationOpened',
  'investigationEnded',
  'decision',
  'meeting',
  'answer',
  'information',
] as const;
export type LetterSubject = (typeof letterSubjects)[number];

/** All that can stand in one. There is no field for a place, for anyone's address, or for another person. */
export type LetterContent = {
  readonly subject: LetterSubject;
  readonly guardian: string;
  readonly child: string;
  readonly message: string;
  readonly contact: { readonly name: string; readonly phone: string | null };
};

export const placeSecrets = ['yes', 'no', 'unknown'] as const;
export type PlaceSecret = (typeof placeSecrets)[number];

export type Letter = {
  readonly id: LetterId;
  readonly guardianId: PersonId;
  readonly content: LetterContent;
  readonly harmWords: string;
  readonly placeSecret: PlaceSecret;
  readonly heldBack: string | null;
  readonly madeById: StaffId;
  readonly madeBy: string;
  readonly madeAt: Instant;
  readonly signedBy: string | null;
  readonly signedAt: Instant | null;
  readonly exceptionWords: string | null;
  readonly withdrawnAt: Instant | null;
};

/** One who may read as guardian, as the child's file tells of her or him. */
export type Guardian = {
  readonly id: PersonId;
  readonly name: string;
  readonly usesViolence: boolean;
  /** A block by name that stands, with why. */
  readonly block:
    | { readonly id: string; readonly words: string; readonly by: string; readonly at: Instant }
    | undefined;
  /** A block by name that was lifted of late: whoever signs now knows that somebody said no, and who said yes. */
  readonly lifted: { readonly words: string; readonly by: string; readonly at: Instant } | undefined;
};
/** How long after that it is said where a letter to her or him is written and signed. */
export const toldOfLifted = { hours: 30 * 24 };

export const isBlocked = ({ usesViolence, block }: Pick<Guardian, 'usesViolence' | 'block'>): boolean =>
  usesViolence || block !== undefined;

/** Signed before its reader was blocked, and by nobody in spite of that: then there is no paper until the block is lifted. */
export const isStopped = (
  { signedAt, exceptionWords }: Pick<Letter, 'signedAt' | 'exceptionWords'>,
  reader: Pick<Guardian, 'usesViolence' | 'block'>,
): boolean => signedAt !== null && isBlocked(reader) && exceptionWords === null;

/** Somebody that the file tells of, and how she can be recognised in a text. */
export type Other = { readonly id: PersonId; readonly name: string | null; readonly number: string | null };

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFC')
    .toLocaleLowerCase('sv')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 0);

const digitsOf = (text: string): string => text.replaceAll(/\D/g, '');

/** "Elins" names Elin. */
const names = (said: ReadonlySet<string>, word: string): boolean => said.has(word) || said.has(`${word}s`);

/**
 * Whom else than its reader and the child a text tells of: by any of their names that the reader and the child don't share,
 * or by number. A family's common name points at nobody.
 */
export function othersNamed(text: string, others: readonly Other[], readers: readonly (string | null)[]): Other[] {
  const said = new Set(wordsOf(text));
  const shared = new Set(readers.flatMap((name) => wordsOf(name ?? '')));
  const digits = digitsOf(text);
  return others.filter(({ name, number }) => {
    const own = wordsOf(name ?? '').filter((word) => word.length > 2 && !shared.has(word));
    const figures = digitsOf(number ?? '');
    return own.some((word) => names(said, word)) || (figures.length >= 10 && digits.includes(figures.slice(-10)));
  });
}

/** As many words in a row are no accident. */
const quoted = 5;

/** Whether a text says what another does in its own words: five in a row that stand there too, or all of a shorter one. */
export function quotes(text: string, sources: readonly string[]): boolean {
  const said = ` ${wordsOf(text).join(' ')} `;
  return sources.some((source) => {
    const words = wordsOf(source);
    const length = Math.min(quoted, words.length);
    return words.some(
      (_, at) =>
        at + length <= words.length && length > 1 && said.includes(` ${words.slice(at, at + length).join(' ')} `),
    );
  });
}

/** Whether a text holds a way to reach somebody: a number by its figures, an address by its words. */
export function tellsWay(text: string, targets: readonly string[]): boolean {
  const digits = digitsOf(text);
  const tidy = wordsOf(text).join(' ');
  return targets.some((target) => {
    const figures = digitsOf(target);
    const words = wordsOf(target).join(' ');
    return (figures.length >= 6 && digits.includes(figures.slice(-8))) || (words.length >= 6 && tidy.includes(words));
  });
}
