import { z } from 'zod';
import type { Body } from '../access/index.ts';
import { yesNoUnknown } from '../kernel/yes-no-unknown.ts';
import type { Language } from '../platform/language/catalogue.ts';
import {
  emptyForm,
  type FormState,
  manyOf,
  oneOf,
  optional,
  optionalText,
  type Parsed,
  parseForm,
  postedForm,
  scale0to10,
  withErrors,
} from '../platform/web/form.ts';
import type { Protected } from './people.store.ts';
import type { AssessmentAnswers, ClosedAnswers } from './protection.ts';
import {
  isLower,
  isUrgent,
  mayAskByPhone,
  modes,
  type Need,
  needs,
  stayMeasures,
  stayObstacles,
} from './protection.ts';
import { protectionTexts } from './protection-texts.ts';

export const stayings = ['stays', 'wantsToStay', 'mustLeave', 'hasLeft'] as const;
export const childTalks = ['alone', 'withOther', 'notYet', 'tooSmall'] as const;

const yes = () => optional(oneOf(yesNoUnknown));
const long = () => optionalText({ max: 4000 });
const schema = z.object({
  mode: oneOf(modes),
  alone: yes(),
  safe: yes(),
  thereAfterwards: optionalText({ max: 500 }),
  staying: optional(oneOf(stayings)),
  measures: manyOf(stayMeasures),
  obstacles: manyOf(stayObstacles),
  letsStay: long(),
  fear: optional(scale0to10()),
  fearNotAsked: optionalText({ max: 300 }),
  childSeen: optional(oneOf(['seen', 'notSeen'])),
  childTalked: optional(oneOf(childTalks)),
  perpetratorReaches: yes(),
  childNeedsCare: yes(),
  childUnderstood: yes(),
  childTold: long(),
  childSaid: long(),
  need: optional(oneOf(needs)),
  words: long(),
  lowerBecause: long(),
  pausedWords: optionalText({ max: 1000 }),
});
type Typed = z.infer<typeof schema>;

export type Assessed = {
  readonly answers: AssessmentAnswers;
  readonly fear: { readonly score: number | null; readonly notAskedWords: string | null } | undefined;
};

/**
 * What stands between a talk and a finished assessment. A pause asks for nothing: one who must stop, stops.
 * By phone what was opened must be safe to open (voices V49); what would let her stay comes before leaving (V19).
 */
export function parseAssessment(
  body: Body,
  about: Pick<Protected, 'isChild'>,
  asked: { readonly pause: boolean; readonly lastNeed: Need | undefined; readonly fearKnown: boolean },
  language: Language,
): Parsed<Assessed> {
  const parsed = parseForm(schema, body, language);
  if (!parsed.ok) return parsed;
  const errors = asked.pause ? {} : problems(parsed.value, about, asked, language);
  if (Object.keys(errors).length > 0) return { ok: false, form: withErrors(postedForm(body), errors) };
  return { ok: true, value: { answers: answersOf(parsed.value), fear: fearOf(parsed.value) } };
}

function problems(
  typed: Typed,
  { isChild }: Pick<Protected, 'isChild'>,
  { lastNeed: last, fearKnown }: { readonly lastNeed: Need | undefined; readonly fearKnown: boolean },
  language: Language,
) {
  const t = protectionTexts(language).errors;
  const errors: Record<string, string> = {};
  if (typed.mode !== 'inPerson') {
    if (!typed.alone) errors.alone = t.aloneFirst;
    if (!typed.safe) errors.safe = t.aloneFirst;
    // One who is in danger on the phone is not sent away with a pause: what protects is decided, the rest is asked later.
    if (
      typed.alone &&
      typed.safe &&
      !mayAskByPhone({ alone: typed.alone, safe: typed.safe }) &&
      !isUrgent(typed.need)
    ) {
      errors[typed.alone === 'yes' ? 'safe' : 'alone'] = t.notSafe;
    }
    if (!typed.thereAfterwards) errors.thereAfterwards = t.thereAfterwards;
  }
  if (isChild) {
    if (!typed.childSeen) errors.childSeen = t.childSeen;
    if (!typed.childTalked) errors.childTalked = t.childTalked;
    if (!typed.childTold) errors.childTold = t.childTold;
    if (!typed.childSaid) errors.childSaid = t.childSaid;
  } else {
    if (!typed.staying) errors.staying = t.staying;
    if (typed.fear === undefined && !typed.fearNotAsked && !fearKnown) errors.fear = t.fear;
  }
  if (!typed.need) errors.need = t.need;
  else if (isLower(typed.need, last) && !typed.lowerBecause) errors.lowerBecause = t.lower;
  if (!typed.words) errors.words = t.motive;
  return errors;
}

function answersOf(typed: Typed): AssessmentAnswers {
  const closed: ClosedAnswers = {
    ...(typed.alone && { alone: typed.alone }),
    ...(typed.safe && { safe: typed.safe }),
    ...(typed.staying && { staying: typed.staying }),
    ...(typed.measures.length > 0 && { measures: typed.measures }),
    ...(typed.obstacles.length > 0 && { obstacles: typed.obstacles }),
    ...(typed.childSeen && { childSeen: typed.childSeen }),
    ...(typed.childTalked && { childTalked: typed.childTalked }),
    ...(typed.childUnderstood && { childUnderstood: typed.childUnderstood }),
    ...(typed.childNeedsCare && { childNeedsCare: typed.childNeedsCare }),
    ...(typed.perpetratorReaches && { perpetratorReaches: typed.perpetratorReaches }),
  };
  return {
    closed,
    mode: typed.mode,
    need: typed.need ?? null,
    thereAfterwards: typed.thereAfterwards ?? null,
    words: typed.words ?? null,
    letsStay: typed.letsStay ?? null,
    lowerBecause: typed.lowerBecause ?? null,
    childTold: typed.childTold ?? null,
    childSaid: typed.childSaid ?? null,
    pausedWords: typed.pausedWords ?? null,
  };
}

const fearOf = ({ fear, fearNotAsked }: Typed): Assessed['fear'] =>
  fear === undefined && !fearNotAsked
    ? undefined
    : { score: fear ?? null, notAskedWords: fear === undefined ? (fearNotAsked ?? null) : null };

/** Taken up again: what was answered before the pause stands, the pause itself doesn't. */
export function assessmentForm(answers: AssessmentAnswers | undefined): FormState {
  if (!answers) return emptyForm();
  const { closed, pausedWords: _pause, mode, need, ...words } = answers;
  const written = Object.fromEntries(Object.entries(words).map(([name, value]) => [name, value ?? undefined]));
  return emptyForm({ ...closed, ...written, mode, need: need ?? undefined });
}
