/** The languages that staff and help pages have. Swedish is the one that decides the shape. */
const languages = ['sv', 'en'] as const;
export type Language = (typeof languages)[number];

export const isLanguage = (value: unknown): value is Language => languages.some((language) => language === value);

export type TextTree = {
  readonly [key: string]: string | ((...values: never[]) => string) | readonly string[] | TextTree;
};

/** The same keys and parameters, whatever the wording. */
export type Shape<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...values: infer V) => string
      ? (...values: V) => string
      : Shape<T[K]>;
};

type NothingMore<S, E> =
  Shape<S> extends Shape<E> ? unknown : { readonly 'has a text that the Swedish one lacks': never };

/**
 * Texts of one slice in every language. The compiler refuses a text that is missing in English, has other parameters, or
 * that Swedish doesn't have.
 */
export function catalogue<const S extends TextTree, E extends Shape<S>>(texts: {
  readonly sv: S;
  readonly en: E & NothingMore<S, E>;
}): (language: Language) => Shape<S> {
  // By construction S has the shape that is drawn from it, which the compiler can't follow through the mapped type.
  const sv: unknown = texts.sv;
  const table: Record<Language, Shape<S>> = { sv: sv as Shape<S>, en: texts.en };
  return (language) => table[language];
}
