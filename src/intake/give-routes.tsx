import { z } from 'zod';
import {
  type FileContext,
  fileCommand,
  filePage,
  invalid,
  missing,
  page,
  redirect,
  type StaffRoute,
} from '../access/index.ts';
import { candidatesOf } from '../leading/index.ts';
import { emptyForm, type FormState, oneOf, parseForm, postedForm, withErrors } from '../platform/web/form.ts';
import { receiverAndDeputy } from './apart.ts';
import { giveContact, mayGive } from './commands/give-contact.ts';
import { loadContact } from './load-contact.ts';
import { GivePage } from './pages/give-page.tsx';
import { type Colleague, colleagues } from './receivers.store.ts';
import { intakeTexts } from './texts.ts';

const access = { who: 'file', reads: ['account'] } as const;
const purpose = 'intake';
const addressOf = (ctx: FileContext) => `/kontakt/${ctx.file.id}`;

/** Those of the unit who can take it; the one who has it already is not among them. */
async function unitOf(ctx: FileContext): Promise<{ all: Colleague[]; receivers: Colleague[] }> {
  const facts = await loadContact(ctx);
  const all = await colleagues(ctx.sql, ctx.now);
  const here = all.filter(({ unitId }) => unitId === ctx.file.unitId);
  return { all, receivers: here.filter(({ staffId }) => staffId !== facts?.owner?.id) };
}

const draw = async (ctx: FileContext, receivers: readonly Colleague[], form: FormState) =>
  GivePage({
    ...{ frame: ctx.frame, address: addressOf(ctx), receivers, form },
    candidates: await candidatesOf(ctx.sql, ctx.file.unitId, receivers, ctx.now),
  });

export const giveRoutes: readonly StaffRoute[] = [
  filePage({
    path: '/kontakt/:file/ge',
    access,
    purpose,
    audit: 'contact.givePage',
    handle: async (ctx) => {
      if (ctx.file.kind !== 'contact' || !mayGive(ctx)) return missing;
      const { receivers } = await unitOf(ctx);
      return page(await draw(ctx, receivers, emptyForm()));
    },
  }),
  fileCommand({
    path: '/kontakt/:file/ge',
    access,
    purpose,
    audit: 'contact.given',
    handle: async (ctx) => {
      const facts = await loadContact(ctx);
      if (!facts || !mayGive(ctx)) return missing;
      const t = intakeTexts(ctx.language);
      const { all, receivers } = await unitOf(ctx);
      const again = async (form: FormState, status: 409 | 422) => invalid(await draw(ctx, receivers, form), status);
      const form = z.object({
        receiver: oneOf(
          receivers.map(({ staffId }) => staffId),
          { missing: () => t.problems.receiver },
        ),
      });
      const parsed = parseForm(form, ctx.body, ctx.language);
      if (!parsed.ok) return again(parsed.form, 422);
      const receiver = receivers.find(({ staffId }) => staffId === parsed.value.receiver);
      if (!receiver) return missing;
      const found = await receiverAndDeputy(ctx, receiver, all);
      if (found === 'keptApart')
        return again(withErrors(postedForm(ctx.body), { receiver: t.problems.keptApart }), 409);
      const done = await giveContact(ctx, facts, { receiver, deputy: found.deputy });
      if (!done.ok) return again(withErrors(postedForm(ctx.body), { '': t.problems[done.error] }), 409);
      return redirect('/mottag', { text: t.give.done });
    },
  }),
];
