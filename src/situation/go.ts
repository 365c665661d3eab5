import type { FileContext } from '../access/index.ts';
import { today } from '../kernel/calendar-day.ts';
import { endStep, insertStep, type Step, stepsOf } from './step.store.ts';
import { answerAt, type RaisedKind, type StepKind } from './step.ts';

/** A leader's word that something may be done now. It holds for one act, which says that it was taken. */
export type Go = { readonly stepId: Step['id'] | undefined; readonly use: () => Promise<boolean> };

const isLive = ({ doneAt, cancelledAt }: Step): boolean => doneAt === null && cancelledAt === null;

/** Elsewhere than in the file of one who uses violence nothing waits for it. */
const free: Go = { stepId: undefined, use: async () => true };

/** The go for such a step; nothing where a leader hasn't answered, or has said wait. Nothing is written until it is used. */
export async function goFor(ctx: FileContext, kind: StepKind): Promise<Go | undefined> {
  if (ctx.file.side !== 'perpetrator') return free;
  const step = (await stepsOf(ctx.sql, ctx.file)).find((one) => one.kind === kind && isLive(one) && one.word === 'go');
  return step && { stepId: step.id, use: () => endStep(ctx, ctx.file, step.id, 'done') };
}

/** Whether such a step waits for its answer, or has got another than go. */
export const isAsked = async (ctx: FileContext, kind: StepKind): Promise<boolean> =>
  (await stepsOf(ctx.sql, ctx.file)).some((one) => one.kind === kind && isLive(one) && one.word !== 'go');

/** Whether a leader's go to such a step stands, or has been used: it was not taken back, and the step not struck. */
export const goStands = async (ctx: FileContext, kind: StepKind): Promise<boolean> =>
  (await stepsOf(ctx.sql, ctx.file)).some((one) => one.kind === kind && one.cancelledAt === null && one.word === 'go');

/** Something changed that nobody planned. It has happened, so it asks for no leave: what comes after it does. */
export async function raiseStep(ctx: FileContext, kind: RaisedKind): Promise<void> {
  if (ctx.file.side !== 'perpetrator') return;
  const day = today(ctx.now);
  const waits = (await stepsOf(ctx.sql, ctx.file)).some((one) => one.kind === kind && isLive(one) && one.word !== 'go');
  // One question at a time: whoever considers is asked about the file, and not about each absence.
  if (waits) return;
  await insertStep(ctx, ctx.file, { kind, plannedOn: day, words: null, answerAt: answerAt(ctx.now, day) });
}

/** What was raised and is still to be answered; a go to all of it is used up by going on. */
export async function goOnAfter(ctx: FileContext, kind: RaisedKind): Promise<Go | undefined> {
  if (ctx.file.side !== 'perpetrator') return free;
  const raised = (await stepsOf(ctx.sql, ctx.file)).filter((one) => one.kind === kind && isLive(one));
  if (raised.some(({ word }) => word !== 'go')) return undefined;
  const use = async () => {
    for (const { id } of raised) await endStep(ctx, ctx.file, id, 'done');
    return true;
  };
  return { stepId: undefined, use };
}

/** A step that another act plans along the way, as a first meeting does. */
export async function planStep(
  ctx: FileContext,
  step: Pick<Step, 'kind' | 'plannedOn' | 'words'>,
): Promise<Step['id']> {
  return insertStep(ctx, ctx.file, { ...step, answerAt: answerAt(ctx.now, step.plannedOn) });
}
