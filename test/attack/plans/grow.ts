import pg from 'pg';

/** So many more rows that PostgreSQL reads none of these tables from end to end where it can do otherwise. */
const MORE = 3000;

/** What an organisation has some of, however long it works; of the rota, what is to come is asked for and wanted whole. */
export const steady: readonly string[] = [
  ...['instance', 'unit', 'unit_function', 'staff', 'role_assignment', 'delegation', 'internal_group', 'group_seat'],
  'rota_shift',
  ...['setting', 'provision_switch', 'meeting_series', 'shared_key', 'retired_key', 'log_review'],
];

/**
 * Gives those of these tables that grow as many rows as after many years: copies of their newest, which still
 * are in work, of other files and other people.
 * What no story has written stays empty, and is told.
 */
export async function grow(adminUrl: string, names: readonly string[]): Promise<{ grown: string[]; empty: string[] }> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    // Whose file it is said to be is nobody's: foreign keys and triggers have nothing to say of it.
    await client.query('set session_replication_role = replica');
    const { rows: tables } = await client.query<{ name: string; columns: string[]; values: string[] }>(
      `select c.oid::regclass::text as name, array_agg(quote_ident(a.attname) order by a.attnum) as columns,
         array_agg(case when a.atttypid = 'uuid'::regtype then format('case when x.%1$I is not null then gen_random_uuid() end', a.attname)
           else format('x.%I', a.attname) end order by a.attnum) as values
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attidentity = ''
       where c.relkind = 'r' and c.relnamespace in ('authz'::regnamespace, 'data'::regnamespace) and c.relname = any ($1)
       group by c.oid order by 1`,
      [names.filter((name) => !steady.includes(name))],
    );
    const [grown, empty]: [string[], string[]] = [[], []];
    for (const { name, columns, values } of tables) {
      const { rows } = await client.query<{ many: number }>(`select count(*)::int as many from ${name}`);
      const many = rows[0]?.many ?? 0;
      (many === 0 ? empty : grown).push(name);
      if (many === 0) continue;
      await client.query(
        `insert into ${name} (${columns.join()}) select ${values.join()} from (select * from ${name} order by ctid desc limit 100) x,
           generate_series(1, ${Math.ceil(MORE / Math.min(many, 100))}) on conflict do nothing`,
      );
    }
    if (grown.length > 0) await client.query(`analyze ${grown.join()}`);
    return { grown, empty };
  } finally {
    await client.end();
  }
}
