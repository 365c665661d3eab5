import { z } from 'zod';
import { err, ok, type Result } from '../kernel/result.ts';
import { audiences, formulas, type Instrument, instrumentKinds, riskLevels, valuesOf } from './instrument.ts';
import { rangeOf } from './score.ts';

/** What is wrong, and where in the file: `items[3].scale`. `said` is what stood there, or what may stand there. */
export type Problem =
  | 'notJson'
  | 'tooLarge'
  | 'missing'
  | 'unknownField'
  | 'notText'
  | 'notNumber'
  | 'notList'
  | 'notGroup'
  | 'notOneOf'
  | 'tooLong'
  | 'tooShort'
  | 'tooMany'
  | 'tooHigh'
  | 'tooLow'
  | 'badKey'
  | 'minNotBelowMax'
  | 'labelOutsideScale'
  | 'unknownScale'
  | 'twice'
  | 'unknownItem'
  | 'emptySubscale'
  | 'wordingMissing'
  | 'labelsMissing'
  | 'noItems'
  | 'thresholdsWithoutPoints'
  | 'reversedWithoutPoints'
  | 'thresholdTurned'
  | 'thresholdsOverlap'
  | 'thresholdUnreachable'
  | 'thresholdsFall';
export type Fault = { readonly at: string; readonly problem: Problem; readonly said?: string | undefined };

export const largestInstrument = 200_000;
const most = { items: 200, scales: 20, subscales: 40, thresholds: 12, judgements: 12, faults: 30 };

const words = (max: number) => z.string().trim().min(1).max(max);
const wording = (max = 1000) => z.strictObject({ sv: words(max), en: words(max).optional() });
const key = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/);
const shape = z.strictObject({
  id: key,
  version: key,
  kind: z.enum(instrumentKinds),
  audience: z.enum(audiences).default('adult'),
  ages: z.strictObject({ from: z.int().min(0).max(120), to: z.int().min(0).max(120) }).optional(),
  title: wording(120),
  licence: words(1000),
  intro: wording(2000).optional(),
  scales: z.record(
    key,
    z.strictObject({
      min: z.int().min(0).max(100),
      max: z.int().min(0).max(100),
      labels: z.record(z.string().regex(/^\d{1,3}$/), wording(200)).default({}),
    }),
  ),
  items: z
    .array(z.strictObject({ key, scale: key, text: wording().optional(), help: wording().optional() }))
    .max(most.items),
  reversed: z.array(key).default([]),
  subscales: z
    .array(z.strictObject({ key, title: wording(120), items: z.array(key) }))
    .max(most.subscales)
    .default([]),
  formula: z.enum(formulas),
  thresholds: z
    .array(z.strictObject({ from: z.number(), to: z.number(), level: z.enum(riskLevels) }))
    .max(most.thresholds)
    .default([]),
  judgements: z
    .array(z.strictObject({ key, title: wording(200) }))
    .max(most.judgements)
    .default([]),
});

/**
 * Reads a file that somebody wrote by hand. `structure`: the words of the items may be missing, as where they may not be shipped.
 * Never answers with half an instrument: either all of it holds together, or every fault is said.
 */
export function checkInstrument(text: string, structure = false): Result<Instrument, readonly Fault[]> {
  if (Buffer.byteLength(text) > largestInstrument)
    return err([{ at: '', problem: 'tooLarge', said: String(largestInstrument / 1000) }]);
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return err([{ at: '', problem: 'notJson', said: lineIn(text) }]);
  }
  const read = shape.safeParse(json);
  if (!read.success) return err(read.error.issues.flatMap(inShape).slice(0, most.faults));
  const instrument: Instrument = read.data;
  const faults = [...inScales(instrument), ...inItems(instrument, structure), ...inParts(instrument)];
  // What follows counts with the scales, so they must hold first.
  if (faults.length === 0) faults.push(...inThresholds(instrument));
  return faults.length === 0 ? ok(instrument) : err(faults.slice(0, most.faults));
}

/** The line where it stops to be JSON: the end of the longest beginning that could still become some. */
function lineIn(text: string): string {
  let fine = 0;
  let broken = text.length;
  while (broken - fine > 1) {
    const middle = (fine + broken) >> 1;
    if (couldGoOn(text.slice(0, middle))) fine = middle;
    else broken = middle;
  }
  return String(text.slice(0, broken).split('\n').length);
}

function couldGoOn(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    const said = error instanceof Error ? error.message : '';
    const [, at] = /position (\d+)/.exec(said) ?? [];
    return /end of JSON|Unterminated/.test(said) || Number(at) === text.length;
  }
}

const path = (parts: readonly PropertyKey[]): string =>
  parts.map((part, i) => (typeof part === 'number' ? `[${part}]` : `${i > 0 ? '.' : ''}${String(part)}`)).join('');

const kindOf = { string: 'notText', number: 'notNumber', int: 'notNumber', array: 'notList' } as const;

