import { sql as raw } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Sql } from '../platform/database/database.ts';
import type { Figure } from './followup.ts';

const day = z.string().transform((text) => Temporal.PlainDate.from(text));
const count = z.number().int();
const hours = count.nullable();
const counted = z.object({ n: count, reached: count.nullable() });
const share = counted.extend({ few: z.enum(['reached', 'missing']).nullable() });
const times = counted.extend({
  q1: hours,
  median: hours,
  q3: hours,
  low: hours,
  high: hours,
});
const percent = z.number();
const curve = times.extend({ curve: z.array(z.object({ at: count, share: percent, low: percent, high: percent })) });
const stage = z.object({
  whole: curve.extend(share.shape),
  periods: z.array(times.extend({ first: day, last: day })),
  groups: z.object({ with: curve, without: curve }).nullable(),
});
const urgent = times.extend({
  ...share.shape,
  answered: share.nullable(),
  came: share.nullable(),
  withoutConsent: share.nullable(),
  tasks: count.nullable(),
});
const none = z.strictObject({}).transform(() => null);
const answer = z.object({
  since: day,
  until: day,
  waitingFrom: day.nullable(),
  groupBegan: day.nullable(),
  urgent: urgent.nullable(),
  stages: z.object({ protection: stage, meeting: stage, task: stage }).or(none),
});

/** The one figure that there is: counted and made safe in the database, for those who lead a team or a unit. */
export async function readStageTimes(sql: Sql): Promise<Figure> {
  const { rows } = await raw<{ times: unknown }>`select authz.stage_times() as times`.execute(sql);
  return answer.parse(rows[0]?.times);
}
