import { sql as raw } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { adviceChannels, adviceFor } from '../intake/index.ts';
import type { Sql } from '../platform/database/database.ts';

const day = z.string().transform((text) => Temporal.PlainDate.from(text));
const answer = z.object({
  since: day,
  until: day,
  /** By month and way. */
  ways: z.array(z.object({ first: day, kind: z.enum(adviceChannels), n: z.number() })),
  /** By quarter and whom it was for. */
  whom: z.array(z.object({ first: day, kind: z.enum(adviceFor), n: z.number() })),
});
/** How many were given advice without a name; what is fewer than five, or would tell it, is not there. */
export type AdviceFigures = z.output<typeof answer>;

/** Counted and made safe in the database, for those who lead a team or a unit. */
export async function readAdviceFigures(sql: Sql): Promise<AdviceFigures> {
  const { rows } = await raw<{ told: unknown }>`select authz.advice_figures() as told`.execute(sql);
  return answer.parse(rows[0]?.told);
}
