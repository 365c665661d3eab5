import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { StaffId } from '../kernel/ids.ts';
import { overlaps, periodOfDays } from '../kernel/period.ts';
import type { Absence, TimeOff } from '../organisation/index.ts';

/** There is no other way: what is sent reaches whoever holds the phone. */
export const toldHows = ['inRoom', 'safeWay'] as const;
export type ToldHow = (typeof toldHows)[number];

export type TimeOffTold = {
  readonly fromOn: CalendarDay;
  readonly lastOn: CalendarDay;
  readonly standsIn: string | null;
  /** A number, or a help line. */
  readonly call: string;
  readonly toldHow: ToldHow;
  readonly toldOn: CalendarDay;
};

/** Whoever gives the support may be away, and the person is told whom to call then (voices V17). */
export type TimeOffOf = {
  readonly ahead: TimeOff | undefined;
  readonly told: readonly TimeOffTold[];
  readonly absences: readonly Absence[];
  /** Whom the absence names. */
  readonly deputy: StaffId | undefined;
};

/** Somebody is away on one of these days. */
export function isAwayIn(absences: readonly Absence[], { from, last }: TimeOff): boolean {
  const span = periodOfDays(from, last);
  return span.ok && absences.some((one) => overlaps(one, span.value));
}

/** Told of that time to its end; of fewer days is not told. */
export const isTold = ({ ahead, told }: TimeOffOf): boolean =>
  ahead === undefined ||
  told.some((one) => one.fromOn.until(ahead.last).sign >= 0 && ahead.last.until(one.lastOn).sign >= 0);
