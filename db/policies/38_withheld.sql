-- Who must never be given a note: seen and said by those who have the notes.
set local role samgrepp_owner;
grant select, insert, update (ended_at, ended_by) on data.withheld_note to samgrepp_app;
drop policy if exists read on data.withheld_note;
create policy read on data.withheld_note for select to samgrepp_app using (section_id = any (array(select authz.readable())));
drop policy if exists add on data.withheld_note;
create policy add on data.withheld_note for insert to samgrepp_app
  with check (section_id = any (array(select authz.writable())) and by_id = (select authz.me()));
drop policy if exists change on data.withheld_note;
create policy change on data.withheld_note for update to samgrepp_app using (section_id = any (array(select authz.writable())))
  with check (section_id = any (array(select authz.writable())) and ended_by = (select authz.me()));
