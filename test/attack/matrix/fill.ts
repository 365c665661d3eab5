import { createHash } from 'node:crypto';
import type pg from 'pg';

/**
 * Rows for any table, made from what the catalogue says of it, with a mark of its own in every cell that can hold one. A
 * table that is made tomorrow is filled too; where its checks ask for more, `fillings.ts` says what a row of it looks like.
 */
export type Column = {
  readonly name: string;
  readonly type: string;
  readonly needed: boolean;
  readonly refersTo?: string;
};
export type Table = {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly key: readonly string[];
  /** Closed lists, by column. */
  readonly choices: ReadonlyMap<string, readonly string[]>;
};

export async function tablesOf(admin: pg.Pool): Promise<Map<string, Table>> {
  const { rows } = await admin.query<{ name: string; columns: Column[]; key: string[]; checks: string[] | null }>(
    `select c.oid::regclass::text as name,
       (select jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, null), 'needed', a.attnotnull,
          'refersTo', (select k.confrelid::regclass::text from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and k.conkey = array[a.attnum] limit 1)) order by a.attnum)
        from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
       (select array_agg(a.attname::text order by array_position(i.indkey::int[], a.attnum::int)) from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
        where i.indrelid = c.oid and i.indisprimary) as key,
       (select array_agg(pg_get_constraintdef(k.oid)) from pg_constraint k where k.conrelid = c.oid and k.contype = 'c') as checks
     from pg_class c where c.relkind = 'r' and c.relnamespace::regnamespace::text in ('authz', 'data', 'audit') order by 1`,
  );
  return new Map(
    rows.map(({ name, columns, key, checks }) => [
      name,
      { name, columns, key: key ?? [], choices: choicesIn(checks ?? []) },
    ]),
  );
}

function choicesIn(checks: readonly string[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const check of checks)
    for (const [, column = '', list = ''] of check.matchAll(/\((\w+) (?:= ANY|<@) \(?ARRAY\[([^\]]*)\]/g))
      found.set(
        column,
        [...list.matchAll(/'([^']*)'/g)].map(([, word = '']) => word),
      );
  return found;
}

let marks = 0;
/** Found again wherever it comes out: as words, as bytes in hexadecimal, as a moment in a year that nothing else has. */
export const CANARY = /kanarie[0-9a-f]{10}|5a4b4e42[0-9a-f]{12}|2071-\d\d-\d\d[ T]\d\d:\d\d:\d\d\.\d{3,6}/gi;
const number = () => ++marks;
const mark = () => `kanarie${number().toString(16).padStart(10, '0')}`;
export const sealedMark = () =>
  `\\x5a4b4e42${number().toString(16).padStart(12, '0')}${createHash('sha256').update(String(marks)).digest('hex')}`;
function momentMark(): string {
  const at = new Date(Date.UTC(2071, 0, 1) + number() * 61_000);
  return `${at.toISOString().slice(0, 19)}.${String(100_001 + (marks % 800_000))}Z`;
}

/** Always the same id for the same thing, so that a row can name another before it is made. */
export function idOf(...thing: readonly string[]): string {
  const hex = createHash('sha256').update(thing.join('|')).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export type Values = Record<string, unknown>;

export function valueFor(table: Table, column: Column): unknown {
  const choice = table.choices.get(column.name);
  if (choice) return column.type === 'text[]' ? [choice[0]] : choice[0];
  switch (column.type) {
    case 'text':
      return mark();
    case 'bytea':
      return sealedMark();
    case 'timestamp with time zone':
      return momentMark();
    case 'date':
      return '2071-01-02';
    case 'text[]':
      return [mark()];
    case 'uuid[]':
    case 'bytea[]':
      return [];
    case 'jsonb':
      return { is: mark() };
    case 'boolean':
      return false;
    case 'uuid':
      return idOf(table.name, column.name, String(number()));
    default:
      return 1;
  }
}

/** What can hold a mark and may be left out, as long as the table's own checks let it be there. */
export async function fillable(client: pg.ClientBase, table: Table, needed: Values): Promise<Column[]> {
  const kept: Column[] = [];
  const row = { ...needed };
  for (const column of table.columns) {
    if (column.name in row || !['text', 'bytea'].includes(column.type)) continue;
    row[column.name] = valueFor(table, column);
    await client.query('savepoint trying');
    const held = await insertRows(client, table, [row]).then(
      () => true,
      () => false,
    );
    await client.query('rollback to savepoint trying');
    if (held) kept.push(column);
    else delete row[column.name];
  }
  return kept;
}

export async function insertRows(client: pg.ClientBase, table: Table, rows: readonly Values[]): Promise<void> {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].join(', ');
  await client.query(
    `insert into ${table.name} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table.name}, $1)`,
    [JSON.stringify(rows)],
  );
}
