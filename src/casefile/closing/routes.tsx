import { z } from 'zod';
import {
  type Answer as Answered,
  type FileContext,
  invalid,
  leadsUnitOf,
  missing,
  namedApart,
  nameOf,
  page,
  redirect,
  type StaffRoute,
} from '../../access/index.ts';
import { happened } from '../../clocks/index.ts';
import { somethingCameIn } from '../../investigation/index.ts';
import type { StaffId } from '../../kernel/ids.ts';
import {
  emptyForm,
  type FormState,
  manyOf,
  oneOf,
  optional,
  optionalText,
  parseForm,
  postedForm,
  text,
  withErrors,
} from '../../platform/web/form.ts';
import { markKinds, marksOf, retentionTexts, setMarks } from '../../retention/index.ts';
import { personCommand, personPage } from '../person-file-route.ts';
import { mayStaffTeam } from '../team.store.ts';
import { closeFile } from './close-file.ts';
import { type Answer, closingsOf, followUpsOf } from './closing.store.ts';
import { closingProblems, closureReasons, fieldOf, followUpAnswers, goingOn, readiness } from './closing.ts';
import { loadClosingForm } from './closing-form.ts';
import { noteFollowUp } from './follow-up-answer.ts';
import { ClosedPage, CloseFilePage } from './pages/closing-pages.tsx';
import { reopenFile } from './reopen-file.ts';
import { closingTexts } from './texts.ts';

const reads = { who: 'file', reads: ['plan'] } as const;
// Whoever closes has read what stands open.
const writes = { who: 'file', reads: ['protection', 'processes', 'children', 'plan'], writes: ['plan'] } as const;
const path = '/akt/:file/avslut';
const home = (ctx: FileContext) => `/akt/${ctx.file.id}/avslut`;

async function draw(ctx: FileContext, forms: { close?: FormState; reopen?: FormState; answer?: FormState } = {}) {
  const [closings, followUps, marks] = await Promise.all([
    closingsOf(ctx.sql, ctx.file),
    followUpsOf(ctx.sql, ctx.file),
    marksOf(ctx),
  ]);
  if (closings.some(({ reopenedAt }) => reopenedAt === null))
    return (
      <ClosedPage
        ctx={ctx}
        closings={closings}
        followUps={followUps}
        marks={marks}
        mayReopen={ctx.file.mayWrite('plan') && (await mayStaffTeam(ctx.sql, ctx.file))}
        forms={forms}
      />
    );
  const mayRead = writes.reads.every((section) => ctx.file.mayRead(section)) && ctx.file.mayWrite('plan');
  return (
    <CloseFilePage
      ctx={ctx}
      facts={mayRead ? await loadClosingForm(ctx) : undefined}
      closings={closings}
      followUps={followUps}
      marks={marks}
      form={forms.close ?? emptyForm({ wayBack: closingTexts(ctx.language).wayBackUsual })}
    />
  );
}

