import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { functionsFor, grantsOf, listed, loginRoles, ourSchemas } from '../support/catalogue.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import {
  appFunctions,
  appTables,
  auditorFunctions,
  auditorOwn,
  auditorTables,
  disposerChanges,
  doorFunctions,
  gateTables,
  innerFunctions,
  jobsFunctions,
  jobsTables,
  keeperTables,
  statisticsFunctions,
  statisticsTables,
  unindexedPolicyColumns,
} from './expected-grants.ts';

let database: TestDatabase;
let admin: pg.Pool;
beforeAll(async () => {
  database = await createDatabase();
  admin = new pg.Pool({ connectionString: database.adminUrl });
  admin.on('error', () => {}); // dropping the database ends what the pool has not closed yet
});
afterAll(async () => {
  await admin.end();
  await database.drop();
});

const list = (text: string, values?: unknown[]) => listed(admin, text, values);

describe('every table', () => {
  it('lies in a schema of ours, in that of the queue, or in the bookkeeping of migrations that no role enters', async () => {
    const schemas = await list(
      `select distinct schemaname from pg_tables where schemaname <> 'information_schema' and schemaname !~ '^pg_' order by 1`,
    );
    expect(schemas).toEqual(['audit', 'authz', 'data', 'graphile_worker', 'migration']);
  });

  it('has row security, forced on its owner too', async () => {
    const tables = await list(`select count(*) from pg_tables where schemaname = any ($1)`, [ourSchemas]);
    expect(Number(tables[0])).toBeGreaterThan(40);
    const open = await list(
      `select oid::regclass from pg_class where relnamespace::regnamespace::text = any ($1) and relkind in ('r', 'p')
         and not (relrowsecurity and relforcerowsecurity)`,
      [ourSchemas],
    );
    expect(open).toEqual([]);
  });

  it('belongs to the owner that nobody signs in as', async () => {
    const others = await list(
      `select oid::regclass from pg_class where relnamespace::regnamespace::text = any ($1) and relowner <> 'samgrepp_owner'::regrole`,
      [ourSchemas],
    );
    expect(others).toEqual([]);
  });

  it('holds a row in a section of its own file, where it names both', async () => {
    const loose = await list(
      `select c.oid::regclass from pg_class c where c.relnamespace = 'data'::regnamespace and c.relkind = 'r'
         and 2 = (select count(*) from pg_attribute a where a.attrelid = c.oid and a.attname in ('file_id', 'section_id'))
         and not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and k.confrelid = 'authz.section'::regclass
           and 2 = (select count(*) from pg_attribute a where a.attrelid = c.oid and a.attnum = any (k.conkey) and a.attname in ('file_id', 'section_id')))`,
    );
    expect(loose).toEqual([]);
  });
});

