import type { Language } from '../platform/language/catalogue.ts';
import type { Competence, SpokenLanguage } from './competence.ts';
import { competenceTexts } from './competence-texts.ts';

export const languageInWords = (language: Language, one: SpokenLanguage): string =>
  competenceTexts(language).languages[one];

/** One after the other: what somebody works with, speaks and is. */
export function competenceInWords(language: Language, { works, languages, is }: Competence): string[] {
  const t = competenceTexts(language);
  return [...works.map((one) => t.works[one]), ...languages.map((one) => t.languages[one]), ...(is ? [t.is[is]] : [])];
}
