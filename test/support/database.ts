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

/** An own, empty, migrated database on the test server of this run. */
export async function createDatabase(): Promise<TestDatabase> {
  const clusterUrl = inject('clusterUrl');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  // Copying the files is quicker here than writing every block to the log first.
  await execute(clusterUrl, `create database ${name} template ${TEMPLATE} strategy file_copy`);
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
