import type { z } from 'zod';
import {
  type FileContext,
  fileCommand,
  invalid,
  missing,
  redirect,
  type SectionKind,
  type StaffContext,
  type StaffRoute,
} from '../access/index.ts';
import { contactNotes } from '../casefile/index.ts';
import { leftWords, passOnAddress } from '../conflicts/index.ts';
import { parseForm, postedForm, withErrors } from '../platform/web/form.ts';
import { type ContactFacts, loadContact } from './load-contact.ts';
import { ContactPage, type Refused } from './pages/contact-page.tsx';
import { safeContactOf } from './pages/safe-view.tsx';
import type { FormName } from './pages/section-props.ts';
import { intakeTexts } from './texts.ts';

export const words = (ctx: StaffContext) => intakeTexts(ctx.language);
export const saved = (ctx: StaffContext): Saved => ({ notice: words(ctx).contact.saved });

export async function showContact(
  ctx: FileContext,
  facts: ContactFacts,
  more: { refused?: Refused; goOn?: 'people' | 'violence' | undefined } = {},
) {
  const [safe, notes, left] = await Promise.all([
    safeContactOf(ctx),
    contactNotes(ctx),
    ctx.file.mayRead('notes') ? leftWords(ctx, ctx.file) : [],
  ]);
  return ContactPage({ frame: ctx.frame, facts, safe, notes, left, ...more });
}

/** Which part stands open again after it was saved. */
export const goesOn: Readonly<Record<string, 'people' | 'violence'>> = { fler: 'people', ord: 'violence' };

/** What saving answered: done, done with words to read once more, or the sentence that says why not. */
export type Saved = { readonly notice: string; readonly hints?: boolean } | { readonly problem: string } | 'passedOn';

/** A small form of the contact page: read, judged, saved, and back; or the page again with what was typed. */
export function smallForm<T>(form: {
  name: FormName;
  path: string;
  audit: string;
  writes: readonly SectionKind[];
  schema: (ctx: FileContext, facts: ContactFacts) => z.ZodType<T>;
  save: (ctx: FileContext, facts: ContactFacts, value: T) => Promise<Saved>;
}): StaffRoute {
  return fileCommand({
    path: `/kontakt/:file/${form.path}`,
    access: { who: 'file', writes: form.writes },
    purpose: 'intake',
    audit: form.audit,
    handle: async (ctx) => {
      const facts = await loadContact(ctx);
      if (!facts) return missing;
      const parsed = parseForm(form.schema(ctx, facts), ctx.body, ctx.language);
      if (!parsed.ok)
        return invalid(await showContact(ctx, facts, { refused: { name: form.name, form: parsed.form } }));
      const saved = await form.save(ctx, facts, parsed.value);
      // What was written shuts its writer out once it is committed: she is led to where the rest can be left.
      if (saved === 'passedOn') return redirect(passOnAddress(ctx.file.id));
      if ('problem' in saved) {
        const refused = withErrors(postedForm(ctx.body), { '': saved.problem });
        return invalid(await showContact(ctx, facts, { refused: { name: form.name, form: refused } }), 409);
      }
      // One child is often followed by another. A hint quotes what was typed, so it is made on the page and never in a notice.
      const goOn = ['child', 'other', 'childrenKnown'].includes(form.name) ? '?del=fler' : '';
      return redirect(`/kontakt/${ctx.file.id}${saved.hints ? '?del=ord#violence' : goOn}`, { text: saved.notice });
    },
  });
}
