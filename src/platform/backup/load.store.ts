import pg from 'pg';
import { databaseFailure } from '../database/failure.ts';
import { StartFailure } from '../start-failure.ts';
import { type Ending, type Line, type Opening, tablesOfKeys, tablesOfRows } from './backup-file.ts';
import { listTables, PLAIN_TEXT, readForm, type Table, tallyOf } from './tables.store.ts';

/** Refuses a database that holds anything: a restore never writes over what is there. */
export async function refuseFilled(adminUrl: string): Promise<void> {
  await connected(adminUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select n.nspname as name from pg_namespace n where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public')
       union all select c.relname from pg_class c where c.relnamespace = 'public'::regnamespace limit 1`,
    );
    if (rows.length === 0) return;
    throw new StartFailure(
      'The database is not empty, and a restore never writes over what is there: set DATA_DIR to a new folder, or DATABASE_URL to an empty database. Nothing was changed.',
    );
  });
}

/**
 * Puts a copy into tables that were just migrated, in one transaction: all of it is there and equal, or nothing is. `lines`
 * have been looked through already.
 */
export async function load(
  adminUrl: string,
  opening: Opening,
  lines: AsyncIterable<Line>,
  keyLines: AsyncIterable<Line>,
): Promise<{ tables: number; rows: number }> {
  return connected(adminUrl, async (client) => {
    await client.query('begin');
    await client.query(PLAIN_TEXT);
    await client.query('set local role samgrepp_owner');
    await refuseOtherForm(client, opening);
    const putBack = await takeOff(client, opening.tables);
    await client.query(`truncate ${opening.tables.map(({ name }) => name).join(', ')}`);
    let ending: Ending | undefined;
    let table: Table | undefined;
    for await (const line of lines) {
      if ('table' in line) table = opening.tables.find(({ name }) => name === line.table);
      else if ('rows' in line && table) await insert(client, table, line.rows);
      else if ('ending' in line) ending = line.ending;
    }
    if (!ending) throw new Error('A backup without an end was not noticed');
    for (const { name, last } of ending.sequences) {
      if (last !== null) await client.query('select setval($1, $2)', [name, last]);
    }
    await refuseDifference(client, opening, ending);
    await putKeys(client, keyLines);
    for (const statement of afterwards) await client.query(statement);
    for (const statement of putBack) await client.query(statement);
    await client.query('commit');
    const rows = Object.values(ending.tallies).reduce((sum, tally) => sum + tally.rows, 0);
    return { tables: opening.tables.length, rows };
  });
}

/**
 * The keys, of a copy that may be newer than the rows: it lacks the keys of what was destroyed since, and says so. What has no key can't be
 * read by anybody, and is taken away before anybody may ask for it.
 */
async function putKeys(client: pg.Client, lines: AsyncIterable<Line>): Promise<void> {
  await client.query('delete from data.disposal');
  const tables = tablesOfKeys(await listTables(client));
  let table: Table | undefined;
  for await (const line of lines) {
    if ('table' in line) table = tables.find(({ name }) => name === line.table);
    else if ('rows' in line && table) await insert(client, table, line.rows);
  }
  await client.query('delete from data.file_key k where not exists (select from authz.file f where f.id = k.file_id)');
  // Among them a situation that ended with the last file but one of it.
  await client.query(
    `do $$ declare f record; begin
       for f in select x.id from authz.file x where not exists (select from data.file_key k where k.file_id = x.id) order by x.kind <> 'situation' loop
         if exists (select from authz.file x where x.id = f.id) then perform data.take_away(f.id); end if;
       end loop;
     end $$`,
  );
}

/**
 * What was ended after the copy was made would come alive again: so every session, opening and link ends, and those who
 * work sign in anew. Jobs that a server was at are free to be taken.
 */
const afterwards = [
  'update authz.session set ended_at = now() where ended_at is null',
  'update authz.opening set ended_at = now() where ended_at is null',
  'update authz.enrolment set expires_at = now() where expires_at > now()',
  'delete from authz.ceremony',
  'update graphile_worker._private_jobs set locked_at = null, locked_by = null where locked_at is not null',
  'update graphile_worker._private_job_queues set locked_at = null, locked_by = null where locked_at is not null',
];

async function refuseOtherForm(client: pg.Client, opening: Opening): Promise<void> {
  const form = await readForm(client);
  const tables = tablesOfRows(await listTables(client));
  const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
  if (same(form.migrations, opening.migrations) && form.queue === opening.queue && same(tables, opening.tables)) return;
  throw new StartFailure(
    'The backup was made by another version of Samgrepp: restore it with that version, then start the newer one on what was restored. Nothing was changed.',
  );
}

/** Row security, triggers and references would refuse or change rows that come in the order of their tables. */
async function takeOff(client: pg.Client, tables: readonly Table[]): Promise<string[]> {
  const { rows: forced } = await client.query<{ name: string }>(
    `select oid::regclass::text as name from pg_class where relkind = 'r' and relforcerowsecurity`,
  );
  const { rows: keys } = await client.query<{ name: string; key: string; text: string }>(
    `select conrelid::regclass::text as name, quote_ident(conname) as key, pg_get_constraintdef(oid) as text from pg_constraint
     where contype = 'f' and connamespace::regnamespace::text in ('authz', 'data', 'audit', 'graphile_worker')`,
  );
  for (const { name } of forced) await client.query(`alter table ${name} no force row level security`);
  for (const { name, key } of keys) await client.query(`alter table ${name} drop constraint ${key}`);
  for (const { name } of tables) await client.query(`alter table ${name} disable trigger user`);
  return [
    ...keys.map(({ name, key, text }) => `alter table ${name} add constraint ${key} ${text}`),
    ...tables.map(({ name }) => `alter table ${name} enable trigger user`),
    ...forced.map(({ name }) => `alter table ${name} force row level security`),
  ];
}

async function insert(client: pg.Client, { name, columns }: Table, rows: readonly string[]): Promise<void> {
  // `offset 0`: each row is read once, and not once for each of its columns.
  await client.query({
    text: `insert into ${name} (${columns.join(', ')}) overriding system value
      select ${columns.map((column) => `(r).${column}`).join(', ')} from (select x::${name} as r from unnest($1::text[]) x offset 0) q`,
    values: [rows],
  });
}

async function refuseDifference(client: pg.Client, opening: Opening, ending: Ending): Promise<void> {
  for (const table of opening.tables) {
    const there = await tallyOf(client, table);
    const wanted = ending.tallies[table.name];
    if (there.rows === wanted?.rows && there.hash === wanted.hash) continue;
    throw new StartFailure(
      'What was restored is not equal to what was copied, so it was taken back: report this. Nothing was changed.',
    );
  }
}

async function connected<T>(adminUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 5000 });
  client.on('error', () => {}); // the query under way rejects as well
  try {
    await client.connect();
    return await work(client);
  } catch (error) {
    throw databaseFailure(error, adminUrl);
  } finally {
    await client.end().catch(() => {});
  }
}
