import type { Writable } from 'node:stream';
import { type DatabaseConnection, Kysely, PostgresAdapter, PostgresIntrospector } from 'kysely';
import pg from 'pg';
import type { DB } from './schema.generated.ts';
import { ask, Compiler, readDay, readTimestamp } from './statements.ts';

export type Sql = Kysely<DB>;
export type Role = 'samgrepp_app' | 'samgrepp_door' | 'samgrepp_jobs';

/** `app` answers every page; `door` does nothing but sign people in, and is the only one that can start a session. */
export type Database = { readonly app: pg.Pool; readonly door: pg.Pool; close(): Promise<void> };

const TIMESTAMPTZ = 1184;
const DATE = 1082;
const BIGINT = 20;
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === TIMESTAMPTZ) return readTimestamp;
    if (oid === DATE) return readDay;
    if (oid === BIGINT) return Number;
    return pg.types.getTypeParser(oid, format as 'text');
  }) as pg.CustomTypesConfig['getTypeParser'],
};

export function connect(urlFor: (role: Role) => string, options: { size?: number } = {}): Database {
  const app = pool(urlFor('samgrepp_app'), options.size ?? 8);
  const door = pool(urlFor('samgrepp_door'), 2);
  return {
    app,
    door,
    close: async () => {
      await Promise.all([app.end(), door.end()]);
    },
  };
}

export function pool(connectionString: string, max: number): pg.Pool {
  const made = new pg.Pool({
    connectionString,
    max,
    types,
    pipeline: true,
    // A statement that hangs holds locks that a duty officer waits for; better a clear error. Waiting for a place and then for an
    // answer takes less than ten seconds together: nobody on the telephone waits longer for a page.
    options:
      '-c search_path=data -c timezone=UTC -c statement_timeout=6000 -c idle_in_transaction_session_timeout=15000 -c jit=off',
    connectionTimeoutMillis: 3000,
    // A wire that has gone silent answers nothing, not even that a statement takes too long.
    query_timeout: 6500,
  } as pg.PoolConfig);
  made.on('connect', sendTogether);
  // One that is cut while it works fails the statement that waits on it; without a listener it would end the process.
  made.on('connect', (client) => client.on('error', () => {}));
  made.on('error', () => {}); // an idle connection that the server dropped: the pool makes a new one
  return made;
}

/**
 * Statements that are asked in the same turn leave in one write: each of a page's thirty was a system call of its own, and
 * those were a fifth of the page.
 */
function sendTogether(client: pg.PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
  const query = client.query.bind(client) as (...asked: unknown[]) => unknown;
  let waiting = false;
  const send = () => {
    waiting = false;
    stream.uncork();
  };
  client.query = ((...asked: unknown[]) => {
    if (!waiting) {
      waiting = true;
      stream.cork();
      setImmediate(send);
    }
    return query(...asked);
  }) as typeof client.query;
}

/** A Kysely that speaks over one connection, inside a transaction that our own runner began. */
export function sqlOver(client: pg.ClientBase): Sql {
  const connection: DatabaseConnection = {
    executeQuery: (query) => ask(client, query),
    streamQuery() {
      throw new Error('Rows are not streamed');
    },
  };
  return new Kysely<DB>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new Compiler(),
      createDriver: () => ({
        init: async () => {},
        acquireConnection: async () => connection,
        beginTransaction: refuse,
        commitTransaction: refuse,
        rollbackTransaction: refuse,
        releaseConnection: async () => {},
        destroy: async () => {},
      }),
    },
  });
}

const refuse = async () => {
  throw new Error('The transaction belongs to withActor');
};
