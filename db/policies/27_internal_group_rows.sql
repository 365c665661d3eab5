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

do $$
declare t text;
begin
  foreach t in array array['meeting_input', 'task_review', 'item_minutes'] loop
    execute format('grant select, insert on data.%I to samgrepp_app', t);
    execute format('drop policy if exists read on data.%I', t);
    execute format('create policy read on data.%I for select to samgrepp_app using (section_id = any (array(select authz.readable())))', t);
    execute format('drop policy if exists add on data.%I', t);
    execute format('create policy add on data.%I for insert to samgrepp_app with check (section_id = any (array(select authz.writable())))', t);
  end loop;
end $$;
