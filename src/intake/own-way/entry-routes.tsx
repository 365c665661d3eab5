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
} from '../../access/index.ts';
import { today } from '../../kernel/calendar-day.ts';
import {
  checkbox,
  emptyForm,
  type FormState,
  oneOf,
  optional,
  optionalText,
  parseForm,
  personalNumberOrNothing,
  postedForm,
  uuid,
  withErrors,
} from '../../platform/web/form.ts';
import {
  type EntryProblem,
  entryProblems,
  entryWays,
  type ProgrammeWorker,
  programmeTexts,
  programmeWorkers,
} from '../../programme/index.ts';
import { receivingUnit } from '../commands/receive-contact.ts';
import { markTakenFurther } from '../unnamed-advice/advice.store.ts';
import type { AdviceId } from '../unnamed-advice/advice.ts';
import { adviceFurther, entryFurther } from '../unnamed-advice/further.ts';
import { enter } from './enter.ts';
import { EntryPage } from './entry-page.tsx';

const path = '/vag-in';
const access = { who: 'signedIn' } as const;
const fieldOf = { dutyFirst: 'told', referrerMissing: 'referrer', wishMissing: 'wish' } as const satisfies Record<
  EntryProblem,
  string
>;

/** Whoever works in a unit that gives the programme answers for it from the start; somebody else chooses who does. */
function fresh(ctx: StaffContext, workers: readonly ProgrammeWorker[]) {
  const me = workers.find(({ id }) => id === ctx.actor.staffId);
  const other = me && workers.find(({ id, unitId }) => id !== me.id && unitId === me.unitId);
  return emptyForm({ responsible: me?.id, deputy: other?.id });
}

/** The form, with what was said before the name where there is such. */
export async function drawEntry(ctx: StaffContext, before: FormState['values'] = {}) {
  const workers = await programmeWorkers(ctx.sql, ctx.now);
  const form = fresh(ctx, workers);
  return <EntryPage frame={ctx.frame} workers={workers} form={{ ...form, values: { ...form.values, ...before } }} />;
}

async function add(ctx: StaffContext): Promise<Answer> {
  const unitId = receivingUnit(ctx.actor, []);
  if (!unitId) return missing;
  const t = programmeTexts(ctx.language).entry;
  const workers = await programmeWorkers(ctx.sql, ctx.now);
  const ids = [...new Set(workers.map(({ id }) => id))];
  const parsed = parseForm(
    z.object({
      told: checkbox(),
      way: oneOf(entryWays, { missing: t.wayMissing }),
      referrer: optionalText({ max: 300 }),
      wish: optionalText({ max: 2000 }),
      name: optionalText({ max: 120 }),
      number: personalNumberOrNothing({ today: today(ctx.now) }),
      responsible: oneOf(ids, { missing: t.responsibleMissing }),
      deputy: oneOf(ids, { missing: t.deputyMissing }),
      advice: optional(uuid<AdviceId>()),
    }),
    ctx.body,
    ctx.language,
  );
  const again = (form: Parameters<typeof EntryPage>[0]['form']) =>
    invalid(<EntryPage frame={ctx.frame} workers={workers} form={form} />);
  if (!parsed.ok) return again(parsed.form);
  const typed = parsed.value;
  const problems = entryProblems(typed);
  if (problems.length > 0)
    return again(
      withErrors(
        postedForm(ctx.body),
        Object.fromEntries(problems.map((problem) => [fieldOf[problem], t.problems[problem]])),
      ),
    );
  const responsible = workers.find(
    ({ id, unitId: there }) =>
      id === typed.responsible && workers.some((one) => one.id === typed.deputy && one.unitId === there),
  );
  const deputy = workers.find(({ id, unitId: there }) => id === typed.deputy && there === responsible?.unitId);
  if (!responsible || !deputy || responsible.id === deputy.id)
    return again(withErrors(postedForm(ctx.body), { deputy: t.sameUnit }));
  const made = await enter(ctx, unitId, { ...typed, responsible, deputy });
  if (typed.advice) await markTakenFurther(ctx, typed.advice, 'own');
  if (!made.handedOn) return redirect(`/akt/${made.file}/team`, { text: t.keptApart });
  const mine = responsible.id === ctx.actor.staffId || deputy.id === ctx.actor.staffId;
  return redirect(mine ? `/akt/${made.file}/forsta-motet` : '/min-dag', { text: t.done });
}

export const entryRoutes: readonly StaffRoute[] = [
  staffPage({
    path,
    access,
    audit: 'entry.begun',
    handle: async (ctx) => {
      if (!receivingUnit(ctx.actor, [])) return missing;
      if (ctx.query.rad === undefined) return page(await drawEntry(ctx));
      const advice = await adviceFurther(ctx, ctx.query.rad, 'own');
      if (!advice) return missing;
      return page(await drawEntry(ctx, { ...entryFurther(ctx, advice, advice.givenAt), advice: [advice.id] }));
    },
  }),
  staffCommand({ path, access, audit: 'entry.made', handle: add }),
];
