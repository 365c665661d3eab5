import type pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../../kernel/instant.ts';
import { pool, type Role, type Sql, sqlOver } from './database.ts';
import { isStalePlan } from './statements.ts';

export type JobWork = { readonly sql: Sql; readonly now: Instant };

/** The connections of work in the background. Never those of a page: a job sees no more than its own role may. */
export type JobsDatabase = {
  /** One transaction. `now` is the database's clock, as for pages. A throw rolls everything back. */
  readonly inOne: <T>(work: (tx: JobWork) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
};

export function connectJobs(urlFor: (role: Role) => string): JobsDatabase {
  const jobs = pool(urlFor('samgrepp_jobs'), 4);
  return { inOne: (work) => inOne(jobs, work), close: () => jobs.end() };
}

async function inOne<T>(jobs: pg.Pool, work: (tx: JobWork) => Promise<T>): Promise<T> {
  const client = await jobs.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const { rows } = await client.query<{ now: Instant }>('select authz.now()');
    const result = await work({ sql: sqlOver(client), now: rows[0]?.now ?? Temporal.Instant.fromEpochMilliseconds(0) });
    await client.query('commit');
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
