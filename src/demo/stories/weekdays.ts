import { type Instant, inStockholm } from '../../kernel/instant.ts';

/** So many days ago, and never on a Saturday or a Sunday. */
export const weekdayBefore = (now: Instant, daysAgo: number, time: string): Instant => {
  const day = inStockholm(now).toPlainDate().subtract({ days: daysAgo });
  return day
    .subtract({ days: Math.max(0, day.dayOfWeek - 5) })
    .toZonedDateTime({ timeZone: 'Europe/Stockholm', plainTime: time })
    .toInstant();
};
