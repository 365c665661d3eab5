-- The morning review of a unit is seen and held by those who work in it.
set local role samgrepp_owner;
grant select, insert on data.morning_review to samgrepp_app;
drop policy if exists read on data.morning_review;
create policy read on data.morning_review for select to samgrepp_app using (unit_id = any (array(select authz.my_units())));
drop policy if exists add on data.morning_review;
create policy add on data.morning_review for insert to samgrepp_app
  with check (unit_id = any (array(select authz.my_units())) and held_by = (select authz.me()));
