import type { Language } from '../platform/language/catalogue.ts';
import { showMonth, showMonths } from '../platform/language/dates.ts';
import { percent } from './figure-model.ts';
import { followupTexts } from './texts.ts';
import type { WordMonth } from './word-hints.store.ts';

const shareOf = ({ texts }: WordMonth): number | null =>
  texts === null || texts.reached === null ? null : Math.round((100 * texts.reached) / texts.n);

/** One unit's months as they are said and drawn; nothing is drawn before two months tell a share. */
export function wordsModel(language: Language, months: readonly WordMonth[]) {
  const t = followupTexts(language).words;
  const told = months.flatMap((one) => {
    const share = shareOf(one);
    return share === null ? [] : [{ month: one.month, share }];
  });
  const [first, last] = [told[0], told.at(-1)];
  if (!first || !last || first === last) return undefined;
  const monthsTo = (month: WordMonth['month']) => first.month.until(month, { largestUnit: 'months' }).months;
  const until = monthsTo(last.month);
  const said = ({ month, share }: typeof first) => [showMonth(language, month), percent(language, share)] as const;
  return {
    says: t.says(...said(first), ...said(last)),
    until,
    max: told.some(({ share }) => share > 50) ? 100 : 50,
    marks: Array.from({ length: until + 1 }, (_, at) => at)
      .filter((at) => at % Math.max(1, Math.ceil(until / 4)) === 0)
      .map((at) => {
        const month = first.month.add({ months: at });
        return { at, label: showMonths(language, month, month).replace(/ 20/, ' ') };
      }),
    points: told.map(({ month, share }) => ({ at: monthsTo(month), value: share })),
  };
}
