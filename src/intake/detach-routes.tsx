import {
  askToOpen,
  type FileContext,
  fileCommand,
  filePage,
  invalid,
  missing,
  page,
  redirect,
  type StaffRoute,
} from '../access/index.ts';
import { emptyForm, parseForm, postedForm, withErrors } from '../platform/web/form.ts';
import { type DetachProblem, detachContact, undoDetaching } from './commands/detach-contact.ts';
import { reasonForm } from './contact-forms.ts';
import { type ContactFacts, loadContact } from './load-contact.ts';
import { DetachPage } from './pages/detach-page.tsx';
import { intakeTexts } from './texts.ts';

const access = { who: 'file', writes: ['account'] } as const;
const purpose = 'intake';
const addressOf = (ctx: FileContext) => `/kontakt/${ctx.file.id}`;

/** What is open counts from the next request on: the opening is asked for now, and the form is sent once more. */
async function inWords(ctx: FileContext, { contact }: ContactFacts, problem: DetachProblem): Promise<string> {
  if (problem === 'notOpen' && contact.concernsFileId) await askToOpen(ctx.sql, contact.concernsFileId, purpose, null);
  return intakeTexts(ctx.language).detach.problem[problem];
}

export const detachRoutes: readonly StaffRoute[] = [
  filePage({
    path: '/kontakt/:file/skilj-av',
    access,
    purpose,
    audit: 'contact.detachPage',
    handle: async (ctx) => {
      const facts = await loadContact(ctx);
      if (!facts?.contact.concernsFileId) return missing;
      return page(DetachPage({ frame: ctx.frame, address: addressOf(ctx), form: emptyForm() }));
    },
  }),
  fileCommand({
    path: '/kontakt/:file/skilj-av',
    access,
    purpose,
    audit: 'contact.detached',
    handle: async (ctx) => {
      const facts = await loadContact(ctx);
      if (!facts) return missing;
      const again = (form: Parameters<typeof DetachPage>[0]['form'], status: 409 | 422) =>
        invalid(DetachPage({ frame: ctx.frame, address: addressOf(ctx), form }), status);
      const parsed = parseForm(reasonForm, ctx.body, ctx.language);
      if (!parsed.ok) return again(parsed.form, 422);
      const done = await detachContact(ctx, facts, parsed.value.reason);
      if (!done.ok) return again(withErrors(postedForm(ctx.body), { '': await inWords(ctx, facts, done.error) }), 409);
      return redirect(addressOf(ctx), {
        text: intakeTexts(ctx.language).detach.done,
        undo: `${addressOf(ctx)}/skilj-av/angra`,
      });
    },
  }),
  fileCommand({
    path: '/kontakt/:file/skilj-av/angra',
    access,
    purpose,
    audit: 'contact.attached',
    handle: async (ctx) => {
      const facts = await loadContact(ctx);
      if (!facts) return missing;
      const done = await undoDetaching(ctx, facts);
      const text = done.ok ? intakeTexts(ctx.language).detach.undone : await inWords(ctx, facts, done.error);
      return redirect(addressOf(ctx), { text });
    },
  }),
];
