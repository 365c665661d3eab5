import { z } from 'zod';
import {
  type Answer,
  addressOf,
  type FileContext,
  fileCommand,
  filePage,
  invalid,
  missing,
  page,
  redirect,
  type StaffRoute,
} from '../access/index.ts';
import { happened } from '../clocks/index.ts';
import {
  answerProblem,
  answerWay,
  askedBases,
  askedInterventions,
  childOpinions,
  consentWays,
  denyFor,
  guardianAnswers,
  guardianConsent,
  guardianReads,
  guardianTexts,
  insertQuestion,
  notAskedBecause,
  type QuestionId,
  sayAnswer,
  type Weighed,
  waysLeft,
  whoHasASay,
} from '../guardians/index.ts';
import { today } from '../kernel/calendar-day.ts';
import { parseId } from '../kernel/ids.ts';
import {
  checkbox,
  type FormState,
  oneOf,
  optional,
  optionalText,
  parseForm,
  postedForm,
  text,
  withErrors,
} from '../platform/web/form.ts';
import { findPerson, inBothKinds, loadFileTop } from '../safety/index.ts';
import { type Given, GuardianPage } from './pages/guardian-page.tsx';

const reads = { who: 'file', reads: guardianReads } as const;
const writes = { ...reads, writes: ['children'] } as const;
const purpose = 'children';

/** The child that the address names: told of in the file, or the one whom it is about. Never in the file of one who uses violence. */
async function findChild(ctx: FileContext) {
  if (ctx.file.side === 'perpetrator') return undefined;
  const top = await loadFileTop(ctx);
  const child = findPerson(top.people, ctx.params.person);
  if (!child?.isChild) return undefined;
  const [asked, all] = await Promise.all([
    whoHasASay(ctx.sql, ctx.file, child.id, today(ctx.now).year),
    guardianConsent(ctx.sql, ctx.file, child.id, ctx.now),
  ]);
  return { top, child, asked, all };
}
type Found = NonNullable<Awaited<ReturnType<typeof findChild>>>;

const draw = (ctx: FileContext, found: Found, given?: Given) => <GuardianPage ctx={ctx} {...found} given={given} />;
const home = (ctx: FileContext, { child }: Found) => `${addressOf(ctx.file)}/vardnad/${child.id}`;

const withChild =
  (work: (ctx: FileContext, found: Found) => Promise<Answer>) =>
  async (ctx: FileContext): Promise<Answer> => {
    const found = await findChild(ctx);
    return found ? work(ctx, found) : missing;
  };

const withQuestion = (work: (ctx: FileContext, found: Found, one: Weighed) => Promise<Answer>) =>
  withChild(async (ctx, found) => {
    const id = parseId<QuestionId>(ctx.params.question);
    const one = found.all.find(({ question }) => id.ok && question.id === id.value);
    return one ? work(ctx, found, one) : missing;
  });

const again = (ctx: FileContext, found: Found, of: Given['of'], form: FormState, status: 409 | 422 = 422) =>
  invalid(draw(ctx, found, { of, form }), status);
const refused = (ctx: FileContext, found: Found, of: Given['of'], errors: Record<string, string>) =>
  again(ctx, found, of, withErrors(postedForm(ctx.body), errors));

const begin = withChild(async (ctx, found) => {
  const fields = z.object({
    intervention: oneOf(askedInterventions),
    basis: oneOf(askedBases),
    opinion: oneOf(childOpinions),
    suitable: checkbox(),
    staysWith: optional(oneOf(found.asked.guardians.map(({ id }) => id))),
  });
  const parsed = parseForm(fields, ctx.body, ctx.language);
  if (!parsed.ok) return again(ctx, found, 'new', parsed.form);
  const { staysWith, ...asked } = parsed.value;
  const id = await insertQuestion(ctx, { ...asked, staysWith: staysWith ?? null, childId: found.child.id });
  await happened(ctx, ctx.file, { kind: 'guardian.consentSought', section: 'children', subject: { question: id } });
  return redirect(home(ctx, found), { text: guardianTexts(ctx.language).begun });
});

