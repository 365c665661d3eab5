import { sql as raw } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Sql } from '../platform/database/database.ts';

const day = z.string().transform((text) => Temporal.PlainDate.from(text));
const share = z
  .object({ n: z.number(), reached: z.number().nullable(), few: z.enum(['reached', 'missing']).nullable() })
  .nullable();
export const hindranceLists = ['stay', 'errands'] as const;
const answer = z.object({
  since: day,
  until: day,
  leftHome: share,
  bounced: share,
  withoutHelp: share,
  needRefused: share,
  needReturned: share,
  kinds: z.array(z.object({ list: z.enum(hindranceLists), kind: z.string(), n: z.number() })),
});
/** What stood in the way over twelve whole months; of kinds only those that five or more met. */
export type Hindrances = z.output<typeof answer>;

/** Counted and made safe in the database, for those who lead a team or a unit. */
export async function readHindrances(sql: Sql): Promise<Hindrances> {
  const { rows } = await raw<{ told: unknown }>`select authz.hindrances() as told`.execute(sql);
  return answer.parse(rows[0]?.told);
}
