-- The internal group: who is called, and an agenda that makes itself. Only here is it weighed which files come up, and
-- nobody is told how many there are that she doesn't see. What each one sees and is given of it: 27_internal_group_items.sql.
set local role samgrepp_owner;
grant select (kind, starts_at, held_at, cancelled_at) on data.meeting to samgrepp_gate;
grant insert, delete, update (called_as, unit_id) on data.meeting_seat to samgrepp_gate;
grant select, insert, update (because, lapsed_at) on data.agenda_item to samgrepp_gate;
grant select (file_id, withdrawn_at, item_id) on data.proposal to samgrepp_gate;
grant select (file_id, item_id, due_on, done_at, no_longer_possible_at) on data.action to samgrepp_gate;
grant select (item_id, unit_id) on data.meeting_input to samgrepp_gate;
grant select (reference, label) on data.desk to samgrepp_gate;
grant insert on data.disclosure to samgrepp_gate;
do $$
declare t text;
begin
  foreach t in array array['agenda_item', 'proposal', 'action', 'meeting_input'] loop
    execute format('drop policy if exists gate_reads on data.%I', t);
    execute format('create policy gate_reads on data.%I for select to samgrepp_gate using (true)', t);
  end loop;
  foreach t in array array['agenda_item', 'meeting_seat'] loop
    execute format('drop policy if exists gate_calls on data.%I', t);
    execute format('create policy gate_calls on data.%I for insert to samgrepp_gate with check (true)', t);
    execute format('drop policy if exists gate_changes on data.%I', t);
    execute format('create policy gate_changes on data.%I for update to samgrepp_gate using (true) with check (true)', t);
  end loop;
  drop policy if exists gate_adds on data.disclosure;
  create policy gate_adds on data.disclosure for insert to samgrepp_gate with check (how = 'meeting');
  drop policy if exists gate_removes on data.meeting_seat;
  create policy gate_removes on data.meeting_seat for delete to samgrepp_gate using (true);
end $$;

set local role samgrepp_gate;

create or replace function authz.coordinates(internal_group uuid) returns boolean
  language sql stable security definer set search_path = ''
  return exists (select from authz.internal_group g where g.id = coordinates.internal_group and g.closed_at is null
    and g.coordinator_id = (select authz.me()));

create or replace function authz.coordinated_groups() returns setof uuid
  language sql stable security definer set search_path = ''
begin atomic
  select g.id from authz.internal_group g where g.closed_at is null and g.coordinator_id = (select authz.me());
end;

-- Meetings whose list of those called I see whole: urgent ones are about one file, the others I coordinate.
create or replace function authz.whole_meetings() returns setof uuid
  language sql stable security definer set search_path = ''
begin atomic
  select m.id from data.meeting m where m.kind = 'urgent' and m.id in (select authz.my_meetings())
  union
  select m.id from data.meeting m where m.group_id in (select authz.coordinated_groups());
end;

-- May she hear of this file? As authz.open() would answer, for another than the one who asks.
create or replace function authz.may_hear(staff uuid, file uuid) returns boolean
  language sql stable security definer set search_path = ''
  return not exists (select from authz.block b where b.file_id = may_hear.file and b.staff_id = may_hear.staff and b.ended_at is null)
    -- A place in a team opens nothing once one's work here has ended.
    and exists (select from authz.role_assignment r where r.staff_id = may_hear.staff and r.role not in ('administrator', 'auditor')
      and r.valid_from <= authz.now() and (r.valid_to is null or r.valid_to > authz.now()))
    and exists (select from authz.file f join authz.ground g on g.file_id = f.id
      where f.id = may_hear.file and f.kind <> 'situation' and authz.counts(g, authz.now())
        and (g.kind = 'team' and g.staff_id = may_hear.staff
          or f.protection in ('none', 'secrecyMarker')
            -- Whatever names her: a need, a provision, an emergency.
            and (g.staff_id = may_hear.staff
              or g.kind = 'secrecyWaiver' and exists (select from authz.group_seat s
                join authz.internal_group i on i.id = s.group_id
                join authz.role_assignment r on r.staff_id = may_hear.staff and r.unit_id = s.unit_id
                where s.unit_id = g.unit_id and may_hear.staff in (s.staff_id, s.deputy_id) and s.ended_at is null and i.closed_at is null
                  and r.role not in ('administrator', 'auditor', 'boardChair')
                  and r.valid_from <= authz.now() and (r.valid_to is null or r.valid_to > authz.now())))
            and not exists (select from authz.opposite_to(may_hear.staff, authz.now()) o where o.file_id = f.id)
            and not exists (select from authz.opposite_by_number(may_hear.staff, authz.now(), f.id))));

-- Who speaks for each unit at a meeting: the member, or the deputy of one who is away or has said no.
create or replace function authz.speakers(internal_group uuid, meeting uuid, starts timestamptz)
  returns table (staff_id uuid, unit_id uuid, called_as text)
  language sql stable security definer set search_path = ''
