import { z } from 'zod';
import {
  type Answer,
  type FileContext,
  fileCommand,
  filePage,
  invalid,
  missing,
  nameable,
  namedApart,
  page,
  redirect,
  type StaffRoute,
} from '../access/index.ts';
import { happened } from '../clocks/index.ts';
import { today } from '../kernel/calendar-day.ts';
import { type PromiseId, parseId, type StaffId } from '../kernel/ids.ts';
import { isManager, listStaff, worksWithPeople } from '../organisation/index.ts';
import {
  dateTime,
  emptyForm,
  type FormState,
  oneOf,
  optional,
  optionalText,
  parseForm,
  postedForm,
  text,
  uuid,
  withErrors,
} from '../platform/web/form.ts';
import { raiseAlert } from '../today/index.ts';
import { addressOf, inBothKinds } from './both-kinds.ts';
import { loadFileTop } from './file-top.store.ts';
import { PromisesPage, WithdrawPage } from './pages/promise-pages.tsx';
import { insertPromise, keepPromise, loadPromises, withdrawPromise } from './promise.store.ts';
import { dueIsAhead, mayWithdraw, type Promised, promiseKinds, type WithdrawalProblem } from './promise.ts';
import { promiseTexts } from './promise-texts.ts';

const reads = { who: 'file', reads: ['plan'] } as const;
const writes = { who: 'file', reads: ['plan'], writes: ['plan'] } as const;
const purpose = 'promises';

export const promiseRoutes: StaffRoute[] = inBothKinds((path) => [
  filePage({
    path: path('loften'),
    access: reads,
    audit: 'promises.read',
    purpose,
    handle: async (ctx) => showAll(ctx, emptyForm({ givenBy: ctx.actor.staffId })),
  }),
  fileCommand({ path: path('loften'), access: writes, audit: 'promise.given', purpose, handle: give }),
  fileCommand({ path: path('loften/:promise/hallet'), access: writes, audit: 'promise.kept', purpose, handle: keep }),
  filePage({
    path: path('loften/:promise/dra-tillbaka'),
    access: writes,
    audit: 'promise.askWithdraw',
    purpose,
    handle: async (ctx) => {
      const promise = await findPromise(ctx);
      return promise ? showWithdraw(ctx, promise, emptyForm()) : missing;
    },
  }),
  fileCommand({
    path: path('loften/:promise/dra-tillbaka'),
    access: writes,
    audit: 'promise.withdrawn',
    purpose,
    handle: withdraw,
  }),
]);

const staffHere = async (ctx: FileContext) => nameable(ctx, await listStaff(ctx.sql, ctx.now));

async function showAll(ctx: FileContext, form: FormState): Promise<Answer> {
  const [top, promises, staff] = await Promise.all([loadFileTop(ctx), loadPromises(ctx.sql, ctx.file), staffHere(ctx)]);
  const html = <PromisesPage ctx={ctx} top={top} form={form} staff={staff} promises={promises} />;
  return Object.keys(form.errors).length > 0 ? invalid(html) : page(html);
}

async function showWithdraw(ctx: FileContext, promise: Promised, form: FormState): Promise<Answer> {
  const [top, staff] = await Promise.all([loadFileTop(ctx), staffHere(ctx)]);
  const html = <WithdrawPage ctx={ctx} top={top} form={form} staff={staff} promise={promise} />;
  return Object.keys(form.errors).length > 0 ? invalid(html) : page(html);
}

async function findPromise(ctx: FileContext): Promise<Promised | undefined> {
  const id = parseId<PromiseId>(ctx.params.promise);
  if (!id.ok) return undefined;
  return (await loadPromises(ctx.sql, ctx.file)).find((promise) => promise.id === id.value);
}

async function give(ctx: FileContext): Promise<Answer> {
  const t = promiseTexts(ctx.language);
  const schema = z.object({
    kind: oneOf(promiseKinds),
    words: text({ max: 1000 }),
    givenBy: uuid<StaffId>({ missing: t.notStaff }),
    due: dateTime({ today: today(ctx.now), leaning: 'future' }),
  });
  const parsed = parseForm(schema, ctx.body, ctx.language);
  if (!parsed.ok) return showAll(ctx, parsed.form);
  const { kind, words, givenBy, due } = parsed.value;
  const staff = (await listStaff(ctx.sql, ctx.now)).filter(worksWithPeople);
  const errors: Record<string, string> = {};
  if (!dueIsAhead(due, ctx.now)) errors['due.time'] = t.dueBehind;
  if (!staff.some(({ id }) => id === givenBy)) errors.givenBy = t.notStaff;
  if (Object.keys(errors).length > 0) return showAll(ctx, withErrors(postedForm(ctx.body), errors));
  const apart = await namedApart(ctx, { givenBy });
  if (apart) return showAll(ctx, withErrors(postedForm(ctx.body), apart));
  const id = await insertPromise(ctx, ctx.file, { kind, words, givenBy, dueAt: due });
  await happened(ctx, ctx.file, { kind: 'promise.given', section: 'plan', about: id, owner: givenBy, due });
  return redirect(`${addressOf(ctx.file)}/loften`, { text: t.saved });
}

async function keep(ctx: FileContext): Promise<Answer> {
  const id = parseId<PromiseId>(ctx.params.promise);
  if (!id.ok || !(await keepPromise(ctx, ctx.file, id.value))) return missing;
  await happened(ctx, ctx.file, { kind: 'promise.kept', section: 'plan', about: id.value });
  return redirect(`${addressOf(ctx.file)}/loften`, { text: promiseTexts(ctx.language).kept });
}

const fieldOf: Record<WithdrawalProblem, string> = {
  alreadyKept: '',
  alreadyWithdrawn: '',
  noReason: 'reason',
  noManager: 'manager',
  noReplacement: 'replacement',
};
const withdrawal = z.object({
  reason: optionalText({ max: 2000 }),
  manager: optional(uuid<StaffId>()),
  replacement: optionalText({ max: 2000 }),
});

/** Reaches the manager who answers for it and whoever is on duty, in this transaction (voices V03). */
async function withdraw(ctx: FileContext): Promise<Answer> {
  const { file } = ctx;
  const t = promiseTexts(ctx.language);
  const promise = await findPromise(ctx);
  if (!promise) return missing;
  const parsed = parseForm(withdrawal, ctx.body, ctx.language);
  if (!parsed.ok) return showWithdraw(ctx, promise, parsed.form);
  const managers = (await staffHere(ctx)).filter(isManager).map(({ id }) => id);
  const may = mayWithdraw(promise, parsed.value, managers);
  if (!may.ok) {
    const errors = Object.fromEntries(may.error.map((problem) => [fieldOf[problem], t.problems[problem]]));
    return showWithdraw(ctx, promise, withErrors(postedForm(ctx.body), errors));
  }
  if (!(await withdrawPromise(ctx, file, promise.id, may.value))) {
    return showWithdraw(ctx, promise, withErrors(postedForm(ctx.body), { '': t.problems.alreadyWithdrawn }));
  }
  await happened(ctx, file, { kind: 'promise.withdrawn', section: 'plan', about: promise.id });
  await raiseAlert(ctx, file, 'promiseWithdrawn', [
    { staffId: may.value.manager },
    { unitId: file.unitId, duty: 'duty' },
  ]);
  return redirect(`${addressOf(ctx.file)}/loften`, { text: t.withdrawn });
}
