import type { Language } from '../platform/language/catalogue.ts';

/**
 * What an instrument is for. `selfRating`: the person's own figure. `danger`: questions with a score, beside which a judgement stands.
 * `structured`: factors without points, for a judgement. `alliance`: how two find their work together.
 */
export const instrumentKinds = ['selfRating', 'danger', 'structured', 'alliance'] as const;
export type InstrumentKind = (typeof instrumentKinds)[number];

/** Who answers, or about whom it is answered. What one who uses violence is asked is put to nobody else, and seen in no other file. */
export const audiences = ['adult', 'child', 'usesViolence', 'worker'] as const;
export type Audience = (typeof audiences)[number];

/** From the least to the most. There is no level for "no risk": nobody can know that. */
export const riskLevels = ['low', 'medium', 'high', 'acute'] as const;
export type RiskLevel = (typeof riskLevels)[number];
export const isLowerLevel = (level: RiskLevel, than: RiskLevel): boolean =>
  riskLevels.indexOf(level) < riskLevels.indexOf(than);

export const formulas = ['none', 'sum', 'mean'] as const;
export type Formula = (typeof formulas)[number];

/** Words as they are shown. A language that has none shows the Swedish. */
export type Wording = { readonly sv: string; readonly en?: string | undefined };
export type Scale = {
  readonly min: number;
  readonly max: number;
  /** By value. Where all values have words they are choices; where only some have, they stand at the scale's ends. */
  readonly labels: Readonly<Record<string, Wording>>;
};
export type Item = {
  readonly key: string;
  readonly scale: string;
  /** Left out where the words may not be shipped: a municipality with the right to use them loads them. */
  readonly text?: Wording | undefined;
  readonly help?: Wording | undefined;
};
export type Subscale = { readonly key: string; readonly title: Wording; readonly items: readonly string[] };
export type Threshold = { readonly from: number; readonly to: number; readonly level: RiskLevel };
/** Judgements that the instrument itself asks for, each low, medium or high; never worked out. */
export type AskedJudgement = { readonly key: string; readonly title: Wording };

/** One version of an instrument. It is never changed: a new wording is a new version (style 15). */
export type Instrument = {
  readonly id: string;
  readonly version: string;
  readonly kind: InstrumentKind;
  readonly audience: Audience;
  /** In whole years, where it is not for everybody of its kind. */
  readonly ages?: { readonly from: number; readonly to: number } | undefined;
  readonly title: Wording;
  readonly licence: string;
  readonly intro?: Wording | undefined;
  readonly scales: Readonly<Record<string, Scale>>;
  readonly items: readonly Item[];
  readonly reversed: readonly string[];
  readonly subscales: readonly Subscale[];
  readonly formula: Formula;
  readonly thresholds: readonly Threshold[];
  readonly judgements: readonly AskedJudgement[];
};

export const inWords = (wording: Wording | undefined, language: Language): string =>
  (language === 'en' && wording?.en) || (wording?.sv ?? '');

/** Without its words an instrument is a structure: seen, copied, filled in; never put to anybody. */
export const hasWording = ({ items }: Pick<Instrument, 'items'>): boolean =>
  items.length > 0 && items.every(({ text }) => text !== undefined);

export const scaleOf = ({ scales }: Pick<Instrument, 'scales'>, { scale }: Pick<Item, 'scale'>): Scale => {
  const found = scales[scale];
  if (!found) throw new Error(`No scale ${scale}`);
  return found;
};

export const valuesOf = ({ min, max }: Pick<Scale, 'min' | 'max'>): number[] =>
  Array.from({ length: max - min + 1 }, (_, i) => min + i);
