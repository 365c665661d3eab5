import pg from 'pg';
import { databaseFailure } from '../database/failure.ts';
import { StartFailure } from '../start-failure.ts';
import type { Opening } from './backup-file.ts';
import {
  listTables,
  PLAIN_TEXT,
  readForm,
  readRows,
  readSequences,
  type Sequence,
  type Table,
} from './tables.store.ts';

/** The database as it was at one moment. */
export type Snapshot = {
  readonly opening: Opening;
  rowsOf(table: Table): AsyncIterable<string[]>;
  sequences(): Promise<Sequence[]>;
};

/**
 * Reads as `samgrepp_keeper`, which sees every row and nothing unsealed; one transaction that changes nothing, so that all
 * tables are of the same moment.
 */
export async function inSnapshot<T>(adminUrl: string, work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 5000 });
  client.on('error', () => {}); // the query under way rejects as well
  try {
    await client.connect();
    await client.query('begin isolation level repeatable read read only');
    await client.query(PLAIN_TEXT);
    const opening = await describe(client);
    await client.query('set local role samgrepp_keeper');
    return await work({
      opening,
      rowsOf: (table) => readRows(client, table),
      sequences: () => readSequences(client),
    });
  } catch (error) {
    throw databaseFailure(error, adminUrl);
  } finally {
    await client.end().catch(() => {});
  }
}

async function describe(client: pg.Client): Promise<Opening> {
  const { rows: there } = await client.query<{ known: boolean }>(
    `select to_regclass('migration.version') is not null and exists (select from pg_roles where rolname = 'samgrepp_keeper') as known`,
  );
  if (!there[0]?.known) {
    throw new StartFailure(
      'This database was not set up by this version of Samgrepp: start it once with npm start, then take the backup.',
    );
  }
  const { rows } = await client.query<{ takenAt: string; kind: string }>(
    `select to_char(pg_catalog.now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "takenAt", authz.instance_kind() as kind`,
  );
  const { takenAt = '', kind = '' } = rows[0] ?? {};
  await client.query('set local role samgrepp_owner');
  const form = await readForm(client);
  await client.query('set local role none');
  return { backup: 2, holds: 'rows', takenAt, kind, ...form, tables: await listTables(client) };
}
