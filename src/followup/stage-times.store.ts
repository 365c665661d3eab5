import { sql as raw } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Sql } from '../platform/database/database.ts';
import type { Figure } from './followup.ts';

const day = z.string().transform((text) => Temporal.PlainDate.from(text));
const count = z.number().int();
const hours = count.nullable();
const times = z.object({
  n: count,
  reached: count.nullable(),
  q1: hours,
  median: hours,
  q3: hours,
  low: hours,
  high: hours,
});
const share = z.number();
const curve = times.extend({ curve: z.array(z.object({ at: count, share, low: share, high: share })) });
const stage = z.object({
  whole: curve,
  periods: z.array(times.extend({ first: day, last: day })),
  groups: z.object({ with: curve, without: curve }).nullable(),
});
const none = z.strictObject({}).transform(() => null);
const answer = z.object({
  since: day,
  until: day,
  waitingFrom: day.nullable(),
  stages: z.object({ protection: stage, meeting: stage, task: stage }).or(none),
});

/** The one figure that there is: counted and made safe in the database, for those who lead a team or a unit. */
export async function readStageTimes(sql: Sql): Promise<Figure> {
  const { rows } = await raw<{ times: unknown }>`select authz.stage_times() as times`.execute(sql);
  return answer.parse(rows[0]?.times);
}
