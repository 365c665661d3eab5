-- Alerts: the one notice inside the system. They hold no words; the page that shows them makes these.
set local role samgrepp_owner;

-- Seen by its receiver, or by whoever has that duty in that unit right now; never by one who is blocked from the file. One
-- about a file is seen inside the open file too; one about a meeting, or about nothing else, by its receiver alone.
grant select, insert, update (seen_at, seen_by) on data.alert to samgrepp_app;
drop policy if exists read on data.alert;
create policy read on data.alert for select to samgrepp_app using (
  (staff_id = (select authz.me())
    or exists (select from authz.rota_shift d where d.staff_id = (select authz.me()) and d.unit_id = alert.unit_id and d.duty = alert.duty
      and d.starts_at <= (select authz.now()) and d.ends_at > (select authz.now()))
    or file_id = any (array(select authz.open_files())))
  and (file_id = any (array(select authz.blocked_files()))) is not true);
drop policy if exists add on data.alert;
create policy add on data.alert for insert to samgrepp_app
  with check ((file_id is null or file_id = any (array(select authz.writable_files()))) and raised_by = (select authz.me()));
drop policy if exists change on data.alert;
create policy change on data.alert for update to samgrepp_app
  using (staff_id = (select authz.me())
    or exists (select from authz.rota_shift d where d.staff_id = (select authz.me()) and d.unit_id = alert.unit_id and d.duty = alert.duty
      and d.starts_at <= (select authz.now()) and d.ends_at > (select authz.now())))
  with check (seen_by = (select authz.me()));
