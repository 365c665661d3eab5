import type pg from 'pg';

/** Every table of ours and of the queue, for a look at each row as text. */
async function tables(admin: pg.Pool | pg.Client): Promise<string[]> {
  const { rows } = await admin.query<{ name: string }>(
    `select oid::regclass::text as name from pg_class where relkind = 'r'
       and relnamespace::regnamespace::text in ('authz', 'data', 'audit', 'graphile_worker') order by 1`,
  );
  return rows.map(({ name }) => name);
}

/** What could be known of a file by: its id and reference, those of its parts and rows, and its person's hashes. */
export async function namesOf(admin: pg.Pool, fileId: string): Promise<string[]> {
  const { rows } = await admin.query<{ name: string; has_id: boolean }>(
    `select c.oid::regclass::text as name,
       exists (select from pg_attribute i where i.attrelid = c.oid and i.attname = 'id' and i.atttypid = 'uuid'::regtype) as has_id
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'file_id'
     where c.relkind = 'r' and c.relnamespace::regnamespace::text in ('authz', 'data') and c.oid::regclass::text not in ('data.log_review_line', 'data.disposal')`,
  );
  const found = [fileId];
  for (const { name, has_id } of rows)
    if (has_id)
      found.push(
        ...(await admin.query<{ id: string }>(`select id from ${name} where file_id = $1`, [fileId])).rows.map(
          ({ id }) => id,
        ),
      );
  const hashes = await admin.query<{ hash: string }>(
    `select encode(hash, 'hex') as hash from authz.person_index where file_id = $1 and as_self
       and not exists (select from authz.person_index o where o.hash = person_index.hash and o.file_id <> $1)`,
    [fileId],
  );
  const reference = await admin.query<{ reference: string }>('select reference from authz.file where id = $1', [
    fileId,
  ]);
  return [...found, ...hashes.rows.map(({ hash }) => hash), ...reference.rows.map((row) => row.reference)];
}

/** Ids, hashes and the marks of the access matrix: looked up instead of sought one by one. */
const NAMES = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|kanarie[0-9a-f]{10}|5a4b4e42[0-9a-f]{12}|[0-9a-f]{64}/g;

/** Where any of these is still found: table by table, with what was found. */
export async function tracesOf(
  admin: pg.Pool | pg.Client,
  names: readonly string[],
): Promise<Record<string, string[]>> {
  const known = new Set(names);
  const others = names.filter((name) => name.match(NAMES)?.[0] !== name);
  const found: Record<string, string[]> = {};
  for (const table of await tables(admin)) {
    const { rows } = await admin.query<{ line: string }>(`select t::text as line from ${table} t`);
    const here = new Set<string>();
    for (const { line } of rows) {
      for (const [name] of line.matchAll(NAMES)) if (known.has(name)) here.add(name);
      for (const name of others) if (line.includes(name)) here.add(name);
    }
    if (here.size > 0) found[table] = [...here].sort();
  }
  return found;
}