describe('grants', () => {
  it.each([
    ['samgrepp_app', appTables],
    ['samgrepp_gate', gateTables],
    ['samgrepp_statistics', statisticsTables],
    ['samgrepp_auditor', auditorTables],
    ['samgrepp_door', {}],
    ['samgrepp_jobs', jobsTables],
  ])('of %s on tables are those of expected-grants.ts', async (role, expected) => {
    expect(await grantsOf(admin, role)).toEqual(expected);
  });

  it('on tables are given to nobody else', async () => {
    const others = await list(
      `select c.oid::regclass, a.grantee::regrole, a.privilege_type from pg_class c, aclexplode(c.relacl) a
       where c.relnamespace::regnamespace::text = any ($1) and a.grantee <> c.relowner and a.grantee::regrole::text <> all ($2)`,
      [
        ourSchemas,
        [
          'samgrepp_app',
          'samgrepp_gate',
          'samgrepp_statistics',
          'samgrepp_jobs',
          'samgrepp_keeper',
          'samgrepp_disposer',
          'samgrepp_auditor',
        ],
      ],
    );
    expect(others).toEqual([]);
  });

  it('let the keeper copy every table, and change nothing but how a key is wrapped', async () => {
    const tables = await list(
      `select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname in ('authz', 'data', 'audit', 'graphile_worker') and c.relkind in ('r', 'S')`,
    );
    const copies = Object.fromEntries(tables.map((table) => [table, 'select']));
    expect(await grantsOf(admin, 'samgrepp_keeper')).toEqual({ ...copies, ...keeperTables });
    expect(await functionsFor(admin, 'samgrepp_keeper')).toEqual([]);
  });

  it('let the disposer take away what lies about a file, change what others told of it, and ask what its rule is told', async () => {
    const about = await list(
      `select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname in ('authz', 'data') and c.relkind = 'r' and (c.relname in ('file', 'asked_for_step', 'carried_step', 'report_thread',
         'certificate', 'certificate_content', 'clock_told', 'mail', 'mail_alert', 'submission', 'unnamed_advice')
         or exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'file_id'))`,
    );
    const stay = ['data.disposal', 'data.log_review_line'];
    const expected = Object.fromEntries(
      about.map((table) => [table, stay.includes(String(table)) ? 'select' : 'delete, select']),
    );
    for (const [table, change] of Object.entries(disposerChanges))
      expected[table] = expected[table] ? `${expected[table]}, ${change}` : change;
    expect(await grantsOf(admin, 'samgrepp_disposer')).toEqual({ ...expected, 'data.setting': 'select' });
    expect(await functionsFor(admin, 'samgrepp_disposer')).toEqual(['disposal_facts', 'now', 'stand_still']);
  });

  it('never let a row move: no id, file or section is ever changed', async () => {
    const movable = await list(
      `select c.oid::regclass, a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid
       where c.relnamespace = 'data'::regnamespace and a.attname in ('id', 'file_id', 'section_id')
         and (has_column_privilege('samgrepp_app', c.oid, a.attnum, 'update') or has_column_privilege('samgrepp_jobs', c.oid, a.attnum, 'update'))`,
    );
    expect(movable).toEqual([]);
  });

  it('never reach around row security: no truncate, references, trigger or maintain', async () => {
    const wide = await list(
      `select c.oid::regclass, p.privilege from pg_class c, unnest(array['truncate', 'references', 'trigger', 'maintain']) as p(privilege)
       where c.relnamespace::regnamespace::text = any ($1) and c.relkind = 'r' and has_table_privilege('samgrepp_app', c.oid, p.privilege)`,
      [ourSchemas],
    );
    expect(wide).toEqual([]);
  });

  it('of functions are those of expected-grants.ts', async () => {
    expect(await functionsFor(admin, 'samgrepp_app')).toEqual(appFunctions);
    expect(await functionsFor(admin, 'samgrepp_door')).toEqual(doorFunctions);
    expect(await functionsFor(admin, 'samgrepp_jobs')).toEqual(jobsFunctions);
    expect(await functionsFor(admin, 'samgrepp_statistics')).toEqual(statisticsFunctions);
    expect(await functionsFor(admin, 'samgrepp_auditor')).toEqual(auditorFunctions);
    const listed = new Set([...appFunctions, ...doorFunctions, ...jobsFunctions, ...innerFunctions]);
    // What is counted, and what is read of the log, is theirs alone who own it: not even the gate may call it.
    for (const name of [
      'stage_times',
      'support_figures',
      'unmet_needs',
      'child_barriers',
      'hindrances',
      'cost_totals',
      'advice_figures',
      ...auditorOwn,
    ])
      listed.delete(name);
    expect(await functionsFor(admin, 'samgrepp_gate')).toEqual([...listed].sort());
  });

  it('of the schema of migrations are given to no role of the application', async () => {
    const entering = loginRoles
      .concat('samgrepp_gate', 'samgrepp_statistics', 'samgrepp_keeper', 'samgrepp_disposer', 'samgrepp_auditor')
      .filter((r) => r !== 'samgrepp_owner');
    expect(
      await list(`select r from unnest($1::text[]) r where has_schema_privilege(r, 'migration', 'usage')`, [entering]),
    ).toEqual([]);
  });
});