const answer = withQuestion(async (ctx, found, { question }) => {
  const t = guardianTexts(ctx.language);
  const fields = z.object({
    guardian: oneOf(found.asked.guardians.map(({ id }) => id)),
    endangers: oneOf(['yes', 'no', 'unknown']),
    answer: oneOf(guardianAnswers),
    because: optional(oneOf(notAskedBecause)),
    words: optionalText({ max: 2000 }),
  });
  const guardian = ctx.body.guardian?.[0] ?? '';
  const of = `${question.id}.${guardian}`;
  const parsed = parseForm(fields, ctx.body, ctx.language);
  if (!parsed.ok) return again(ctx, found, of, parsed.form);
  const said = parsed.value;
  const problem = answerProblem({ ...said, because: said.because ?? null });
  if (problem)
    return refused(ctx, found, of, { [problem === 'endangered' ? 'answer' : 'because']: t.problem[problem] });
  await sayAnswer(ctx, question.id, {
    guardianId: said.guardian,
    endangers: said.endangers,
    answer: said.answer,
    because: said.because ?? null,
    words: said.words ?? null,
  });
  await happened(ctx, ctx.file, { kind: 'guardian.answered', section: 'children', subject: { question: question.id } });
  return redirect(home(ctx, found), { text: t.answerSaved });
});

const way = withQuestion(async (ctx, found, { question, consent }) => {
  const t = guardianTexts(ctx.language);
  const named = consentWays.find((one) => one === ctx.params.way);
  if (!named || consent.state !== 'barred' || !consent.ways.includes(named)) return missing;
  const fields = z.object({ taken: oneOf(['yes', 'no']), wayWords: text({ max: 2000 }) });
  const parsed = parseForm(fields, ctx.body, ctx.language);
  if (!parsed.ok) return again(ctx, found, `${question.id}.${named}`, parsed.form);
  await answerWay(ctx, question.id, {
    way: named,
    taken: parsed.value.taken === 'yes',
    words: parsed.value.wayWords,
  });
  await happened(ctx, ctx.file, {
    kind: 'guardian.wayWeighed',
    section: 'children',
    subject: { question: question.id },
  });
  return redirect(home(ctx, found), { text: t.waySaved });
});

const deny = withQuestion(async (ctx, found, { question, consent }) => {
  const t = guardianTexts(ctx.language);
  const of = `${question.id}.deny`;
  const parsed = parseForm(z.object({ denyWords: text({ max: 2000 }) }), ctx.body, ctx.language);
  if (!parsed.ok) return again(ctx, found, of, parsed.form);
  if (consent.state !== 'barred') return refused(ctx, found, of, { '': t.denyNotBarred });
  const left = waysLeft(
    consent.ways,
    question.ways.map((one) => one.way),
  );
  if (left.length > 0) return refused(ctx, found, of, { '': t.denyLeft(left.map((one) => t.way[one]).join(' ')) });
  if (question.ways.some((one) => one.taken && consent.ways.includes(one.way)))
    return refused(ctx, found, of, { '': t.denyTaken });
  if (!(await denyFor(ctx, question.id, parsed.value.denyWords)))
    return again(ctx, found, of, withErrors(postedForm(ctx.body), { '': t.already }), 409);
  await happened(ctx, ctx.file, {
    kind: 'guardian.consentBarred',
    section: 'children',
    subject: { question: question.id },
  });
  return redirect(home(ctx, found), { text: t.deniedNow });
});

export const guardianRoutes: readonly StaffRoute[] = inBothKinds((path) => [
  filePage({
    path: path('vardnad/:person'),
    access: reads,
    audit: 'guardian.consentRead',
    purpose,
    handle: withChild(async (ctx, found) => page(draw(ctx, found))),
  }),
  fileCommand({
    path: path('vardnad/:person'),
    access: writes,
    audit: 'guardian.consentSought',
    purpose,
    handle: begin,
  }),
  fileCommand({
    path: path('vardnad/:person/:question/svar'),
    access: writes,
    audit: 'guardian.answered',
    purpose,
    handle: answer,
  }),
  fileCommand({
    path: path('vardnad/:person/:question/vag/:way'),
    access: writes,
    audit: 'guardian.wayWeighed',
    purpose,
    handle: way,
  }),
  fileCommand({
    path: path('vardnad/:person/:question/nekas'),
    access: writes,
    audit: 'guardian.consentBarred',
    purpose,
    handle: deny,
  }),
]);
