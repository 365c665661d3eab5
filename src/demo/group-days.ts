import type { Temporal } from 'temporal-polyfill';
import { type Instant, inStockholm } from '../kernel/instant.ts';

export const groupName = 'Interna gruppen';
export const groupPlace = 'Sammanträdesrum Lunden';

/** The group's next meeting as the demo begins: in two weeks, on a working day. It meets every sixth week. */
export function nextGroupDay(now: Instant): Temporal.PlainDate {
  const day = inStockholm(now).toPlainDate().add({ days: 14 });
  return day.dayOfWeek > 5 ? day.subtract({ days: day.dayOfWeek - 5 }) : day;
}
