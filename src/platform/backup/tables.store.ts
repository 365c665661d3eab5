import { createHash } from 'node:crypto';
import type pg from 'pg';

/** A table as it is copied: its columns in their order, without those that the database computes. */
export type Table = { readonly name: string; readonly columns: readonly string[] };
export type Tally = { rows: number; hash: string };
export type Sequence = { readonly name: string; readonly last: string | null };

/** What the database can make anew by itself is not copied: the bookkeeping of migrations, ours and the queue's. */
const LEFT_OUT = ['graphile_worker.migrations'];

/** Rows that are fetched, and sent, at a time. */
const AT_ONCE = 500;

/** The same row is the same text, whatever the server's own settings are. */
export const PLAIN_TEXT =
  `set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres'; set local timezone = 'UTC'; ` +
  `set local extra_float_digits = 1; set local bytea_output = 'hex'; set local lock_timeout = 0; set local statement_timeout = 0`;

export async function listTables(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select c.oid::regclass::text as name,
       array_agg(quote_ident(a.attname) order by a.attnum) filter (where a.attgenerated = '') as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relkind = 'r' and c.relnamespace::regnamespace::text in ('authz', 'data', 'audit', 'graphile_worker')
       and c.oid::regclass::text <> all ($1)
     group by c.oid order by 1`,
    [LEFT_OUT],
  );
  return rows;
}

export async function readSequences(client: pg.Client): Promise<Sequence[]> {
  const { rows } = await client.query<Sequence>(
    `select format('%I.%I', schemaname, sequencename) as name, last_value::text as last from pg_sequences
     where schemaname in ('authz', 'data', 'audit', 'graphile_worker') order by 1`,
  );
  return rows;
}

/** Which migrations made the tables, in whose words: a copy is put back into the same form only. */
export async function readForm(client: pg.Client): Promise<{ migrations: string[]; queue: string }> {
  const ours = await client.query<{ line: string }>(
    `select version || ' ' || coalesce(md5, '') as line from migration.version where version > 0 order by version`,
  );
  const queue = await client.query<{ newest: string }>(
    'select max(id)::text as newest from graphile_worker.migrations',
  );
  return { migrations: ours.rows.map(({ line }) => line), queue: queue.rows[0]?.newest ?? '' };
}

/** Every row of a table as text, some hundred at a time. */
export async function* readRows(client: pg.Client, table: Table): AsyncGenerator<string[]> {
  await client.query(`declare copied no scroll cursor for select t::text from only ${table.name} as t`);
  for (;;) {
    const { rows } = await client.query<[string]>({ text: `fetch ${AT_ONCE} from copied`, rowMode: 'array' });
    if (rows.length > 0) yield rows.map(([row]) => row);
    if (rows.length < AT_ONCE) break;
  }
  await client.query('close copied');
}

/** Counts rows, and sums their hashes: two tables with the same rows, in whatever order, have the same tally. */
export class Tallying {
  #rows = 0;
  readonly #sum = new BigUint64Array(4);

  add(rows: readonly string[]): void {
    this.#rows += rows.length;
    for (const row of rows) {
      const hash = createHash('sha256').update(row).digest();
      for (let part = 0; part < 4; part += 1) {
        // The array's own overflow is what keeps the sum at 64 bits.
        this.#sum[part] = (this.#sum[part] ?? 0n) + hash.readBigUInt64LE(part * 8);
      }
    }
  }

  result(): Tally {
    return { rows: this.#rows, hash: Buffer.from(this.#sum.buffer).toString('hex') };
  }
}

export async function tallyOf(client: pg.Client, table: Table): Promise<Tally> {
  const tally = new Tallying();
  for await (const rows of readRows(client, table)) tally.add(rows);
  return tally.result();
}
