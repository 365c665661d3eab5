-- What gives and ends access to one file: its creation, its team, taking it over, blocks, and its level of protection.
set local role samgrepp_gate;

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
  -- What she has had goes to one who is there: from now on she doesn't see it.
  update data.running_clock c set owner_id = coalesce(authz.heir(c.file_id, c.unit_id, set_block.staff), c.owner_id)
    where c.file_id = set_block.file and c.owner_id = set_block.staff and c.met_at is null and c.ended_at is null;
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
