-- Counted by the unit without opening anything, like what is unwritten; inside the open file all see it.
set local role samgrepp_owner;
grant select, insert on data.handover to samgrepp_app;
drop policy if exists read on data.handover;
create policy read on data.handover for select to samgrepp_app using (
  (unit_id = any (array(select authz.my_units())) or file_id = any (array(select authz.open_files())))
  and not (file_id = any (array(select authz.blocked_files()))));
drop policy if exists add on data.handover;
create policy add on data.handover for insert to samgrepp_app
  with check (file_id = any (array(select authz.writable_files())) and by_id = (select authz.me()));

-- What is agreed is the unit's own: a colleague who has got something to do can read it. The page is for those who lead.
grant select, insert, update (outcome, outcome_words, outcome_at, outcome_by) on data.month_agreement to samgrepp_app;
drop policy if exists read on data.month_agreement;
create policy read on data.month_agreement for select to samgrepp_app using (unit_id = any (array(select authz.my_units())));
drop policy if exists add on data.month_agreement;
create policy add on data.month_agreement for insert to samgrepp_app
  with check (unit_id = any (array(select authz.my_units())) and by_id = (select authz.me()));
drop policy if exists change on data.month_agreement;
create policy change on data.month_agreement for update to samgrepp_app
  using (unit_id = any (array(select authz.my_units())))
  with check (unit_id = any (array(select authz.my_units())) and outcome_by = (select authz.me()));

-- Signed once, and never changed.
grant select, insert on data.month_review to samgrepp_app;
drop policy if exists read on data.month_review;
create policy read on data.month_review for select to samgrepp_app using (unit_id = any (array(select authz.my_units())));
drop policy if exists add on data.month_review;
create policy add on data.month_review for insert to samgrepp_app
  with check (unit_id = any (array(select authz.my_units())) and signed_by = (select authz.me()));
