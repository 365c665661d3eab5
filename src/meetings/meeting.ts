import { Temporal } from 'temporal-polyfill';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { Id } from '../kernel/ids.ts';
import { type Instant, isBefore, momentAt } from '../kernel/instant.ts';
import { getOk } from '../kernel/result.ts';
import type { TimeOfDay } from '../kernel/time-of-day.ts';
import { isFreeDay } from '../organisation/index.ts';

export type AgendaItemId = Id<'agendaItem'>;
export type GroupId = Id<'internalGroup'>;
export type SeatId = Id<'groupSeat'>;

export type IsFree = (day: CalendarDay) => boolean;

/** Why a file is on the agenda. */
export const agendaReasons = ['proposed', 'oldTask', 'clockBreached', 'urgent'] as const;
export type AgendaReason = (typeof agendaReasons)[number];

/** Who came, and what is decided, is asked when people gather, never weeks before. */
export const gathers = ({ startsAt }: { readonly startsAt: Instant }, now: Instant): boolean =>
  isBefore(startsAt.subtract({ hours: hoursBefore }), now);
const hoursBefore = 4;

export const calledAs = ['member', 'deputy', 'presenter', 'ownTask', 'coordinator'] as const;
export type CalledAs = (typeof calledAs)[number];

const weeksBetween = 6;
/** A meeting that was moved ahead of a holiday is followed no later than this. */
const longestGapDays = weeksBetween * 7 + 2;

/** A working day alone between two free ones: nobody is there. */
const isSqueezeDay = (day: CalendarDay, isFree: IsFree): boolean =>
  !isFree(day) && isFree(day.subtract({ days: 1 })) && isFree(day.add({ days: 1 }));

/** The day itself where people work on it, or else the nearest one before it. */
export function meetingDayBy(day: CalendarDay, isFree: IsFree = isFreeDay): CalendarDay {
  let found = day;
  while (isFree(found) || isSqueezeDay(found, isFree)) found = found.subtract({ days: 1 });
  return found;
}

const earlier = (one: CalendarDay, other: CalendarDay): CalendarDay =>
  Temporal.PlainDate.compare(one, other) <= 0 ? one : other;

export type Rhythm = {
  /** No meeting lies before this day. */
  readonly from: CalendarDay;
  /** Monday is 1. */
  readonly weekday: number;
  readonly time: TimeOfDay;
  readonly count: number;
};

/**
 * Every sixth week on the same weekday (voices V50). A holiday, an eve that is kept as one, and a day squeezed between free
 * ones move a meeting to the working day before; what follows keeps its weekday, and never comes later than six weeks and
 * two days after the last.
 */
export function nextDates({ from, weekday, time, count }: Rhythm, isFree: IsFree = isFreeDay): Instant[] {
  let nominal = from.add({ days: (weekday - from.dayOfWeek + 7) % 7 });
  while (Temporal.PlainDate.compare(meetingDayBy(nominal, isFree), from) < 0) nominal = nominal.add({ weeks: 1 });
  const days: CalendarDay[] = [];
  for (let n = 0; n < count; n += 1) {
    const last = days.at(-1);
    const limit = last?.add({ days: longestGapDays }) ?? nominal;
    days.push(meetingDayBy(earlier(nominal, limit), isFree));
    nominal = nominal.add({ weeks: weeksBetween });
  }
  return days.map((day) => getOk(momentAt(day, time), 'an hour of the working day'));
}

/** The day that lies so many working days before. */
export function workingDaysBefore(day: CalendarDay, n: number, isFree: IsFree = isFreeDay): CalendarDay {
  let found = day;
  for (let left = n; left > 0; ) {
    found = found.subtract({ days: 1 });
    if (!isFree(found)) left -= 1;
  }
  return found;
}

/** Input is asked for five working days before, and asked for again two working days before. */
export const askDays = 5;
export const chaseDays = 2;

export type InputStage = 'notYet' | 'ask' | 'chase';

/** What is due about input on this day, for a meeting on that one. */
export function inputStage(today: CalendarDay, meetingDay: CalendarDay, isFree: IsFree = isFreeDay): InputStage {
  const reached = (n: number) => Temporal.PlainDate.compare(today, workingDaysBefore(meetingDay, n, isFree)) >= 0;
  if (reached(chaseDays)) return 'chase';
  return reached(askDays) ? 'ask' : 'notYet';
}
