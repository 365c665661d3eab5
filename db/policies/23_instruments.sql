-- Instruments: everybody who works here reads them; an administrator loads one, takes it into use and out of it. What it says is
-- never changed: no grant to.
set local role samgrepp_owner;

grant select, insert, update (usable_at, ended_at, changed_by) on data.instrument to samgrepp_app;
drop policy if exists read on data.instrument;
create policy read on data.instrument for select to samgrepp_app using ((select authz.me()) is not null);
drop policy if exists add on data.instrument;
create policy add on data.instrument for insert to samgrepp_app
  with check ((select authz.has_role('administrator')) and loaded_by = (select authz.me()));
drop policy if exists change on data.instrument;
create policy change on data.instrument for update to samgrepp_app
  using ((select authz.has_role('administrator')))
  with check ((select authz.has_role('administrator')) and (changed_by is null or changed_by = (select authz.me())));
