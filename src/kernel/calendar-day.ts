import { Temporal } from 'temporal-polyfill';
import { dayOf, type Instant } from './instant.ts';
import { err, ok, type Result } from './result.ts';

/** A day in the calendar, with no time and no zone: a birthday, the last day of a decision. */
export type CalendarDay = Temporal.PlainDate;
export type CalendarDayProblem = 'missing' | 'notADay' | 'noSuchDay' | 'weekdayDiffers';
/** What a day without a century or year leans towards: a birthday lies behind us, a meeting ahead. */
export type Leaning = 'past' | 'nearest' | 'future';

export const today = (now: Instant): CalendarDay => dayOf(now);

const relative: Record<string, number> = {
  'i förrgår': -2,
  'i går': -1,
  igår: -1,
  'i dag': 0,
  idag: 0,
  'i morgon': 1,
  imorgon: 1,
  'i övermorgon': 2,
  yesterday: -1,
  today: 0,
  tomorrow: 1,
};

const months = [
  'januari january',
  'februari february',
  'mars march',
  'april',
  'maj may',
  'juni june',
  'juli july',
  'augusti august',
  'september',
  'oktober october',
  'november',
  'december',
].map((names) => names.split(' '));
const weekdays = [
  'måndag monday',
  'tisdag tuesday',
  'onsdag wednesday',
  'torsdag thursday',
  'fredag friday',
  'lördag saturday',
  'söndag sunday',
].map((names) => names.split(' '));

/** The number (from 1) of the one name that the word is, or shortens to at least three letters. */
function numberOf(names: string[][], word: string): number | undefined {
  if (word.length < 3) return undefined;
  const at = names.findIndex((same) => same.some((name) => name.startsWith(word)));
  return at < 0 ? undefined : at + 1;
}

type Parts = { day: number; month: number; year?: number; shortYear?: number };

function fromDigits(text: string): Parts | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) };
  const short = /^(\d{2})-?(\d{2})-?(\d{2})$/.exec(text);
  if (short) return { shortYear: Number(short[1]), month: Number(short[2]), day: Number(short[3]) };
  const slashed = /^(\d{1,2})[/.](\d{1,2})(?:[-/.\s]\s*(\d{4}|\d{2}))?$/.exec(text);
  return slashed ? { day: Number(slashed[1]), month: Number(slashed[2]), ...yearOf(slashed[3]) } : undefined;
}

function fromWords(text: string): Parts | undefined {
  const match =
    /^(?:den\s+)?(\d{1,2})(?::?[ae]|st|nd|rd|th)?\s+(\p{L}+)\.?(?:,?\s+(\d{4}|\d{2}))?$/u.exec(text) ??
    swap(/^(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?$/u.exec(text));
  if (!match) return undefined;
  const month = numberOf(months, match[2] ?? '');
  return month === undefined ? undefined : { day: Number(match[1]), month, ...yearOf(match[3]) };
}

const swap = (m: RegExpExecArray | null) => m && [m[0], m[2], m[1], m[3]];

const yearOf = (typed: string | undefined): Pick<Parts, 'year' | 'shortYear'> =>
  typed === undefined ? {} : typed.length === 2 ? { shortYear: Number(typed) } : { year: Number(typed) };

function dayFrom(year: number, parts: Parts): CalendarDay | undefined {
  try {
    return Temporal.PlainDate.from({ year, month: parts.month, day: parts.day }, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}

/** The candidate that fits the leaning; else the nearest. A leap day looks for a year that has it. */
function choose(years: number[], parts: Parts, about: CalendarDay, leaning: Leaning): CalendarDay | undefined {
  const days = years.flatMap((year) => dayFrom(year, parts) ?? []);
  const side = days.filter((day) => {
    const order = Temporal.PlainDate.compare(day, about);
    return leaning === 'nearest' || (leaning === 'past' ? order <= 0 : order >= 0);
  });
  const distance = (day: CalendarDay) => Math.abs(about.until(day, { largestUnit: 'days' }).days);
  return (side.length > 0 ? side : days).toSorted((a, b) => distance(a) - distance(b))[0];
}

function settle(parts: Parts, about: CalendarDay, leaning: Leaning): CalendarDay | undefined {
  if (parts.year !== undefined) return dayFrom(parts.year, parts);
  if (parts.shortYear !== undefined) {
    const century = Math.floor(about.year / 100) * 100;
    const short = parts.shortYear;
    return choose([century - 100 + short, century + short, century + 100 + short], parts, about, leaning);
  }
  return choose(
    [-4, -3, -2, -1, 0, 1, 2, 3, 4].map((step) => about.year + step),
    parts,
    about,
    leaning,
  );
}

/**
 * Reads a day as people type it: "2026-11-26", "26/11 2026", "26 nov", "den 26:e november", "tors 26 nov 2026", "261126",
 * "i dag". A weekday that is typed must agree, since a mistaken one means that one of the two is wrong.
 */
export function parseCalendarDay(
  typed: string,
  about: CalendarDay,
  leaning: Leaning = 'nearest',
): Result<CalendarDay, CalendarDayProblem> {
  const text = typed.trim().toLowerCase().replaceAll(/\s+/g, ' ');
  if (text === '') return err('missing');
  const shift = Object.hasOwn(relative, text) ? relative[text] : undefined;
  if (shift !== undefined) return ok(about.add({ days: shift }));

  const lead = /^(\p{L}{3,})(?:en)?\.?,? (?=.*\d)(.+)$/u.exec(text);
  const weekday = lead?.[1] && numberOf(weekdays, lead[1].replace(/en$/, ''));
  const rest = weekday ? (lead?.[2] ?? text) : text;
  const parts = fromDigits(rest) ?? fromWords(rest);
  if (!parts) return err('notADay');
  if (parts.year !== undefined && (parts.year < 1880 || parts.year > 2199)) return err('noSuchDay');
  const day = settle(parts, about, leaning);
  if (!day) return err('noSuchDay');
  return weekday && day.dayOfWeek !== weekday ? err('weekdayDiffers') : ok(day);
}

/** Full years on `on`. Born on 29 February: a year older on 1 March in other years, so that no child's protection ends early. */
export const age = (born: CalendarDay, on: CalendarDay): number => {
  const passed = on.month > born.month || (on.month === born.month && on.day >= born.day);
  return on.year - born.year - (passed ? 0 : 1);
};