function inShape(issue: z.core.$ZodIssue): Fault[] {
  const at = path(issue.path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((name) => ({ at: path([...issue.path, name]), problem: 'unknownField' }));
    case 'invalid_type':
      if (issue.input === undefined && issue.message.includes('undefined')) return [{ at, problem: 'missing' }];
      return [{ at, problem: kindOf[issue.expected as keyof typeof kindOf] ?? 'notGroup' }];
    case 'invalid_value':
      return [{ at, problem: 'notOneOf', said: issue.values.join(', ') }];
    case 'too_big':
      return [{ at, problem: tooBig[issue.origin as keyof typeof tooBig] ?? 'tooHigh', said: String(issue.maximum) }];
    case 'too_small':
      return [{ at, problem: issue.origin === 'string' ? 'tooShort' : 'tooLow', said: String(issue.minimum) }];
    default:
      return [{ at, problem: 'badKey' }];
  }
}
const tooBig = { string: 'tooLong', array: 'tooMany' } as const;

const inScales = ({ scales }: Instrument): Fault[] =>
  Object.entries(scales).flatMap(([name, scale]): Fault[] => {
    if (scale.min >= scale.max)
      return [{ at: `scales.${name}`, problem: 'minNotBelowMax', said: `${scale.min}, ${scale.max}` }];
    return Object.keys(scale.labels)
      .filter((value) => Number(value) < scale.min || Number(value) > scale.max)
      .map((value) => ({ at: `scales.${name}.labels.${value}`, problem: 'labelOutsideScale' }));
  });

function inItems({ items, scales }: Instrument, structure: boolean): Fault[] {
  if (items.length === 0 && !structure) return [{ at: 'items', problem: 'noItems' }];
  const used = new Set(items.map(({ scale }) => scale));
  // Each choice of a short scale needs its words: a bare "0" and "1" is not a question.
  const bare = Object.entries(scales)
    .filter(([name, { min, max, labels }]) => {
      const needed = max - min < 3 ? valuesOf({ min, max }) : [min, max];
      return !structure && used.has(name) && min < max && needed.some((value) => !labels[String(value)]);
    })
    .map(([name]): Fault => ({ at: `scales.${name}.labels`, problem: 'labelsMissing' }));
  return [
    ...twice(items, 'items'),
    ...items.flatMap(({ scale, text }, i): Fault[] => [
      ...(Object.hasOwn(scales, scale) ? [] : [fault(`items[${i}].scale`, 'unknownScale', scale)]),
      ...(text || structure ? [] : [fault(`items[${i}].text`, 'wordingMissing')]),
    ]),
    ...bare,
  ];
}

function inParts({ items, reversed, subscales, judgements, formula, thresholds }: Instrument): Fault[] {
  const keys = new Set(items.map(({ key: own }) => own));
  const unknown = (list: readonly string[], at: string) =>
    list.flatMap((own, i) => (keys.has(own) ? [] : [fault(`${at}[${i}]`, 'unknownItem', own)]));
  return [
    ...unknown(reversed, 'reversed'),
    ...repeated(reversed, 'reversed'),
    ...(formula === 'none' && reversed.length > 0 ? [fault('reversed', 'reversedWithoutPoints')] : []),
    ...(formula === 'none' && thresholds.length > 0 ? [fault('thresholds', 'thresholdsWithoutPoints')] : []),
    ...twice(subscales, 'subscales'),
    ...twice(judgements, 'judgements'),
    ...subscales.flatMap(({ items: own }, i) => [
      ...(own.length === 0 ? [fault(`subscales[${i}].items`, 'emptySubscale')] : []),
      ...unknown(own, `subscales[${i}].items`),
      ...repeated(own, `subscales[${i}].items`),
    ]),
  ];
}

function inThresholds(instrument: Instrument): Fault[] {
  const range = rangeOf(instrument);
  const sorted = instrument.thresholds.map((one, i) => ({ ...one, i })).toSorted((a, b) => a.from - b.from);
  const order = (level: (typeof riskLevels)[number]) => riskLevels.indexOf(level);
  return sorted.flatMap(({ from, to, level, i }, n): Fault[] => {
    const at = `thresholds[${i}]`;
    const before = sorted[n - 1];
    if (from > to) return [fault(at, 'thresholdTurned', `${from}, ${to}`)];
    return [
      ...(range && (to < range.min || from > range.max)
        ? [fault(at, 'thresholdUnreachable', `${range.min}–${range.max}`)]
        : []),
      ...(before && before.to >= from ? [fault(at, 'thresholdsOverlap', `${before.from}–${before.to}`)] : []),
      ...(before && order(level) < order(before.level) ? [fault(at, 'thresholdsFall', level)] : []),
    ];
  });
}

const fault = (at: string, problem: Problem, said?: string): Fault => ({ at, problem, said });

const repeated = (list: readonly string[], at: string): Fault[] =>
  list.flatMap((own, i) => (list.indexOf(own) < i ? [fault(`${at}[${i}]`, 'twice', own)] : []));

const twice = (list: readonly { readonly key: string }[], at: string): Fault[] =>
  repeated(
    list.map(({ key: own }) => own),
    at,
  ).map((one) => ({ ...one, at: `${one.at}.key` }));
