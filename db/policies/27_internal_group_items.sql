-- The items of an agenda: who sees and hears of which, what is asked and given, and how the tasks went.
set local role samgrepp_gate;

-- The units that are asked for input on an item: those that may hear of it and don't hold the file.
create or replace function authz.asked_units(item uuid) returns setof uuid
  language sql stable security definer set search_path = ''
begin atomic
  select distinct s.unit_id from data.agenda_item i join authz.file f on f.id = i.file_id
    join data.meeting_seat s on s.meeting_id = i.meeting_id and s.unit_id is not null and s.called_as <> 'presenter'
    where i.id = asked_units.item and s.unit_id <> f.unit_id and authz.may_hear(s.staff_id, f.id);
end;

-- What I may see of an agenda: items of files that I have a ground for, as my own lists name them. Nothing of the others, and no number.
create or replace function authz.my_agenda(meeting uuid) returns table (item_id uuid, file_id uuid, reference text, label bytea,
    because text[], discussed_at timestamptz, postponed_at timestamptz, asked uuid[], given uuid[])
  language sql stable security definer set search_path = ''
begin atomic
  select i.id, i.file_id, d.reference, d.label, i.because, i.discussed_at, i.postponed_at,
      array(select authz.asked_units(i.id)), array(select distinct n.unit_id from data.meeting_input n where n.item_id = i.id)
    from data.agenda_item i
    join lateral (select x.reference, x.label from data.desk x where x.file_id = i.file_id and x.unit_id is not null limit 1) d on true
    where i.meeting_id = my_agenda.meeting and i.meeting_id = any (array(select authz.my_meetings()))
      and i.file_id = any (array(select authz.shared_files())) and i.lapsed_at is null
    order by i.added_at, d.reference;
end;

-- Who is called to this item's meeting, and who of them may hear of its file; told to one who has that file open. That somebody
-- may not, though the unit may, tells of a conflict of interest: the team and those who lead the meeting are told it, since
-- they ask her to leave the room, and that they were told is in the log; to others only those who hear are named.
drop function if exists authz.hearers(uuid);
create or replace function authz.hearers(item uuid)
  returns table (staff_id uuid, unit_id uuid, called_as text, attended boolean, hears boolean, whole boolean)
  language plpgsql volatile security definer set search_path = '' as $$
declare i record; sees_all boolean; kept uuid[];
begin
  select x.meeting_id, x.file_id into i from data.agenda_item x where x.id = hearers.item;
  if (i.file_id = any (array(select authz.open_files()))) is not true then return; end if;
  sees_all := i.meeting_id = any (array(select authz.whole_meetings())) or exists (select from authz.ground g
    where g.file_id = i.file_id and g.staff_id = authz.me() and g.kind = 'team' and authz.counts(g, authz.now()));
  if sees_all then
    kept := array(select s.staff_id from data.meeting_seat s where s.meeting_id = i.meeting_id and not authz.may_hear(s.staff_id, i.file_id)
      and exists (select from authz.ground g where g.file_id = i.file_id and g.kind = 'secrecyWaiver' and g.unit_id = s.unit_id
        and authz.counts(g, authz.now())));
    if pg_catalog.cardinality(kept) > 0 then
      perform authz.log('sides.keptApart', 'refused', i.file_id, pg_catalog.jsonb_build_object('staff', kept));
    end if;
  end if;
  return query select s.staff_id, s.unit_id, s.called_as, s.attended, h.may, sees_all
    from data.meeting_seat s cross join lateral (select authz.may_hear(s.staff_id, i.file_id) as may) h
    where s.meeting_id = i.meeting_id and (h.may or sees_all);
end $$;

-- Asks for input where it is missing: each one who speaks for a unit, once for each stage and meeting. Says nothing of which file.
create or replace function authz.ask_inputs(meeting uuid, chased boolean) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare stage text := case when chased then 'meetingInputChased' else 'meetingInputAsked' end;
begin
  perform authz.put_agenda(meeting);
  insert into data.alert (id, meeting_id, staff_id, kind, at, raised_by)
    select pg_catalog.gen_random_uuid(), ask_inputs.meeting, s.staff_id, stage, authz.now(), authz.me()
    from data.meeting_seat s where s.meeting_id = ask_inputs.meeting and s.unit_id is not null and s.called_as <> 'presenter'
      and s.answer is distinct from 'notComing'
      and exists (select from data.agenda_item i where i.meeting_id = s.meeting_id and i.lapsed_at is null and i.discussed_at is null
        and i.postponed_at is null and s.unit_id in (select authz.asked_units(i.id)) and authz.may_hear(s.staff_id, i.file_id)
        and not exists (select from data.meeting_input n where n.item_id = i.id and n.unit_id = s.unit_id))
      and not exists (select from data.alert a where a.meeting_id = s.meeting_id and a.staff_id = s.staff_id and a.kind = stage);
