import type { Language } from '../platform/language/catalogue.ts';
import { languageName } from '../platform/language/language-name.ts';
import type { Competence } from './competence.ts';
import { competenceTexts } from './competence-texts.ts';

/** One after the other: what somebody works with, speaks and is. */
export function competenceInWords(language: Language, { works, languages, is }: Competence): string[] {
  const t = competenceTexts(language);
  return [
    ...works.map((one) => t.works[one]),
    ...languages.map((one) => languageName(one, language)),
    ...(is ? [t.is[is]] : []),
  ];
}