async function close(ctx: FileContext): Promise<Answered> {
  const t = closingTexts(ctx.language);
  const facts = await loadClosingForm(ctx);
  if (!facts.mayClose) return missing;
  const staff = facts.staff.map(({ staffId }) => ({ id: staffId }));
  const others = staff.filter(({ id }) => id !== ctx.actor.staffId);
  const answer = (about?: string) =>
    text({ max: 1000, missing: about === undefined ? t.answerMissing : t.answerMissingTo(about) });
  const agreed = postedForm(ctx.body).values.followUp?.includes('agreed') ?? false;
  const schema = z.object({
    ready: oneOf(readiness),
    reason: oneOf(closureReasons),
    words: optionalText({ max: 2000 }),
    goingOn: oneOf(goingOn),
    violence: answer(),
    wayBack: text({ max: 500 }),
    substitute: nameOf(others),
    helpLine: oneOf(facts.lines.map(({ id }) => id)),
    followUp: oneOf(followUpAnswers),
    followUpWay: agreed ? text({ max: 300, missing: t.wayMissing }) : optionalText({ max: 300 }),
    followUpOwner: agreed ? nameOf(staff, { missing: t.ownerMissing }) : optional(nameOf(staff)),
    ...Object.fromEntries(
      facts.questions.map((question) => [
        fieldOf(question),
        answer(question.kind === 'reassessment' ? t.questionKind.reassessment : question.label),
      ]),
    ),
  });
  const parsed = parseForm(schema, ctx.body, ctx.language);
  if (!parsed.ok) return invalid(await draw(ctx, { close: parsed.form }));
  const { value } = parsed;
  const problems = closingProblems({
    ...value,
    leads: leadsUnitOf(ctx.file, ctx.actor),
    hasSafeWay: facts.hasSafeWay,
  });
  const fields = { notReadyNeedsLeader: 'ready', silentNeedsWords: 'words', noSafeWay: 'followUp' } as const;
  const said = Object.fromEntries(problems.map((problem) => [fields[problem], t.problems[problem]]));
  const apart = await namedApart(ctx, { substitute: value.substitute, followUpOwner: value.followUpOwner });
  if (problems.length > 0 || apart)
    return invalid(await draw(ctx, { close: withErrors(postedForm(ctx.body), { ...said, ...apart }) }));
  const written = value as unknown as Record<string, string>;
  const answers: Answer[] = [
    { question: 'violence', about: null, goingOn: value.goingOn, because: value.violence },
    ...facts.questions.map((question) => ({
      question: question.kind,
      about: question.kind === 'reassessment' ? null : question.about,
      goingOn: null,
      because: written[fieldOf(question)] ?? '',
    })),
  ];
  const { followUpWay: way, followUpOwner: ownerId } = value;
  const closed = await closeFile(
    ctx,
    {
      reason: value.reason,
      ready: value.ready,
      words: value.words,
      wayBack: value.wayBack,
      substituteId: value.substitute as StaffId,
      helpLine: value.helpLine,
      followUp: value.followUp,
      answers,
    },
    value.followUp === 'agreed' && way && ownerId ? { way, ownerId } : undefined,
  );
  if (closed.ok) return redirect(`/akt/${ctx.file.id}`, { text: t.closed });
  return invalid(await draw(ctx, { close: withErrors(postedForm(ctx.body), { '': t.problems[closed.error] }) }), 409);
}

async function openAgain(ctx: FileContext): Promise<Answered> {
  const t = closingTexts(ctx.language).reopen;
  if (!(await mayStaffTeam(ctx.sql, ctx.file))) return missing;
  const parsed = parseForm(z.object({ because: text({ max: 1000 }) }), ctx.body, ctx.language);
  if (!parsed.ok) return invalid(await draw(ctx, { reopen: parsed.form }));
  const reopened = await reopenFile(ctx, parsed.value.because);
  // It was opened again because of something: whether that calls for an investigation is decided at once (SoL 14:2).
  if (reopened.ok && ctx.file.side !== 'perpetrator') await somethingCameIn(ctx, ctx.file);
  return reopened.ok ? redirect(`/akt/${ctx.file.id}/team`, { text: t.done }) : missing;
}

async function mark(ctx: FileContext): Promise<Answered> {
  const parsed = parseForm(z.object({ kept: manyOf(markKinds) }), ctx.body, ctx.language);
  if (!parsed.ok) return missing;
  if (await setMarks(ctx, parsed.value.kept))
    await happened(ctx, ctx.file, { kind: 'retention.marked', section: 'plan' });
  return redirect(home(ctx), { text: retentionTexts(ctx.language).marks.saved });
}

export const closingRoutes: readonly StaffRoute[] = [
  personPage({ path, access: reads, audit: 'closing.read', handle: async (ctx) => page(await draw(ctx)) }),
  personCommand({ path, access: writes, audit: 'file.closed', handle: close }),
  personCommand({
    path: '/akt/:file/oppna-igen',
    access: { who: 'file', writes: ['plan'] },
    audit: 'file.reopened',
    handle: openAgain,
  }),
  personCommand({
    path: '/akt/:file/bevarande',
    access: { who: 'file', writes: ['plan'] },
    audit: 'retention.marked',
    handle: mark,
  }),
  personCommand({
    path: '/akt/:file/uppfoljning/:followUp',
    access: { who: 'file', writes: ['plan'] },
    audit: 'followUp.noted',
    handle: (ctx) => noteFollowUp(ctx, (answer) => draw(ctx, { answer })),
  }),
];
