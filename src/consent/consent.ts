import { randomInt } from 'node:crypto';
import type { ConsentId, ShareablePart } from '../access/index.ts';
import type { GroundId, Id, PersonId, StaffId, UnitId } from '../kernel/ids.ts';
import { dayOf, type Instant, isBefore } from '../kernel/instant.ts';
import type { GivenAs, Wording } from './worded.ts';

/** The forms that answer one asking: each guardian's and the child's. The person's own has none. */
export type AskingId = Id<'asking'>;

export const notAskedReasons = ['notSafe', 'notReached', 'unable'] as const;
export type NotAsked = (typeof notAskedReasons)[number];
export type Answered = 'waiting' | 'given' | 'refused' | 'notAsked';

export type Receiver =
  | { readonly unitId: UnitId; readonly name: string }
  | { readonly unitId: null; readonly name: string };

/** One form: what was asked, in which words, and what one person answered. */
export type Consent = {
  readonly id: ConsentId;
  readonly reference: string;
  readonly askingId: AskingId | null;
  readonly givenAs: GivenAs;
  readonly giverId: PersonId | null;
  readonly giverName: string | null;
  readonly matureBecause: string | null;
  readonly receiver: Receiver;
  readonly purpose: string;
  readonly parts: readonly ShareablePart[];
  readonly validTo: Instant;
  readonly wording: Wording;
  readonly wordingVersion: string;
  readonly language: 'sv' | 'en';
  readonly heardIn: 'ownLanguage' | 'interpreter';
  readonly askedById: StaffId;
  readonly askedBy: string;
  readonly askedAt: Instant;
  readonly limitsToldAt: Instant | null;
  readonly answer: Answered;
  readonly notAskedBecause: NotAsked | null;
  readonly saidYesAt: Instant | null;
  readonly answeredAt: Instant | null;
  readonly signedHow: 'screen' | 'paper' | null;
  readonly signature: string | null;
  readonly groundId: GroundId | null;
  readonly withdrawnAt: Instant | null;
  /** It was decided not to ask for it again. */
  readonly leftToEndAt: Instant | null;
};

export type Standing = 'inForce' | 'waiting' | 'refused' | 'notAsked' | 'withdrawn' | 'ended';

/** What the answer to one asking comes to now. `forms`: all that were asked, of one person or of several for a child. */
export function standingOf(forms: readonly Consent[], complete: boolean, now: Instant): Standing {
  if (forms.some(({ withdrawnAt }) => withdrawnAt !== null)) return 'withdrawn';
  const given = forms.some(({ answer }) => answer === 'given');
  if (forms.some(({ validTo }) => !isBefore(now, validTo))) return given ? 'ended' : lastAnswer(forms);
  return complete ? 'inForce' : lastAnswer(forms);
}

const lastAnswer = (forms: readonly Consent[]): 'waiting' | 'refused' | 'notAsked' | 'ended' =>
  forms.some(({ answer }) => answer === 'refused')
    ? 'refused'
    : forms.some(({ answer }) => answer === 'notAsked')
      ? 'notAsked'
      : 'waiting';

/** Asking belongs together: those without a shared id stand for themselves. In the order they came in. */
export function askings(consents: readonly Consent[]): Consent[][] {
  const found = new Map<string, Consent[]>();
  for (const one of consents) {
    const key = one.askingId ?? one.id;
    found.set(key, [...(found.get(key) ?? []), one]);
  }
  return [...found.values()];
}

/** Forms that answer one asking end together. */
export const endsAs = ({ askingId, id }: Consent): AskingId | ConsentId => askingId ?? id;

/** Consents to the same receiver that this one takes the place of: nobody has to ask for those again. */
export const renewedBy = (one: Consent, all: readonly Consent[]): Consent[] =>
  all.filter(
    (other) =>
      endsAs(other) !== endsAs(one) &&
      other.answer === 'given' &&
      other.receiver.unitId === one.receiver.unitId &&
      other.receiver.name === one.receiver.name &&
      !isBefore(one.validTo, other.validTo),
  );

export const endsSoonDays = 14;
export function endsSoon(validTo: Instant, now: Instant): boolean {
  return isBefore(now, validTo) && dayOf(now).until(dayOf(validTo), { largestUnit: 'day' }).days <= endsSoonDays;
}

/** At most a year; half a year where nobody says anything else. */
export const longestMonths = 12;
export const usualMonths = 6;

const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/**
 * Stands on the form. Read aloud without mistakes, guessed by nobody, and tells nothing of whose it is. Seven are drawn; the
 * eighth follows from them, and tells a number that was misheard from a right one without asking anybody.
 */
export function newReference(draw: (below: number) => number = randomInt): string {
  const drawn = Array.from({ length: 7 }, () => letters.charAt(draw(letters.length))).join('');
  const whole = `${drawn}${checkLetter(drawn)}`;
  return `${whole.slice(0, 4)}-${whole.slice(4)}`;
}

/** Each place weighs its own, and the letters are a prime number: any one letter that is wrong, or two that changed places, is found. */
const checkLetter = (seven: string): string =>
  letters.charAt([...seven].reduce((sum, letter, n) => sum + (n + 2) * letters.indexOf(letter), 0) % letters.length);

/** As it is compared: eight letters, of which the last belongs to the others. */
export const isReference = (compared: string): boolean =>
  compared.length === 8 &&
  [...compared].every((letter) => letters.includes(letter)) &&
  checkLetter(compared.slice(0, 7)) === compared.slice(7);
