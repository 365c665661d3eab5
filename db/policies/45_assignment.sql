-- Who can what, what the person wishes, and that one worker may hold both sides.
set local role samgrepp_gate;

-- Those whose competence I keep: who works in a unit that I lead; for an administrator everybody.
create or replace function authz.kept_staff() returns setof uuid
  language sql stable security definer set search_path = ''
begin atomic
  select r.staff_id from authz.clock() c join authz.role_assignment r on r.unit_id in (select authz.led_units())
    and (r.valid_to is null or r.valid_to > c.now)
  union
  select s.id from authz.staff s where (select authz.has_role('administrator'));
end;

set local role samgrepp_owner;
grant select, insert, update (ended_at, ended_by) on data.competence to samgrepp_app;
drop policy if exists read on data.competence;
create policy read on data.competence for select to samgrepp_app using ((select authz.signed_in()));
drop policy if exists add on data.competence;
create policy add on data.competence for insert to samgrepp_app
  with check (staff_id = any (array(select authz.kept_staff())) and by_id = (select authz.me()) and ended_at is null);
drop policy if exists change on data.competence;
create policy change on data.competence for update to samgrepp_app
  using (staff_id = any (array(select authz.kept_staff())))
  with check (staff_id = any (array(select authz.kept_staff())) and ended_by = (select authz.me()));

grant select, insert on data.worker_wish to samgrepp_app;
drop policy if exists read on data.worker_wish;
create policy read on data.worker_wish for select to samgrepp_app using (section_id = any (array(select authz.readable())));
drop policy if exists add on data.worker_wish;
create policy add on data.worker_wish for insert to samgrepp_app
  with check (section_id = any (array(select authz.writable())) and by_id = (select authz.me()));

-- Read by nobody in the file but those who lead its unit: to colleagues it would tell that the other side is known here.
grant select, insert on data.sides_decision to samgrepp_app;
drop policy if exists read on data.sides_decision;
create policy read on data.sides_decision for select to samgrepp_app
  using (section_id = any (array(select authz.readable())) and file_id = any (array(select authz.led_files())));
drop policy if exists add on data.sides_decision;
create policy add on data.sides_decision for insert to samgrepp_app
  with check (section_id = any (array(select authz.writable())) and file_id = any (array(select authz.led_writable_files())) and decided_by = (select authz.me()));
