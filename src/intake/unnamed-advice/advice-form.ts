import { z } from 'zod';
import type { Language } from '../../platform/language/catalogue.ts';
import { manyOf, oneOf, optional, optionalText } from '../../platform/web/form.ts';
import { looksLikeAddress, violenceKinds } from '../../safety/index.ts';
import {
  type AdviceProblem,
  adviceAnswers,
  adviceChannels,
  adviceFor,
  adviceProblems,
  advisedKinds,
  termsTolds,
  unfindableReasons,
} from './advice.ts';
import { adviceTexts } from './texts.ts';

type Words = ReturnType<typeof adviceTexts>;
const saying = (of: (t: Words) => string) => (language: Language) => of(adviceTexts(language));

const fieldOf = {
  dangerKnown: 'danger',
  childKnown: 'childConcern',
  childTells: 'childConcern',
  emergencyUnsaid: 'advised',
  doctorUnsaid: 'advised',
  because: 'because',
} as const satisfies Record<AdviceProblem, string>;

/** A phone number, a personal number, or where somebody lives or gets mail. A name can't be told from other words: of that the hint warns. */
const findsSomebody = (note: string): boolean => /\d(?:[\s-]?\d){5,}|\S@\S/.test(note) || looksLikeAddress(note);

const rest = {
  violence: manyOf(violenceKinds),
  because: optional(oneOf(unfindableReasons)),
  note: optionalText({ max: 500 }),
};

export const adviceForm = z
  .object({
    ...rest,
    termsTold: oneOf(termsTolds, { missing: saying((t) => t.missing.termsTold) }),
    forWhom: oneOf(adviceFor, { missing: saying((t) => t.missing.forWhom) }),
    channel: oneOf(adviceChannels, { missing: saying((t) => t.missing.channel) }),
    danger: oneOf(adviceAnswers, { missing: saying((t) => t.missing.danger) }),
    childConcern: oneOf(adviceAnswers, { missing: saying((t) => t.missing.childConcern) }),
    advised: manyOf(advisedKinds, { atLeastOne: true, missing: saying((t) => t.missing.advised) }),
  })
  .superRefine((typed, ctx) => {
    const add = (path: string, of: (t: Words) => string) =>
      ctx.addIssue({ code: 'custom', path: [path], params: { said: saying(of) } });
    for (const problem of adviceProblems(typed)) add(fieldOf[problem], (t) => t.problems[problem]);
    if (findsSomebody(typed.note ?? '')) add('note', (t) => t.notePersonal);
  });

/** What goes along when the person says who it is: whatever has been filled in by then. */
export const soFarForm = z.object({
  ...rest,
  // In an ordinary contact a number is right.
  note: optionalText({ max: 2000 }),
  termsTold: optional(oneOf(termsTolds)),
  forWhom: optional(oneOf(adviceFor)),
  channel: optional(oneOf(adviceChannels)),
  danger: optional(oneOf(adviceAnswers)),
  childConcern: optional(oneOf(adviceAnswers)),
  advised: manyOf(advisedKinds),
});
export type AdviceSoFar = z.output<typeof soFarForm>;
