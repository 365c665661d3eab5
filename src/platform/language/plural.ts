import type { Language } from './catalogue.ts';

// Made once: making one takes longer than all that a page writes with it.
const rules: Record<Language, Intl.PluralRules> = {
  sv: new Intl.PluralRules('sv-SE'),
  en: new Intl.PluralRules('en-GB'),
};
const numbers: Record<Language, Intl.NumberFormat> = {
  sv: new Intl.NumberFormat('sv-SE'),
  en: new Intl.NumberFormat('en-GB'),
};
const lists: Record<Language, Intl.ListFormat> = {
  sv: new Intl.ListFormat('sv-SE', { type: 'conjunction' }),
  en: new Intl.ListFormat('en-GB', { type: 'conjunction' }),
};

/** "1 barn", "2 frister": the number with the form that belongs to it. */
export function plural(language: Language, n: number, forms: { one: string; other: string }): string {
  return `${number(language, n)} ${rules[language].select(n) === 'one' ? forms.one : forms.other}`;
}

/** "12 500" in Swedish (with no-break spaces), "12,500" in English. */
export const number = (language: Language, n: number): string => numbers[language].format(n);

/** "Elin, Nova och Sam". */
export const listed = (language: Language, items: readonly string[]): string => lists[language].format(items);
