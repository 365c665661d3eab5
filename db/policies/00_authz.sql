-- Row security and the functions of authz, as they are today. Re-runnable; run after the migrations whenever a file
-- in this folder has changed. The only place where grounds are weighed is authz.open().
-- Every grant, here and in the other files, stands in test/database/expected-grants.ts too, where a reviewer sees it.

grant usage on schema authz, data, audit to samgrepp_gate;
grant create on schema authz to samgrepp_gate;
grant usage on schema authz, data to samgrepp_app;
grant usage on schema authz to samgrepp_door;
alter default privileges revoke execute on functions from public;

grant select, insert, update on all tables in schema authz to samgrepp_gate;
grant delete on authz.rota_shift, authz.absence, authz.unit_function, authz.person_index, authz.ceremony, authz.sign_in_attempt
  to samgrepp_gate;
grant insert on audit.entry to samgrepp_gate;
grant select on data.setting to samgrepp_gate;

do $$
declare t record;
begin
  for t in select schemaname, tablename from pg_tables where schemaname in ('authz', 'data', 'audit') loop
    execute format('alter table %I.%I enable row level security', t.schemaname, t.tablename);
    execute format('alter table %I.%I force row level security', t.schemaname, t.tablename);
    if t.schemaname = 'authz' then
      execute format('drop policy if exists gate on authz.%I', t.tablename);
      execute format('create policy gate on authz.%I to samgrepp_gate using (true) with check (true)', t.tablename);
    end if;
  end loop;
end $$;

-- A row lies in a section of its own file, in every table that names both: else one who may write in one file could hang
-- rows on another, and learn from the refusals which files there are.
do $$
declare t record;
begin
  for t in select c.oid::regclass as name, c.relname || '_in_its_file' as key from pg_class c
      where c.relnamespace = 'data'::regnamespace and c.relkind = 'r'
        and 2 = (select count(*) from pg_attribute a where a.attrelid = c.oid and a.attname in ('file_id', 'section_id'))
        and not exists (select from pg_constraint k where k.conrelid = c.oid and k.conname = c.relname || '_in_its_file') loop
    execute format('alter table %s add constraint %I foreign key (section_id, file_id) references authz.section (id, file_id)', t.name, t.key);
  end loop;
end $$;

drop policy if exists gate_writes on audit.entry;
create policy gate_writes on audit.entry for insert to samgrepp_gate with check (true);
-- Whether a contact has been dealt with; that a file lies on a desk, and no label.
grant select (file_id, unit_id, kind, state) on data.desk to samgrepp_gate;
do $$
declare t text;
begin
  foreach t in array array['setting', 'desk'] loop
    execute format('drop policy if exists gate_reads on data.%I', t);
    execute format('create policy gate_reads on data.%I for select to samgrepp_gate using (true)', t);
  end loop;
end $$;

set local role samgrepp_gate;
alter default privileges revoke execute on functions from public;

-- The one clock. Only a demo or test database may lie about the time.
-- A function that has no rights of its own, sets nothing and is all one query becomes part of the query that asks it: clock(),
-- asking() and duties() cost those below no call. Only these ask them; everybody else asks now(), me() and duty_now().
create or replace function authz.clock() returns table (now timestamptz)
  language sql stable
begin atomic
  select pg_catalog.now() + i.clock_offset from authz.instance i;
end;

create or replace function authz.now() returns timestamptz
  language sql stable security definer set search_path = ''
  return (select c.now from authz.clock() c);

create or replace function authz.set_clock(at timestamptz) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  update authz.instance set clock_offset = at - pg_catalog.now() where kind in ('demo', 'test');
  if not found then raise exception 'the clock of a live database is not set' using errcode = 'SG001'; end if;
end $$;

create or replace function authz.instance_kind() returns text
  language sql stable security definer set search_path = ''
  return (select i.kind from authz.instance i);

-- Is there anything that the municipality's key has sealed? Asked at start by the account that migrates, which row
-- security, forced on the owner too, shows no row of any table.
create or replace function authz.holds_files() returns boolean
  language sql stable security definer set search_path = ''
  return exists (select from authz.file);

-- The session behind the token of this transaction. Identity is looked up here and nowhere else: a setting alone,
-- which the application could forge, names a secret and not a person.
create or replace function authz.asking() returns table (session_id uuid, staff_id uuid, now timestamptz)
  language sql stable
begin atomic
  select s.id, s.staff_id, c.now from authz.clock() c
    join authz.session s on s.token_hash = pg_catalog.sha256(pg_catalog.convert_to(nullif(pg_catalog.current_setting('app.session', true), ''), 'UTF8'))
    join authz.staff f on f.id = s.staff_id
    where s.ended_at is null and s.locked_at is null and s.expires_at > c.now and s.last_seen_at >= c.now - interval '15 minutes'
      and (f.ended_at is null or f.ended_at > c.now);
end;

create or replace function authz.live_session() returns authz.session
  language sql stable security definer set search_path = ''
begin atomic
  select s from authz.asking() a join authz.session s on s.id = a.session_id;
