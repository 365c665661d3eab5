import { z } from 'zod';
import {
  type Answer,
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
import { type CalendarDay, today } from '../kernel/calendar-day.ts';
import { parseId } from '../kernel/ids.ts';
import { calendarDay, type FormState, oneOf, optionalText, parseForm } from '../platform/web/form.ts';
import { StepsPage } from './pages/steps-page.tsx';
import { endStep, insertStep, type StepId, stepsOf } from './step.store.ts';
import { answerAt, plannedKinds, takenByAct } from './step.ts';
import { situationTexts } from './texts.ts';

const path = '/akt/:file/steg';
const purpose = 'steps';
const reads = { who: 'file', reads: ['plan'] } as const;
const writes = { ...reads, writes: ['plan'] } as const;
const back = ({ file }: FileContext) => `/akt/${file.id}/steg`;

/** Only in the file of one who uses violence: elsewhere there is no such page. */
const ofOther =
  (handle: (ctx: FileContext) => Promise<Answer>) =>
  async (ctx: FileContext): Promise<Answer> =>
    ctx.file.kind === 'person' && ctx.file.side === 'perpetrator' ? handle(ctx) : missing;

const draw = async (ctx: FileContext, more: { form?: FormState; refused?: string } = {}) => (
  <StepsPage ctx={ctx} steps={await stepsOf(ctx.sql, ctx.file)} {...more} />
);

async function plan(ctx: FileContext): Promise<Answer> {
  const t = situationTexts(ctx.language).steps;
  const day = today(ctx.now);
  const fields = z.object({
    kind: oneOf(plannedKinds, { missing: t.kindMissing }),
    plannedOn: calendarDay({ today: day, leaning: 'future', missing: t.dayMissing }).refine(
      (one: CalendarDay) => day.until(one).sign >= 0,
      t.dayPast,
    ),
    words: optionalText({ max: 500 }),
  });
  const read = parseForm(fields, ctx.body, ctx.language);
  if (!read.ok) return invalid(await draw(ctx, { form: read.form }));
  const { kind, plannedOn, words } = read.value;
  const step = await insertStep(ctx, ctx.file, {
    kind,
    plannedOn,
    words: words ?? null,
    answerAt: answerAt(ctx.now, plannedOn),
  });
  await happened(ctx, ctx.file, { kind: 'step.planned', section: 'plan', subject: { step } });
  return redirect(back(ctx), { text: t.wasAdded });
}

const end =
  (how: 'done' | 'cancelled') =>
  async (ctx: FileContext): Promise<Answer> => {
    const t = situationTexts(ctx.language).steps;
    const id = parseId<StepId>(ctx.params.step);
    if (!id.ok) return missing;
    const step = (await stepsOf(ctx.sql, ctx.file)).find((one) => one.id === id.value);
    if (how === 'done' && step && takenByAct.includes(step.kind))
      return invalid(await draw(ctx, { refused: t.byAct[step.kind as keyof typeof t.byAct] }), 409);
    if (!(await endStep(ctx, ctx.file, id.value, how))) {
      // The answer may have been taken back since the page was drawn.
      const there = (await stepsOf(ctx.sql, ctx.file)).some((step) => step.id === id.value && !step.doneAt);
      return there ? invalid(await draw(ctx, { refused: t.notYet }), 409) : missing;
    }
    const kind = how === 'done' ? 'step.done' : 'step.cancelled';
    await happened(ctx, ctx.file, { kind, section: 'plan', subject: { step: id.value } });
    return redirect(back(ctx), { text: t.wasEnded[how] });
  };

export const stepRoutes: readonly StaffRoute[] = [
  filePage({
    path,
    access: reads,
    audit: 'steps.shown',
    purpose,
    handle: ofOther(async (ctx) => page(await draw(ctx))),
  }),
  fileCommand({ path, access: writes, audit: 'step.planned', purpose, handle: ofOther(plan) }),
  fileCommand({
    path: `${path}/:step/tagen`,
    access: writes,
    audit: 'step.done',
    purpose,
    handle: ofOther(end('done')),
  }),
  fileCommand({
    path: `${path}/:step/slut`,
    access: writes,
    audit: 'step.cancelled',
    purpose,
    handle: ofOther(end('cancelled')),
  }),
];
