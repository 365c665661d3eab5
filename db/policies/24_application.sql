-- Taken down by whoever hears it, also one who decides nothing; never changed.
set local role samgrepp_owner;
grant select, insert on data.application to samgrepp_app;
drop policy if exists read on data.application;
create policy read on data.application for select to samgrepp_app using (section_id = any (array(select authz.readable())));
drop policy if exists add on data.application;
create policy add on data.application for insert to samgrepp_app
  with check (section_id = any (array(select authz.writable())) and by_id = (select authz.me()));
