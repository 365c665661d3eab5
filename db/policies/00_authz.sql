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
drop policy if exists gate_reads on data.setting;
create policy gate_reads on data.setting for select to samgrepp_gate using (true);

set local role samgrepp_gate;
alter default privileges revoke execute on functions from public;

-- The one clock. Only a demo or test database may lie about the time.
create or replace function authz.now() returns timestamptz
  language sql stable security definer set search_path = ''
  return (select pg_catalog.now() + i.clock_offset from authz.instance i);

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
create or replace function authz.live_session() returns authz.session
  language sql stable security definer set search_path = ''
  return (
    select s from authz.session s
    where s.token_hash = pg_catalog.sha256(pg_catalog.convert_to(nullif(pg_catalog.current_setting('app.session', true), ''), 'UTF8'))
      and s.ended_at is null and s.locked_at is null and s.expires_at > authz.now()
      and s.last_seen_at >= authz.now() - interval '15 minutes'
      and exists (select from authz.staff f where f.id = s.staff_id and (f.ended_at is null or f.ended_at > authz.now()))
  );

create or replace function authz.me() returns uuid
  language sql stable security definer set search_path = ''
  return (select (authz.live_session()).staff_id);

create or replace function authz.session_id() returns uuid
  language sql stable security definer set search_path = ''
  return (select (authz.live_session()).id);

create or replace function authz.signed_in() returns boolean
  language sql stable security definer set search_path = ''
  return (select authz.me() is not null);

create or replace function authz.has_role(variadic roles text[]) returns boolean
  language sql stable security definer set search_path = ''
  return exists (
    select from authz.role_assignment r
    where r.staff_id = (select authz.me()) and r.role = any (roles)
      and r.valid_from <= authz.now() and (r.valid_to is null or r.valid_to > authz.now())
  );

create or replace function authz.leads(unit uuid) returns boolean
  language sql stable security definer set search_path = ''
  return exists (
    select from authz.role_assignment r
    where r.staff_id = (select authz.me()) and r.unit_id = unit and r.role in ('teamLeader', 'unitManager')
      and r.valid_from <= authz.now() and (r.valid_to is null or r.valid_to > authz.now())
  );

-- How long my role in the work lasts; null for one who has none. An administrator, an auditor and a politician have no
-- work with files: without another role, neither a team nor the rota gives them anything.
create or replace function authz.works_until() returns timestamptz
  language sql stable security definer set search_path = ''
  return (
    select max(coalesce(r.valid_to, 'infinity')) from authz.role_assignment r
    where r.staff_id = (select authz.me()) and r.role not in ('administrator', 'auditor', 'boardChair')
      and r.valid_from <= authz.now() and (r.valid_to is null or r.valid_to > authz.now())
  );

-- One who is elected works with no files, and sees one only where a decision was asked for: on a ground that names her.
create or replace function authz.decides_until() returns timestamptz
  language sql stable security definer set search_path = ''
  return (
    select max(coalesce(r.valid_to, 'infinity')) from authz.role_assignment r
    where r.staff_id = (select authz.me()) and r.role not in ('administrator', 'auditor')
      and r.valid_from <= authz.now() and (r.valid_to is null or r.valid_to > authz.now())
  );

-- Units whose desk I see: where I have a role in the work, and where I am on duty now.
create or replace function authz.my_units() returns setof uuid
  language sql stable security definer set search_path = ''
begin atomic
  select r.unit_id from authz.role_assignment r
    where r.staff_id = (select authz.me()) and r.role not in ('administrator', 'auditor', 'boardChair')
      and r.valid_from <= authz.now() and (r.valid_to is null or r.valid_to > authz.now())
  union
  select d.unit_id from authz.rota_shift d
    where d.staff_id = (select authz.me()) and d.starts_at <= authz.now() and d.ends_at > authz.now()
      and (select authz.works_until()) is not null;
end;

-- Files whose team I am in now: they may lie on my own desk.
create or replace function authz.team_files() returns setof uuid
  language sql stable security definer set search_path = ''
begin atomic
  select g.file_id from authz.ground g
    where g.staff_id = (select authz.me()) and g.ended_at is null
      and g.valid_from <= authz.now() and (g.valid_to is null or g.valid_to > authz.now());
end;

create or replace function authz.blocked_files() returns setof uuid
  language sql stable security definer set search_path = ''
