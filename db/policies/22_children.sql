-- A concern report makes the child's own file in a unit where the reporter doesn't work.
set local role samgrepp_owner;

grant select, insert, update (received_at, received_by, outcome, decided_at, decided_by, feedback_at, feedback_by) on data.report_thread to samgrepp_app;
drop policy if exists read on data.report_thread;
create policy read on data.report_thread for select to samgrepp_app using (
  from_file_id = any (array(select authz.open_files())) or child_file_id = any (array(select authz.open_files()))
  -- Where the report went along when files were opened from the contact that it was made in.
  or id = any (array(select r.thread_id from data.concern_report r
    where r.direction = 'sent' and r.detached_at is null and r.section_id = any (array(select authz.readable())))));
drop policy if exists add on data.report_thread;
create policy add on data.report_thread for insert to samgrepp_app with check (
  from_file_id = any (array(select authz.writable_files())) and child_file_id = any (array(select authz.writable_files()))
  and made_by = (select authz.me()));
drop policy if exists change on data.report_thread;
create policy change on data.report_thread for update to samgrepp_app
  using (child_file_id = any (array(select authz.writable_files()))) with check (child_file_id = any (array(select authz.writable_files())));

set local role samgrepp_gate;

-- The child's file in the children's unit. The reporter may write it in this transaction, and never read it: there is no
-- ground, nothing is readable, and authz.hand_over_report ends the writing.
create or replace function authz.create_report_file(file uuid, unit uuid, reference text, sections jsonb, opening uuid, from_file uuid) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare s authz.session := authz.live_session(); moment timestamptz := authz.now(); level text;
begin
  if s.id is null or authz.works_until() is null or (from_file = any (array(select authz.writable_files()))) is not true
     or not exists (select from authz.unit u join authz.unit_function x on x.unit_id = u.id
       where u.id = unit and x.function = 'childInvestigation' and u.closed_at is null) then
    raise exception 'not allowed' using errcode = '42501';
  end if;
  -- Where the adult lives hidden, so does the child: the level follows, and is changed by the child's own unit. A level that
  -- only a team opens would leave the report unread, so it follows as a marker there.
  select case when f.protection = 'none' then 'none' else 'secrecyMarker' end into level from authz.file f where f.id = from_file;
  insert into authz.file values (file, 'contact', unit, reference, level, moment, s.staff_id);
  insert into authz.section (id, file_id, kind) select (x ->> 'id')::uuid, file, x ->> 'kind' from pg_catalog.jsonb_array_elements(sections) x;
  insert into authz.opening (id, session_id, staff_id, file_id, ground_kind, ground_id, purpose, reads, writes, opened_at, expires_at)
    select opening, s.id, s.staff_id, file, 'created', null, 'report', array[]::uuid[], pg_catalog.array_agg(x.id), moment,
      least(s.expires_at, moment + interval '1 minute')
    from authz.section x where x.file_id = file;
  perform authz.log('file.created', 'done', file, pg_catalog.jsonb_build_object('opening', opening, 'kind', 'contact', 'from', from_file));
end $$;

create or replace function authz.hand_over_report(file uuid) returns void
  language sql volatile security definer set search_path = ''
begin atomic
  update authz.opening o set ended_at = authz.now()
    where o.file_id = file and o.session_id = (select (authz.live_session()).id) and o.ground_kind = 'created' and o.purpose = 'report' and o.ended_at is null;
end;
