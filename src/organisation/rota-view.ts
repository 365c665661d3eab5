import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { StaffId, UnitId } from '../kernel/ids.ts';
import { dayOf, earliest, endOfDay, type Instant, isBefore, startOfDay, timeOf } from '../kernel/instant.ts';
import { overlaps, type Period } from '../kernel/period.ts';
import type { Language } from '../platform/language/catalogue.ts';
import { showDay, showFixedMoment, showPeriod, showTime } from '../platform/language/dates.ts';
import type { Colleague } from './organisation.ts';
import { findPresent, holesIn, type Rota, type Shift } from './rota.ts';
import { organisationTexts } from './texts.ts';

type Reader = { readonly language: Language; readonly now: Instant };

export const nameOf = (staff: readonly Colleague[], id: StaffId): string =>
  staff.find((one) => one.id === id)?.name ?? '';

/** "08.00–24.00" of the part that falls within the day; "hela dygnet" where it is all of it. */
function hoursWithin(language: Language, span: Period, day: CalendarDay): string {
  const [start, end] = [startOfDay(day), endOfDay(day)];
  const from = isBefore(span.from, start) ? start : span.from;
  const until = span.until === null ? end : earliest(span.until, end);
  if (from.equals(start) && until.equals(end)) return organisationTexts(language).rota.wholeDay;
  const last = until.equals(end) ? (language === 'sv' ? '24.00' : '24:00') : showTime(language, timeOf(until));
  return `${showTime(language, timeOf(from))}–${last}`;
}

/** "mån 23 nov 16.30 – lör 28 nov 24.00": a span that ends at midnight ends on the day before, as people say it. */
export function spanInWords({ language, now }: Reader, span: Period): string {
  if (span.until === null) return showPeriod(language, span, now);
  const lastDay = dayOf(span.until.subtract({ seconds: 1 }));
  if (!startOfDay(lastDay.add({ days: 1 })).equals(span.until)) return showPeriod(language, span, now);
  const until = `${showDay(language, lastDay, dayOf(now))} ${language === 'sv' ? '24.00' : '24:00'}`;
  return `${showFixedMoment(language, span.from, now)} – ${until}`;
}

export type DayCell = { readonly entries: readonly string[]; readonly gaps: readonly string[] };
export type DayRow = {
  readonly day: CalendarDay;
  readonly label: string;
  readonly duty: DayCell;
  readonly backup: DayCell;
};

/** The days of a rota as they are read on paper: who, from when to when, and the hours that nobody has. */
export function dayRows(
  reader: Reader,
  rota: Rota,
  staff: readonly Colleague[],
  unitId: UnitId,
  days: readonly CalendarDay[],
): DayRow[] {
  const { language, now } = reader;
  const t = organisationTexts(language).rota;
  const cell = (day: CalendarDay, duty: Shift['duty']): DayCell => {
    const whole = { from: startOfDay(day), until: endOfDay(day) };
    const shifts = rota.shifts.filter((one) => one.unitId === unitId && one.duty === duty && overlaps(one, whole));
    // What has passed can't be filled any more.
    const ahead = isBefore(whole.from, now) ? { ...whole, from: now } : whole;
    const gaps = isBefore(ahead.from, whole.until) ? holesIn(rota, unitId, duty, ahead) : [];
    return {
      entries: shifts.map(
        (one) => `${hoursWithin(language, one, day)} ${personOf(language, rota, staff, one, whole.from)}`,
      ),
      gaps: gaps.map((gap) => t.gap(hoursWithin(language, gap, day))),
    };
  };
  return days.map((day) => ({
    day,
    label: showDay(language, day, dayOf(now)),
    duty: cell(day, 'duty'),
    backup: cell(day, 'backup'),
  }));
}

/** Who is there for a shift: herself, her deputy, or nobody. */
function personOf(
  language: Language,
  rota: Rota,
  staff: readonly Colleague[],
  shift: Shift,
  dayStarts: Instant,
): string {
  const t = organisationTexts(language).rota;
  const at = isBefore(shift.from, dayStarts) ? dayStarts : shift.from;
  const present = findPresent(rota, shift.staffId, at);
  const own = nameOf(staff, shift.staffId);
  if (present === shift.staffId) return own;
  return present ? `${nameOf(staff, present)} (${t.standsIn(own)})` : `${own} (${t.away})`;
}

export type OnDuty = {
  readonly duty: Shift['duty'];
  readonly colleague: Colleague;
  readonly standsInFor: string | undefined;
  readonly until: Instant;
};

/** Who of a unit answers right now. */
export function onDutyNow(rota: Rota, staff: readonly Colleague[], unitId: UnitId, now: Instant): OnDuty[] {
  return rota.shifts
    .filter(
      (shift) =>
        shift.unitId === unitId && !isBefore(now, shift.from) && shift.until !== null && isBefore(now, shift.until),
    )
    .toSorted((a, b) => b.duty.localeCompare(a.duty) || a.from.epochMilliseconds - b.from.epochMilliseconds)
    .flatMap((shift) => {
      const present = findPresent(rota, shift.staffId, now);
      const colleague = staff.find(({ id }) => id === present);
      const standsInFor = present === shift.staffId ? undefined : nameOf(staff, shift.staffId);
      return colleague && shift.until ? [{ duty: shift.duty, colleague, standsInFor, until: shift.until }] : [];
    });
}

export const daysFrom = (first: CalendarDay, count: number): CalendarDay[] =>
  Array.from({ length: count }, (_, n) => first.add({ days: n }));
