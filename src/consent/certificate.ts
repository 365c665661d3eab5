import type { Instant } from '../kernel/instant.ts';

/** What a unit that only has to act needs to be told: the need, in agreed words. None of them says why. */
export const certificateNeeds = [
  'deposit',
  'rent',
  'housing',
  'moving',
  'household',
  'ownAccount',
  'phone',
  'travel',
  'childcare',
  'noLetters',
] as const;
export type CertificateNeed = (typeof certificateNeeds)[number];

export const certificateAnswers = ['done', 'notPossible'] as const;
export type CertificateAnswer = (typeof certificateAnswers)[number];

/** What is sealed and handed over: who, what, and whom to call. Never the unit of the one who calls for it. */
export type CertificateContent = {
  readonly name: string;
  readonly number: string | null;
  readonly needs: readonly CertificateNeed[];
  readonly sentence: string | null;
  readonly contact: { readonly name: string; readonly phone: string | null };
};

export type CertificateState = 'live' | 'answered' | 'over';

export function stateOf(
  certificate: { readonly answer: string | null; readonly endedAt: Instant | null; readonly validTo: Instant },
  consentStands: boolean,
  now: Instant,
): CertificateState {
  if (certificate.answer !== null) return 'answered';
  const over = certificate.endedAt !== null || certificate.validTo.epochMilliseconds <= now.epochMilliseconds;
  return over || !consentStands ? 'over' : 'live';
}

// Stems that tell why. Whole words with their endings and compounds, so that "hotell" and "slutat" are left alone.
const telling = [
  '(?:\\p{L}*vålds?\\p{L}*)',
  'misshand\\p{L}*',
  'slag(?:it|en|na)?',
  'slog',
  'slår',
  'hot(?:ar|ade|at|ad|et|en|full|bild\\p{L}*)?',
  'rädd\\p{L}*',
  'rädsla\\p{L}*',
  'fara(?:n)?',
  'farlig\\p{L}*',
  'kränk\\p{L}*',
  'strypt?\\p{L}*',
  'övergrepp\\p{L}*',
  'våldtä\\p{L}*|våldtog\\p{L}*',
  'förfölj\\p{L}*',
  'stalk\\p{L}*',
  'heder\\p{L}*',
  'utsatt\\p{L}*',
  'utövare\\p{L}*|våldsutövare\\p{L}*',
  'förövare\\p{L}*',
  'gärnings\\p{L}*',
  'brott\\p{L}*',
  'polis\\p{L}*',
  'åtal\\p{L}*',
  'anmäl\\p{L}*',
  '(?:kvinno|tjej|mans)?jour(?:en|er|boende\\p{L}*)?',
  'skydd\\p{L}*',
  'hemlig\\p{L}*',
  'gömm\\p{L}*|gömd\\p{L}*',
  'fly(?:r|tt undan)?|flydde|flykt\\p{L}*',
  'missbruk\\p{L}*',
  'konflikt\\p{L}*',
  'bråk\\p{L}*',
  'separ\\p{L}*',
  'skils\\p{L}*|skilj\\p{L}*',
  'ex-?(?:man|fru|make|maka|sambo|pojkvän|flickvän|partner)\\p{L}*',
  '(?:man|make|sambo|pojkvän|partner)(?:nen|en|n)',
  'kontrollera\\p{L}*',
  'violen\\p{L}*|abus\\p{L}*|threat\\p{L}*|assault\\p{L}*|shelter\\p{L}*|police|victim\\p{L}*|afraid|danger\\p{L}*',
];
const pattern = new RegExp(`(?<!\\p{L})(?:${telling.join('|')})(?!\\p{L})`, 'giu');

/** The words of a sentence that tell the story: a certificate says what is needed, not why (voices V64). */
export const tellingWordsIn = (sentence: string): string[] => [
  ...new Set([...sentence.normalize('NFC').matchAll(pattern)].map(([word]) => word)),
];
