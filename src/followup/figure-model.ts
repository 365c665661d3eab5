import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { Language } from '../platform/language/catalogue.ts';
import { showMonth, showMonths } from '../platform/language/dates.ts';
import { number } from '../platform/language/plural.ts';
import type { ChartCurve } from '../ui/index.ts';
import {
  type Axis,
  axisUpTo,
  beganAt,
  type Counted,
  type Curve,
  curvesOf,
  longestOf,
  notYet,
  type PeriodTimes,
  type Share,
  type Stage,
  type StageTimes,
  type Times,
} from './followup.ts';
import { followupTexts } from './texts.ts';

const DAY = 24;
type Who = 'whole' | 'with' | 'without';

/** "7 timmar", from two days on "12 dagar". */
export function waitInWords(language: Language, hours: number): string {
  const t = followupTexts(language);
  return hours < 2 * DAY ? t.hours(hours) : t.days(Math.round(hours / DAY));
}

/** "5–12 dagar"; with both units where it begins in hours and ends in days. */
function spanInWords(language: Language, from: number, to: number): string {
  const [first, last] = [waitInWords(language, from), waitInWords(language, to)];
  const [number = '', unit] = first.split(' ');
  return unit === waitInWords(language, to).split(' ')[1] ? `${number}–${last}` : `${first} – ${last}`;
}

/** "45 %" with a space that never breaks, in English "45%". */
export const percent = (language: Language, share: number): string => `${share}${language === 'sv' ? '\u00a0' : ''}%`;

const contactsInWords = (language: Language, n: number) => followupTexts(language).contacts(n, number(language, n));

/** What stands first under the heading: the half, what is missing, and each group with what is missing of it. */
export function stageInWords(language: Language, stage: Stage, { whole, groups }: StageTimes): string[] {
  const t = followupTexts(language);
  const all = t.firstContacts(whole.n, number(language, whole.n));
  const missing = notYet(whole);
  const sentences = [
    whole.median === null ? t.notHalf[stage](all) : t.half[stage](waitInWords(language, whole.median), all),
    ...(whole.median === null && whole.q1 !== null ? [t.quarter(waitInWords(language, whole.q1))] : []),
    whole.few === 'reached'
      ? t.fewReached
      : t.missing[stage](missing === null ? t.fewerThanFive : contactsInWords(language, missing)),
  ];
  const ofGroups = (['with', 'without'] as const).map((who) => {
    const group = groups?.[who];
    const left = group && notYet(group);
    if (!group) return '';
    const words = typeof left === 'number' ? t.groups.missing(number(language, left)) : t.groups.missingHidden;
    return t.groups.counts(t.who[who], contactsInWords(language, group.n), words);
  });
  return [sentences.join(' '), ...ofGroups.filter((text) => text !== '')];
}

/** Marks of an axis, as numbers of the unit that its label names. */
export function marksOf({ marks, max }: Axis): { unit: 'hours' | 'days'; marks: { at: number; label: string }[] } {
  const unit = max <= 4 * DAY && (marks[1] ?? max) < DAY ? 'hours' : 'days';
  return {
    unit,
    marks: marks.map((at) => ({ at, label: String(unit === 'hours' ? at : Math.round((at / DAY) * 10) / 10) })),
  };
}

const timesOf = (times: StageTimes, who: Who): Curve | undefined =>
  who === 'whole' ? times.whole : times.groups?.[who];

export function curveModel(language: Language, times: StageTimes) {
  const t = followupTexts(language);
  const curves = curvesOf(times).map((who): ChartCurve => {
    const steps = timesOf(times, who)?.curve ?? [];
    return { name: t.who[who], look: who === 'without' ? 'dashed' : 'solid', steps };
  });
  const axis = axisUpTo(Math.max(1, ...curves.flatMap(({ steps }) => steps.map(({ at }) => at))));
  const description = curves
    .map(({ name, steps }) => {
      const last = steps.at(-1);
      return last ? t.curve.says(name, percent(language, last.share), waitInWords(language, last.at)) : '';
    })
    .join(' ');
  return { curves, axis, description };
}

/** The periods as they are drawn; undefined where there is no median to draw. */
export function periodModel(language: Language, periods: readonly PeriodTimes[], groupBegan: CalendarDay | null) {
  const t = followupTexts(language);
  const medians = periods.flatMap(({ median }) => median ?? []);
  const [first, last] = [medians[0], medians.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const says =
    medians.length === 1
      ? t.period.saysOne(waitInWords(language, first))
      : t.period.says(waitInWords(language, first), waitInWords(language, last));
  const at = beganAt(periods, groupBegan);
  return {
    axis: axisUpTo(longestOf(periods)),
    description: groupBegan ? `${says} ${t.period.saysBegan(showMonth(language, groupBegan))}` : says,
    began: at === undefined ? undefined : { at, label: t.period.began },
    periods: periods.map(({ first: from, n, median, q1, q3, low, high }) => ({
      label: showMonths(language, from, from).replace(/ 20/, ' '),
      n: String(n),
      middle: median,
      spread: q1 !== null && q3 !== null ? ([q1, q3] as const) : null,
      interval: low !== null && high !== null ? ([low, high] as const) : null,
    })),
  };
}

/** How many did and didn't, in words; what isn't told says so, and where it may be told, that it is fewer than five. */
export function countsOf(language: Language, share: Counted & Partial<Share>): { reached: string; missing: string } {
  const t = followupTexts(language).table;
  const told = (value: number | null, which: 'reached' | 'missing') =>
    value === null ? (share.few === which ? t.few : t.hidden) : number(language, value);
  return { reached: told(share.reached, 'reached'), missing: told(notYet(share), 'missing') };
}

/** The cells of a row, in words. */
export function cellsOf(
  language: Language,
  times: Times,
): Record<'n' | 'reached' | 'missing' | 'q1' | 'median' | 'q3' | 'interval', string> {
  const t = followupTexts(language).table;
  const wait = (hours: number | null) => (hours === null ? t.none : waitInWords(language, hours));
  const { low, high } = times;
  return {
    n: number(language, times.n),
    ...countsOf(language, times),
    q1: wait(times.q1),
    median: wait(times.median),
    q3: wait(times.q3),
    interval: low === null || high === null ? t.none : spanInWords(language, low, high),
  };
}
