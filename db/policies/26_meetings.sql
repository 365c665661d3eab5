-- Meetings: seen by those who are called, and by the group's coordinator. What is on the agenda is seen file by file.
grant select (id, group_id, called_by) on data.meeting to samgrepp_gate;
grant select on data.meeting_seat to samgrepp_gate;
do $$
declare t text;
begin
  foreach t in array array['meeting', 'meeting_seat'] loop
    execute format('drop policy if exists gate_reads on data.%I', t);
    execute format('create policy gate_reads on data.%I for select to samgrepp_gate using (true)', t);
  end loop;
end $$;

set local role samgrepp_gate;
create or replace function authz.my_meetings() returns setof uuid
  language sql stable security definer set search_path = ''
begin atomic
  select s.meeting_id from data.meeting_seat s where s.staff_id = (select authz.me())
  union
  select m.id from data.meeting m where m.called_by = (select authz.me())
  union
  select m.id from data.meeting m join authz.internal_group g on g.id = m.group_id where g.coordinator_id = (select authz.me());
end;

set local role samgrepp_owner;
grant select on authz.internal_group, authz.group_seat to samgrepp_app;
drop policy if exists signed_in on authz.internal_group;
create policy signed_in on authz.internal_group for select to samgrepp_app using ((select authz.signed_in()));
drop policy if exists signed_in on authz.group_seat;
create policy signed_in on authz.group_seat for select to samgrepp_app using ((select authz.signed_in()));

do $$
declare t record;
begin
  for t in select * from (values
    ('consent', 'and asked_by = (select authz.me()) and ground_id is null and withdrawn_at is null', 'answer, not_asked_because, answered_at, signed_how, signature, asked_alone, limits_told_at, checked_at, checked_by, own_will'),
    ('disclosure', 'and given_by = (select authz.me())', null),
    ('proposal', 'and proposed_by = (select authz.me())', 'withdrawn_at, item_id')
  ) as x(name, by_whom, changeable) loop
    execute format('grant select, insert on data.%I to samgrepp_app', t.name);
    execute format('drop policy if exists read on data.%I', t.name);
    execute format('create policy read on data.%I for select to samgrepp_app using (section_id = any (array(select authz.readable())))', t.name);
    execute format('drop policy if exists add on data.%I', t.name);
    -- Nobody writes in another's name.
    execute format('create policy add on data.%I for insert to samgrepp_app with check (section_id = any (array(select authz.writable())) %s)', t.name, t.by_whom);
    if t.changeable is not null then
      execute format('grant update (%s) on data.%I to samgrepp_app', t.changeable, t.name);
      execute format('drop policy if exists change on data.%I', t.name);
      execute format('create policy change on data.%I for update to samgrepp_app using (section_id = any (array(select authz.writable()))) with check (section_id = any (array(select authz.writable())))', t.name);
    end if;
  end loop;
end $$;

grant select, insert, update (starts_at, place, held_at, held_by, cancelled_at) on data.meeting to samgrepp_app;
drop policy if exists read on data.meeting;
create policy read on data.meeting for select to samgrepp_app using (id = any (array(select authz.my_meetings())));
drop policy if exists change on data.meeting;
create policy change on data.meeting for update to samgrepp_app
  using (id = any (array(select authz.my_meetings()))) with check (id = any (array(select authz.my_meetings())));

grant select, insert, update (answer, answered_at, attended) on data.meeting_seat to samgrepp_app;
drop policy if exists read on data.meeting_seat;
create policy read on data.meeting_seat for select to samgrepp_app using (meeting_id = any (array(select authz.my_meetings())));
drop policy if exists change on data.meeting_seat;
create policy change on data.meeting_seat for update to samgrepp_app
  using (meeting_id = any (array(select authz.my_meetings()))) with check (meeting_id = any (array(select authz.my_meetings())));

grant select, insert, update (question, discussed_at, postponed_at) on data.agenda_item to samgrepp_app;
drop policy if exists read on data.agenda_item;
create policy read on data.agenda_item for select to samgrepp_app using (section_id = any (array(select authz.readable()))
  or (meeting_id = any (array(select authz.my_meetings())) and file_id = any (array(select authz.shared_files()))));
drop policy if exists add on data.agenda_item;
create policy add on data.agenda_item for insert to samgrepp_app
  with check (section_id = any (array(select authz.writable())) and added_by = (select authz.me()) and meeting_id = any (array(select authz.my_meetings())));
drop policy if exists change on data.agenda_item;
create policy change on data.agenda_item for update to samgrepp_app
  using (section_id = any (array(select authz.writable()))) with check (section_id = any (array(select authz.writable())));
