-- Levels of protected identity: who lowers one, and what no level above lets happen.
set local role samgrepp_owner;
grant delete on authz.situation_member to samgrepp_gate;

set local role samgrepp_gate;

create or replace function authz.level_rank(level text) returns integer
  language sql immutable set search_path = ''
  return pg_catalog.array_position(array['none', 'secrecyMarker', 'protectedRegistration', 'assumedIdentity'], level);

-- Raising is one person's, at once: it can only make somebody safer. Lowering is what a leader has granted, within the last week, and from
-- the level that it was asked at: what was said yes to of a marker says nothing of what has been set since.
create or replace function authz.level_is_granted(file uuid, level text) returns boolean
  language sql stable security definer set search_path = ''
  return exists (select from authz.file f where f.id = level_is_granted.file
      and authz.level_rank(level_is_granted.level) >= authz.level_rank(f.protection))
    or exists (select from authz.lowering l join authz.file f on f.id = l.file_id and f.protection = l.from_level
      where l.file_id = level_is_granted.file and l.granted and l.carried_out_at is null and l.to_level = level_is_granted.level and l.decided_at > authz.now() - interval '7 days');

-- What goes with a level: a granted lowering is used up, and a raised one makes it void. "Känd här?" finds no file of an assumed identity,
-- by the old number or the new, and no situation names it: it would be the link between the two. What is there goes with the level, and
-- nothing comes after it (below).
create or replace function authz.level_was_set(file uuid, level text) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  update authz.lowering l set carried_out_at = authz.now()
    where l.file_id = level_was_set.file and l.granted and l.carried_out_at is null;
  if level = 'assumedIdentity' then
    delete from authz.person_index i where i.file_id = level_was_set.file;
    delete from authz.situation_member m where m.file_id = level_was_set.file;
    -- Nor does anybody see the others of a situation because of it any more (41_situation.sql).
    update authz.opening o set ended_at = authz.now() from authz.ground g join data.tie_decision t on t.id = g.tie_decision_id
      where t.file_id = level_was_set.file and o.ground_id = g.id and o.ended_at is null;
    update authz.ground g set ended_at = authz.now(), ended_by = authz.me() from data.tie_decision t
      where t.file_id = level_was_set.file and g.tie_decision_id = t.id and g.ended_at is null;
  end if;
end $$;

create or replace function authz.ask_lowering(lowering uuid, file uuid, level text, reason bytea) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare f authz.file; moment timestamptz := authz.now();
begin
  select * into f from authz.file x where x.id = ask_lowering.file for no key update;
  perform authz.refuse_unless(authz.may_staff_team(file) and reason is not null and authz.level_rank(level) < authz.level_rank(f.protection)
    and not exists (select from authz.lowering l where l.file_id = f.id and l.decided_at is null));
  insert into authz.lowering (id, file_id, from_level, to_level, reason, asked_by, asked_at)
    values (lowering, f.id, f.protection, level, reason, authz.me(), moment);
  -- About nothing but itself: the one who decides may be one who can't see the file.
  insert into data.alert (id, staff_id, kind, at, raised_by)
    select pg_catalog.gen_random_uuid(), r.staff_id, 'levelToDecide', moment, authz.me()
    from (select distinct x.staff_id from authz.role_assignment x where x.unit_id = f.unit_id and x.role in ('teamLeader', 'unitManager')
      and x.valid_from <= moment and (x.valid_to is null or x.valid_to > moment)) r
    where r.staff_id <> authz.me()
      and not exists (select from authz.block b where b.file_id = f.id and b.staff_id = r.staff_id and b.ended_at is null);
  perform authz.log('protection.lowerAsked', 'done', f.id, pg_catalog.jsonb_build_object('to', level));
end $$;

-- What waits for me: of units that I lead, asked by another, and never about a file that I am blocked from.
create or replace function authz.lowerings_to_decide()
  returns table (id uuid, reference text, from_level text, to_level text, reason bytea, asked_by uuid, asked_at timestamptz)
  language sql stable security definer set search_path = ''
begin atomic
  select l.id, f.reference, l.from_level, l.to_level, l.reason, l.asked_by, l.asked_at
    from authz.lowering l join authz.file f on f.id = l.file_id
    where l.decided_at is null and l.asked_by <> (select authz.me()) and authz.leads(f.unit_id)
      and not exists (select from authz.block b where b.file_id = f.id and b.staff_id = (select authz.me()) and b.ended_at is null)
      and not authz.stands_opposite(f.id)
    order by l.asked_at, l.id;
end;

create or replace function authz.decide_lowering(lowering uuid, granted boolean) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare l authz.lowering;
begin
  select * into l from authz.lowering x where x.id = decide_lowering.lowering for update;
  perform authz.refuse_unless(granted is not null and exists (select from authz.lowerings_to_decide() d where d.id = decide_lowering.lowering));
  update authz.lowering x set decided_by = authz.me(), decided_at = authz.now(), granted = decide_lowering.granted where x.id = l.id;
  insert into data.alert (id, file_id, file_kind, staff_id, kind, at, raised_by)
    select pg_catalog.gen_random_uuid(), f.id, f.kind, l.asked_by, 'levelDecided', authz.now(), authz.me() from authz.file f where f.id = l.file_id;
  perform authz.log('protection.lowerDecided', 'done', l.file_id, pg_catalog.jsonb_build_object('to', l.to_level, 'granted', granted));
end $$;

-- How it stands with the last asking, to whoever has the file open.
create or replace function authz.lowering_of(file uuid) returns table (to_level text, asked_at timestamptz, granted boolean, decided_at timestamptz)
  language sql stable security definer set search_path = ''
begin atomic
  select l.to_level, l.asked_at, l.granted, l.decided_at from authz.lowering l
    where l.file_id = lowering_of.file and lowering_of.file = any (array(select authz.open_files())) and l.carried_out_at is null
    order by l.asked_at desc limit 1;
end;

-- Nothing ties a file of an assumed identity to anything. The file is held, so that what is written while the level is being set waits for it.
create or replace function authz.is_assumed(file uuid) returns boolean
  language plpgsql volatile security definer set search_path = '' as $$
declare level text;
begin
  select f.protection into level from authz.file f where f.id = is_assumed.file for share;
  return coalesce(level = 'assumedIdentity', false);
end $$;

create or replace function authz.leave_assumed_out() returns trigger
  language plpgsql volatile security definer set search_path = '' as $$
begin
  return case when authz.is_assumed(new.file_id) then null else new end;
end $$;

-- A number that is written in later shuts out whoever is close to it (07_blocks.sql), and makes the file known to nobody.
create or replace function authz.index_no_assumed() returns trigger
  language plpgsql volatile security definer set search_path = '' as $$
begin
  if not authz.is_assumed(new.file_id) then return new; end if;
  insert into authz.named_index values (new.file_id, new.hash, authz.now()) on conflict on constraint named_index_pkey do nothing;
  return null;
end $$;
grant execute on function authz.leave_assumed_out(), authz.index_no_assumed() to samgrepp_owner;
set local role samgrepp_owner;
drop trigger if exists leave_assumed_out on authz.situation_member;
create trigger leave_assumed_out before insert on authz.situation_member for each row execute function authz.leave_assumed_out();
drop trigger if exists index_no_assumed on authz.person_index;
create trigger index_no_assumed before insert on authz.person_index for each row execute function authz.index_no_assumed();