end;

create or replace function authz.me() returns uuid
  language sql stable security definer set search_path = ''
  return (select a.staff_id from authz.asking() a);

create or replace function authz.session_id() returns uuid
  language sql stable security definer set search_path = ''
  return (select a.session_id from authz.asking() a);

create or replace function authz.signed_in() returns boolean
  language sql stable security definer set search_path = ''
  return exists (select from authz.asking());

create or replace function authz.has_role(variadic roles text[]) returns boolean
  language sql stable security definer set search_path = ''
  return exists (
    select from authz.asking() a join authz.role_assignment r on r.staff_id = a.staff_id and r.role = any (roles)
      and r.valid_from <= a.now and (r.valid_to is null or r.valid_to > a.now)
  );

create or replace function authz.leads(unit uuid) returns boolean
  language sql stable security definer set search_path = ''
  return exists (
    select from authz.asking() a join authz.role_assignment r
      on r.staff_id = a.staff_id and r.unit_id = unit and r.role in ('teamLeader', 'unitManager')
      and r.valid_from <= a.now and (r.valid_to is null or r.valid_to > a.now)
  );

-- The units that I lead.
create or replace function authz.led_units() returns setof uuid
  language sql stable security definer set search_path = ''
begin atomic
  select r.unit_id from authz.asking() a join authz.role_assignment r on r.staff_id = a.staff_id
    and r.role in ('teamLeader', 'unitManager') and r.valid_from <= a.now and (r.valid_to is null or r.valid_to > a.now);
end;

-- How long my role in the work lasts; null for one who has none. An administrator, an auditor and a politician have no
-- work with files: without another role, neither a team nor the rota gives them anything.
create or replace function authz.works_until() returns timestamptz
  language sql stable security definer set search_path = ''
  return (
    select max(coalesce(r.valid_to, 'infinity')) from authz.asking() a join authz.role_assignment r
      on r.staff_id = a.staff_id and r.role not in ('administrator', 'auditor', 'boardChair')
      and r.valid_from <= a.now and (r.valid_to is null or r.valid_to > a.now)
  );

-- One who is elected works with no files, and sees one only where a decision was asked for: on a ground that names her.
create or replace function authz.decides_until() returns timestamptz
  language sql stable security definer set search_path = ''
  return (
    select max(coalesce(r.valid_to, 'infinity')) from authz.asking() a join authz.role_assignment r
      on r.staff_id = a.staff_id and r.role not in ('administrator', 'auditor')
      and r.valid_from <= a.now and (r.valid_to is null or r.valid_to > a.now)
  );

-- Who has the shift of one who is away: her deputy, or the deputy's own. One who stands in has the duty only of a unit that she
-- works in: an absence is entered by the one who is away, and gives away no more than the unit's own work.
create or replace function authz.standing_in() returns table (shift_id uuid, unit_id uuid, duty text, staff_id uuid, ends_at timestamptz)
  language sql stable security definer set search_path = ''
begin atomic
  with recursive asked as materialized (select c.now from authz.clock() c),
  there as (
    select d.id as shift, d.unit_id as unit, d.duty as kind, d.staff_id as person, array[d.staff_id] as passed, d.ends_at as until
      from asked join authz.rota_shift d on d.starts_at <= asked.now and d.ends_at > asked.now
      where exists (select from authz.absence x
        where x.staff_id = d.staff_id and x.deputy_id is not null and x.starts_at <= asked.now and x.ends_at > asked.now)
    union all
    select t.shift, t.unit, t.kind, a.deputy_id, t.passed || a.deputy_id, least(t.until, a.ends_at)
      from asked, there t cross join lateral (
        select x.deputy_id, x.ends_at from authz.absence x
          where x.staff_id = t.person and x.deputy_id is not null
            and x.starts_at <= (select now from asked) and x.ends_at > (select now from asked)
          order by x.starts_at, x.id limit 1) a
      where a.deputy_id <> all (t.passed) and exists (select from authz.role_assignment r
        where r.staff_id = a.deputy_id and r.unit_id = t.unit and r.role not in ('administrator', 'auditor', 'boardChair')
          and r.valid_from <= asked.now and (r.valid_to is null or r.valid_to > asked.now))
  )
  select distinct on (t.shift) t.shift, t.unit, t.kind, t.person,
    least(t.until, (select min(x.starts_at) from authz.absence x
      where x.staff_id = t.person and x.deputy_id is not null and x.starts_at > (select now from asked)))
    from there t order by t.shift, pg_catalog.cardinality(t.passed) desc;
end;

-- Who has which duty right now: the one whose shift it is, or who stands in for her while she is away. Ground, delegation, desk
-- and what pages show ask here and nowhere else. Lasts until the shift or the absence ends.
create or replace function authz.duties() returns table (shift_id uuid, unit_id uuid, duty text, staff_id uuid, ends_at timestamptz)
  language sql stable
