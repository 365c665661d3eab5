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
import { listStaff, worksWithPeople } from '../organisation/index.ts';
import { calendarDay, type FormState, oneOf, parseForm, text } from '../platform/web/form.ts';
import { TiesPage } from './pages/ties-page.tsx';
import { situationTexts } from './texts.ts';
import { blockedHere, decideTie, endTieDecision, mayDecideTie, type TieDecisionId, tieDecisions } from './tie.store.ts';
import { lastMoment, mayLastTo } from './tie.ts';

const path = '/akt/:file/samordning';
const purpose = 'coordination';
const reads = { who: 'file', reads: ['decisions'] } as const;
const writes = { ...reads, writes: ['decisions'] } as const;

/** Decided on the side of those who are exposed, and on no other. */
const ofExposed =
  (handle: (ctx: FileContext) => Promise<Answer>) =>
  async (ctx: FileContext): Promise<Answer> =>
    ctx.file.kind === 'person' && ctx.file.side !== 'perpetrator' ? handle(ctx) : missing;

async function load(ctx: FileContext) {
  const { sql, file, now, actor } = ctx;
  const [decisions, mayDecide, staff, blocked] = await Promise.all([
    tieDecisions(sql, file, now),
    mayDecideTie(sql, file),
    listStaff(sql, now),
    blockedHere(sql, file),
  ]);
  const who = staff.filter((one) => worksWithPeople(one) && one.id !== actor.staffId && !blocked.has(one.id));
  return { decisions, mayDecide, who };
}

type Loaded = Awaited<ReturnType<typeof load>>;
const draw = (ctx: FileContext, { decisions, mayDecide, who }: Loaded, form?: FormState) => (
  <TiesPage
    ctx={ctx}
    decisions={decisions}
    mayDecide={mayDecide}
    who={who.map(({ id, name, roles }) => ({
      value: id,
      label: [name, roles[0]?.unitName].filter(Boolean).join(', '),
    }))}
    form={form}
  />
);

async function decide(ctx: FileContext): Promise<Answer> {
  const t = situationTexts(ctx.language).ties;
  const loaded = await load(ctx);
  if (!loaded.mayDecide) return missing;
  const day = today(ctx.now);
  const fields = z.object({
    staff: oneOf(
      loaded.who.map(({ id }) => id),
      { missing: t.whoMissing },
    ),
    words: text({ max: 1000, missing: t.wordsMissing }),
    lastDay: calendarDay({ today: day, leaning: 'future', missing: t.dayMissing }).refine(
      (last: CalendarDay) => mayLastTo(day, last),
      t.dayWrong,
    ),
  });
  const read = parseForm(fields, ctx.body, ctx.language);
  if (!read.ok) return invalid(draw(ctx, loaded, read.form));
  const { staff, words, lastDay } = read.value;
  const tie = await decideTie(ctx, ctx.file, { staffId: staff, words, validTo: lastMoment(lastDay) });
  await happened(ctx, ctx.file, { kind: 'tie.decided', section: 'decisions', subject: { tie, staff } });
  return redirect(`/akt/${ctx.file.id}/samordning`, { text: t.wasDecided });
}

async function end(ctx: FileContext): Promise<Answer> {
  const id = parseId<TieDecisionId>(ctx.params.decision);
  const { decisions, mayDecide } = await load(ctx);
  const one = decisions.find((decision) => id.ok && decision.id === id.value);
  if (!one || !mayDecide) return missing;
  await endTieDecision(ctx.sql, one.id);
  await happened(ctx, ctx.file, { kind: 'tie.ended', section: 'decisions', subject: { tie: one.id } });
  return redirect(`/akt/${ctx.file.id}/samordning`, { text: situationTexts(ctx.language).ties.wasEnded });
}

export const tieRoutes: readonly StaffRoute[] = [
  filePage({
    path,
    access: reads,
    audit: 'ties.shown',
    purpose,
    handle: ofExposed(async (ctx) => page(draw(ctx, await load(ctx)))),
  }),
  fileCommand({ path, access: writes, audit: 'tie.decided', purpose, handle: ofExposed(decide) }),
  fileCommand({ path: `${path}/:decision/slut`, access: writes, audit: 'tie.ended', purpose, handle: ofExposed(end) }),
];
