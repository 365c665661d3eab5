import { Temporal } from 'temporal-polyfill';
import { dayOf, type Instant, isBefore, momentAt, timeOf } from '../kernel/instant.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { TimeOfDay } from '../kernel/time-of-day.ts';
import { isOfficeTime, type OfficeHours } from '../organisation/index.ts';

/** An urgent meeting is held within this from the call (V52). */
export const urgentHours = 24;

const soonestMinutes = 30;
const quarter = 15 * 60_000;
/** Outside office hours one rings in, and only so early and so late. */
const phoneFrom = Temporal.PlainTime.from('08:00');
const phoneUntil = Temporal.PlainTime.from('21:30');
const usual = ['08:30', '10:00', '13:00', '15:00', '18:00', '20:00'].map((time) => Temporal.PlainTime.from(time));
const most = 5;

export type SuggestedTime = { readonly at: Instant; readonly how: 'here' | 'byPhone' };

const roundedUp = (at: Instant): Instant =>
  Temporal.Instant.fromEpochMilliseconds(Math.ceil(at.epochMilliseconds / quarter) * quarter);

/**
 * First what is as soon as people can come, in half an hour, whatever the hour: who calls at night calls those on duty. Then
 * hours of this day and the next, in the room while the offices are open and by phone in the evening.
 */
export function suggestTimes(now: Instant, hours: OfficeHours): SuggestedTime[] {
  const soonest = roundedUp(now.add({ minutes: soonestMinutes }));
  const last = now.add({ hours: urgentHours });
  const today = dayOf(now);
  const fixed = [today, today.add({ days: 1 })].flatMap((day) =>
    usual.flatMap((time) => {
      const at = momentAt(day, time);
      return at.ok ? [at.value] : [];
    }),
  );
  const open = [soonest.add({ hours: 1 }), ...fixed].filter(
    (at) => isBefore(soonest.add({ minutes: 30 }), at) && !isBefore(last, at) && isHeardThen(at, hours),
  );
  const sorted = open.toSorted(Temporal.Instant.compare).filter((at, n, all) => !all[n - 1]?.equals(at));
  return [soonest, ...sorted]
    .slice(0, most)
    .map((at) => ({ at, how: isOfficeTime(at, hours) ? ('here' as const) : ('byPhone' as const) }));
}

function isHeardThen(at: Instant, hours: OfficeHours): boolean {
  const time = timeOf(at);
  return (
    isOfficeTime(at, hours) ||
    (Temporal.PlainTime.compare(time, phoneFrom) >= 0 && Temporal.PlainTime.compare(time, phoneUntil) <= 0)
  );
}

/** When the clock shows this time next: within 24 hours it is only once, so that nobody has to type a day. */
export function nextAt(time: TimeOfDay, now: Instant): Result<Instant, 'noSuchTime'> {
  const today = momentAt(dayOf(now), time);
  if (!today.ok || !isBefore(today.value, now.subtract({ minutes: 5 }))) return today;
  return momentAt(dayOf(now).add({ days: 1 }), time);
}

export type StartProblem = 'passed' | 'moreThan24Hours';

/** May the meeting start then? Measured from when it was called, so that moving it wins no time. */
export function checkStart(startsAt: Instant, calledAt: Instant, now: Instant): Result<Instant, StartProblem> {
  if (isBefore(startsAt, now.subtract({ minutes: 5 }))) return err('passed');
  return isBefore(calledAt.add({ hours: urgentHours }), startsAt) ? err('moreThan24Hours') : ok(startsAt);
}

const answerWithinMinutes = 60;

/** Who hasn't answered an hour after the call is asked again, once; nobody is when the meeting has begun. */
export const asksAgain = (
  seat: { readonly calledAt: Instant; readonly answer: string | null; readonly askedAgainAt: Instant | null },
  startsAt: Instant,
  now: Instant,
): boolean =>
  seat.answer === null &&
  seat.askedAgainAt === null &&
  isBefore(now, startsAt) &&
  !isBefore(now, seat.calledAt.add({ minutes: answerWithinMinutes }));
