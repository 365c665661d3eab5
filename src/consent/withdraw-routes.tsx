import { setTimeout as delay } from 'node:timers/promises';
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
import { clockRules, dueAt } from '../clocks/index.ts';
import { today } from '../kernel/calendar-day.ts';
import { getOk } from '../kernel/result.ts';
import { backupNow, listUnits, worksWithPeople } from '../organisation/index.ts';
import {
  emptyForm,
  type FormState,
  oneOf,
  optionalText,
  parseForm,
  personalNumberOrNothing,
  postedForm,
  text,
  withErrors,
} from '../platform/web/form.ts';
import { isReference } from './consent.ts';
import { TakenPage, WithdrawPage } from './pages/withdraw-pages.tsx';
import { tellWithdrawal } from './withdraw.store.ts';
import { comparedReference, readReceiver, sayers, tellingWays } from './withdraw.ts';
import { withdrawTexts } from './withdraw-texts.ts';

/**
 * Every answer takes as long as this, so that what is done behind it can't be told by a clock: ending consents takes some
 * tens of milliseconds, finding nobody takes a few.
 */
const answerTakes = 300;

const form = (ctx: StaffContext) => {
  const t = withdrawTexts(ctx.language);
  return z.object({
    number: personalNumberOrNothing({ today: today(ctx.now) }),
    reference: optionalText({ max: 20 }),
    receiver: text({ max: 40 }),
    how: oneOf(tellingWays, { missing: t.howMissing }),
    by: oneOf(sayers, { missing: t.byMissing }),
    words: optionalText({ max: 2000 }),
  });
};

/** By anybody who works with people; no file is opened, and none has to be there. */
export const withdrawRoutes: StaffRoute[] = [
  staffPage({
    path: '/aterkalla',
    access: { who: 'signedIn' },
    audit: 'withdrawal.form',
    handle: async (ctx) =>
      worksWithPeople(ctx.actor) ? page(await show(ctx, emptyForm({ receiver: 'all' }))) : missing,
  }),
  staffCommand({ path: '/aterkalla', access: { who: 'signedIn' }, audit: 'withdrawal.taken', handle: take }),
  staffPage({
    path: '/aterkalla/mottaget',
    access: { who: 'signedIn' },
    audit: 'withdrawal.answer',
    handle: async (ctx) =>
      worksWithPeople(ctx.actor)
        ? page(<TakenPage frame={ctx.frame} backup={await backupNow(ctx.sql, unitsOf(ctx), ctx.now)} />)
        : missing,
  }),
];

const unitsOf = ({ actor }: StaffContext) => actor.roles.map(({ unitId }) => unitId);

async function show(ctx: StaffContext, state: FormState, tooMany = false) {
  const [units, backup] = await Promise.all([listUnits(ctx.sql), backupNow(ctx.sql, unitsOf(ctx), ctx.now)]);
  return <WithdrawPage frame={ctx.frame} form={state} units={units} backup={backup} tooMany={tooMany} />;
}

async function take(ctx: StaffContext): Promise<Answer> {
  if (!worksWithPeople(ctx.actor)) return missing;
  const t = withdrawTexts(ctx.language);
  const parsed = parseForm(form(ctx), ctx.body, ctx.language);
  if (!parsed.ok) {
    // Everything that is missing is said at once: somebody waits on the phone.
    const { number = [''], reference = [''] } = parsed.form.values;
    const neither = [...number, ...reference].every((typed) => typed.trim() === '');
    const errors = neither ? { number: t.oneOfTwo, ...parsed.form.errors } : parsed.form.errors;
    return invalid(await show(ctx, { ...parsed.form, errors }));
  }
  const { number, reference, receiver, how, by, words } = parsed.value;
  const again = async (errors: Record<string, string>) =>
    invalid(await show(ctx, withErrors(postedForm(ctx.body), errors)));
  if (!number && !reference) return again({ number: t.oneOfTwo });
  const compared = reference === undefined ? undefined : comparedReference(reference);
  if (compared === '') return again({ reference: t.noReference });
  // From the number alone, before anybody looks for it: the same for a form that there is and for one that there isn't.
  if (compared !== undefined && !isReference(compared)) return again({ reference: t.misspelt });
  const from = readReceiver(receiver, await listUnits(ctx.sql));
  if (!from) return again({ receiver: t.receiverMissing });
  const answered = delay(answerTakes);
  const taken = await tellWithdrawal(ctx, {
    hash: number && ctx.keyring.personHash(number),
    reference: compared,
    from,
    due: getOk(dueAt(clockRules.withdrawalCheck, ctx.now), 'a deadline for the check of a withdrawal'),
    how,
    by,
    words: words ?? '',
  });
  await answered;
  if (!taken) return invalid(await show(ctx, postedForm(ctx.body), true), 429);
  return redirect('/aterkalla/mottaget');
}
