import { sql as raw } from 'kysely';
import type { Sql } from '../../platform/database/database.ts';

/** Locks the session of this transaction: its openings end, and nothing else is lost. */
export async function lockSession(sql: Sql): Promise<void> {
  await raw`select authz.lock_session()`.execute(sql);
}

/** Ends the session of the token, locked or not. */
export async function endSession(sql: Sql, token: string): Promise<void> {
  await raw`select authz.end_session(${token})`.execute(sql);
}

/** What is not given stays. */
export async function setPreferences(
  sql: Sql,
  wanted: { language?: 'sv' | 'en'; scheme?: 'system' | 'light' | 'dark' },
): Promise<void> {
  await raw`select authz.set_preferences(${wanted.language ?? null}, ${wanted.scheme ?? null})`.execute(sql);
}
