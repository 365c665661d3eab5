import { catalogue, type Language } from '../platform/language/catalogue.ts';
import { languageTitle } from '../platform/language/language-name.ts';
import type { InterpreterNeed } from './interpreter.store.ts';
import { en } from './interpreter-text.en.ts';
import { sv } from './interpreter-text.sv.ts';

export const interpreterTexts = catalogue({ sv, en });

/** A language that an interpreter is asked for, or another that is said in words. */
export const interpretedLanguage = (code: string, language: Language): string =>
  code === 'other' ? interpreterTexts(language).otherLanguage : languageTitle(code, language);

export function interpreterInWords(need: InterpreterNeed, language: Language): string {
  const t = interpreterTexts(language);
  if (need.language === 'none') return t.none;
  const name = interpretedLanguage(need.language, language);
  return [need.dialect ? `${name} (${need.dialect})` : name, need.circle && t.avoid(need.circle)]
    .filter((part): part is string => Boolean(part))
    .join('. ');
}

/** What is to be known before an interpreter is booked; nothing where none is needed, or nobody has asked. */
export const interpreterNeeded = (need: InterpreterNeed | undefined, language: Language): string | undefined =>
  need && need.language !== 'none' ? interpreterInWords(need, language) : undefined;

/** In the strip on top of a file: before a call one sees that somebody else has to be on the line, and who must not be. */
export function interpreterItem(
  need: InterpreterNeed | undefined,
  language: Language,
): { label: string; value: string }[] {
  const value = interpreterNeeded(need, language);
  return value ? [{ label: interpreterTexts(language).title, value }] : [];
}