begin atomic
  select b.file_id from authz.block b where b.staff_id = (select authz.me()) and b.ended_at is null;
end;

-- Openings: what this session may read and write right now. Reading needs an opening that an earlier transaction
-- committed, so nothing is read whose trace could still be rolled back; writing accepts one's own uncommitted opening,
-- so that a file is created and written to at once.
create or replace function authz.readable() returns setof uuid
  language sql stable security definer set search_path = ''
begin atomic
  select pg_catalog.unnest(o.reads) from authz.opening o
    where o.session_id = (select (authz.live_session()).id) and o.ended_at is null and o.expires_at > authz.now()
      and o.opened_in is distinct from pg_catalog.pg_current_xact_id_if_assigned();
end;

create or replace function authz.writable() returns setof uuid
  language sql stable security definer set search_path = ''
begin atomic
  select pg_catalog.unnest(o.writes) from authz.opening o
    where o.session_id = (select (authz.live_session()).id) and o.ended_at is null and o.expires_at > authz.now();
end;

create or replace function authz.open_files() returns setof uuid
  language sql stable security definer set search_path = ''
begin atomic
  select o.file_id from authz.opening o
    where o.session_id = (select (authz.live_session()).id) and o.ended_at is null and o.expires_at > authz.now()
      and o.opened_in is distinct from pg_catalog.pg_current_xact_id_if_assigned();
end;

create or replace function authz.writable_files() returns setof uuid
  language sql stable security definer set search_path = ''
begin atomic
  select o.file_id from authz.opening o
    where o.session_id = (select (authz.live_session()).id) and o.ended_at is null and o.expires_at > authz.now()
      and pg_catalog.cardinality(o.writes) > 0;
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

-- A lock ends what is open, and nothing else: after unlocking, the team's files open by themselves, others ask again.
create or replace function authz.lock(locked uuid, person uuid) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  update authz.session set locked_at = authz.now() where id = locked;
  update authz.opening set ended_at = authz.now() where session_id = locked and ended_at is null;
  insert into audit.entry (at, staff_id, session_id, action, outcome) values (authz.now(), person, locked, 'session.locked', 'done');
end $$;

-- First statement of every transaction: names the session, and answers who acts. A locked or idle session answers
-- with its state only. Idle for 15 minutes locks; ten hours end it (ASVS 7.3).
create or replace function authz.enter(token text) returns jsonb
  language plpgsql volatile security definer set search_path = '' as $$
declare s authz.session; moment timestamptz := authz.now();
begin
  perform pg_catalog.set_config('app.session', coalesce(token, ''), true);
  select * into s from authz.session x
    where x.token_hash = pg_catalog.sha256(pg_catalog.convert_to(nullif(token, ''), 'UTF8'))
      and x.ended_at is null and x.expires_at > moment
      and exists (select from authz.staff f where f.id = x.staff_id and (f.ended_at is null or f.ended_at > moment));
  if not found then return pg_catalog.jsonb_build_object('state', 'none', 'now', moment); end if;
  if s.locked_at is null and s.last_seen_at < moment - interval '15 minutes' then
    perform authz.lock(s.id, s.staff_id);
    s.locked_at := moment;
  end if;
  if s.locked_at is not null then
    return pg_catalog.jsonb_build_object('state', 'locked', 'now', moment, 'session', s.id,
      'language', (select language from authz.staff where id = s.staff_id));
  end if;
  if s.last_seen_at < moment - interval '1 minute' then
    update authz.session set last_seen_at = moment where id = s.id;
  end if;
  return (
    select pg_catalog.jsonb_build_object('state', 'open', 'now', moment, 'session', s.id, 'staff', f.id, 'name', f.name,
      'language', f.language, 'scheme', f.scheme, 'expires', s.expires_at,
      'roles', coalesce((select pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('role', r.role, 'unit', r.unit_id, 'unitName', u.name) order by u.name, r.role)
        from authz.role_assignment r join authz.unit u on u.id = r.unit_id
        where r.staff_id = f.id and r.valid_from <= moment and (r.valid_to is null or r.valid_to > moment)), '[]'),
      'duty', coalesce((select pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('duty', d.duty, 'unit', d.unit_id, 'unitName', u.name, 'ends', d.ends_at))
        from authz.rota_shift d join authz.unit u on u.id = d.unit_id
        where d.staff_id = f.id and d.starts_at <= moment and d.ends_at > moment), '[]'))
    from authz.staff f where f.id = s.staff_id
  );
