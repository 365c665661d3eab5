import { z } from 'zod';
import { type Answer, type FileContext, invalid, page } from '../access/index.ts';
import { type FormState, parseForm, text } from '../platform/web/form.ts';
import { factsOf, revealFacts, whosePlaces } from './location.store.ts';
import { RevealedPage } from './pages/revealed-page.tsx';
import { locationTexts } from './texts.ts';

/** The stable name of the sealed reason; the review of the log unseals it by the same. */
const revealReasonField = (fileId: string): string => `location.revealed:${fileId}`;

/**
 * The one door to the words. All that is asked of somebody before a place is shown is asked here, in this order: that the
 * section was given to her (the route), why (the form), and what else a municipality demands at this moment.
 */
export async function reveal(ctx: FileContext, again: (form: FormState) => Promise<unknown>): Promise<Answer> {
  const { sql, file, keyring } = ctx;
  const reasonForm = z.object({
    reason: text({ max: 300, missing: locationTexts(ctx.language).reveal.reasonMissing }),
  });
  const read = parseForm(reasonForm, ctx.body, ctx.language);
  if (!read.ok) return invalid(await again(read.form));
  const sealed = keyring.reasons.seal(revealReasonField(file.id), read.value.reason);
  const [facts, whose] = await Promise.all([factsOf(sql, file), whosePlaces(sql, file)]);
  const words = await revealFacts(ctx, file, sealed);
  return page(<RevealedPage ctx={ctx} facts={facts} words={words} whose={whose} />);
}
