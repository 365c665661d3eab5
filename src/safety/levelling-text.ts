import { catalogue } from '../platform/language/catalogue.ts';
import { type Hint, type HintKind, levellingHints } from './levelling-words.ts';

const sv = {
  levelling: (word: string) =>
    `”${word}” låter som något mellan två jämbördiga. Om det var våld: skriv vem som gjorde vad mot vem, till exempel ”Han slog henne i ansiktet”.`,
  blaming: (word: string) =>
    `”${word}” kan lägga ansvaret på den som är våldsutsatt. Skriv vad den som använde våld gjorde, och vad den andra gjorde för att skydda sig.`,
  doubting: (word: string) =>
    `”${word}” kan läsas som att du tvivlar. Skriv ”berättar” eller ”säger”, och vem som säger det.`,
  noActor: (word: string) => `”${word}” säger inte av vem. Skriv vem som gjorde det, om du vet.`,
} satisfies Record<HintKind, (word: string) => string>;

const en: typeof sv = {
  levelling: (word) =>
    `“${word}” sounds like something between two equals. If it was violence: write who did what to whom, such as “Han slog henne i ansiktet”.`,
  blaming: (word) =>
    `“${word}” may lay the responsibility on the one who is exposed. Write what the one who used violence did, and what the other did for protection.`,
  doubting: (word) => `“${word}” may be read as doubt. Write “berättar” or “säger”, and who says it.`,
  noActor: (word) => `“${word}” doesn’t say by whom. Write who did it, if you know.`,
};

const texts = catalogue({ sv, en });

const hintText = (language: 'sv' | 'en', { kind, word }: Hint): string => texts(language)[kind](word);

/** What to think of, one sentence for each word of a text. */
export function hintSentences(language: 'sv' | 'en', text: string): string[] {
  const words = new Map(levellingHints(text).map((hint) => [hint.word.toLowerCase(), hint]));
  return [...words.values()].map((hint) => hintText(language, hint));
}
