-- Grounds: how they are weighed, given, ended and blocked. Run after authz itself; only authz.open() makes an opening of
-- what is there already.
set local role samgrepp_gate;

-- Does this ground count now? What is necessary, or rests on a provision, does from when a second person has signed it.
create or replace function authz.counts(g authz.ground, moment timestamptz) returns boolean
  language sql immutable set search_path = ''
  return g.ended_at is null and g.valid_from <= moment and (g.valid_to is null or g.valid_to > moment)
    and (g.kind not in ('necessary', 'provision') or g.signed_at is not null);

-- The units that I speak for in an internal group, as member or deputy, as long as I work in that unit.
create or replace function authz.speaks_for() returns setof uuid
  language sql stable security definer set search_path = ''
begin atomic
  select s.unit_id from authz.asking() a
    join authz.group_seat s on (s.staff_id = a.staff_id or s.deputy_id = a.staff_id) and s.ended_at is null
    join authz.internal_group i on i.id = s.group_id and i.closed_at is null
    where exists (select from authz.role_assignment r where r.staff_id = a.staff_id and r.unit_id = s.unit_id
      and r.role not in ('administrator', 'auditor', 'boardChair')
      and r.valid_from <= a.now and (r.valid_to is null or r.valid_to > a.now));
end;

-- Files on the other side of the same violence than one that this person holds: no waiver and no need opens them to her.
-- It becomes part of the query that asks (see clock()): one that has few files to ask about looks only at these.
create or replace function authz.opposite_to(staff uuid, moment timestamptz) returns table (file_id uuid)
  language sql stable
begin atomic
  select theirs.file_id from authz.ground g
    join authz.situation_member mine on mine.file_id = g.file_id
    join authz.situation_member theirs on theirs.situation_id = mine.situation_id and (theirs.role = 'perpetrator') <> (mine.role = 'perpetrator')
    where g.staff_id = opposite_to.staff and g.kind = 'team' and g.ended_at is null
      and g.valid_from <= opposite_to.moment and (g.valid_to is null or g.valid_to > opposite_to.moment);
end;

-- The same of one file by what the index knows: a number that was given here or there, and older files about the person. Together
-- they answer as authz.other_side() does from the other end, asked of the few files that are lent and not of all that are held.
create or replace function authz.opposite_by_number(staff uuid, moment timestamptz, file uuid) returns table (file_id uuid)
  language sql stable
begin atomic
  select g.file_id from authz.person_index mine
    join authz.person_index other on other.hash = mine.hash and other.as_self <> mine.as_self and other.file_id <> mine.file_id
    join authz.ground g on g.file_id = other.file_id and g.staff_id = opposite_by_number.staff and g.kind = 'team' and g.ended_at is null
      and g.valid_from <= opposite_by_number.moment and (g.valid_to is null or g.valid_to > opposite_by_number.moment)
    where mine.file_id = opposite_by_number.file
  union all
  select g.file_id from authz.person_index mine
    join authz.person_index same on same.hash = mine.hash and same.as_self and same.file_id <> mine.file_id
    cross join lateral (
      select other.file_id from authz.person_index told
        join authz.person_index other on other.hash = told.hash and other.as_self <> told.as_self and other.file_id <> told.file_id
        where told.file_id = same.file_id
      union all
      select other.file_id from authz.situation_member one
        join authz.situation_member other on other.situation_id = one.situation_id and (other.role = 'perpetrator') <> (one.role = 'perpetrator')
        where one.file_id = same.file_id) tied
    join authz.ground g on g.file_id = tied.file_id and g.staff_id = opposite_by_number.staff and g.kind = 'team' and g.ended_at is null
      and g.valid_from <= opposite_by_number.moment and (g.valid_to is null or g.valid_to > opposite_by_number.moment)
    where mine.file_id = opposite_by_number.file and mine.as_self;
end;

