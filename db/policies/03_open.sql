-- Grounds: how they are weighed. Run after authz itself; only authz.open() makes an opening of what is there already.
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
-- her of a file on the other side of what she holds. (For lists of references that a ground must cover.)
-- `offset 0`: looked up for this file, where PostgreSQL would rather make a list of all that she has, or of all there are, for each file.
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