describe('policies', () => {
  it('stand behind every granted command', async () => {
    const bare = await list(
      `select c.oid::regclass, a.grantee::regrole, a.privilege_type
       from pg_class c, lateral (
         select grantee, privilege_type from aclexplode(c.relacl)
         union select x.grantee, x.privilege_type from pg_attribute t, aclexplode(t.attacl) x where t.attrelid = c.oid) a
       where c.relnamespace::regnamespace::text = any ($1) and c.relkind <> 'S' and a.grantee <> c.relowner
         and not exists (select from pg_policy p where p.polrelid = c.oid and a.grantee = any (p.polroles)
           and p.polcmd in ('*', case a.privilege_type when 'SELECT' then 'r' when 'INSERT' then 'a' when 'UPDATE' then 'w' when 'DELETE' then 'd' end::"char"))`,
      [ourSchemas],
    );
    expect(bare).toEqual([]);
  });

  it('name their role, and stand alone: two permissive ones would open what each of them closes', async () => {
    expect(await list(`select polrelid::regclass, polname from pg_policy where 0 = any (polroles)`)).toEqual([]);
    const doubled = await list(
      `select p.polrelid::regclass, r::regrole, cmd from pg_policy p, unnest(p.polroles) r,
         unnest(case p.polcmd when '*' then array['r', 'a', 'w', 'd'] else array[p.polcmd::text] end) cmd
       where p.polpermissive group by 1, 2, 3 having count(*) > 1`,
    );
    expect(doubled).toEqual([]);
  });

  it('check what a changed row becomes as well as what it was', async () => {
    expect(
      await list(
        `select polrelid::regclass, polname from pg_policy where polcmd = 'w' and (polqual is null or polwithcheck is null)`,
      ),
    ).toEqual([]);
  });

  it('are open to the gate, the keeper and the disposer, to all where the settings are read, to what counts for the figures or reads the log, and to jobs in what holds no word', async () => {
    const open = await list(
      `select polrelid::regclass, r::regrole from pg_policy, unnest(polroles) r
       where r not in ('samgrepp_gate'::regrole, 'samgrepp_keeper'::regrole, 'samgrepp_disposer'::regrole) and polrelid not in (select oid from pg_class where relnamespace = 'graphile_worker'::regnamespace)
         and (pg_get_expr(polqual, polrelid) = 'true' or pg_get_expr(polwithcheck, polrelid) = 'true') order by 1, 2`,
    );
    const whoIsThere = ['authz.unit', 'authz.staff', 'authz.role_assignment', 'authz.rota_shift', 'authz.absence'];
    const ofMail = ['data.mail', 'data.mail_alert', 'data.digest_day', 'data.clock_told'];
    const lookedAtInReviews = Object.keys(auditorTables).filter((t) => !t.startsWith('audit.'));
    expect(open.toSorted()).toEqual(
      [
        // Twice: to read, and to add to.
        ...['audit.entry', 'audit.head', 'audit.head', 'audit.leaf', 'audit.leaf', ...lookedAtInReviews].map(
          (t) => `${t} samgrepp_auditor`,
        ),
        'data.agenda_item samgrepp_statistics',
        'data.child_outcome samgrepp_statistics',
        'data.guardian_answer samgrepp_statistics',
        'data.guardian_question samgrepp_statistics',
        'data.contact samgrepp_statistics',
        'data.cost samgrepp_statistics',
        'data.intervention samgrepp_statistics',
        'data.need_answer samgrepp_statistics',
        'data.obstacle samgrepp_statistics',
        'data.unmet_need samgrepp_statistics',
        'data.unnamed_advice samgrepp_statistics',
        'data.meeting samgrepp_statistics',
        'data.meeting_seat samgrepp_statistics',
        'data.setting samgrepp_app',
        ...[...whoIsThere, ...ofMail].map((table) => `${table} samgrepp_jobs`),
      ].sort(),
    );
  });

  it('call a function once for a statement, never once for a row', async () => {
    const { rows } = await admin.query<{ policy: string; text: string }>(
      `select polrelid::regclass || ' ' || polname as policy,
         concat_ws(' ', pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)) as text from pg_policy`,
    );
    const unwrapped = rows.filter(({ text }) =>
      /\w+\(/.test(text.replace(/SELECT authz\.\w+\([^()]*\) AS \w+/g, '').replace(/ARRAY\(/g, '')),
    );
    expect(unwrapped).toEqual([]);
  });

  it('ask for columns that an index begins with', async () => {
    const columns = await list(
      `select distinct d.refobjid::regclass || '.' || a.attname
       from pg_policy p join pg_depend d on d.classid = 'pg_policy'::regclass and d.objid = p.oid and d.refobjid = p.polrelid
         join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
       where p.polcmd in ('r', '*') and d.refobjsubid > 0
         and not exists (select from pg_index i where i.indrelid = d.refobjid and i.indkey[0] = d.refobjsubid)
       order by 1`,
    );
    expect(columns).toEqual(Object.keys(unindexedPolicyColumns));
  });
});
