import type { FileContext } from '../access/index.ts';
import { dayOf, type Instant } from '../kernel/instant.ts';
import type { Language } from '../platform/language/catalogue.ts';
import { showDay } from '../platform/language/dates.ts';
import { consentsOf } from './consent.store.ts';
import { askings, type Consent, type Standing, standingOf } from './consent.ts';
import { isComplete, partsInWords } from './list-model.ts';
import { whoIsAsked } from './people.store.ts';
import { consentTexts } from './texts.ts';

/** What was last said of one receiver, in a line. */
export type ConsentNow = { readonly receiver: string; readonly words: string; readonly parts: string };

/** Of each receiver only what was said last: what it took the place of stands on the page of consents. */
export function consentsNow(
  facts: { readonly consents: readonly Consent[]; readonly age: number | undefined },
  viewer: { readonly language: Language; readonly now: Instant },
): ConsentNow[] {
  const seen = new Set<string>();
  return askings(facts.consents).flatMap((forms) => {
    const [one] = forms;
    if (!one) return [];
    const receiver = one.receiver.unitId ?? one.receiver.name;
    if (seen.has(receiver)) return [];
    seen.add(receiver);
    const standing = standingOf(forms, isComplete(forms, facts.age), viewer.now);
    return [
      {
        receiver: one.receiver.name,
        words: wordsOf(forms, one, standing, viewer),
        parts: partsInWords(one.parts, viewer.language),
      },
    ];
  });
}

function wordsOf(
  forms: readonly Consent[],
  one: Consent,
  standing: Standing,
  { language, now }: { readonly language: Language; readonly now: Instant },
): string {
  const t = consentTexts(language);
  const show = (at: Instant) => showDay(language, dayOf(at), dayOf(now));
  const lastDay = show(one.validTo.subtract({ seconds: 1 }));
  /** Of several answers the last: until it had come, nothing held. */
  const latest = (at: (form: Consent) => Instant | null): string =>
    show(
      forms
        .flatMap((form) => at(form) ?? [])
        .toSorted((a, b) => b.epochMilliseconds - a.epochMilliseconds)
        .at(0) ?? one.askedAt,
    );
  const answered = latest(({ answeredAt }) => answeredAt);
  const why = forms.find(({ notAskedBecause }) => notAskedBecause !== null)?.notAskedBecause;
  const words = {
    inForce: () => t.nowLine.inForce(answered, lastDay),
    waiting: () => t.nowLine.since(t.standing.waiting, show(one.askedAt)),
    refused: () => t.nowLine.since(t.standing.refused, answered),
    notAsked: () =>
      t.nowLine.since(why ? `${t.standing.notAsked} (${t.notAsked[why]})` : t.standing.notAsked, answered),
    withdrawn: () =>
      t.nowLine.since(
        t.standing.withdrawn,
        latest(({ withdrawnAt }) => withdrawnAt),
      ),
    ended: () => t.nowLine.since(t.standing.ended, lastDay),
  } satisfies Record<Standing, () => string>;
  return words[standing]();
}

/**
 * For a page that decides on something. Empty to one who may not read consents, as where there are none: a page must not tell the
 * one from the other.
 */
export async function loadConsentsNow(ctx: FileContext): Promise<readonly ConsentNow[]> {
  if (!ctx.file.mayRead('consents')) return [];
  const [consents, asking] = await Promise.all([consentsOf(ctx.sql, ctx.file), whoIsAsked(ctx.sql, ctx.file, ctx.now)]);
  return consentsNow({ consents, age: asking.age }, ctx);
}
