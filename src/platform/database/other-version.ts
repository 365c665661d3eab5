import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { root } from '../root.ts';
import { StartFailure } from '../start-failure.ts';

/** Before migrations: a database that a newer Samgrepp has been at must not be served, or changed, by an older one. */
export async function refuseNewerDatabase(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  client.on('error', () => {}); // a lost connection also rejects the query that is under way
  await client.connect();
  try {
    const known = await client.query<{ known: boolean }>(
      `select to_regclass('migration.version') is not null as known`,
    );
    if (!known.rows[0]?.known) return;
    const { rows } = await client.query<{ newest: number }>(
      'select coalesce(max(version), 0)::int as newest from migration.version',
    );
    if ((rows[0]?.newest ?? 0) > (await newestMigration())) throw otherVersion('a newer version');
  } finally {
    await client.end();
  }
}

/** The sentence for a migration that was run in another wording, which postgrator tells in its message only. */
export function changedMigration(error: unknown): unknown {
  return error instanceof Error && error.message.startsWith('MD5 checksum failed')
    ? otherVersion('another version')
    : error;
}

function otherVersion(which: string): StartFailure {
  return new StartFailure(
    `This database was set up by ${which} of Samgrepp: start that version, or set DATA_DIR or DATABASE_URL to another database. Nothing was changed.`,
  );
}

async function newestMigration(): Promise<number> {
  const names = await readdir(join(root, 'db', 'migrations'));
  return Math.max(0, ...names.map((name) => Number.parseInt(name, 10)).filter(Number.isInteger));
}
