import { type Answers, type Instrument, itemField, scaleOf } from '../instruments/index.ts';
import type { Language } from '../platform/language/catalogue.ts';
import { type FormState, fieldValue } from '../platform/web/form.ts';

/** Levels that an instrument's own judgements are given in (SARA:SV, PATRIARK); the assessment's own has one more. */
export const askedLevels = ['low', 'medium', 'high'] as const;

/** Answers by the instrument's own keys. The wording stands beside them, in the same row. */
export type KeptAnswers = {
  readonly items: Answers;
  readonly judgements: Readonly<Record<string, (typeof askedLevels)[number]>>;
  /** What the questions were shown in. */
  readonly language: Language;
};
export const noAnswers: KeptAnswers = { items: {}, judgements: {}, language: 'sv' };

/** Written by us when it was begun, and checked then: read as it stands, whatever later versions of the program ask for. */
export const shownInstrument = (json: string): Instrument => JSON.parse(json) as Instrument;

export const judgementField = (index: number): string => `judgement${index}`;

/** What was chosen. A value that is not on the scale is no answer; nothing is made of it. */
export function answersIn(form: FormState, instrument: Instrument, language: Language): KeptAnswers {
  const items = instrument.items.flatMap((item, i): [string, number][] => {
    const typed = fieldValue(form, itemField(i));
    const { min, max } = scaleOf(instrument, item);
    const value = Number(typed);
    return /^\d{1,3}$/.test(typed) && value >= min && value <= max ? [[item.key, value]] : [];
  });
  const judgements = instrument.judgements.flatMap(({ key }, i): [string, (typeof askedLevels)[number]][] => {
    const level = askedLevels.find((one) => one === fieldValue(form, judgementField(i)));
    return level ? [[key, level]] : [];
  });
  return { items: Object.fromEntries(items), judgements: Object.fromEntries(judgements), language };
}

/** The form again, as it was answered. */
export const answersForm = (instrument: Instrument, { items, judgements }: KeptAnswers): Record<string, string> =>
  Object.fromEntries([
    ...instrument.items.flatMap(({ key }, i) => (items[key] === undefined ? [] : [[itemField(i), String(items[key])]])),
    ...instrument.judgements.flatMap(({ key }, i) => (judgements[key] ? [[judgementField(i), judgements[key]]] : [])),
  ]);