begin atomic
  select s.staff_id, s.unit_id, 'member' from authz.group_seat s
    where s.group_id = speakers.internal_group and s.ended_at is null
      and not (s.deputy_id is not null and exists (select from authz.absence a where a.staff_id = s.staff_id and a.starts_at <= speakers.starts and a.ends_at > speakers.starts))
  union
  select s.deputy_id, s.unit_id, 'deputy' from authz.group_seat s
    where s.group_id = speakers.internal_group and s.ended_at is null and s.deputy_id is not null
      and (exists (select from authz.absence a where a.staff_id = s.staff_id and a.starts_at <= speakers.starts and a.ends_at > speakers.starts)
        or exists (select from data.meeting_seat x where x.meeting_id = speakers.meeting and x.staff_id = s.staff_id and x.answer = 'notComing'))
  union
  select g.coordinator_id, null::uuid, 'coordinator' from authz.internal_group g where g.id = speakers.internal_group
    and not exists (select from authz.group_seat s where s.group_id = g.id and s.ended_at is null and g.coordinator_id in (s.staff_id, s.deputy_id));
end;

-- Does she take part in what the group arranges: coordinate it, speak in it, or fill one of its seats?
create or replace function authz.in_group(internal_group uuid) returns boolean
  language sql stable security definer set search_path = ''
  return authz.coordinates(in_group.internal_group) or exists (select from authz.group_seat s
    where s.group_id = in_group.internal_group and s.ended_at is null
      and ((select authz.me()) in (s.staff_id, s.deputy_id) or authz.leads(s.unit_id)));

-- The next of the group's meetings: the one that has an agenda.
create or replace function authz.next_meeting(internal_group uuid) returns uuid
  language sql stable security definer set search_path = ''
  return (select m.id from data.meeting m where m.group_id = next_meeting.internal_group and m.kind = 'regular'
    and m.held_at is null and m.cancelled_at is null and m.starts_at > authz.now() - interval '12 hours' order by m.starts_at limit 1);

-- Calls to every coming meeting those who speak in the group today, and no longer those who don't. Who is new to the next one hears of it.
create or replace function authz.call_seats(internal_group uuid) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare m record; upcoming uuid := authz.next_meeting(internal_group); moment timestamptz := authz.now();
begin
  for m in select x.id, x.starts_at from data.meeting x where x.group_id = internal_group and x.kind = 'regular'
      and x.held_at is null and x.cancelled_at is null and x.starts_at > moment - interval '12 hours'
  loop
    delete from data.meeting_seat s where s.meeting_id = m.id and s.called_as in ('member', 'deputy', 'coordinator')
      and s.attended is null and s.confirmed_at is null and s.answer is null
      and not exists (select from authz.speakers(internal_group, m.id, m.starts_at) p where p.staff_id = s.staff_id);
    with called as (
      insert into data.meeting_seat (meeting_id, staff_id, unit_id, called_as, called_at)
        select distinct on (p.staff_id) m.id, p.staff_id, p.unit_id, p.called_as, moment
        from authz.speakers(internal_group, m.id, m.starts_at) p order by p.staff_id, p.called_as desc
        on conflict (meeting_id, staff_id) do nothing returning staff_id)
    insert into data.alert (id, meeting_id, staff_id, kind, at, raised_by)
      select pg_catalog.gen_random_uuid(), m.id, c.staff_id, 'meetingCalled', moment, authz.me()
      from called c where m.id = upcoming and c.staff_id is distinct from authz.me();
  end loop;
end $$;

-- Which files come up at a meeting, and why: a valid ground to a unit of the group or to one who is called, and a cause.
create or replace function authz.agenda_causes(meeting uuid) returns table (file_id uuid, section_id uuid, because text[])
  language sql stable security definer set search_path = ''
begin atomic
  select c.file_id, c.section_id, c.because from (
    select f.id as file_id, x.id as section_id, array_remove(array[
        case when exists (select from data.proposal p where p.file_id = f.id and p.withdrawn_at is null and p.item_id is null) then 'proposed' end,
        case when exists (select from data.action a join data.agenda_item i on i.id = a.item_id where a.file_id = f.id
          and i.meeting_id <> m.id and a.done_at is null and a.no_longer_possible_at is null) then 'oldTask' end,
        case when exists (select from data.running_clock r where r.file_id = f.id and r.met_at is null and r.ended_at is null
          and r.due_at < authz.now() and r.rule <> 'consentEnds' and r.guard_id is null) then 'clockBreached' end], null) as because
    from data.meeting m
      join lateral (
        select w.file_id from authz.ground w join authz.group_seat s on s.unit_id = w.unit_id and s.group_id = m.group_id and s.ended_at is null
          where w.kind = 'secrecyWaiver' and w.ended_at is null and authz.counts(w, authz.now())
        union
        select w.file_id from data.meeting_seat s join authz.ground w on w.staff_id = s.staff_id
          where s.meeting_id = m.id and w.kind = 'necessary' and w.ended_at is null and w.signed_at is not null
            and authz.counts(w, authz.now())) g on true
      join authz.file f on f.id = g.file_id and f.kind = 'person' and f.protection in ('none', 'secrecyMarker')
      join authz.section x on x.file_id = f.id and x.kind = 'plan'
    where m.id = agenda_causes.meeting
  ) c where cardinality(c.because) > 0;