end $$;

-- Closing an item writes in the register what each unit that sat in has been given, and what was held back: all that its
-- ground covers, for they had it open. Who leads may be of another unit and see no register herself.
create or replace function authz.disclose_item(item uuid) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare i record;
begin
  select x.id, x.file_id, x.section_id into i from data.agenda_item x where x.id = disclose_item.item;
  perform authz.refuse_unless(i.id is not null and i.section_id = any (array(select authz.writable())));
  insert into data.disclosure (id, file_id, section_id, at, given_by, receiver_unit, how, ground_kind, ground_id, provision, parts, held_back)
    select pg_catalog.gen_random_uuid(), i.file_id, c.id, authz.now(), authz.me(), g.unit_id, 'meeting',
      case g.kind when 'provision' then 'otherProvision' else g.kind end, g.id, g.provision, g.reads,
      array(select p from pg_catalog.unnest(array['account', 'protection', 'children', 'processes', 'decisions', 'health', 'notes', 'location']) p where p <> all (g.reads))
    from authz.section c join authz.file f on f.id = c.file_id
      cross join lateral (
        select distinct on (h.unit_id) h.unit_id, x.kind, x.id, x.provision, x.reads from authz.hearers(i.id) h join authz.ground x on x.file_id = i.file_id
          and (x.kind = 'secrecyWaiver' and x.unit_id = h.unit_id or x.kind in ('necessary', 'provision') and x.staff_id = h.staff_id)
        where h.attended and h.hears and h.unit_id <> f.unit_id and authz.counts(x, authz.now())
        order by h.unit_id, pg_catalog.cardinality(x.reads) desc) g
    where c.file_id = i.file_id and c.kind = 'consents';
  perform authz.log('meeting.disclosed', 'done', i.file_id, pg_catalog.jsonb_build_object('item', i.id));
end $$;

-- How the group's tasks went, as numbers over all its files: those that ended in finished quarters, which nothing changes any
-- more. Quarters are laid together until five were done on time and five were not, so that neither the total nor what came
-- to it since it was last shown tells of fewer.
drop function if exists authz.group_tasks(uuid);
create or replace function authz.group_tasks(internal_group uuid) returns table (on_time integer, ended integer, until date)
  language sql stable security definer set search_path = ''
begin atomic
  with recursive task as materialized (
    select pg_catalog.date_trunc('quarter', coalesce(a.done_at, a.no_longer_possible_at) at time zone 'Europe/Stockholm')::date as quarter,
      coalesce((a.done_at at time zone 'Europe/Stockholm')::date <= a.due_on, false) as on_time
    from data.action a join data.agenda_item i on i.id = a.item_id join data.meeting m on m.id = i.meeting_id
    where m.group_id = group_tasks.internal_group and authz.in_group(group_tasks.internal_group)
      and coalesce(a.done_at, a.no_longer_possible_at) at time zone 'Europe/Stockholm'
        < pg_catalog.date_trunc('quarter', authz.now() at time zone 'Europe/Stockholm')
  ), quarter as (
    select pg_catalog.row_number() over (order by t.quarter) as i, t.quarter, count(*) as n, count(*) filter (where t.on_time) as on_time
    from task t group by t.quarter
  ), lying_together as (
    select q.i, q.quarter, q.n, q.on_time, 1 as part from quarter q where q.i = 1
    union all
    select q.i, q.quarter, q.n + case when w.whole then 0 else l.n end, q.on_time + case when w.whole then 0 else l.on_time end,
      l.part + w.whole::integer
    from lying_together l cross join lateral (select least(l.on_time, l.n - l.on_time) >= 5 as whole) w join quarter q on q.i = l.i + 1
  ), part as (
    select max(l.n) as n, max(l.on_time) as on_time, max(l.quarter) as last from lying_together l
    group by l.part having least(max(l.on_time), max(l.n) - max(l.on_time)) >= 5
  )
  select sum(p.on_time)::integer, sum(p.n)::integer, (max(p.last) + interval '3 months' - interval '1 day')::date
    from part p having count(*) > 0;
end;
