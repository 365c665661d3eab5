-- Alerts: the one notice inside the system. They hold no words; the page that shows them makes these.
set local role samgrepp_owner;

-- Seen by its receiver, or by whoever has that duty in that unit right now; never by one who is blocked from the file. One
-- about a file is seen inside the open file too; one about a meeting, or about nothing else, by its receiver alone.
grant select, insert, update (seen_at, seen_by) on data.alert to samgrepp_app;
drop policy if exists read on data.alert;
create policy read on data.alert for select to samgrepp_app using (
  (staff_id = (select authz.me())
    or duty = 'duty' and unit_id = any (array(select authz.duty_units('duty')))
    or duty = 'backup' and unit_id = any (array(select authz.duty_units('backup')))
    or file_id = any (array(select authz.open_files())))
  and (file_id = any (array(select authz.blocked_files()))) is not true);
drop policy if exists add on data.alert;
create policy add on data.alert for insert to samgrepp_app
  with check ((file_id is null or file_id = any (array(select authz.writable_files()))) and raised_by = (select authz.me()));
drop policy if exists change on data.alert;
create policy change on data.alert for update to samgrepp_app
  using (staff_id = (select authz.me())
    or duty = 'duty' and unit_id = any (array(select authz.duty_units('duty')))
    or duty = 'backup' and unit_id = any (array(select authz.duty_units('backup'))))
  with check (seen_by = (select authz.me()));
