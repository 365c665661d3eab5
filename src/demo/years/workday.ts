import type { Temporal } from 'temporal-polyfill';
import { type Instant, inStockholm } from '../../kernel/instant.ts';
import { isFreeDay } from '../../organisation/index.ts';
import type { Chance } from './chance.ts';

/** The same moment, or the next one when the office is open: nothing is done there at night, at weekends and on holidays. */
export function atWork(moment: Instant, chance: Chance): Instant {
  let there = inStockholm(moment);
  const tomorrow = () => {
    there = there.add({ days: 1 }).with({ hour: 8, minute: chance.whole(5, 59) });
  };
  if (there.hour < 8) there = there.with({ hour: 8, minute: chance.whole(5, 59) });
  if (there.hour >= 16) tomorrow();
  while (isFreeDay(there.toPlainDate())) tomorrow();
  return there.toInstant();
}

/** So many days later, while the office is open. */
export const workDaysOn = (from: Instant, days: number, chance: Chance): Instant =>
  atWork(from.add({ minutes: Math.max(20, Math.round(days * 24 * 60)) }), chance);

export const dayIn = (from: Instant, days: number): Temporal.PlainDate => inStockholm(from).toPlainDate().add({ days });
