import type { CompiledQuery } from 'kysely';
import type pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import type { SessionId, StaffId, UnitId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { StaffRole } from '../../kernel/staff-role.ts';
import { type Database, type Sql, sqlOver } from './database.ts';
import { ask, isStalePlan } from './statements.ts';

export type { StaffRole };

/** Who acts, as the database itself found by the session's token. */
export type Actor = {
  readonly staffId: StaffId;
  readonly sessionId: SessionId;
  readonly name: string;
  readonly language: 'sv' | 'en';
  readonly scheme: 'system' | 'light' | 'dark';
  /** When a passkey last showed that it still is the same person: at sign-in, at unlocking, or when something asked for it. */
  readonly provedAt: Instant;
  readonly roles: readonly { readonly role: StaffRole; readonly unitId: UnitId; readonly unitName: string }[];
  readonly duty: readonly {
    readonly duty: 'duty' | 'backup';
    readonly unitId: UnitId;
    readonly unitName: string;
    readonly ends: Instant;
  }[];
};

export type Entered =
  | { readonly state: 'none'; readonly now: Instant }
  | { readonly state: 'locked'; readonly now: Instant; readonly language: 'sv' | 'en' }
  | { readonly state: 'open'; readonly now: Instant; readonly actor: Actor };

/** One transaction of one actor. `now` is the database's clock: the only one there is. */
export type Work = {
  readonly sql: Sql;
  readonly now: Instant;
  readonly entered: Entered;
  /** Sent together with the commit when the work is done; if it fails, all of it is rolled back. */
  readonly last: (query: CompiledQuery) => void;
};

/**
 * The only way to the data. Begins a transaction, lets the database look the session up, runs `work`, commits.
 * Without a live session the work still runs, and finds no rows. A throw rolls everything back. What is sure to be `wanted`
 * is asked for in the same turn as the session, behind it: row security answers it as it answers the work.
 */
export async function withActor<T, W = undefined>(
  database: Database,
  token: string,
  work: (tx: Work, wanted: W) => Promise<T>,
  wanted?: (sql: Sql) => Promise<W>,
): Promise<T> {
  const client = await database.app.connect();
  let broken: Error | undefined;
  try {
    const begun = client.query('begin');
    const entering = client.query<{ facts: EnterFacts }>({
      name: 'enter',
      text: 'select authz.enter($1) as facts',
      values: [token],
    });
    const sql = sqlOver(client);
    const [, entered, found] = await Promise.all([begun, entering, wanted?.(sql)]);
    const facts = readFacts(entered.rows[0]?.facts);
    const last: CompiledQuery[] = [];
    const result = await work({ sql, now: facts.now, entered: facts, last: (query) => last.push(query) }, found as W);
    const sent = last.map((query) => ask(client, query));
    const [{ command }] = await Promise.all([client.query('commit'), ...sent]);
    // After a fault that the work took no notice of, PostgreSQL answers the commit by rolling back.
    if (command !== 'COMMIT') throw new Error('The transaction was rolled back');
    return result;
  } catch (error) {
    await client.query('rollback').catch((fault: Error) => {
      broken = fault;
    });
    if (isStalePlan(error)) broken = error;
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Runs one of the door's functions: signing in, unlocking, enrolling. Each is a transaction of its own. */
export async function atDoor<Row extends pg.QueryResultRow>(
  database: Database,
  text: string,
  values: unknown[],
): Promise<Row[]> {
  return (await database.door.query<Row>(text, values)).rows;
}

type EnterFacts = {
  state: 'none' | 'locked' | 'open' | null;
  now: string;
  session: SessionId;
  staff: StaffId;
  name: string;
  language: 'sv' | 'en';
  scheme: 'system' | 'light' | 'dark';
  proved: string;
  roles: { role: StaffRole; unit: UnitId; unitName: string }[];
  duty: { duty: 'duty' | 'backup'; unit: UnitId; unitName: string; ends: string }[];
};

function readFacts(facts: EnterFacts | null | undefined): Entered {
  if (!facts) return { state: 'none', now: Temporal.Instant.fromEpochMilliseconds(0) }; // staff ended while signed in
  const now = Temporal.Instant.from(facts.now);
  if (facts.state === 'locked') return { state: 'locked', now, language: facts.language };
  if (facts.state !== 'open') return { state: 'none', now };
  return {
    state: 'open',
    now,
    actor: {
      staffId: facts.staff,
      sessionId: facts.session,
      name: facts.name,
      language: facts.language,
      scheme: facts.scheme,
      provedAt: Temporal.Instant.from(facts.proved),
      roles: facts.roles.map(({ role, unit, unitName }) => ({ role, unitId: unit, unitName })),
      duty: facts.duty.map((d) => ({
        duty: d.duty,
        unitId: d.unit,
        unitName: d.unitName,
        ends: Temporal.Instant.from(d.ends),
      })),
    },
  };
}
