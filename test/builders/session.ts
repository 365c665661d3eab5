import { createHash, randomBytes } from 'node:crypto';
import { CompiledQuery } from 'kysely';
import { newId, type SessionId, type StaffId } from '../../src/kernel/ids.ts';
import type { Database, Sql } from '../../src/platform/database/database.ts';
import { atDoor } from '../../src/platform/database/with-actor.ts';

/** A signed-in member of staff. */
export type Session = { readonly id: SessionId; readonly token: string; readonly staffId: StaffId };

/** One statement inside a transaction that is under way, as plain SQL: what an injected statement could do. */
export async function rows<Row = Record<string, unknown>>(
  sql: Sql,
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  return (await sql.executeQuery<Row>(CompiledQuery.raw(text, values))).rows;
}

/** Signs in by the door of demo people, which only a demo or test database has. */
export async function signIn(database: Database, staffId: StaffId): Promise<Session> {
  const session = { id: newId<SessionId>(), token: randomBytes(32).toString('base64url'), staffId };
  const answer = await atDoor<{ started: boolean }>(
    database,
    'select authz.start_demo_session($1, $2, $3) as started',
    [session.id, createHash('sha256').update(session.token).digest(), staffId],
  );
  if (!answer[0]?.started) throw new Error('Nobody was signed in');
  return session;
}
