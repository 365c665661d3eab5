-- What is narrower, or more, for notes and accounts than for casework in general (20_casework.sql).
set local role samgrepp_owner;

grant select, insert, update (side, mark) on data.file_side to samgrepp_app;
drop policy if exists read on data.file_side;
create policy read on data.file_side for select to samgrepp_app using (section_id = any (array(select authz.readable())));
drop policy if exists add on data.file_side;
create policy add on data.file_side for insert to samgrepp_app with check (section_id = any (array(select authz.writable())));
drop policy if exists change on data.file_side;
create policy change on data.file_side for update to samgrepp_app
  using (section_id = any (array(select authz.writable()))) with check (section_id = any (array(select authz.writable())));

-- A draft is its author's alone until it is signed. That one exists is told by data.unwritten.
drop policy if exists read on data.note;
create policy read on data.note for select to samgrepp_app using (
  section_id = any (array(select authz.readable())) and (signed_at is not null or author_id = (select authz.me())));
drop policy if exists add on data.note;
create policy add on data.note for insert to samgrepp_app
  with check (section_id = any (array(select authz.writable())) and author_id = (select authz.me()));
drop policy if exists change on data.note;
create policy change on data.note for update to samgrepp_app
  using (section_id = any (array(select authz.writable())) and author_id = (select authz.me()))
  with check (section_id = any (array(select authz.writable())) and author_id = (select authz.me()));
grant update (kind, saved_page) on data.note to samgrepp_app;

drop policy if exists add on data.annotation;
create policy add on data.annotation for insert to samgrepp_app
  with check (section_id = any (array(select authz.writable())) and author_id = (select authz.me()));

-- Inside the open file all see that somebody is writing; elsewhere its owner and the unit count it.
drop policy if exists read on data.unwritten;
create policy read on data.unwritten for select to samgrepp_app using (
  (staff_id = (select authz.me()) or unit_id = any (array(select authz.my_units())) or file_id = any (array(select authz.open_files())))
  and not (file_id = any (array(select authz.blocked_files()))));

grant update (body, draft, revision, saved_at, saved_page, changed, confirmed_to) on data.account to samgrepp_app;
grant update (outcome) on data.goal to samgrepp_app;

-- An account that was handed to the person stays as it was handed over; a confirmation is given once.
create or replace function data.keep_account() returns trigger language plpgsql set search_path = '' as $$
begin
  if not old.draft and (new.body, new.changed, new.draft, new.version) is distinct from (old.body, old.changed, old.draft, old.version) then
    raise exception 'an account is followed by a new version, never changed' using errcode = 'SG005';
  end if;
  if old.confirmed_at is not null and (new.confirmed_at, new.confirmed_how) is distinct from (old.confirmed_at, old.confirmed_how) then
    raise exception 'a confirmation is given once' using errcode = 'SG005';
  end if;
  if new.draft and new.confirmed_at is not null then
    raise exception 'a draft is not confirmed' using errcode = 'SG005';
  end if;
  return new;
end $$;
drop trigger if exists keep_account on data.account;
create trigger keep_account before update on data.account for each row execute function data.keep_account();

-- Who of the staff has a conflict of interest here: told to those who say who is in the team, so that they name nobody of them.
set local role samgrepp_gate;

create or replace function authz.blocked_staff(file uuid) returns setof uuid
  language sql stable security definer set search_path = ''
begin atomic
  select b.staff_id from authz.block b where b.file_id = blocked_staff.file and b.ended_at is null and authz.may_staff_team(blocked_staff.file);
end;

-- The files about the same person as this one: itself, and those that the index knows by the same number.
create or replace function authz.same_person(file uuid) returns setof uuid
  language sql stable security definer set search_path = ''
begin atomic
  select same_person.file
  union
  select other.file_id from authz.person_index mine join authz.person_index other on other.hash = mine.hash
    where mine.file_id = same_person.file and mine.as_self and other.as_self;
end;

-- The files on the other side of the same violence: those that a situation ties to this one or to an older file about the
-- same person, and those of somebody whose number was given when violence was told of, here or there.
create or replace function authz.other_side(file uuid) returns setof uuid
  language sql stable security definer set search_path = ''
