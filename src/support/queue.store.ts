import { sql as raw } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { FileId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import { exitReasons, type InterventionId } from './intervention.ts';
import type { ServiceVersionId } from './service.ts';

/** Who waits for what my unit gives: by reference, never by name. */
export type Waiting = {
  readonly reference: string;
  readonly versionId: ServiceVersionId;
  readonly askedAt: Instant;
  readonly outOfReach: boolean;
  /** Of what the reader may open; nothing of the rest. */
  readonly fileId: FileId | null;
  readonly interventionId: InterventionId | null;
};

export async function waitingFor(sql: Sql): Promise<Waiting[]> {
  const { rows } = await raw<Waiting>`select * from authz.support_waiting()`.execute(sql);
  return rows;
}

const day = z.string().transform((text) => Temporal.PlainDate.from(text));
const share = z.object({
  n: z.number(),
  reached: z.number().nullable(),
  few: z.enum(['reached', 'missing']).nullable(),
});
const wait = share.extend({ q1: z.number().nullable(), median: z.number().nullable(), q3: z.number().nullable() });
const figures = z.object({
  since: day,
  until: day,
  waits: z.object({ exposed: wait.optional(), usesViolence: wait.optional() }),
  silent: share.nullable(),
  /** Of the people whose support ended: asked afterwards whether it was of use; and, of those asked, who said that it was. */
  asked: share.nullable(),
  helped: share.nullable(),
  reasons: z.array(z.enum(exitReasons)),
  outOfReach: share.nullable(),
});
export type SupportFigures = z.output<typeof figures>;

/** Counted and made safe in the database, for those who lead a team or a unit: nothing that holds fewer than five is told. */
export async function supportFigures(sql: Sql): Promise<SupportFigures> {
  const { rows } = await raw<{ told: unknown }>`select authz.support_figures() as told`.execute(sql);
  return figures.parse(rows[0]?.told);
}
