-- What is narrower, or more, for notes and accounts than for casework in general (20_casework.sql).
set local role samgrepp_owner;

grant select, insert, update (side) on data.file_side to samgrepp_app;
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

-- Would this worker hold files on both sides of the same violence? Answered only to one who works with the other file
-- too, or leads its unit: to everyone else the answer is no, for a yes would tell that the other one is known.
create or replace function authz.both_sides(file uuid, staff uuid) returns boolean
  language sql stable security definer set search_path = ''
  return authz.may_staff_team(file) and exists (
    select from authz.situation_member mine
      join authz.situation_member other on other.situation_id = mine.situation_id and other.file_id <> mine.file_id
        and (other.role = 'perpetrator') <> (mine.role = 'perpetrator')
      join authz.file f on f.id = other.file_id
      join authz.ground g on g.file_id = other.file_id and g.staff_id = both_sides.staff and g.ended_at is null
    where mine.file_id = both_sides.file
      and (authz.leads(f.unit_id) or exists (select from authz.ground own where own.file_id = other.file_id
        and own.staff_id = (select authz.me()) and own.ended_at is null))
  );
