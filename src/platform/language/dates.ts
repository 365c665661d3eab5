import { type CalendarDay, today } from '../../kernel/calendar-day.ts';
import { dayOf, type Instant, inStockholm, minutesBetween } from '../../kernel/instant.ts';
import type { Period } from '../../kernel/period.ts';
import { formatTimeOfDay, type TimeOfDay } from '../../kernel/time-of-day.ts';
import { catalogue, type Language } from './catalogue.ts';
import { plural } from './plural.ts';

// Own tables: the short names of Intl have full stops in some versions and not in others.
const sv = {
  weekdays: ['mån', 'tis', 'ons', 'tors', 'fre', 'lör', 'sön'],
  months: ['jan', 'feb', 'mars', 'apr', 'maj', 'juni', 'juli', 'aug', 'sep', 'okt', 'nov', 'dec'],
  longMonths: 'januari februari mars april maj juni juli augusti september oktober november december'.split(' '),
  yesterday: 'i går',
  today: 'i dag',
  tomorrow: 'i morgon',
  latest: (when: string) => `senast ${when}`,
  justNow: 'nyss',
  dueNow: 'nu',
  within: (length: string) => `om ${length}`,
  late: (length: string) => `försenad ${length}`,
  ago: (length: string) => `${length} sedan`,
  minutes: (n: number) => `${n} min`,
  hours: (n: number) => `${n} tim`,
  days: (n: number) => plural('sv', n, { one: 'dag', other: 'dagar' }),
};
const en: typeof sv = {
  weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  months: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'June', 'July', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  longMonths: 'January February March April May June July August September October November December'.split(' '),
  yesterday: 'yesterday',
  today: 'today',
  tomorrow: 'tomorrow',
  latest: (when) => `by ${when}`,
  justNow: 'just now',
  dueNow: 'now',
  within: (length) => `in ${length}`,
  late: (length) => `${length} late`,
  ago: (length) => `${length} ago`,
  minutes: (n) => `${n} min`,
  hours: (n) => `${n} h`,
  days: (n) => plural('en', n, { one: 'day', other: 'days' }),
};
const texts = catalogue({ sv, en });

const daysFrom = (one: CalendarDay, other: CalendarDay): number => one.until(other, { largestUnit: 'days' }).days;

/** "14.00", in English "14:00". */
export const showTime = (language: Language, time: TimeOfDay): string =>
  language === 'sv' ? formatTimeOfDay(time) : formatTimeOfDay(time).replace('.', ':');

/** "tors 26 nov"; with the year when it is another than that of `about`. */
export function showDay(language: Language, day: CalendarDay, about: CalendarDay): string {
  const t = texts(language);
  const year = day.year === about.year ? '' : ` ${day.year}`;
  return `${t.weekdays[day.dayOfWeek - 1]} ${day.day} ${t.months[day.month - 1]}${year}`;
}

/** "26 november 2026", as letters and decisions have it. */
export const showFullDay = (language: Language, day: CalendarDay): string =>
  `${day.day} ${texts(language).longMonths[day.month - 1]} ${day.year}`;

/** "september 2026": a month, of which `day` is any day. */
export const showMonth = (language: Language, day: CalendarDay): string =>
  `${texts(language).longMonths[day.month - 1]} ${day.year}`;

/** "sep 2026", "juli–sep 2026", "nov 2025–jan 2026": whole months, from the one of `first` to the one of `last`. */
export function showMonths(language: Language, first: CalendarDay, last: CalendarDay): string {
  const name = (day: CalendarDay) => texts(language).months[day.month - 1];
  if (first.year !== last.year) return `${name(first)} ${first.year}–${name(last)} ${last.year}`;
  return `${first.month === last.month ? '' : `${name(first)}–`}${name(last)} ${last.year}`;
}

/** "i går", "i dag", "i morgon", else "tors 26 nov". */
export function showNearDay(language: Language, day: CalendarDay, about: CalendarDay): string {
  const t = texts(language);
  const near: Record<number, string> = { [-1]: t.yesterday, 0: t.today, 1: t.tomorrow };
  return near[daysFrom(about, day)] ?? showDay(language, day, about);
}