end $$;

create or replace function authz.lock_session() returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare s authz.session := authz.live_session();
begin
  if s.id is not null then perform authz.lock(s.id, s.staff_id); end if;
end $$;

-- Works for a locked session too: signing out must always be possible.
create or replace function authz.end_session(token text) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare s authz.session;
begin
  update authz.session set ended_at = authz.now()
    where token_hash = pg_catalog.sha256(pg_catalog.convert_to(token, 'UTF8')) and ended_at is null returning * into s;
  if s.id is null then return; end if;
  update authz.opening set ended_at = authz.now() where session_id = s.id and ended_at is null;
  insert into audit.entry (at, staff_id, session_id, action, outcome) values (authz.now(), s.staff_id, s.id, 'session.ended', 'done');
end $$;

create or replace function authz.set_preferences(language text, scheme text) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  update authz.staff f set language = coalesce(set_preferences.language, f.language), scheme = coalesce(set_preferences.scheme, f.scheme)
    where f.id = authz.me();
end $$;

-- The one place where grounds are weighed. Answers 'open' with the opening, 'needsReason' to one whose ground is not
-- the team's (duty, leader) until a reason is given, and 'refused' for everything else: blocked, hidden and missing alike.
-- What is weighed is held until the opening is committed, so that whoever ends a ground at the same moment either comes
-- first, or finds the opening and ends it too. A reason lasts as long as the session: after a lock it isn't asked again.
create or replace function authz.open(opening uuid, file uuid, purpose text, reason bytea) returns text
  language plpgsql volatile security definer set search_path = '' as $$
declare
  s authz.session := authz.live_session();
  moment timestamptz := authz.now();
  f authz.file;
  found_kind text;
  found_ground authz.ground;
  until timestamptz;
  read_kinds text[]; write_kinds text[];
begin
  if s.id is null then return 'refused'; end if;
  perform from authz.role_assignment r where r.staff_id = s.staff_id and (r.valid_to is null or r.valid_to > moment) for share;
  until := least(s.expires_at, authz.decides_until());
  if authz.decides_until() is null then return 'refused'; end if;
  select * into f from authz.file x where x.id = file for share;
  if f.id is null or exists (select from authz.block b where b.file_id = file and b.staff_id = s.staff_id and b.ended_at is null) then
    return 'refused';
  end if;

  select * into found_ground from authz.ground g
    where g.file_id = file and g.staff_id = s.staff_id and g.ended_at is null
      and g.valid_from <= moment and (g.valid_to is null or g.valid_to > moment)
    order by pg_catalog.cardinality(g.reads) desc limit 1 for share;
  if found_ground.id is not null then
    found_kind := 'team'; read_kinds := found_ground.reads; write_kinds := found_ground.writes;
    until := least(until, found_ground.valid_to);
  elsif f.kind = 'situation' or f.protection in ('protectedRegistration', 'assumedIdentity') or authz.works_until() is null then
    return 'refused'; -- few and named: only the team
  else
    perform from authz.rota_shift d where d.staff_id = s.staff_id and d.unit_id = f.unit_id
      and d.starts_at <= moment and d.ends_at > moment for share;
    if found then
      found_kind := 'duty';
      read_kinds := array['identity','safeContact','account','protection','children','plan','notes','processes','decisions'];
      write_kinds := array['safeContact','account','protection','children','plan','notes','processes','decisions'];
      until := least(until, (select max(d.ends_at) from authz.rota_shift d where d.staff_id = s.staff_id
        and d.unit_id = f.unit_id and d.starts_at <= moment and d.ends_at > moment));
    elsif authz.leads(f.unit_id) then
      found_kind := 'leader';
      read_kinds := array['identity','safeContact','account','protection','children','plan','notes','processes','decisions'];
      write_kinds := array['protection','plan','notes','decisions'];
      until := least(until, (select max(coalesce(r.valid_to, 'infinity')) from authz.role_assignment r
        where r.staff_id = s.staff_id and r.unit_id = f.unit_id and r.role in ('teamLeader', 'unitManager')
          and r.valid_from <= moment and (r.valid_to is null or r.valid_to > moment)));
    else
      return 'refused';
    end if;
  end if;
  if found_kind <> 'team' and f.kind = 'person' and reason is null then
    select o.reason into reason from authz.opening o
      where o.session_id = s.id and o.file_id = file and o.ground_kind = found_kind and o.reason is not null
      order by o.opened_at desc limit 1;
    if reason is null then return 'needsReason'; end if;
  end if;

  insert into authz.opening (id, session_id, staff_id, file_id, ground_kind, ground_id, purpose, reason, reads, writes, opened_at, expires_at)
  values (opening, s.id, s.staff_id, file, found_kind, found_ground.id, purpose, reason,
    array(select x.id from authz.section x where x.file_id = file and x.kind = any (read_kinds)),
    array(select x.id from authz.section x where x.file_id = file and x.kind = any (write_kinds)),
    moment, until);
  perform authz.log('file.opened', 'done', file, pg_catalog.jsonb_build_object('opening', opening, 'ground', found_kind, 'purpose', purpose));
  return 'open';
