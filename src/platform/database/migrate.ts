import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import Postgrator from 'postgrator';
import { root } from '../root.ts';
import { StartFailure } from '../start-failure.ts';
import { installQueue, queueVersion } from './queue.ts';

export type InstanceKind = 'live' | 'demo' | 'test';

/** Any number that other programs on the same server are unlikely to lock on. */
const MIGRATION_LOCK = 726_447_733;

/**
 * Brings the database to today's form: roles, the queue's own schema, numbered migrations, then today's row security and
 * functions. Ours are one transaction under an advisory lock, so that a crash or a second start leaves the old form or the
 * new one; the queue's library has its own transactions, and so comes first: what adds a job finds the queue there.
 * `connectionString` names an account that may create roles and schemas. The kind is written once and never changes:
 * a live database can't be turned into one whose clock or sign-in may lie.
 */
export async function migrate(connectionString: string, options: { kind: InstanceKind }): Promise<void> {
  const client = new pg.Client({ connectionString });
  client.on('error', () => {}); // a lost connection also rejects the query that is under way
  await client.connect();
  try {
    // Held until the connection ends.
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await client.query('begin');
    await client.query(await sql('roles.sql'));
    await refuseStrongRoles(client);
    await client.query(
      `grant samgrepp_owner, samgrepp_gate, samgrepp_statistics, samgrepp_auditor to current_user with set true, inherit true`,
    );
    // Put on for a copy, a change of keys and a disposal, never worn: this account itself sees no row of any table.
    await client.query('grant samgrepp_keeper, samgrepp_disposer to current_user with set true, inherit false');
    await grantCreate(client);
    await client.query('commit');
    await installQueue(connectionString);
    await client.query('begin');
    await client.query('create schema if not exists migration authorization samgrepp_owner');
    await client.query('set local role samgrepp_owner');
    await runMigrations(client);
    await applyPolicies(client);
    await client.query('set local role samgrepp_gate');
    await client.query('insert into authz.instance (kind) select $1 where not exists (select from authz.instance)', [
      options.kind,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  } finally {
    await client.end();
  }
}

/** Takes everything of ours out of a database again. For one that was empty when this process began to fill it. */
export async function removeAll(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('drop schema if exists authz, data, audit, graphile_worker, migration cascade');
  } finally {
    await client.end();
  }
}

/** Roles that were there before us keep what they were given; one that passes row security would see every file. */
async function refuseStrongRoles(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select rolname as name from pg_roles where rolname = any ($1)
       and (rolsuper or rolbypassrls or rolcreaterole or rolreplication
         or exists (select from pg_auth_members where member = pg_roles.oid))`,
    [
      [
        'samgrepp_owner',
        'samgrepp_gate',
        'samgrepp_statistics',
        'samgrepp_keeper',
        'samgrepp_disposer',
        'samgrepp_auditor',
        'samgrepp_door',
        'samgrepp_app',
        'samgrepp_jobs',
      ],
    ],
  );
  if (rows[0])
    throw new StartFailure(
      `The role ${rows[0].name} has rights of its own on this server, and would see what row security hides: take them away (alter role ${rows[0].name} nosuperuser nobypassrls nocreaterole noreplication; and its memberships), then start again.`,
    );
}

async function grantCreate(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>('select quote_ident(current_database()) as name');
  await client.query(`grant create on database ${rows[0]?.name} to samgrepp_owner`);
  await client.query(`revoke temporary, create on database ${rows[0]?.name} from public`);
  await client.query('revoke all on schema public from public');
}

async function runMigrations(client: pg.Client): Promise<void> {
  const postgrator = new Postgrator({
    driver: 'pg',
    migrationPattern: join(root, 'db', 'migrations', '*.sql'),
    schemaTable: 'migration.version',
    validateChecksums: true,
    execQuery: (query: string) => client.query(query),
  });
  await postgrator.migrate();
}

/** Policies and functions are re-run only when a file changed: replacing them takes locks that readers would feel. */
async function applyPolicies(client: pg.Client): Promise<void> {
  await client.query(
    'create table if not exists migration.policies (only_row boolean primary key default true, hash text not null)',
  );
  const folder = join(root, 'db', 'policies');
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
  const { rows } = await client.query<{ version: string }>(
    'select max(version)::text as version from migration.version',
  );
  const hash = createHash('sha256')
    .update([rows[0]?.version, await queueVersion(client), ...texts].join('\0'))
    .digest('hex');
  const known = await client.query<{ hash: string }>('select hash from migration.policies');
  if (known.rows[0]?.hash === hash) return;
  for (const text of texts) {
    await client.query('set local role samgrepp_owner');
    await client.query(text);
  }
  await client.query('set local role samgrepp_owner');
  await client.query(
    'insert into migration.policies (hash) values ($1) on conflict (only_row) do update set hash = excluded.hash',
    [hash],
  );
}

const sql = (name: string) => readFile(join(root, 'db', name), 'utf8');
