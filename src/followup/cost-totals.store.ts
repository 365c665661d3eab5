import { sql as raw } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Sql } from '../platform/database/database.ts';

const day = z.string().transform((text) => Temporal.PlainDate.from(text));
const answer = z.object({
  since: day,
  until: day,
  sums: z.array(z.object({ unit: z.string(), kind: z.string(), n: z.number(), thousands: z.number() })),
});
/** What each unit paid for each kind of decision over twelve whole months, in thousands of kronor, where that tells of nobody. */
export type CostTotals = z.output<typeof answer>;

/** Counted and made safe in the database, for those who lead a team or a unit. */
export async function readCostTotals(sql: Sql): Promise<CostTotals> {
  const { rows } = await raw<{ told: unknown }>`select authz.cost_totals() as told`.execute(sql);
  return answer.parse(rows[0]?.told);
}
