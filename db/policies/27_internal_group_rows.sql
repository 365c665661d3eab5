-- What of the internal group pages read and write by their own SQL.
set local role samgrepp_owner;
grant select, insert, update (weekday, at_hour, place, starts_on, set_by, set_at) on data.meeting_series to samgrepp_app;
drop policy if exists read on data.meeting_series;
create policy read on data.meeting_series for select to samgrepp_app using ((select authz.signed_in()));
drop policy if exists add on data.meeting_series;
create policy add on data.meeting_series for insert to samgrepp_app with check (group_id = any (array(select authz.coordinated_groups())));
drop policy if exists change on data.meeting_series;
create policy change on data.meeting_series for update to samgrepp_app using (group_id = any (array(select authz.coordinated_groups()))) with check (group_id = any (array(select authz.coordinated_groups())));

grant update (confirmed_at) on data.meeting_seat to samgrepp_app;
-- That somebody presents at a regular meeting tells that a file of hers comes up: only who coordinates sees the list whole.
drop policy if exists read on data.meeting_seat;
create policy read on data.meeting_seat for select to samgrepp_app using (meeting_id = any (array(select authz.my_meetings()))
  and (called_as <> 'presenter' or staff_id = (select authz.me()) or attended
    or meeting_id = any (array(select authz.whole_meetings()))));
-- Nobody answers for, or marks as come, a seat that she doesn't see: a statement that names no row asks for no right to read.
drop policy if exists change on data.meeting_seat;
create policy change on data.meeting_seat for update to samgrepp_app using (meeting_id = any (array(select authz.my_meetings()))
  and (called_as <> 'presenter' or staff_id = (select authz.me()) or attended
    or meeting_id = any (array(select authz.whole_meetings()))))
  with check (meeting_id = any (array(select authz.my_meetings())));

-- A group meets on the dates of who coordinates it; whoever works with people calls an urgent one. Who calls it says who
-- comes; one who cannot come calls her own deputy.
drop policy if exists add on data.meeting;
create policy add on data.meeting for insert to samgrepp_app with check (called_by = (select authz.me())
  and (select authz.works_until()) is not null and (kind = 'urgent' or group_id = any (array(select authz.coordinated_groups()))));
drop policy if exists add on data.meeting_seat;
create policy add on data.meeting_seat for insert to samgrepp_app with check (meeting_id = any (array(select authz.my_meetings()))
  and (exists (select from data.meeting m where m.id = meeting_id and m.called_by = (select authz.me()))
    or called_as = 'deputy' and exists (select from authz.group_seat s where (select authz.me()) in (s.staff_id, s.deputy_id)
      and meeting_seat.staff_id in (s.staff_id, s.deputy_id) and s.unit_id = meeting_seat.unit_id and s.ended_at is null)));

do $$
declare t record;
begin
  for t in select * from (values
    ('meeting_input', 'staff_id = (select authz.me()) and unit_id = any (array(select authz.my_units()))'),
    ('task_review', 'reviewed_by = (select authz.me())'),
    ('item_minutes', 'signed_by = (select authz.me())')
  ) as x(name, by_whom) loop
    execute format('grant select, insert on data.%I to samgrepp_app', t.name);
    execute format('drop policy if exists read on data.%I', t.name);
    execute format('create policy read on data.%I for select to samgrepp_app using (section_id = any (array(select authz.readable())))', t.name);
    execute format('drop policy if exists add on data.%I', t.name);
    -- In one's own name alone, and about an item of that very file.
    execute format('create policy add on data.%I for insert to samgrepp_app with check (section_id = any (array(select authz.writable())) and item_id = any (array(select i.id from data.agenda_item i where i.file_id = %I.file_id)) and %s)', t.name, t.name, t.by_whom);
  end loop;
end $$;