create or replace function authz.stands_opposite(file uuid) returns boolean
  language sql stable security definer set search_path = ''
  return exists (select from authz.asking() a where exists (select from authz.opposite_to(a.staff_id, a.now) o where o.file_id = stands_opposite.file)
    or exists (select from authz.opposite_by_number(a.staff_id, a.now, stands_opposite.file)));

-- A contact that somebody has dealt with: it is no longer what duty is there for, and asks for a reason as a file does.
create or replace function authz.settled(file uuid) returns boolean
  language sql stable security definer set search_path = ''
  return exists (select from data.desk d where d.file_id = settled.file and d.unit_id is not null
    and d.kind = 'contact' and d.state in ('filesOpened', 'notNow', 'ended'));

-- Every waiver to a unit that I speak for opens what it covers; each has an opening of its own, which ends with it.
create or replace function authz.open_on_waivers(opening uuid, f authz.file, s authz.session, purpose text, moment timestamptz, until timestamptz)
  returns boolean language plpgsql volatile security definer set search_path = '' as $$
declare g authz.ground; made uuid := opening;
begin
  if authz.stands_opposite(f.id) then return false; end if;
  perform from authz.group_seat x where s.staff_id in (x.staff_id, x.deputy_id) and x.ended_at is null for share;
  for g in select x.* from authz.ground x
    where x.file_id = f.id and x.kind = 'secrecyWaiver' and x.unit_id = any (array(select authz.speaks_for()))
      and authz.counts(x, moment) for share
  loop
    insert into authz.opening (id, session_id, staff_id, file_id, ground_kind, ground_id, purpose, reads, writes, opened_at, expires_at)
    values (made, s.id, s.staff_id, f.id, 'secrecyWaiver', g.id, purpose,
      array(select x.id from authz.section x where x.file_id = f.id and x.kind = any (g.reads)),
      array(select x.id from authz.section x where x.file_id = f.id and x.kind = any (g.writes)),
      moment, least(until, g.valid_to, (select max(coalesce(r.valid_to, 'infinity')) from authz.role_assignment r
        where r.staff_id = s.staff_id and r.unit_id = g.unit_id and r.role not in ('administrator', 'auditor', 'boardChair')
          and r.valid_from <= moment and (r.valid_to is null or r.valid_to > moment))));
    perform authz.log('file.opened', 'done', f.id, pg_catalog.jsonb_build_object('opening', made, 'ground', 'secrecyWaiver', 'purpose', purpose));
    made := pg_catalog.gen_random_uuid();
  end loop;
  return made is distinct from opening;
end $$;

-- The one place where grounds are weighed. Answers 'open' with the opening, 'needsReason' to one whose ground is not
-- her own (duty, leader) until a reason is given, and 'refused' for everything else: blocked, hidden and missing alike.
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
    where g.file_id = file and g.staff_id = s.staff_id and authz.counts(g, moment)
      and (g.kind = 'team' or f.kind <> 'situation' and f.protection in ('none', 'secrecyMarker') and not authz.stands_opposite(file))
    order by g.kind = 'team' desc, pg_catalog.cardinality(g.reads) desc limit 1 for share;
  if found_ground.id is not null then
    found_kind := found_ground.kind; read_kinds := found_ground.reads; write_kinds := found_ground.writes;
    until := least(until, found_ground.valid_to);
  elsif f.kind = 'situation' or f.protection in ('protectedRegistration', 'assumedIdentity') or authz.works_until() is null then
    return 'refused'; -- few and named: only the team
  elsif authz.open_on_waivers(opening, f, s, purpose, moment, until) then
    return 'open';
  else
    perform from authz.rota_shift d where d.unit_id = f.unit_id and d.starts_at <= moment and d.ends_at > moment for share;
    if exists (select from authz.my_duty() d where d.unit_id = f.unit_id) then
      found_kind := 'duty';
      read_kinds := array['identity','safeContact','account','protection','children','plan','notes','processes','decisions','consents'];
      write_kinds := array['safeContact','account','protection','children','plan','notes','processes','decisions','consents'];
      until := least(until, (select max(d.ends_at) from authz.my_duty() d where d.unit_id = f.unit_id));
    elsif authz.leads(f.unit_id) then
      found_kind := 'leader';
      read_kinds := array['identity','safeContact','account','protection','children','plan','notes','processes','decisions','consents'];
      -- The children too: by the delegation it is the leader who decides that no investigation is opened.
      write_kinds := array['protection','children','plan','notes','decisions','consents'];
      until := least(until, (select max(coalesce(r.valid_to, 'infinity')) from authz.role_assignment r
        where r.staff_id = s.staff_id and r.unit_id = f.unit_id and r.role in ('teamLeader', 'unitManager')
          and r.valid_from <= moment and (r.valid_to is null or r.valid_to > moment)));
    else
      return 'refused';
    end if;
  end if;
  if found_kind in ('duty', 'leader') and (f.kind = 'person' or authz.settled(file)) and reason is null then
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

