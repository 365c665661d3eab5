import type { OpenFile } from '../access/index.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import { dayOf, type Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import { runningIn } from './intervention.store.ts';
import { type Intervention, lastDay, nearDays, nearTalks } from './intervention.ts';

export type Running = Pick<Intervention, 'extent' | 'begunAt'> & { readonly held: number };

/** The last day of support that has one, and whether something goes on whose last day nobody knows. */
export type SupportEnd = { readonly until: CalendarDay | undefined; readonly undated: boolean };

/**
 * What is counted in weeks has a last day. Of talks the days are known only when few are left; until then they go on. What is
 * given once carries nobody through what follows.
 */
export function supportEnd(running: readonly Running[], now: Instant): SupportEnd {
  const dated: CalendarDay[] = [];
  let undated = false;
  for (const one of running) {
    if (one.extent.unit === 'talks') {
      if (one.extent.n - one.held > nearTalks) undated = true;
      else dated.push(dayOf(now).add({ days: nearDays }));
    } else dated.push(...[lastDay(one)].flatMap((day) => day ?? []));
  }
  return { until: latestOf(dated), undated };
}

export const latestOf = (days: readonly (CalendarDay | undefined)[]): CalendarDay | undefined =>
  days
    .flatMap((day) => day ?? [])
    .toSorted((one, other) => other.toString().localeCompare(one.toString()))
    .at(0);

/** Nothing to one who may not read what is given. */
export const loadSupportEnd = async (sql: Sql, file: OpenFile, now: Instant): Promise<SupportEnd> =>
  supportEnd(file.mayRead('plan') ? await runningIn(sql, file) : [], now);
