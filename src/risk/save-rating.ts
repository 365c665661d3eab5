import { z } from 'zod';
import { type Answer, type FileContext, redirect } from '../access/index.ts';
import { happened } from '../clocks/index.ts';
import type { Instrument } from '../instruments/index.ts';
import type { PersonId } from '../kernel/ids.ts';
import { type FormState, fieldValue, oneOf, parseForm, postedForm, withErrors } from '../platform/web/form.ts';
import { insertRating } from './rating.store.ts';
import { occasions, ratingField } from './rating.ts';
import { riskTexts } from './texts.ts';

type Asked = {
  readonly self: { readonly id: PersonId } | undefined;
  readonly quick: readonly Instrument[];
  readonly again: (form: FormState) => Answer;
  readonly back: string;
};

/** One figure is enough: what is left out was not asked. */
export async function saveRating(ctx: FileContext, { self, quick, again, back }: Asked): Promise<Answer> {
  const t = riskTexts(ctx.language);
  const posted = postedForm(ctx.body);
  const parsed = parseForm(
    z.object({ occasion: oneOf(occasions, { missing: (l) => riskTexts(l).errors.occasion }) }),
    ctx.body,
    ctx.language,
  );
  if (!parsed.ok) return again(parsed.form);
  const given = quick.flatMap((instrument) => {
    const typed = fieldValue(posted, ratingField(instrument));
    return /^(?:\d|10)$/.test(typed) ? [{ instrument, value: Number(typed) }] : [];
  });
  if (!self || given.length === 0) return again(withErrors(posted, { '': self ? t.rateNothing : t.nobody }));
  for (const one of given)
    await insertRating(ctx, ctx.file, { personId: self.id, occasion: parsed.value.occasion, ...one });
  await happened(ctx, ctx.file, { kind: 'risk.rated', section: 'protection', about: self.id });
  return redirect(`${back}#skattning`, { text: t.rated });
}