/** "i dag 14.00", "tors 26 nov 14.00". */
export function showMoment(language: Language, moment: Instant, now: Instant): string {
  const there = inStockholm(moment);
  return `${showNearDay(language, there.toPlainDate(), today(now))} ${showTime(language, there.toPlainTime())}`;
}

/** "tors 26 nov 14.00" even today: for what is printed or read later. */
export function showFixedMoment(language: Language, moment: Instant, now: Instant): string {
  const there = inStockholm(moment);
  return `${showDay(language, there.toPlainDate(), today(now))} ${showTime(language, there.toPlainTime())}`;
}

/** The end of something, as it is printed: "fre 27 nov 24.00" where it is midnight, since "28 nov 00.00" is read as the 28th. */
export function showFixedEnd(language: Language, end: Instant, now: Instant): string {
  const there = inStockholm(end);
  if (!isMidnight(there)) return showFixedMoment(language, end, now);
  const day = showDay(language, there.toPlainDate().subtract({ days: 1 }), today(now));
  return `${day} ${showDueTime(language, end)}`;
}

const isMidnight = ({ hour, minute, second }: ReturnType<typeof inStockholm>): boolean =>
  hour === 0 && minute === 0 && second === 0;

/** "14.00" of a deadline today. Midnight is the end of the day, "24.00": "00.00" is read as the day's beginning. */
export function showDueTime(language: Language, due: Instant): string {
  const shown = showTime(language, inStockholm(due).toPlainTime());
  return shown.startsWith('00') ? shown.replace(/^00(.)00$/, '24$100') : shown;
}

/**
 * "senast i dag 14.00". A deadline at midnight is the end of the day before and is shown as that day, without a time,
 * since "27 nov 00.00" is read as the 27th.
 */
export const showDeadline = (language: Language, due: Instant, now: Instant): string =>
  texts(language).latest(showDue(language, due, now));

/** The same without the word, for a column that says it: "i dag 14.00", "ons 18 nov". */
export function showDue(language: Language, due: Instant, now: Instant): string {
  const there = inStockholm(due);
  return isMidnight(there)
    ? showNearDay(language, there.toPlainDate().subtract({ days: 1 }), today(now))
    : showMoment(language, due, now);
}

/** "fre 19 juni 16.00 – sön 21 juni 08.00"; within one day "fre 19 juni 16.00–22.00". */
export function showPeriod(language: Language, span: Period, now: Instant): string {
  const from = showFixedMoment(language, span.from, now);
  if (span.until === null) return `${from} –`;
  const last = inStockholm(span.until).subtract({ nanoseconds: 1 });
  return last.toPlainDate().equals(dayOf(span.from))
    ? `${from}–${showDueTime(language, span.until)}`
    : `${from} – ${showFixedEnd(language, span.until, now)}`;
}

/** Whole units, rounded down: under an hour minutes, under two days hours, else days. */
function length(language: Language, minutes: number): string {
  const t = texts(language);
  if (minutes < 60) return t.minutes(minutes);
  return minutes < 48 * 60 ? t.hours(Math.floor(minutes / 60)) : t.days(Math.floor(minutes / (24 * 60)));
}

/** "om 25 min", "om 3 dagar", "nu", "försenad 2 tim". What is late is rounded down too: it never looks later than it is. */
export function showRemaining(language: Language, due: Instant, now: Instant): string {
  const t = texts(language);
  const left = minutesBetween(now, due);
  if (left > 0) return t.within(length(language, left));
  const late = minutesBetween(due, now);
  return late > 0 ? t.late(length(language, late)) : t.dueNow;
}

/** "nyss", "5 min sedan", "2 tim sedan", "3 dagar sedan": the age of an assessment, or of the last contact. */
export function showAgo(language: Language, moment: Instant, now: Instant): string {
  const minutes = Math.max(0, minutesBetween(moment, now));
  const t = texts(language);
  return minutes === 0 ? t.justNow : t.ago(length(language, minutes));
}
