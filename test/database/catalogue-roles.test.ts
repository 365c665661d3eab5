import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listed, loginRoles, ourSchemas } from '../support/catalogue.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';

// Who owns what runs with rights of its own, and what the roles may do: held against the database's catalogue, as its tables are.

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

const allRoles = [
  ...loginRoles,
  'samgrepp_owner',
  'samgrepp_gate',
  'samgrepp_statistics',
  'samgrepp_keeper',
  'samgrepp_disposer',
  'samgrepp_auditor',
];

/** Functions with rights of their own that are not the gate's: those of the figures, and those of the log. */
const definersOfOthers = [
  'authz.advice_figures()',
  'authz.begin_review(uuid,date,uuid)',
  'authz.child_barriers()',
  'authz.cost_totals()',
  'authz.end_review(uuid)',
  'authz.heads_after(bigint,integer)',
  'authz.hindrances()',
  'authz.judge_line(uuid,text,bytea)',
  'authz.last_head()',
  'authz.may_review_log(uuid)',
  'authz.my_reviews()',
  'authz.readings(uuid,timestamp with time zone,timestamp with time zone,text)',
  'authz.reviews_to_make()',
  'authz.root_at(bigint)',
  'authz.seal_log(integer)',
  'authz.stage_times()',
  'authz.support_figures()',
  'authz.unmet_needs()',
];

describe('functions', () => {
  it('are closed to the public, also those that are made tomorrow', async () => {
    const open = `select p.oid::regprocedure from pg_proc p where p.pronamespace::regnamespace::text = any ($1)
      and exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee = 0)`;
    expect(await list(open, [ourSchemas])).toEqual([]);
    const client = await admin.connect();
    try {
      await client.query('begin; set local role samgrepp_gate');
      await client.query(`create function authz.tomorrow() returns int language sql security definer return 1`);
      expect((await client.query(open, [ourSchemas])).rows).toEqual([]);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });

  it('find nothing by a search path that a caller could set', async () => {
    // A body in SQL of the standard is bound to what it names when it is made; without rights of its own, it may do without a
    // path, and then becomes part of the query that asks it. bound-bodies.test.ts tries to come between.
    const loose = await list(
      `select oid::regprocedure from pg_proc where pronamespace::regnamespace::text = any ($1)
         and not coalesce(proconfig @> array['search_path=""'], false) and (prosecdef or prosqlbody is null)`,
      [ourSchemas],
    );
    expect(loose).toEqual([]);
  });

  it('with rights of their own belong to the gate, and are there for it alone; the figures to what counts them, the log to what reads it', async () => {
    const others = await list(
      `select oid::regprocedure from pg_proc where prosecdef and proowner <> 'samgrepp_gate'::regrole order by 1`,
    );
    expect(others.toSorted()).toEqual(definersOfOthers);
    expect(
      await list(
        `select oid::regprocedure from pg_proc where proleakproof and pronamespace::regnamespace::text = any ($1)`,
        [ourSchemas],
      ),
    ).toEqual([]);
  });
});

describe('views', () => {
  it('show what their reader may see, not what their owner may', async () => {
    const asOwner = await list(
      `select oid::regclass from pg_class where relnamespace::regnamespace::text = any ($1)
         and (relkind = 'm' or relkind = 'v' and not coalesce(reloptions @> array['security_invoker=true'], false))`,
      [ourSchemas],
    );
    expect(asOwner).toEqual([]);
  });
});

describe('the roles', () => {
  it('have no power over the server', async () => {
    const strong = await list(
      `select rolname from pg_roles where rolname = any ($1) and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)`,
      [allRoles],
    );
    expect(strong).toEqual([]);
    expect(
      await list(`select rolname from pg_roles where rolname = any ($1) and rolcanlogin order by 1`, [allRoles]),
    ).toEqual(loginRoles);
  });

  it('that sign in are members of nothing and own nothing', async () => {
    expect(
      await list(
        `select roleid::regrole, member::regrole from pg_auth_members where member::regrole::text = any ($1)`,
        [
          [
            ...loginRoles,
            'samgrepp_gate',
            'samgrepp_statistics',
            'samgrepp_keeper',
            'samgrepp_disposer',
            'samgrepp_auditor',
          ],
        ],
      ),
    ).toEqual([]);
    expect(
      await list(
        `select classid::regclass, objid from pg_shdepend where deptype = 'o' and refobjid::regrole::text = any ($1)`,
        [loginRoles],
      ),
    ).toEqual([]);
  });

  it('that sign in can make nothing, not even for a moment', async () => {
    const may = await list(
      `select r, p from unnest($1::text[]) r, unnest(array['create', 'temporary']) p where has_database_privilege(r, current_database(), p)
       union all select r, nspname from unnest($1::text[]) r, pg_namespace where has_schema_privilege(r, oid, 'create')`,
      [loginRoles],
    );
    expect(may).toEqual([]);
  });

  it('that sign in enter the schemas that they need', async () => {
    const entered = (role: string) =>
      list(
        `select nspname from pg_namespace where nspname !~ '^pg_' and has_schema_privilege($1, oid, 'usage') order by 1`,
        [role],
      );
    expect(await entered('samgrepp_app')).toEqual(['authz', 'data', 'information_schema']);
    expect(await entered('samgrepp_door')).toEqual(['authz', 'information_schema']);
    expect(await entered('samgrepp_jobs')).toEqual(['authz', 'data', 'graphile_worker', 'information_schema']);
  });
});
