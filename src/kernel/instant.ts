import { Temporal } from 'temporal-polyfill';
import { err, ok, type Result } from './result.ts';

/** The one time zone of the system: all law and all rotas here are Swedish. */
export const zone = 'Europe/Stockholm';

export type Instant = Temporal.Instant;

export const inStockholm = (instant: Instant): Temporal.ZonedDateTime => instant.toZonedDateTimeISO(zone);

export const dayOf = (instant: Instant): Temporal.PlainDate => inStockholm(instant).toPlainDate();

export const timeOf = (instant: Instant): Temporal.PlainTime => inStockholm(instant).toPlainTime();

export const startOfDay = (day: Temporal.PlainDate): Instant => day.toZonedDateTime(zone).toInstant();

/** The first moment that no longer belongs to the day; a day is 23, 24 or 25 hours. */
export const endOfDay = (day: Temporal.PlainDate): Instant => startOfDay(day.add({ days: 1 }));

/**
 * The moment when the clock in Stockholm shows `time` on `day`. In the hour that is skipped in March there is none. In
 * the hour that comes twice in October the earlier is meant, since then no deadline falls later than the writer thought.
 */
export function momentAt(day: Temporal.PlainDate, time: Temporal.PlainTime): Result<Instant, 'noSuchTime'> {
  const wall = day.toPlainDateTime(time);
  const zoned = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  return zoned.toPlainDateTime().equals(wall) ? ok(zoned.toInstant()) : err('noSuchTime');
}

/** Reads what the database or a hidden field wrote, in our days; not meant for what people type. */
export function parseInstant(text: string): Result<Instant, 'notAnInstant'> {
  try {
    const instant = Temporal.Instant.from(text);
    const { year } = inStockholm(instant);
    // Temporal counts further than the database does.
    return year >= 1880 && year < 2200 ? ok(instant) : err('notAnInstant');
  } catch {
    return err('notAnInstant');
  }
}

export const isBefore = (one: Instant, other: Instant): boolean => Temporal.Instant.compare(one, other) < 0;

export const isAtOrAfter = (one: Instant, other: Instant): boolean => !isBefore(one, other);

export const earliest = (one: Instant, other: Instant): Instant => (isBefore(other, one) ? other : one);

export const minutesBetween = (from: Instant, until: Instant): number =>
  Math.floor((until.epochMilliseconds - from.epochMilliseconds) / 60_000);
