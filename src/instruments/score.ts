import type { Instrument, RiskLevel } from './instrument.ts';
import { scaleOf } from './instrument.ts';

/** By item key. What is not in it was not answered; a "no" is an answer. */
export type Answers = Readonly<Record<string, number>>;

export type Score =
  /** The instrument has no points: a judgement is all there is. */
  | { readonly state: 'noPoints' }
  /** Unanswered is not zero. Which are missing is said, and nothing is worked out. */
  | { readonly state: 'incomplete'; readonly missing: readonly string[] }
  | {
      readonly state: 'scored';
      readonly total: number;
      readonly subscales: Readonly<Record<string, number>>;
      /** Only where the municipality has set thresholds. No points never means no risk. */
      readonly level: RiskLevel | undefined;
    };

export function scoreOf(instrument: Instrument, answers: Answers): Score {
  const { items, subscales, formula, thresholds } = instrument;
  if (formula === 'none') return { state: 'noPoints' };
  const missing = items.filter(({ key }) => answers[key] === undefined).map(({ key }) => key);
  if (missing.length > 0) return { state: 'incomplete', missing };
  const points = new Map(items.map((item) => [item.key, pointsOf(instrument, item.key, answers[item.key] ?? 0)]));
  const together = (keys: readonly string[]): number => {
    const sum = keys.reduce((all, key) => all + (points.get(key) ?? 0), 0);
    return formula === 'sum' ? sum : rounded(sum / keys.length);
  };
  const total = together(items.map(({ key }) => key));
  return {
    state: 'scored',
    total,
    subscales: Object.fromEntries(subscales.map(({ key, items: own }) => [key, together(own)])),
    level: thresholds.find(({ from, to }) => from <= total && total <= to)?.level,
  };
}

/** A reversed item counts from the other end: on 1–k, k + 1 − x. */
function pointsOf(instrument: Instrument, key: string, answer: number): number {
  const item = instrument.items.find((one) => one.key === key);
  if (!item || !instrument.reversed.includes(key)) return answer;
  const { min, max } = scaleOf(instrument, item);
  return min + max - answer;
}

const rounded = (value: number): number => Math.round(value * 100) / 100;

/** The least and the most that the answers can come to. */
export function rangeOf(instrument: Instrument): { readonly min: number; readonly max: number } | undefined {
  const { formula, items } = instrument;
  if (formula === 'none' || items.length === 0) return undefined;
  const scales = items.map((item) => scaleOf(instrument, item));
  const sum = (of: 'min' | 'max') => scales.reduce((all, scale) => all + scale[of], 0);
  return formula === 'sum'
    ? { min: sum('min'), max: sum('max') }
    : { min: rounded(sum('min') / items.length), max: rounded(sum('max') / items.length) };
}