end $$;

-- Is there a live opening of this session for the file, committed earlier?
create or replace function authz.is_open(file uuid) returns boolean
  language sql stable security definer set search_path = ''
  return file = any (array(select authz.open_files()));

-- May this member of staff open the file at all, without opening it? (For lists of references that a ground must cover.)
create or replace function authz.has_ground(file uuid) returns boolean
  language sql stable security definer set search_path = ''
  return authz.works_until() is not null and exists (
    select from authz.file f where f.id = file
      and not exists (select from authz.block b where b.file_id = f.id and b.staff_id = (select authz.me()) and b.ended_at is null)
      and (exists (select from authz.ground g where g.file_id = f.id and g.staff_id = (select authz.me()) and g.ended_at is null
            and g.valid_from <= authz.now() and (g.valid_to is null or g.valid_to > authz.now()))
        or (f.kind <> 'situation' and f.protection in ('none', 'secrecyMarker')
            and (authz.leads(f.unit_id) or exists (select from authz.rota_shift d where d.staff_id = (select authz.me())
              and d.unit_id = f.unit_id and d.starts_at <= authz.now() and d.ends_at > authz.now()))))
  );

-- Creates a file with its sections, the creator's ground and an opening of this very transaction.
create or replace function authz.create_file(file uuid, kind text, unit uuid, reference text, protection text, sections jsonb,
    ground uuid, function text, opening uuid) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare s authz.session := authz.live_session(); moment timestamptz := authz.now();
begin
  if s.id is null or (unit = any (array(select authz.my_units()))) is not true then
    raise exception 'not allowed' using errcode = '42501';
  end if;
  insert into authz.file values (file, kind, unit, reference, protection, moment, s.staff_id);
  insert into authz.section (id, file_id, kind) select (x ->> 'id')::uuid, file, x ->> 'kind' from pg_catalog.jsonb_array_elements(sections) x;
  insert into authz.ground (id, file_id, kind, staff_id, function, reads, writes, valid_from)
    select ground, file, 'team', s.staff_id, function, pg_catalog.array_agg(x.kind), pg_catalog.array_agg(x.kind), moment
    from authz.section x where x.file_id = file;
  insert into authz.opening (id, session_id, staff_id, file_id, ground_kind, ground_id, purpose, reads, writes, opened_at, expires_at)
    select opening, s.id, s.staff_id, file, 'created', ground, 'create', pg_catalog.array_agg(x.id), pg_catalog.array_agg(x.id), moment,
      least(s.expires_at, authz.works_until())
    from authz.section x where x.file_id = file;
  perform authz.log('file.created', 'done', file, pg_catalog.jsonb_build_object('opening', opening, 'kind', kind));
end $$;

-- Who may say who is in the team: the responsible one, and a leader of the file's unit, with the file open.
create or replace function authz.may_staff_team(file uuid) returns boolean
  language sql stable security definer set search_path = ''
  return file = any (array(select authz.writable_files())) and exists (
    select from authz.file f where f.id = file and (authz.leads(f.unit_id)
      or exists (select from authz.ground g where g.file_id = f.id and g.staff_id = (select authz.me()) and g.ended_at is null
        and g.valid_from <= authz.now() and (g.valid_to is null or g.valid_to > authz.now())
        and g.function in ('responsible', 'received')))
  );