end;

-- Puts the agenda right: what has come, what has fallen away, who presents. Nothing of it is told here.
create or replace function authz.put_agenda(meeting uuid) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare m record; moment timestamptz := authz.now();
begin
  select x.id, x.group_id, x.called_by into m from data.meeting x where x.id = put_agenda.meeting and x.kind = 'regular';
  if m.id is null then return; end if;
  perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended(m.group_id::text, 8));
  perform authz.call_seats(m.group_id);
  if m.id is distinct from authz.next_meeting(m.group_id) then return; end if;

  insert into data.agenda_item as i (id, meeting_id, file_id, section_id, added_by, added_at, because)
    select pg_catalog.gen_random_uuid(), m.id, c.file_id, c.section_id, m.called_by, moment, c.because from authz.agenda_causes(m.id) c
    on conflict on constraint agenda_item_meeting_id_file_id_key do update set because = excluded.because, lapsed_at = null
      where i.discussed_at is null and i.postponed_at is null and (i.because is distinct from excluded.because or i.lapsed_at is not null);
  update data.agenda_item i set lapsed_at = moment
    where i.meeting_id = m.id and i.discussed_at is null and i.postponed_at is null and i.lapsed_at is null
      and not exists (select from authz.agenda_causes(m.id) c where c.file_id = i.file_id);

  delete from data.meeting_seat s where s.meeting_id = m.id and s.called_as = 'presenter' and s.attended is null and s.confirmed_at is null
    and not exists (select from data.agenda_item i where i.meeting_id = m.id and i.lapsed_at is null and authz.answers_for(i.file_id) = s.staff_id);
  with called as (
    insert into data.meeting_seat (meeting_id, staff_id, unit_id, called_as, called_at)
      select distinct on (p.staff_id) m.id, p.staff_id, p.unit_id, 'presenter', moment
      from (select authz.answers_for(f.id) as staff_id, f.unit_id from data.agenda_item i join authz.file f on f.id = i.file_id
        where i.meeting_id = m.id and i.lapsed_at is null and i.discussed_at is null and i.postponed_at is null) p
      where p.staff_id is not null
      on conflict (meeting_id, staff_id) do nothing returning staff_id)
  insert into data.alert (id, meeting_id, staff_id, kind, at, raised_by)
    select pg_catalog.gen_random_uuid(), m.id, c.staff_id, 'meetingCalled', moment, authz.me()
    from called c where c.staff_id is distinct from authz.me();
end $$;

-- Run whenever the meeting is looked at, by those who are called to it or coordinate it; doing it twice changes nothing.
create or replace function authz.make_agenda(meeting uuid) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  perform authz.refuse_unless(meeting = any (array(select authz.my_meetings())) and authz.works_until() is not null);
  perform authz.put_agenda(meeting);
end $$;

-- The meetings that input is asked for by: the next of each group. For the jobs, which see no meeting themselves.
create or replace function authz.next_meetings() returns table (meeting uuid, starts_at timestamptz)
  language sql stable security definer set search_path = ''
begin atomic
  select m.id, m.starts_at from authz.internal_group g join data.meeting m on m.id = authz.next_meeting(g.id) where g.closed_at is null;
end;

-- The next meetings that I can have a part in: of the groups that I sit in or coordinate, and of those that hear of a file of
-- my team. Others are put right by those whom they concern, and by the jobs.
create or replace function authz.my_next_meetings() returns setof uuid
  language sql stable security definer set search_path = ''
begin atomic
  with mine as materialized (
    select g.file_id from authz.asking() a join authz.ground g on g.staff_id = a.staff_id and g.kind = 'team' and g.ended_at is null
      and g.valid_from <= a.now and (g.valid_to is null or g.valid_to > a.now)),
  told as materialized (
    select distinct w.unit_id, w.staff_id from mine join authz.ground w on w.file_id = mine.file_id
      and w.kind in ('secrecyWaiver', 'necessary') and w.ended_at is null)
  select authz.next_meeting(g.id) from authz.internal_group g
    where g.closed_at is null and (authz.in_group(g.id) or exists (select from told t join authz.group_seat s
      on s.group_id = g.id and s.ended_at is null and (s.unit_id = t.unit_id or t.staff_id in (s.staff_id, s.deputy_id))));
end;

-- The same for each of these, by anyone who works with people: one who is to present hears of it by looking at her own
-- meetings. It answers nothing.
create or replace function authz.make_agendas() returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  perform authz.refuse_unless(authz.works_until() is not null);
  perform authz.put_agenda(n) from authz.my_next_meetings() n;
end $$;

-- After dates were set, or another seat was filled.
create or replace function authz.call_group(internal_group uuid) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  perform authz.refuse_unless(authz.in_group(internal_group) or authz.has_role('administrator'));
  perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended(internal_group::text, 8));
  perform authz.call_seats(internal_group);
  perform authz.log('group.called', 'done', null, pg_catalog.jsonb_build_object('group', internal_group));
end $$;
