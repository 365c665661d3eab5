import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { FileContext } from '../access/index.ts';
import { today } from '../kernel/calendar-day.ts';
import type { PersonId } from '../kernel/ids.ts';
import { calendarDay, emptyForm, type FormState, oneOf, optionalText } from '../platform/web/form.ts';
import type { Child } from './safetyplan.store.ts';
import {
  type Answers,
  isOfChild,
  madeHows,
  ownParts,
  type PlanBody,
  type PlanPart,
  type Question,
  questions,
  type SafetyPlan,
} from './safetyplan.ts';
import { safetyPlanTexts } from './texts.ts';

/** A child's fields: names of fields begin with a letter, and have no dash. */
export const childField = (id: PersonId): string => `child.${keyOf(id)}`;
const keyOf = (id: PersonId): string => `c${id.replaceAll('-', '')}`;

const answers = (part: PlanPart) =>
  z.preprocess(
    (raw) => raw ?? {},
    z.object(Object.fromEntries(questions[part].map((question) => [question, optionalText({ max: 2000 })]))),
  );

export const planForm = (ctx: FileContext, children: readonly Child[]) => {
  const t = safetyPlanTexts(ctx.language);
  const day = today(ctx.now);
  return z.object({
    // In a child's own file nothing else is asked, and nothing else is kept.
    ...(isOfChild(ctx.file) ? {} : Object.fromEntries(ownParts.map((part) => [part, answers(part)]))),
    child: z.preprocess(
      (raw) => raw ?? {},
      z.object(Object.fromEntries(children.map(({ id }) => [keyOf(id), answers('child')]))),
    ),
    madeHow: oneOf(madeHows, { missing: t.madeHowMissing }),
    reviewOn: calendarDay({ today: day, leaning: 'future', missing: t.reviewMissing }).refine(
      (on: Temporal.PlainDate) => Temporal.PlainDate.compare(on, day) > 0,
      t.reviewPassed,
    ),
    version: z.coerce.number().int().min(0).catch(-1),
  });
};

type Typed = Readonly<Record<string, string | undefined>>;
const given = (typed: unknown): Answers =>
  Object.fromEntries(Object.entries((typed ?? {}) as Typed).filter(([, words]) => words !== undefined));

export const bodyOf = (typed: Readonly<Record<string, unknown>>, children: readonly Child[]): PlanBody => {
  const ofChildren = (typed.child ?? {}) as Readonly<Record<string, unknown>>;
  return {
    adult: given(typed.adult),
    work: given(typed.work),
    phone: given(typed.phone),
    handover: given(typed.handover),
    children: children.map(({ id }) => ({ personId: id, answers: given(ofChildren[keyOf(id)]) })),
  };
};

/** The next version begins with what the last one says; how it is made and when it is looked at is asked anew. */
export function formOf(plan: SafetyPlan | undefined): FormState {
  const values: Record<string, string> = { version: String(plan?.version ?? 0) };
  const put = (under: string, said: Answers) => {
    for (const [question, words] of Object.entries(said) as [Question, string][])
      values[`${under}.${question}`] = words;
  };
  if (plan) {
    for (const part of ownParts) put(part, plan.body[part]);
    for (const { personId, answers: said } of plan.body.children) put(childField(personId), said);
  }
  return emptyForm(values);
}
