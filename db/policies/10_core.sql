-- The tables that the application reads and writes by its own SQL.
set local role samgrepp_owner;

-- Who is who: to everyone signed in.
do $$
declare t text;
begin
  foreach t in array array['unit', 'unit_function', 'staff', 'role_assignment', 'delegation', 'rota_shift', 'absence'] loop
    execute format('grant select on authz.%I to samgrepp_app', t);
    execute format('drop policy if exists signed_in on authz.%I', t);
    execute format('create policy signed_in on authz.%I for select to samgrepp_app using ((select authz.signed_in()))', t);
  end loop;
end $$;

-- What hangs on a whole file is seen while the file is open.
do $$
declare t record;
begin
  for t in select * from (values ('file', 'id'), ('section', 'file_id'), ('ground', 'file_id')) as x(name, key) loop
    execute format('grant select on authz.%I to samgrepp_app', t.name);
    execute format('drop policy if exists open_file on authz.%I', t.name);
    execute format('create policy open_file on authz.%I for select to samgrepp_app using (%I = any (array(select authz.open_files())))', t.name, t.key);
  end loop;
end $$;

grant select on authz.opening to samgrepp_app;
drop policy if exists own on authz.opening;
create policy own on authz.opening for select to samgrepp_app using (staff_id = (select authz.me()));

grant select, insert on data.file_key to samgrepp_app;
drop policy if exists open_file on data.file_key;
create policy open_file on data.file_key for select to samgrepp_app using (file_id = any (array(select authz.open_files())));
drop policy if exists new_file on data.file_key;
create policy new_file on data.file_key for insert to samgrepp_app with check (file_id = any (array(select authz.writable_files())));

grant select, insert on data.event to samgrepp_app;
drop policy if exists read on data.event;
create policy read on data.event for select to samgrepp_app using (section_id = any (array(select authz.readable())));
drop policy if exists add on data.event;
create policy add on data.event for insert to samgrepp_app
  with check (section_id = any (array(select authz.writable())) and actor_id = (select authz.me()));

-- A clock shows no content: it is seen by its owner and by its unit without opening anything, and inside the open file. That somebody is
-- to consider what is planned on the other side is not for the unit: whoever planned it may work there (39_steps.sql).
grant select, insert, update (due_at, owner_id, met_at, met_by, ended_at, extended_reason) on data.running_clock to samgrepp_app;
drop policy if exists read on data.running_clock;
create policy read on data.running_clock for select to samgrepp_app using (
  (owner_id = (select authz.me()) or (unit_id = any (array(select authz.my_units())) and rule <> 'safetyConsideration')
    or section_id = any (array(select authz.readable())))
  and not (file_id = any (array(select authz.blocked_files()))));
drop policy if exists add on data.running_clock;
-- That the threat is to be assessed anew follows from what is written in other sections too (23_risk.sql).
create policy add on data.running_clock for insert to samgrepp_app with check (section_id = any (array(select authz.writable()))
  or (rule in ('riskRedEvent', 'riskFirst') and section_id = any (array(select authz.readable()))));
drop policy if exists change on data.running_clock;
create policy change on data.running_clock for update to samgrepp_app
  using (section_id = any (array(select authz.writable()))) with check (section_id = any (array(select authz.writable())));

grant select, insert, delete, update (label, state, urgency, owner_id, changed_at, last_contact_at, talks_left, assessed_at) on data.desk to samgrepp_app;
drop policy if exists read on data.desk;
-- A row of one's own desk is seen while one has a ground for the file: it names the person by first name.
create policy read on data.desk for select to samgrepp_app using (
  -- What comes first and suffices is all that is asked: one who is in the team isn't asked what else is lent to her, nor of what lies
  -- on a unit's desk what she holds herself. The last: who takes a file changes every desk where it lies, in the transaction that
  -- gives her the right.
  (staff_id is not null and staff_id = (select authz.me())
      and (file_id = any (array(select authz.team_files())) or file_id = any (array(select authz.shared_files())))
    or unit_id = any (array(select authz.my_units())) or file_id = any (array(select authz.open_files()))
    or file_id = any (array(select authz.writable_files())))
  and not (file_id = any (array(select authz.blocked_files()))));
drop policy if exists add on data.desk;
create policy add on data.desk for insert to samgrepp_app with check (file_id = any (array(select authz.writable_files())));
drop policy if exists change on data.desk;
create policy change on data.desk for update to samgrepp_app
  using (file_id = any (array(select authz.writable_files()))) with check (file_id = any (array(select authz.writable_files())));
drop policy if exists remove on data.desk;
create policy remove on data.desk for delete to samgrepp_app using (file_id = any (array(select authz.writable_files())));

grant select, insert, delete, update (location) on data.submission to samgrepp_app;
drop policy if exists own on data.submission;
create policy own on data.submission to samgrepp_app using (staff_id = (select authz.me())) with check (staff_id = (select authz.me()));

-- Settings: local help numbers are public; an administrator changes them.
grant select, insert, update (value, changed_at, changed_by) on data.setting to samgrepp_app;
drop policy if exists read on data.setting;
create policy read on data.setting for select to samgrepp_app using (true);
drop policy if exists add on data.setting;
create policy add on data.setting for insert to samgrepp_app with check ((select authz.has_role('administrator')));
drop policy if exists change on data.setting;
create policy change on data.setting for update to samgrepp_app
  using ((select authz.has_role('administrator'))) with check ((select authz.has_role('administrator')));
