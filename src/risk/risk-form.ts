import { z } from 'zod';
import type { Body } from '../access/index.ts';
import { type Instrument, riskLevels, type Score, scoreOf } from '../instruments/index.ts';
import { yesNoUnknown } from '../kernel/yes-no-unknown.ts';
import type { Language } from '../platform/language/catalogue.ts';
import {
  emptyForm,
  type FormState,
  oneOf,
  optional,
  optionalText,
  type Parsed,
  parseForm,
  postedForm,
  scale0to10,
  withErrors,
} from '../platform/web/form.ts';
import { modes } from '../safety/index.ts';
import { answersForm, answersIn, type KeptAnswers } from './answers.ts';
import type { WholeRisk } from './risk.store.ts';
import { mayGoOn, needsReader, type Risk } from './risk.ts';
import { riskTexts } from './texts.ts';

const first = z.object({
  mode: oneOf(modes),
  alone: optional(oneOf(yesNoUnknown)),
  safe: optional(oneOf(yesNoUnknown)),
  thereAfterwards: optionalText({ max: 500 }),
});
export type First = z.infer<typeof first>;

/** The three that come first. A no is an answer, and enough: nobody asks who comes home of one who can't talk. */
export function parseFirst(body: Body, language: Language): Parsed<First> {
  const parsed = parseForm(first, body, language);
  if (!parsed.ok || parsed.value.mode === 'inPerson') return parsed;
  const t = riskTexts(language).errors;
  const { mode, alone = null, safe = null, thereAfterwards } = parsed.value;
  const no = alone === 'no' || safe === 'no';
  const errors: Record<string, string> = {};
  if (!alone && !no) errors.alone = t.first;
  if (!safe && !no) errors.safe = t.first;
  if (mayGoOn(mode, { alone, safe }) && !thereAfterwards) errors.thereAfterwards = t.thereAfterwards;
  return Object.keys(errors).length === 0 ? parsed : { ok: false, form: withErrors(postedForm(body), errors) };
}

const judged = z.object({
  ownEstimate: optional(scale0to10()),
  ownWords: optionalText({ max: 300 }),
  level: optional(oneOf(riskLevels)),
  words: optionalText({ max: 4000 }),
  lowerBecause: optionalText({ max: 2000 }),
  pausedWords: optionalText({ max: 1000 }),
});
export type Judged = z.infer<typeof judged> & { readonly kept: KeptAnswers; readonly score: Score };

/** What is answered so far; whatever is missing is left for later. */
export function parseJudged(body: Body, instrument: Instrument, language: Language): Parsed<Judged> {
  const parsed = parseForm(judged, body, language);
  if (!parsed.ok) return parsed;
  const kept = answersIn(postedForm(body), instrument, language);
  return { ok: true, value: { ...parsed.value, kept, score: scoreOf(instrument, kept.items) } };
}

/** What stands between the answers and a finished assessment: a judgement in words, always, whatever the points say. */
export function finishProblems(judgement: Judged, language: Language): Record<string, string> {
  const t = riskTexts(language).errors;
  const errors: Record<string, string> = {};
  if (judgement.ownEstimate === undefined && !judgement.ownWords) errors.ownEstimate = t.ownEstimate;
  if (!judgement.level) errors.level = t.level;
  if (!judgement.words) errors.words = t.words;
  if (judgement.level && isLower(judgement) && !judgement.lowerBecause) errors.lowerBecause = t.lowerBecause;
  return errors;
}

export const isLower = ({ level, score }: Pick<Judged, 'level' | 'score'>): boolean =>
  level !== undefined && needsReader(level, score.state === 'scored' ? score.level : undefined);

/** As it was left. The phone's three questions are never answered beforehand: what was safe then says nothing about now. */
export const riskForm = (risk: Risk, whole: WholeRisk): FormState =>
  emptyForm({
    ...answersForm(whole.instrument, whole.kept),
    mode: risk.mode,
    ownEstimate: risk.ownEstimate === null ? undefined : String(risk.ownEstimate),
    ownWords: whole.ownWords ?? undefined,
    level: risk.level ?? undefined,
    words: risk.words ?? undefined,
    lowerBecause: risk.lowerBecause ?? undefined,
  });
