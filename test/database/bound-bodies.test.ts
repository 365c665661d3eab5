import { afterAll, beforeAll, expect, it } from 'vitest';
import { aFile, aTown, type MadeFile, rows, type Session, type Town } from '../builders/index.ts';

// Some functions have no search path of their own, so that they become part of the query that asks them. What they name was bound when
// they were made; nothing that a caller puts in the way is looked at.

let town: Town;
let file: MadeFile;
let hidden: MadeFile;
let session: Session;
beforeAll(async () => {
  town = await aTown();
  file = await aFile(town).createdBy(town.staff.therapist).withNote('Öppen').made();
  hidden = await aFile(town).withNote('Stängd').made();
  session = await town.signIn(town.staff.therapist);
  await town.open(session, file.id);
});
afterAll(() => town.close());

const unbound = () =>
  town.look<{ name: string; bound: boolean; definer: boolean; owner: string }>(
    `select p.oid::regprocedure::text as name, p.prosqlbody is not null as bound, p.prosecdef as definer, p.proowner::regrole::text as owner
       from pg_proc p where p.pronamespace::regnamespace::text in ('authz', 'data', 'audit')
        and not coalesce(p.proconfig @> array['search_path=""'], false) order by 1`,
  );

it('only functions with a bound body, without rights of their own, and made by the gate have no search path', async () => {
  const found = await unbound();
  expect(found.length).toBeGreaterThan(2);
  for (const one of found) expect(one).toMatchObject({ bound: true, definer: false, owner: 'samgrepp_gate' });
});

it('their bodies name nothing that is found by a path when they run: no text that is made into a query', async () => {
  const texts = await town.look<{ text: string }>(
    `select pg_get_functiondef(p.oid) as text from pg_proc p where p.oid = any ($1::regprocedure[]::oid[])`,
    [(await unbound()).map(({ name }) => name)],
  );
  for (const { text } of texts)
    expect(text).not.toMatch(/execute |query_to_xml|to_reg\w+\(|::reg\w+|current_schema|nextval\(/i);
});

it('the application can make nothing that could stand in their way', async () => {
  for (const text of [
    'create temp table asking (session_id uuid, staff_id uuid, now timestamptz)',
    'create schema mine',
    `create function authz.clock(text) returns text language sql return 'x'`,
    `create function data.now() returns timestamptz language sql return '2070-01-01'::timestamptz`,
    `create function pg_temp.now() returns timestamptz language sql return '2070-01-01'::timestamptz`,
  ])
    await expect(town.ask(session, text), text).rejects.toMatchObject({ code: '42501' });
});

/** As somebody who could make things, which no role of ours can: the worst that a path could do, done by the superuser first. */
const traps = `
  create schema trap;
  grant usage on schema trap to public;
  create table trap.session as select * from authz.session;
  create table trap.staff as select * from authz.staff;
  create table trap.instance (clock_offset interval, kind text);
  create table trap.rota_shift as select * from authz.rota_shift;
  grant all on all tables in schema trap to public;
  create function trap.now() returns timestamptz language sql return '2001-01-01'::timestamptz;
  create function trap.current_setting(text, boolean) returns text language sql return 'somebody else';
  create function trap.always(uuid, uuid) returns boolean language sql return true;
  create function trap.never(timestamptz, timestamptz) returns boolean language sql return false;
  create operator trap.= (leftarg = uuid, rightarg = uuid, procedure = trap.always);
  create operator trap.> (leftarg = timestamptz, rightarg = timestamptz, procedure = trap.never);
  create operator trap.>= (leftarg = timestamptz, rightarg = timestamptz, procedure = trap.never);`;

it('a schema full of tables, functions and operators of the same names, first on the path, changes no answer', async () => {
  const question = `select (select count(*) from data.note)::int as notes, authz.me() as me, authz.signed_in() as inside,
    (select count(*) from authz.duty_now())::int as duties, array(select authz.readable()) @> array[$1::uuid] as hidden, authz.now() > '2020-01-01' as today`;
  const values = [hidden.sections.notes];
  const [before] = await town.ask(session, question, values);
  expect(before).toMatchObject({ notes: 1, me: session.staffId, inside: true, hidden: false, today: true });
  await town.look(traps);
  try {
    const after = await town.act(session, async ({ sql }) => {
      await rows(sql, 'set local search_path = trap, pg_catalog, data');
      // The trap is one: asked for by its own name it answers otherwise.
      const [sprung] = await rows(
        sql,
        `select now() < '2002-01-01' as past, current_setting('app.session', true) as setting`,
      );
      expect(sprung).toEqual({ past: true, setting: 'somebody else' });
      return rows(sql, question.replace(` > '2020`, ` operator(pg_catalog.>) '2020`), values);
    });
    expect(after).toEqual([before]);
  } finally {
    await town.look('drop schema trap cascade');
  }
});