begin atomic
  select other.file_id from authz.same_person(other_side.file) as one
    join authz.situation_member mine on mine.file_id = one
    join authz.situation_member other on other.situation_id = mine.situation_id and other.file_id <> mine.file_id
      and (other.role = 'perpetrator') <> (mine.role = 'perpetrator')
  union
  select other.file_id from authz.same_person(other_side.file) as one
    join authz.person_index mine on mine.file_id = one
    join authz.person_index other on other.hash = mine.hash and other.file_id <> mine.file_id and other.as_self <> mine.as_self;
end;

-- Her side, as the contact knows it: the contact, older files about her, and those of her children beside them.
create or replace function authz.own_side(file uuid) returns setof uuid
  language sql stable security definer set search_path = ''
begin atomic
  select one from authz.same_person(own_side.file) as one
  union
  select other.file_id from authz.same_person(own_side.file) as one
    join authz.situation_member mine on mine.file_id = one
    join authz.situation_member other on other.situation_id = mine.situation_id
      and (other.role = 'perpetrator') = (mine.role = 'perpetrator');
end;

-- Which of these workers a leader decides about first: they hold a file on the other side, or have a conflict of interest.
-- The two answer alike, so that "not this one" doesn't tell that somebody is known; and that it was answered is logged.
-- `for_other` asks about the file that is about to be made for one who uses violence, in a contact about her. Few at a time, and
-- thirty times in ten minutes: beyond that everybody is kept apart, so that nobody finds out who holds the other side by asking
-- about one colleague after the other.
create or replace function authz.kept_apart(file uuid, staff uuid[], for_other boolean) returns setof uuid
  language plpgsql volatile security definer set search_path = '' as $$
declare apart uuid[]; asked integer;
begin
  if (authz.may_staff_team(file) or (file = any (array(select authz.writable_files()))
      and exists (select from authz.file f where f.id = kept_apart.file and f.kind = 'contact'))) is not true then
    return;
  end if;
  perform from authz.staff x where x.id = authz.me() for no key update; -- two questions at once are counted one after the other
  select count(*) into asked from authz.search_count c where c.staff_id = authz.me() and c.about = 'apart'
    and c.at > authz.now() - interval '10 minutes';
  if asked >= 30 or pg_catalog.cardinality(staff) > 8 then
    perform authz.log('sides.keptApart', 'refused', file, '{"tooMany": true}');
    return query select pg_catalog.unnest(staff);
    return;
  end if;
  insert into authz.search_count (staff_id, at, about) values (authz.me(), authz.now(), 'apart');
  select pg_catalog.array_agg(distinct held.staff_id) into apart from (
    select g.staff_id from authz.ground g
      where g.ended_at is null and (g.valid_to is null or g.valid_to > authz.now())
        and g.file_id in (select authz.other_side(kept_apart.file) where not for_other
          union select authz.own_side(kept_apart.file) where for_other)
    union
    select b.staff_id from authz.block b where b.file_id = kept_apart.file and b.ended_at is null) held
    where held.staff_id = any (staff);
  if apart is null then return; end if;
  perform authz.log('sides.keptApart', 'refused', file, pg_catalog.jsonb_build_object('staff', apart));
  return query select pg_catalog.unnest(apart);
end $$;

-- Would this worker hold files on both sides of the same violence? Answered to a leader of the file's unit, who decides,
-- and to one who works with the other file too, or leads its unit: to everyone else the answer is no, for a yes would tell
-- that the other one is known.
create or replace function authz.both_sides(file uuid, staff uuid) returns boolean
  language sql stable security definer set search_path = ''
  return authz.may_staff_team(file) and exists (
    select from authz.other_side(both_sides.file) as other (id)
      join authz.file f on f.id = other.id
      join authz.ground g on g.file_id = other.id and g.staff_id = both_sides.staff and g.ended_at is null
        and (g.valid_to is null or g.valid_to > authz.now())
    where exists (select from authz.file own where own.id = both_sides.file and authz.leads(own.unit_id))
      or authz.leads(f.unit_id) or exists (select from authz.ground own where own.file_id = other.id
        and own.staff_id = (select authz.me()) and own.ended_at is null)
  );
