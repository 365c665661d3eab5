import type { Language } from './catalogue.ts';

// Made once: making one takes longer than all that a page writes with it.
const known: Record<Language, Intl.DisplayNames> = {
  sv: new Intl.DisplayNames(['sv-SE'], { type: 'language' }),
  en: new Intl.DisplayNames(['en-GB'], { type: 'language' }),
};

/** What the platform has no name for, or one that those who speak it would not say. */
const own: Record<Language, Readonly<Record<string, string>>> = {
  sv: { ckb: 'sorani', kmr: 'kurmanji', prs: 'dari', rom: 'romani', swl: 'svenskt teckenspråk' },
  en: { ckb: 'Sorani', kmr: 'Kurmanji', prs: 'Dari', rom: 'Romani', swl: 'Swedish Sign Language' },
};

/** The name of a language by its ISO 639 code, as it stands inside a sentence: "tigrinja", "Tigrinya". */
export const languageName = (code: string, language: Language): string =>
  own[language][code] ?? known[language].of(code) ?? code;

/** The same where it stands alone: "Tigrinja". */
export function languageTitle(code: string, language: Language): string {
  const name = languageName(code, language);
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}
