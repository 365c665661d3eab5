import { sql as raw } from 'kysely';
import type { Instant } from '../../kernel/instant.ts';
import type { Sql } from '../../platform/database/database.ts';
import type { Head } from './witness.ts';

/** Seals what is complete, where it is at least so many rows; answers how many it was. */
export async function sealLog(sql: Sql, atLeast: number): Promise<number> {
  const { rows } = await raw<{ sealed: number }>`select authz.seal_log(${atLeast}) as sealed`.execute(sql);
  return rows[0]?.sealed ?? 0;
}

type Row = { size: number; root: string; at: Instant };
const toHead = ({ size, root, at }: Row): Head => ({ size, root, at: at.toString() });

export async function headsAfter(sql: Sql, size: number, most: number): Promise<Head[]> {
  const { rows } = await raw<Row>`select * from authz.heads_after(${size}, ${most})`.execute(sql);
  return rows.map(toHead);
}

export async function lastHead(sql: Sql): Promise<Head | undefined> {
  const { rows } = await raw<Row>`select * from authz.last_head()`.execute(sql);
  return rows[0] && toHead(rows[0]);
}

export async function rootAt(sql: Sql, size: number): Promise<string | undefined> {
  const { rows } = await raw<{ root: string | null }>`select authz.root_at(${size}) as root`.execute(sql);
  return rows[0]?.root ?? undefined;
}
