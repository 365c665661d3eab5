import { z } from 'zod';
import {
  type Answer,
  invalid,
  missing,
  page,
  redirect,
  type StaffContext,
  type StaffRoute,
  staffCommand,
  staffPage,
} from '../access/index.ts';
import { parseId } from '../kernel/ids.ts';
import { oneOf, parseForm, postedForm, withErrors } from '../platform/web/form.ts';
import { AnswersPage } from './pages/answers-page.tsx';
import { answerStep, type StepId, stepsToAnswer } from './step.store.ts';
import { situationTexts } from './texts.ts';

// Whoever stands in for a leader answers too; the database says who that is, and to everybody else there is nothing here.
const access = { who: 'signedIn' } as const;

async function answer(ctx: StaffContext): Promise<Answer> {
  const t = situationTexts(ctx.language).answers;
  const id = parseId<StepId>(ctx.params.step);
  const waiting = await stepsToAnswer(ctx.sql);
  const step = waiting.find((one) => id.ok && one.id === id.value);
  if (!step) return missing;
  const again = (form: Parameters<typeof withErrors>[0]) =>
    invalid(<AnswersPage ctx={ctx} waiting={waiting} refused={{ id: step.id, form }} />);
  const fields = z.object({ word: oneOf(['go', 'wait', 'later'], { missing: t.answerMissing }) });
  const read = parseForm(fields, ctx.body, ctx.language);
  if (!read.ok) return again(read.form);
  const { word } = read.value;
  if (word === 'go' && step.known === 'wait') return again(withErrors(postedForm(ctx.body), { word: t.mayNotGo }));
  await answerStep(ctx.sql, step.id, word);
  return redirect('/besked', { text: t.wasAnswered });
}

export const answerRoutes: readonly StaffRoute[] = [
  staffPage({
    path: '/besked',
    access,
    audit: 'steps.toAnswer',
    handle: async (ctx) => page(<AnswersPage ctx={ctx} waiting={await stepsToAnswer(ctx.sql)} />),
  }),
  staffCommand({ path: '/stegbesked/:step', access, audit: 'step.answered', handle: answer }),
];
