import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import type { Role } from '../../src/platform/database/database.ts';

/** The migrated database, of kind `test`, that every test's own one is copied from. */
export const TEMPLATE = 'samgrepp_template';

export type TestDatabase = {
  /** May do everything: to prepare, and to prove that there was something to hide. */
  readonly adminUrl: string;
  /** What pages are answered with. */
  readonly appUrl: string;
  readonly urlFor: (role: Role) => string;
  readonly drop: () => Promise<void>;
};

/** An own, empty, migrated database on the test server of this run; or a copy of a template that a test made. */
export async function createDatabase(template = TEMPLATE): Promise<TestDatabase> {
  return copy(template, `test_${randomUUID().replaceAll('-', '')}`);
}

/**
 * A template that is filled once in a run, by whichever test asks first; the others wait for it. `fill` must leave no
 * connection to it open.
 */
export async function filledTemplate(name: string, fill: (database: TestDatabase) => Promise<void>): Promise<string> {
  const client = new pg.Client({ connectionString: inject('clusterUrl') });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(hashtext($1))', [name]);
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) {
      // Renamed when it is whole, so that a fill that failed is never taken for a template.
      const half = await copy(TEMPLATE, `${name}_half_${randomUUID().slice(0, 8)}`);
      await fill(half);
      await client.query(`alter database ${new URL(half.adminUrl).pathname.slice(1)} rename to ${name}`);
    }
  } finally {
    await client.end(); // lets the lock go
  }
  return name;
}

async function copy(template: string, name: string): Promise<TestDatabase> {
  const clusterUrl = inject('clusterUrl');
  // Copying the files is quicker here than writing every block to the log first.
  await execute(clusterUrl, `create database ${name} template ${template} strategy file_copy`);
  // A copy has the rights of a new database, not those of the one that it was copied from; `migrate` takes these away.
  await execute(clusterUrl, `revoke temporary, create on database ${name} from public`);
  const urlFor = (role: string) => {
    const url = new URL(clusterUrl);
    url.username = role;
    url.pathname = name;
    return url.href;
  };
  return {
    adminUrl: urlFor('postgres'),
    appUrl: urlFor('samgrepp_app'),
    urlFor,
    drop: () => execute(clusterUrl, `drop database if exists ${name} with (force)`),
  };
}

async function execute(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