create or replace function authz.name_team_member(ground uuid, file uuid, staff uuid, function text, reads text[], writes text[],
    deputy_for uuid, valid_to timestamptz) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  if authz.may_staff_team(file) is not true then raise exception 'not allowed' using errcode = '42501'; end if;
  if exists (select from authz.block b where b.file_id = file and b.staff_id = staff and b.ended_at is null) then
    raise exception 'blocked' using errcode = 'SG002';
  end if;
  if not writes <@ reads
     or not exists (select from authz.staff x where x.id = staff and (x.ended_at is null or x.ended_at > authz.now()))
     or (deputy_for is not null and not exists (select from authz.ground g where g.id = name_team_member.deputy_for and g.file_id = file)) then
    raise exception 'not allowed' using errcode = '42501';
  end if;
  insert into authz.ground (id, file_id, kind, staff_id, function, deputy_for, reads, writes, valid_from, valid_to)
    values (ground, file, 'team', staff, function, deputy_for, reads, writes, authz.now(), valid_to);
  perform authz.log('team.named', 'done', file, pg_catalog.jsonb_build_object('staff', staff, 'function', function));
end $$;

-- Ends a ground and, in the same transaction, every opening that rests on it.
create or replace function authz.end_ground(ground uuid) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare g authz.ground;
begin
  select * into g from authz.ground x where x.id = ground and x.ended_at is null for update;
  -- `is not true`: without a session the comparison is null, and null is no permission.
  if g.id is null or (authz.may_staff_team(g.file_id) or g.staff_id = authz.me()) is not true then
    raise exception 'not allowed' using errcode = '42501';
  end if;
  update authz.ground x set ended_at = authz.now(), ended_by = authz.me() where x.id = g.id;
  update authz.opening o set ended_at = authz.now() where o.ground_id = g.id and o.ended_at is null;
  perform authz.log('team.ended', 'done', g.file_id, pg_catalog.jsonb_build_object('staff', g.staff_id, 'function', g.function));
end $$;

-- Takes what has no responsible owner (a contact at the morning review, a file left alone). The first one gets it:
-- answers false to everyone else. The unit's desk row is what shows that it is free.
create or replace function authz.claim(file uuid, ground uuid, opening uuid) returns boolean
  language plpgsql volatile security definer set search_path = '' as $$
declare s authz.session := authz.live_session(); f authz.file; moment timestamptz := authz.now();
begin
  select * into f from authz.file x where x.id = file for no key update;
  if s.id is null or f.id is null or f.kind = 'situation' or not (f.unit_id = any (array(select authz.my_units())))
     or exists (select from authz.block b where b.file_id = file and b.staff_id = s.staff_id and b.ended_at is null)
     or f.protection in ('protectedRegistration', 'assumedIdentity')
     or exists (select from authz.ground g where g.file_id = file and g.function = 'responsible' and g.ended_at is null
       and (g.valid_to is null or g.valid_to > moment)) then
    return false;
  end if;
  insert into authz.ground (id, file_id, kind, staff_id, function, reads, writes, valid_from)
    select ground, file, 'team', s.staff_id, 'responsible', pg_catalog.array_agg(x.kind), pg_catalog.array_agg(x.kind), moment
    from authz.section x where x.file_id = file;
  insert into authz.opening (id, session_id, staff_id, file_id, ground_kind, ground_id, purpose, reads, writes, opened_at, expires_at)
    select opening, s.id, s.staff_id, file, 'team', ground, 'claim', pg_catalog.array_agg(x.id), pg_catalog.array_agg(x.id), moment,
      least(s.expires_at, authz.works_until())
    from authz.section x where x.file_id = file;
  perform authz.log('file.claimed', 'done', file, pg_catalog.jsonb_build_object('opening', opening));
  return true;
end $$;

-- A block beats every ground and ends the openings concerned at once. One may always block oneself, from any file: where
-- there is none nothing is done, and the answer is the same.
create or replace function authz.set_block(block uuid, file uuid, staff uuid, kind text) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  if (staff = authz.me() or authz.may_staff_team(file)) is not true then raise exception 'not allowed' using errcode = '42501'; end if;
  perform from authz.file x where x.id = file for no key update;
  if not found then return; end if;
  insert into authz.block values (block, file, staff, kind, authz.now(), authz.me(), null);
  update authz.ground set ended_at = authz.now(), ended_by = authz.me() where file_id = file and staff_id = staff and ended_at is null;
  update authz.opening set ended_at = authz.now() where file_id = file and staff_id = staff and ended_at is null;
  perform authz.log('block.set', 'done', file, pg_catalog.jsonb_build_object('staff', staff, 'kind', kind));