-- May this member of staff open the file at all, without opening it? As authz.open() would answer, or a list and "Känd här?" would tell
-- `offset 0`: looked up for this file, where PostgreSQL would rather make a list of all that she has, or of all there are, for each file.
-- her of a file on the other side of what she holds. (For lists of references that a ground must cover.)
create or replace function authz.has_ground(file uuid) returns boolean
  language sql stable security definer set search_path = ''
  return authz.decides_until() is not null and exists (
    select from authz.file f where f.id = file
      and not exists (select from authz.block b where b.file_id = f.id and b.staff_id = (select authz.me()) and b.ended_at is null)
      and (exists (select from authz.ground g where g.file_id = f.id and g.staff_id = (select authz.me()) and g.kind = 'team' and authz.counts(g, (select authz.now())) offset 0)
        or (f.kind <> 'situation' and f.protection in ('none', 'secrecyMarker')
            and (authz.works_until() is not null and (authz.leads(f.unit_id) or exists (select from authz.my_duty() d where d.unit_id = f.unit_id))
              or exists (select from authz.ground g where g.file_id = f.id and authz.counts(g, (select authz.now()))
                  and (g.staff_id = (select authz.me()) or g.kind = 'secrecyWaiver' and g.unit_id = any (array(select authz.speaks_for()))) offset 0)
                and not authz.stands_opposite(f.id))))
  );

-- Which of these I may open: for the links of a list, which lead nobody to a refusal. About my own ways in alone.
create or replace function authz.openable(files uuid[]) returns setof uuid
  language sql stable security definer set search_path = ''
begin atomic
  select f from pg_catalog.unnest(openable.files) as f where authz.has_ground(f);
end;

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
        and g.valid_from <= (select authz.now()) and (g.valid_to is null or g.valid_to > (select authz.now()))
        and g.function in ('responsible', 'received') offset 0))
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
     -- An administrator, an auditor and one who is elected have no work with files, so nobody can give them a place in one.
     or not exists (select from authz.staff x join authz.role_assignment r on r.staff_id = x.id
       where x.id = name_team_member.staff and (x.ended_at is null or x.ended_at > authz.now())
         and r.role not in ('administrator', 'auditor', 'boardChair')
         and r.valid_from <= authz.now() and (r.valid_to is null or r.valid_to > authz.now()))
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
       and (g.valid_to is null or g.valid_to > moment))
     -- Who holds the other side of the same violence is given this one by a leader, and doesn't learn here that it is that.
     or exists (select from authz.other_side(file) as o (id) join authz.ground g on g.file_id = o.id
       where g.staff_id = s.staff_id and authz.counts(g, moment)) then
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

-- A leader of the file's unit lifts a block, with the file open and a reason that is kept sealed in the log; nobody lifts their
-- own (FL 18). What the block ended stays ended: whoever is to work here again is named again.
create or replace function authz.end_block(file uuid, staff uuid, reason bytea) returns boolean
  language plpgsql volatile security definer set search_path = '' as $$
