import { sql as raw } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Sql } from '../platform/database/database.ts';

const share = z
  .object({ n: z.number(), reached: z.number().nullable(), few: z.enum(['reached', 'missing']).nullable() })
  .nullable();
const answer = z.array(
  z.object({
    unit: z.string(),
    month: z.string().transform((text) => Temporal.PlainDate.from(text)),
    /** Reminders that were shown, and how many of the words went from the text afterwards. */
    hints: share,
    /** Texts that were finished, and how many of them held such a word. */
    texts: share,
  }),
);
export type WordMonth = z.output<typeof answer>[number];

/** Month by month, for the units that the reader leads; counted and made safe in the database (voices V16). */
export async function readWordHints(sql: Sql): Promise<readonly WordMonth[]> {
  const { rows } = await raw<{ told: unknown }>`select authz.word_hints() as told`.execute(sql);
  return answer.parse(rows[0]?.told);
}
