import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

/** An empty database on the test server, with nothing of ours in it: what a restore is made into. */
export async function emptyDatabase(): Promise<{
  adminUrl: string;
  urlFor: (role: string) => string;
  drop: () => Promise<void>;
}> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const clusterUrl = inject('clusterUrl');
  await run(clusterUrl, `create database ${name}`);
  const urlFor = (role: string) => {
    const url = new URL(clusterUrl);
    url.username = role;
    url.pathname = name;
    return url.href;
  };
  return {
    adminUrl: urlFor('postgres'),
    urlFor,
    drop: () => run(clusterUrl, `drop database if exists ${name} with (force)`),
  };
}

/**
 * Every table's rows as one digest, asked of the database itself, so that nothing of the backup's own reckoning is trusted.
 * What is made anew at a restore is left out.
 */
export async function digests(adminUrl: string): Promise<Map<string, string>> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select oid::regclass::text as name from pg_class where relkind = 'r'
         and relnamespace::regnamespace::text in ('authz', 'data', 'audit', 'graphile_worker', 'migration') order by 1`,
    );
    const found = new Map<string, string>();
    for (const { name } of tables) {
      if (/^(migration\.|graphile_worker\.migrations)/.test(name)) continue;
      const { rows } = await client.query<{ digest: string }>(
        `select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as digest from ${name} t`,
      );
      found.set(name, rows[0]?.digest ?? '');
    }
    return found;
  } finally {
    await client.end();
  }
}

async function run(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