begin
  if (authz.may_staff_team(file) and staff <> authz.me() and reason is not null
      and exists (select from authz.file f where f.id = end_block.file and authz.leads(f.unit_id))) is not true then
    raise exception 'not allowed' using errcode = '42501';
  end if;
  update authz.block b set ended_at = authz.now() where b.file_id = end_block.file and b.staff_id = end_block.staff and b.ended_at is null;
  if not found then return false; end if;
  perform authz.log('block.ended', 'done', file, pg_catalog.jsonb_build_object('staff', staff, 'reason', pg_catalog.encode(reason, 'base64')));
  return true;
end $$;

-- A higher level of protection ends every opening that does not name its reader. Whoever has the contact open when it
-- becomes files raises its level to theirs: who received the call still reads it, and nobody else by the way.
create or replace function authz.set_protection(file uuid, level text) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare levels text[] := array['none', 'secrecyMarker', 'protectedRegistration', 'assumedIdentity'];
begin
  perform from authz.file x where x.id = set_protection.file for no key update; -- or the lower of two that raise it at once would lower the other's
  if (authz.level_is_granted(file, level) and (authz.may_staff_team(file) or (file = any (array(select authz.writable_files())) and exists (
      select from authz.file x where x.id = file and x.kind = 'contact'
        and pg_catalog.array_position(levels, level) > pg_catalog.array_position(levels, x.protection))))) is not true then
    raise exception 'not allowed' using errcode = '42501';
  end if;
  update authz.file x set protection = level where x.id = file;
  perform authz.level_was_set(file, level);
  if level in ('protectedRegistration', 'assumedIdentity') then
    update authz.opening set ended_at = authz.now() where file_id = file and ground_kind not in ('team', 'created') and ended_at is null;
  end if;
  perform authz.log('protection.level', 'done', file, pg_catalog.jsonb_build_object('level', level));
end $$;

-- Who is known here is said by those who write whom the file is about, whom it tells of, or the children: never by one to whom it is lent for
-- a part, or for an hour.
create or replace function authz.may_index(file uuid) returns boolean
  language sql stable security definer set search_path = ''
  return exists (select from authz.section x where x.file_id = may_index.file and x.kind in ('identity', 'account', 'children')
    and x.id = any (array(select authz.writable())));

create or replace function authz.index_person(file uuid, hash bytea, as_self boolean) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  if authz.may_index(file) is not true then raise exception 'not allowed' using errcode = '42501'; end if;
  insert into authz.person_index as i values (file, hash, as_self, authz.now())
    on conflict on constraint person_index_pkey do update set as_self = i.as_self or excluded.as_self;
end $$;

create or replace function authz.unindex_person(file uuid, hash bytea) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  if authz.may_index(file) is not true then raise exception 'not allowed' using errcode = '42501'; end if;
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
  select count(*) into asked from authz.search_count c where c.staff_id = s.staff_id and c.about = 'person' and c.at > authz.now() - interval '10 minutes';
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
  -- In the trail of each file that it was named, and nothing of the others, of its part, or of how many: a line tells its reader of the
  -- file that it stands in. No page shows it and no answer on who has read (52_readings.sql); it is there for whoever examines the log.
  perform authz.log('coordination.named', 'done', m.file_id, '{}') from authz.situation_member m
    where m.situation_id = situation and m.file_id in (select (x ->> 'file')::uuid from pg_catalog.jsonb_array_elements(members) x) order by m.file_id;
  -- Whoever ties keeps nothing of it: it is seen by those whom a decision names (41_situation.sql).
  update authz.ground g set ended_at = authz.now(), ended_by = authz.me() where g.file_id = situation and g.tie_decision_id is null and g.ended_at is null;
  update authz.opening o set ended_at = authz.now() where o.file_id = situation and o.ground_kind = 'created' and o.ended_at is null;
end $$;