begin atomic
  -- Those who are there have what the rota says; who stands in is asked only for shifts of those who are away.
  select d.id, d.unit_id, d.duty, d.staff_id, least(d.ends_at, (select min(x.starts_at) from authz.absence x
      where x.staff_id = d.staff_id and x.deputy_id is not null and x.starts_at > c.now))
    from authz.clock() c join authz.rota_shift d on d.starts_at <= c.now and d.ends_at > c.now
    where not exists (select from authz.absence x
      where x.staff_id = d.staff_id and x.deputy_id is not null and x.starts_at <= c.now and x.ends_at > c.now)
  union all
  select w.shift_id, w.unit_id, w.duty, w.staff_id, w.ends_at from authz.standing_in() w
    where exists (select from authz.clock() c join authz.absence x on x.deputy_id is not null and x.starts_at <= c.now and x.ends_at > c.now
      join authz.rota_shift d on d.staff_id = x.staff_id and d.starts_at <= c.now and d.ends_at > c.now);
end;

create or replace function authz.duty_now() returns table (shift_id uuid, unit_id uuid, duty text, staff_id uuid, ends_at timestamptz)
  language sql stable security definer set search_path = ''
begin atomic
  select d.shift_id, d.unit_id, d.duty, d.staff_id, d.ends_at from authz.duties() d order by d.shift_id;
end;

create or replace function authz.my_duty() returns table (unit_id uuid, duty text, ends_at timestamptz)
  language sql stable security definer set search_path = ''
begin atomic
  select d.unit_id, d.duty, d.ends_at from authz.duties() d where d.staff_id = (select a.staff_id from authz.asking() a);
end;

create or replace function authz.duty_units(duty text) returns setof uuid
  language sql stable security definer set search_path = ''
begin atomic
  select d.unit_id from authz.duties() d where d.staff_id = (select a.staff_id from authz.asking() a) and d.duty = duty_units.duty;
end;

-- Units whose desk I see: where I have a role in the work, and where I am on duty now.
create or replace function authz.my_units() returns setof uuid
  language sql stable security definer set search_path = ''
begin atomic
  with mine as materialized (select a.staff_id, r.unit_id from authz.asking() a join authz.role_assignment r
    on r.staff_id = a.staff_id and r.role not in ('administrator', 'auditor', 'boardChair')
      and r.valid_from <= a.now and (r.valid_to is null or r.valid_to > a.now))
  select m.unit_id from mine m
  union
  select d.unit_id from authz.duties() d where d.staff_id = (select m.staff_id from mine m limit 1);
end;

create or replace function authz.blocked_files() returns setof uuid
  language sql stable security definer set search_path = ''
begin atomic
  select b.file_id from authz.block b where b.staff_id = (select a.staff_id from authz.asking() a) and b.ended_at is null;
end;

-- Openings: what this session may read and write right now. Reading needs an opening that an earlier transaction
-- committed, so nothing is read whose trace could still be rolled back; writing accepts one's own uncommitted opening,
-- so that a file is created and written to at once.
-- Always by the session: there are few live openings when the statistics are taken at night, and by noon everybody's would be read.
create or replace function authz.readable() returns setof uuid
  language sql stable security definer set search_path = ''
begin atomic
  select pg_catalog.unnest(o.reads) from authz.asking() a cross join lateral (
    select x.reads from authz.opening x where x.session_id = a.session_id and x.ended_at is null and x.expires_at > a.now
      and x.opened_in is distinct from pg_catalog.pg_current_xact_id_if_assigned() offset 0) o;
end;

create or replace function authz.writable() returns setof uuid
  language sql stable security definer set search_path = ''
begin atomic
  select pg_catalog.unnest(o.writes) from authz.asking() a cross join lateral (
    select x.writes from authz.opening x where x.session_id = a.session_id and x.ended_at is null and x.expires_at > a.now offset 0) o;
end;

create or replace function authz.open_files() returns setof uuid
  language sql stable security definer set search_path = ''
begin atomic
  select o.file_id from authz.asking() a cross join lateral (
    select x.file_id from authz.opening x where x.session_id = a.session_id and x.ended_at is null and x.expires_at > a.now
      and x.opened_in is distinct from pg_catalog.pg_current_xact_id_if_assigned() offset 0) o;
end;

create or replace function authz.writable_files() returns setof uuid
  language sql stable security definer set search_path = ''
begin atomic
  select o.file_id from authz.asking() a cross join lateral (
    select x.file_id from authz.opening x where x.session_id = a.session_id and x.ended_at is null and x.expires_at > a.now
      and pg_catalog.cardinality(x.writes) > 0 offset 0) o;
end;

create or replace function authz.log(action text, outcome text, file uuid, detail jsonb) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare s authz.session := authz.live_session();
begin
  insert into audit.entry (at, staff_id, session_id, action, outcome, file_id, opening_id, detail)
  select authz.now(), s.staff_id, s.id, action, outcome, file,
    (select o.id from authz.opening o where o.session_id = s.id and o.file_id = file and o.ended_at is null
     order by o.opened_at desc limit 1),
    coalesce(detail, '{}');
end $$;
