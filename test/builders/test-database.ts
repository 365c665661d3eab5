import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { Role } from '../../src/platform/database/database.ts';
import { migrate } from '../../src/platform/database/migrate.ts';
import { root } from '../../src/platform/root.ts';

export type TestDatabase = { readonly adminUrl: string; urlFor(role: Role): string; drop(): Promise<void> };

const server = process.env['TEST_SERVER'] ?? 'postgres://postgres@localhost/postgres?host=/tmp/pgcore';
const template = `samgrepp_template_${hashOf(join(root, 'db'))}`;

export async function createDatabase(): Promise<TestDatabase> {
  const name = `t_${Date.now().toString(36)}_${Math.floor(Math.random() * 1e9).toString(36)}`;
  await onServer(async (client) => {
    await client.query('select pg_advisory_lock(4711)');
    const { rows } = await client.query('select from pg_database where datname = $1', [template]);
    if (rows.length === 0) {
      await client.query(`create database ${template}`);
    }
    await migrate(url('postgres', template), { kind: 'test' });
    await client.query(`create database ${name} template ${template}`);
    await client.query('select pg_advisory_unlock(4711)');
  });
  return {
    adminUrl: url('postgres', name),
    urlFor: (role) => url(role, name),
    drop: () => onServer(async (client) => void (await client.query(`drop database ${name} with (force)`))),
  };
}

function url(role: string, database: string): string {
  return server.replace('postgres@', `${role}@`).replace('/postgres?', `/${database}?`);
}

async function onServer(work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function hashOf(folder: string): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort())
    if (name.endsWith('.sql')) hash.update(readFileSync(join(folder, name)));
  return hash.digest('hex').slice(0, 12);
}
