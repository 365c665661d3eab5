import type pg from 'pg';
import type { Town } from '../../builders/town.ts';
import { appFunctions, appTables, innerFunctions } from '../../database/expected-grants.ts';
import { functionsFor, grantsOf, ourSchemas } from '../../support/catalogue.ts';

/** What the catalogue tells of it at once, without anybody trying: as catalogue.test.ts asks. */
async function told(client: pg.ClientBase): Promise<string> {
  const pool = client as unknown as pg.Pool;
  const { rows } = await client.query(
    `select (select count(*) from pg_class where relnamespace::regnamespace::text = any ($1) and relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity)) as open,
       (select count(*) from pg_proc where pronamespace::regnamespace::text = any ($1) and prosecdef and not coalesce(proconfig @> array['search_path=""'], false)) as loose,
       (select count(*) from pg_proc p where pronamespace::regnamespace::text = any ($1) and exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee = 0)) as public,
       (select count(*) from pg_proc where pronamespace::regnamespace::text = any ($1) and proleakproof) as leakproof,
       (select count(*) from pg_auth_members where member::regrole::text = 'samgrepp_app') as member,
       (select rolsuper or rolbypassrls from pg_roles where rolname = 'samgrepp_app') as strong`,
    [ourSchemas],
  );
  return JSON.stringify([rows, await grantsOf(pool, 'samgrepp_app'), await functionsFor(pool, 'samgrepp_app')]);
}

const rights = ['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger'];

/** Row security taken off each table, and each right that is not given given. */
async function weakenings(town: Town): Promise<string[]> {
  const tables = await town.look<{ name: string }>(
    `select oid::regclass::text as name from pg_class where relnamespace::regnamespace::text = any ($1) and relkind = 'r' order by 1`,
    [ourSchemas],
  );
  const functions = await town.look<{ name: string }>(
    `select oid::regprocedure::text as name from pg_proc where pronamespace = 'authz'::regnamespace and proowner = 'samgrepp_gate'::regrole
       and prosecdef and prokind = 'f' order by 1`,
  );
  const inner = functions.filter(({ name }) => innerFunctions.some((one) => name.startsWith(`authz.${one}(`)));
  return [
    ...tables.flatMap(({ name }) => [
      `alter table ${name} disable row level security`,
      `alter table ${name} no force row level security`,
      ...rights
        .filter((right) => !new RegExp(`\\b${right}\\b(?! \\()`).test(appTables[name] ?? ''))
        .map((right) => `grant ${right} on ${name} to samgrepp_app`),
    ]),
    ...inner.map(({ name }) => `grant execute on function ${name} to samgrepp_app`),
    ...functions.map(({ name }) => `grant execute on function ${name} to public`),
    ...functions.map(({ name }) => `alter function ${name} reset search_path`),
    ...functions.slice(0, 10).map(({ name }) => `alter function ${name} leakproof`),
    'alter role samgrepp_app bypassrls',
    'grant samgrepp_gate to samgrepp_app',
    'grant samgrepp_owner to samgrepp_app',
  ];
}

/** Those that the catalogue does not tell. Each is undone at once: nobody else ever sees it. */
export async function untold(
  town: Town,
  wanted: (text: string) => boolean,
): Promise<{ tried: number; survived: string[] }> {
  const client = await town.admin.connect();
  const survived: string[] = [];
  let tried = 0;
  try {
    const before = await told(client);
    for (const text of (await weakenings(town)).filter(wanted)) {
      tried += 1;
      await client.query('begin');
      await client.query(text);
      if ((await told(client)) === before) survived.push(text);
      await client.query('rollback');
    }
    if (JSON.parse(before)[2].length !== appFunctions.length) survived.push('the list of functions was wrong before');
  } finally {
    client.release();
  }
  return { tried, survived };
}
