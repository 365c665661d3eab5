import type { Language } from './catalogue.ts';

const locales: Record<Language, string> = { sv: 'sv-SE', en: 'en-GB' };
const rules: Record<Language, Intl.PluralRules> = {
  sv: new Intl.PluralRules('sv-SE'),
  en: new Intl.PluralRules('en-GB'),
};

/** "1 barn", "2 frister": the number with the form that belongs to it. */
export function plural(language: Language, n: number, forms: { one: string; other: string }): string {
  return `${number(language, n)} ${rules[language].select(n) === 'one' ? forms.one : forms.other}`;
}

/** "12 500" in Swedish (with no-break spaces), "12,500" in English. */
export const number = (language: Language, n: number): string => new Intl.NumberFormat(locales[language]).format(n);

/** "Elin, Nova och Sam". */
export const listed = (language: Language, items: readonly string[]): string =>
  new Intl.ListFormat(locales[language], { type: 'conjunction' }).format(items);
