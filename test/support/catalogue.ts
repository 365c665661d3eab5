import type pg from 'pg';

/** Everything of ours. The migrations' own bookkeeping lies in a schema that no other role enters. */
export const ourSchemas = ['authz', 'data', 'audit'];

export const loginRoles = ['samgrepp_app', 'samgrepp_door', 'samgrepp_jobs'];

/** What the catalogue answers, as one column. Tests expect the empty list: each line that comes back is a hole. */
export async function listed(admin: pg.Pool, text: string, values: unknown[] = []): Promise<unknown[]> {
  const { rows } = await admin.query<unknown[]>({ text, values, rowMode: 'array' });
  return rows.map((row) => row.join(' '));
}

type Acl = { table: string; privilege: string; column: string | null };

/**
 * What a role was granted, as `db/policies` would say it: `'data.note': 'insert, select, update (body, version)'`.
 * Read from the lists of the tables and columns themselves, so that nothing is missed that a helper view leaves out.
 */
export async function grantsOf(admin: pg.Pool, role: string): Promise<Record<string, string>> {
  const { rows } = await admin.query<Acl>(
    `with tables as (
       select c.oid, n.nspname || '.' || c.relname as name, c.relacl, c.relowner from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname <> 'information_schema' and n.nspname !~ '^pg_' and c.relkind in ('r', 'v', 'm', 'p', 'f', 'S'))
     select t.name as table, lower(a.privilege_type) as privilege, null as column
       from tables t, aclexplode(t.relacl) a where a.grantee = $1::regrole::oid and a.grantee <> t.relowner
     union all
     select t.name, lower(a.privilege_type), c.attname
       from tables t join pg_attribute c on c.attrelid = t.oid, aclexplode(c.attacl) a where a.grantee = $1::regrole::oid
     order by 1, 2, 3`,
    [role],
  );
  const found: Record<string, Map<string, string[]>> = {};
  for (const { table, privilege, column } of rows) {
    found[table] ??= new Map();
    const columns = found[table].get(privilege) ?? [];
    // On the whole table: wider than any list of columns, and told apart from it.
    columns.push(column ?? 'everything');
    found[table].set(privilege, columns);
  }
  return Object.fromEntries(
    Object.entries(found).map(([table, privileges]) => [
      table,
      [...privileges]
        .map(([name, columns]) => (columns.join() === 'everything' ? name : `${name} (${columns.join(', ')})`))
        .join(', '),
    ]),
  );
}

/** Names of the functions of `authz` that a role may call. */
export async function functionsFor(admin: pg.Pool, role: string): Promise<string[]> {
  const { rows } = await admin.query<{ name: string }>(
    `select distinct p.proname as name from pg_proc p where p.pronamespace = 'authz'::regnamespace
       and has_function_privilege($1, p.oid, 'execute') order by 1`,
    [role],
  );
  return rows.map(({ name }) => name);
}
