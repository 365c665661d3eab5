import { Logger, runMigrations } from 'graphile-worker';
import pg from 'pg';

/** The queue's messages quote payloads and errors; what fails is told by those who ask it to work. */
export const silentQueue = new Logger(() => () => {});

/**
 * Connections for the queue's library. It takes its own listeners away before it closes what it has opened itself, and a
 * server that ends at that moment would then end the whole process; so they are ours, and ours to close.
 */
export function queuePool(connectionString: string, max: number, options?: string): pg.Pool {
  const pool = new pg.Pool({ connectionString, max, options });
  // A lost connection also rejects the query that is under way.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/** The schema of graphile-worker, by its own migrations; owned, like everything else, by one that nobody signs in as. */
export async function installQueue(connectionString: string): Promise<void> {
  const pgPool = queuePool(connectionString, 2, '-c role=samgrepp_owner -c client_min_messages=warning');
  try {
    await runMigrations({ pgPool, logger: silentQueue });
  } finally {
    await pgPool.end();
  }
}

/** A newer queue may have new tables, which then need their policies. */
export async function queueVersion(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ id: string }>('select max(id)::text as id from graphile_worker.migrations');
  return rows[0]?.id ?? '';
}
