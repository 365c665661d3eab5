import { z } from 'zod';
import { type Answer, type FileContext, redirect } from '../access/index.ts';
import { clocksOf, happened, isShown, metBy, ruleOf } from '../clocks/index.ts';
import type { Instrument } from '../instruments/index.ts';
import type { EventKind } from '../kernel/event-kind.ts';
import type { PersonId } from '../kernel/ids.ts';
import { fieldValue, oneOf, parseForm, postedForm, withErrors } from '../platform/web/form.ts';
import type { RatingForms } from './pages/rating-part.tsx';
import { insertDeclined, insertRating } from './rating.store.ts';
import { occasions, ratingDeclines, ratingField } from './rating.ts';
import { riskTexts } from './texts.ts';

type Asked = {
  readonly self: { readonly id: PersonId } | undefined;
  readonly quick: readonly Instrument[];
  readonly again: (forms: RatingForms) => Answer;
  readonly back: string;
};

const occasion = oneOf(occasions, { missing: (l) => riskTexts(l).errors.occasion });

/** Figures, or that none was given: both are answers. */
export const saveRating = (ctx: FileContext, asked: Asked): Promise<Answer> =>
  fieldValue(postedForm(ctx.body), 'answer') === 'none' ? saveDeclined(ctx, asked) : saveFigures(ctx, asked);

/** One figure is enough: what is left out was not asked. */
async function saveFigures(ctx: FileContext, { self, quick, again, back }: Asked): Promise<Answer> {
  const t = riskTexts(ctx.language);
  const posted = postedForm(ctx.body);
  const parsed = parseForm(z.object({ occasion }), ctx.body, ctx.language);
  if (!parsed.ok) return again({ rate: parsed.form });
  const given = quick.flatMap((instrument) => {
    const typed = fieldValue(posted, ratingField(instrument));
    return /^(?:\d|10)$/.test(typed) ? [{ instrument, value: Number(typed) }] : [];
  });
  if (!self || given.length === 0) return again({ rate: withErrors(posted, { '': self ? t.rateNothing : t.nobody }) });
  for (const one of given)
    await insertRating(ctx, ctx.file, { personId: self.id, occasion: parsed.value.occasion, ...one });
  await tell(ctx, self.id, parsed.value.occasion === 'end' ? 'risk.ratedAtEnd' : 'risk.rated');
  return redirect(`${back}#skattning`, { text: t.rated });
}

async function saveDeclined(ctx: FileContext, { self, again, back }: Asked): Promise<Answer> {
  const t = riskTexts(ctx.language);
  const parsed = parseForm(
    z.object({ declined: oneOf(ratingDeclines, { missing: (l) => riskTexts(l).errors.declined }), occasion }),
    ctx.body,
    ctx.language,
  );
  if (!parsed.ok) return again({ decline: parsed.form });
  if (!self) return again({ decline: withErrors(postedForm(ctx.body), { '': t.nobody }) });
  const { occasion: when, declined: because } = parsed.value;
  await insertDeclined(ctx, ctx.file, { personId: self.id, occasion: when, because });
  await tell(ctx, self.id, when === 'end' ? 'risk.notRatedAtEnd' : 'risk.notRated');
  return redirect(`${back}#skattning`, { text: t.notRated });
}

/**
 * One answer meets what is asked of this person now, for whatever support: nobody answers twice because two begin in the same weeks. An end
 * that isn't near is asked about when it is.
 */
async function tell(ctx: FileContext, self: PersonId, kind: EventKind): Promise<void> {
  const answers = metBy(kind);
  const meets = (await clocksOf(ctx.sql, ctx.file.id)).filter(
    (clock) => answers.includes(clock.kind) && isShown(ruleOf(clock.kind), clock.dueAt, ctx.now),
  );
  await happened(ctx, ctx.file, { kind, section: 'protection', about: self, meets });
}