end $$;

-- A higher level of protection ends every opening that does not rest on the team. Whoever has the contact open when it
-- becomes files raises its level to theirs: who received the call still reads it, and nobody else by the way.
create or replace function authz.set_protection(file uuid, level text) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare levels text[] := array['none', 'secrecyMarker', 'protectedRegistration', 'assumedIdentity'];
begin
  if (authz.may_staff_team(file) or (file = any (array(select authz.writable_files())) and exists (
      select from authz.file x where x.id = file and x.kind = 'contact'
        and pg_catalog.array_position(levels, level) > pg_catalog.array_position(levels, x.protection)))) is not true then
    raise exception 'not allowed' using errcode = '42501';
  end if;
  update authz.file x set protection = level where x.id = file;
  if level in ('protectedRegistration', 'assumedIdentity') then
    update authz.opening set ended_at = authz.now() where file_id = file and ground_kind in ('duty', 'leader') and ended_at is null;
  end if;
  perform authz.log('protection.level', 'done', file, pg_catalog.jsonb_build_object('level', level));
end $$;

create or replace function authz.index_person(file uuid, hash bytea, as_self boolean) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  if (file = any (array(select authz.writable_files()))) is not true then raise exception 'not allowed' using errcode = '42501'; end if;
  insert into authz.person_index as i values (file, hash, as_self, authz.now())
    on conflict on constraint person_index_pkey do update set as_self = i.as_self or excluded.as_self;
end $$;

create or replace function authz.unindex_person(file uuid, hash bytea) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  if (file = any (array(select authz.writable_files()))) is not true then raise exception 'not allowed' using errcode = '42501'; end if;
  delete from authz.person_index i where i.file_id = file and i.hash = unindex_person.hash;
end $$;

-- "Känd här?" A file is named only to one who has a ground for it already; unknown, hidden and blocked answer alike.
-- Asked with a reason, logged either way, and at most 30 times in ten minutes by one person.
create or replace function authz.known(hash bytea, reason bytea) returns setof uuid
  language plpgsql volatile security definer set search_path = '' as $$
declare s authz.session := authz.live_session(); asked integer;
begin
  if s.id is null or reason is null then raise exception 'not allowed' using errcode = '42501'; end if;
  perform from authz.staff x where x.id = s.staff_id for no key update; -- two questions at once are counted one after the other
  select count(*) into asked from authz.search_count c where c.staff_id = s.staff_id and c.at > authz.now() - interval '10 minutes';
  if asked >= 30 then raise exception 'too many' using errcode = 'SG003'; end if;
  insert into authz.search_count (staff_id, at) values (s.staff_id, authz.now());
  perform authz.log('person.asked', 'done', null, pg_catalog.jsonb_build_object('reason', pg_catalog.encode(reason, 'base64')));
  perform authz.tell_holders(hash);
  return query select i.file_id from authz.person_index i join authz.file f on f.id = i.file_id
    where i.hash = known.hash and i.as_self and f.kind = 'person' and authz.has_ground(i.file_id);
end $$;

-- Earlier contacts and files about the same person within 12 months (F12), shown only to one who has the file open and
-- a ground for the other too. Both of the same situation side never mix: only rows where the person is the file's own.
create or replace function authz.repeats(file uuid) returns setof uuid
  language sql stable security definer set search_path = ''
begin atomic
  select distinct other.file_id from authz.person_index mine
    join authz.person_index other on other.hash = mine.hash and other.file_id <> mine.file_id
    where mine.file_id = file and mine.as_self and other.as_self and mine.file_id = any (array(select authz.open_files()))
      and other.added_at > authz.now() - interval '12 months'
      and authz.has_ground(other.file_id);
end;

create or replace function authz.create_situation(situation uuid, members jsonb) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  if not exists (select from authz.file f where f.id = situation and f.kind = 'situation' and f.id = any (array(select authz.writable_files())))
     or exists (select from pg_catalog.jsonb_array_elements(members) m
      where ((m ->> 'file')::uuid = any (array(select authz.writable_files()))) is not true) then
    raise exception 'not allowed' using errcode = '42501';
  end if;
  insert into authz.situation_member select situation, (m ->> 'file')::uuid, m ->> 'role' from pg_catalog.jsonb_array_elements(members) m
    on conflict do nothing;
end $$;
