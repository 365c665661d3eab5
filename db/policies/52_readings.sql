-- Who has read a file, for the one it is about. What may never stand in an extract is left out here, in the database, and is neither
-- counted nor named to whoever makes it: an extract, and the page that it is made on, look the same whether there was such a line or not.
set local role samgrepp_owner;

grant select, insert on data.reading_request, data.reading_extract to samgrepp_app;
do $$
declare t record;
begin
  for t in select * from (values ('reading_request', 'taken_by', 'ended_by'), ('reading_extract', 'made_by', 'signed_by')) as x (name, author, later) loop
    execute format('drop policy if exists read on data.%I', t.name);
    execute format('create policy read on data.%I for select to samgrepp_app using (section_id = any (array(select authz.readable())))', t.name);
    execute format('drop policy if exists add on data.%I', t.name);
    -- Made open and unsigned, by oneself: what comes signed was looked at by nobody.
    execute format('create policy add on data.%I for insert to samgrepp_app
      with check (section_id = any (array(select authz.writable())) and %I = (select authz.me()) and %I is null)', t.name, t.author, t.later);
  end loop;
end $$;

grant select (id, file_id, section_id, guarded, guardian_id, outcome, ended_at), update (outcome, ended_at, ended_by, ended_words)
  on data.reading_request to samgrepp_gate;
grant select (id, request_id, made_by, made_at, signed_at), update (signed_by, signed_at, exception_words) on data.reading_extract to samgrepp_gate;
grant select (ground_kind, ground_id) on authz.opening to samgrepp_auditor;
grant select (id, unit_id) on authz.ground to samgrepp_auditor;
grant select (role, staff_id, unit_id, valid_from, valid_to, id) on authz.role_assignment to samgrepp_auditor;
grant select (id, name, kind) on authz.unit to samgrepp_auditor;
grant select (unit_id, function) on authz.unit_function to samgrepp_auditor;
do $$
declare t text;
begin
  foreach t in array array['reading_request', 'reading_extract'] loop
    execute format('drop policy if exists gate on data.%I', t);
    execute format('create policy gate on data.%I to samgrepp_gate using (true) with check (true)', t);
  end loop;
  foreach t in array array['unit', 'unit_function'] loop
    execute format('drop policy if exists auditor_reads on authz.%I', t);
    execute format('create policy auditor_reads on authz.%I for select to samgrepp_auditor using (true)', t);
  end loop;
end $$;

set local role samgrepp_gate;

-- Who has or had a place in the team of this file, or of one on the other side of the same violence.
create or replace function authz.reader_ties(file uuid) returns table (staff uuid, in_team boolean, opposite boolean)
  language sql stable security definer set search_path = ''
begin atomic
  select g.staff_id, pg_catalog.bool_or(g.file_id = reader_ties.file), pg_catalog.bool_or(g.file_id <> reader_ties.file)
    from authz.ground g
    where g.kind = 'team' and (g.file_id = reader_ties.file or g.file_id = any (array(select authz.other_side(reader_ties.file))))
    group by 1;
end;

-- Known as a file of one who uses violence, whatever a page says of it.
create or replace function authz.of_violent(file uuid) returns boolean
  language sql stable security definer set search_path = ''
  return exists (select from authz.situation_member m where m.file_id = of_violent.file and m.role = 'perpetrator');

-- The second pair of eyes: never the maker's own, and only on what was made last. Where it is guarded, or few may see the file, a
-- leader of its unit who says why it may be given.
create or replace function authz.sign_reading_extract(made uuid, exception bytea) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare e record; r record; guarded boolean;
begin
  select x.id, x.request_id, x.made_by, x.made_at into e from data.reading_extract x
    where x.id = sign_reading_extract.made and x.signed_at is null;
  select x.id, x.file_id, x.section_id, x.guarded into r from data.reading_request x
    where x.id = e.request_id and x.ended_at is null for update;
  perform authz.refuse_unless(r.id is not null and e.made_by <> authz.me() and r.section_id = any (array(select authz.writable()))
    and not exists (select from data.reading_extract later where later.request_id = r.id and (later.made_at > e.made_at or later.signed_at is not null)));
  guarded := r.guarded or authz.of_violent(r.file_id)
    or exists (select from authz.file f where f.id = r.file_id and f.protection in ('protectedRegistration', 'assumedIdentity'));
  perform authz.refuse_unless(not guarded or exception is not null
    and exists (select from authz.file f where f.id = r.file_id and authz.leads(f.unit_id)));
  update data.reading_extract x set signed_by = authz.me(), signed_at = authz.now(), exception_words = case when guarded then exception end
    where x.id = e.id;
  perform authz.log('reading.signed', 'done', r.file_id, pg_catalog.jsonb_build_object('request', r.id, 'exception', guarded));
end $$;

-- Given, once it is signed; refused, by one to whom the board has given such decisions, with the reasons; or no longer wanted.
create or replace function authz.end_reading_request(request uuid, outcome text, words bytea) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare r record;
begin
  select x.id, x.file_id, x.section_id into r from data.reading_request x
    where x.id = end_reading_request.request and x.ended_at is null for update;
  perform authz.refuse_unless(r.id is not null and r.section_id = any (array(select authz.writable())) and case end_reading_request.outcome
    when 'given' then exists (select from data.reading_extract e where e.request_id = r.id and e.signed_at is not null)
    when 'refused' then authz.delegated('disclosure')
    else end_reading_request.outcome = 'withdrawn' end);
  update data.reading_request x set outcome = end_reading_request.outcome, ended_at = authz.now(), ended_by = authz.me(), ended_words = end_reading_request.words
    where x.id = r.id;
  perform authz.log('reading.ended', 'done', r.file_id, pg_catalog.jsonb_build_object('request', r.id, 'outcome', outcome));
end $$;

set local role samgrepp_auditor;

-- Who read this file and what they did, day by day, by function and unit: from the sealed log, for the responsible one and a leader of
-- its unit, with the file open. Left out, and not told of:
--   where somebody is, who is kept apart from whom, what is asked across the wall, relations and decoys, whatever was done about them;
--   who had the file of the other side, if the person doesn't know them from the team: their being here tells of that file;
--   who comes from another unit that works with those who use violence, if the person has not said yes to that unit;
--   and for one who uses violence, all but the team, of its own unit or one for those who use violence, and of that whoever has her file
--   too: the name of a unit would tell where she has asked for help; for a guardian, all but the team within the children's unit.
create or replace function authz.readings(file uuid, since timestamptz, until timestamptz, receiver text)
  returns table (day date, role text, unit uuid, unit_name text, ground text, act text, times integer, head bigint)
  language sql stable security definer set search_path = ''
begin atomic
  with asked as materialized (
    select f.id, f.unit_id, case when authz.of_violent(f.id) then 'violent' else readings.receiver end as receiver,
        (select pg_catalog.max(h.size) from audit.head h) as head
      from authz.file f where f.id = readings.file and authz.may_staff_team(f.id)
  ), ties as materialized (
    select t.staff, t.in_team, t.opposite from asked cross join lateral authz.reader_ties(asked.id) t
  ), lines as materialized (
    select e.staff_id, e.opening_id, (e.at at time zone 'Europe/Stockholm')::date as day, min(e.at) as at,
        case when e.outcome = 'refused' then 'refused' when e.action in ('file.opened', 'file.created', 'file.claimed') then 'opened'
          when e.action like '%.printed' then 'printed' when e.detail ? 'changed' then 'wrote' else 'read' end as act,
        count(*)::integer as times
      from asked join audit.entry e on e.file_id = asked.id
        and e.at >= coalesce(readings.since, '-infinity') and e.at < readings.until and e.staff_id is not null
        -- Of one who is in already, only what she did; of one who is not, only that she was not let in.
        and (e.outcome = 'refused') = (e.opening_id is null)
        -- What is told of is listed, so that an act that comes to be later is not told of before somebody has thought of it.
        and pg_catalog.split_part(e.action, '.', 1) = any (array[
          'accompaniment', 'account', 'certificate', 'certificates', 'child', 'children', 'closing', 'concern', 'consent', 'consents', 'contact', 'decider',
          'decision', 'decisions', 'deputy', 'disclosure', 'dutyToReport', 'emergency', 'fear', 'file', 'files', 'followUp', 'interpreter',
          'intervention', 'interventions', 'investigation', 'letter', 'letters', 'level', 'lightContact', 'meeting', 'meetings', 'necessary', 'note', 'opening', 'people', 'person', 'plan',
          'process', 'processes', 'promise', 'promises', 'protectedIdentity', 'protection', 'reading', 'readings', 'register', 'risk',
          'safeContact', 'silence', 'talk', 'team', 'violence', 'waiver', 'warning', 'warnings']) and e.action <> 'contact.wordsLeft'
      join audit.leaf l on l.entry_id = e.id and l.place < asked.head
      group by 1, 2, 3, 5
  ), known as materialized (
    select l.day, l.act, l.times, l.staff_id, coalesce(t.in_team, false) as in_team, o.ground_kind, r.role, r.unit_id, asked.receiver, asked.head
      from asked cross join lines l
      left join ties t on t.staff = l.staff_id
      left join authz.opening o on o.id = l.opening_id
      left join authz.ground g on g.id = o.ground_id
      left join lateral (
        select x.role, x.unit_id from authz.role_assignment x
          where x.staff_id = l.staff_id and x.valid_from <= l.at and (x.valid_to is null or x.valid_to > l.at)
          order by (x.unit_id = g.unit_id) is true desc, x.unit_id = asked.unit_id desc, x.valid_from, x.id limit 1) r on true
      where case asked.receiver
        when 'self' then coalesce(t.in_team, false) or not coalesce(t.opposite, false) and (coalesce(o.ground_kind = 'secrecyWaiver', false)
          or not exists (select from authz.role_assignment x join authz.unit_function p on p.unit_id = x.unit_id and p.function = 'perpetratorProgramme'
            where x.staff_id = l.staff_id and x.unit_id <> asked.unit_id and x.valid_from <= l.at and (x.valid_to is null or x.valid_to > l.at)))
        when 'violent' then coalesce(t.in_team, false) and not coalesce(t.opposite, false) and (r.unit_id = asked.unit_id
          or exists (select from authz.unit_function p where p.unit_id = r.unit_id and p.function = 'perpetratorProgramme'))
        when 'guardian' then coalesce(t.in_team, false)
          and exists (select from authz.unit u where u.id = r.unit_id and u.kind = 'childrenUnit')
        else false end
  )
  select k.day, k.role, k.unit_id, u.name, case when k.act = 'refused' then null when k.ground_kind = 'created' then 'team' else k.ground_kind end,
      k.act, sum(k.times)::integer, k.head
    from known k left join authz.unit u on u.id = k.unit_id
    group by 1, 2, 3, 4, 5, 6, 8
  -- And one line with no act, whatever there was: up to where the log was sealed, or nothing while a line of this file still waits for
  -- its seal. An answer from half a log would say that nobody has read.
  union all
  select null, null, null, null, null, null, 0, case when not exists (
      select from audit.entry e where e.file_id = asked.id and e.at < least(readings.until, authz.now() - interval '1 minute')
        and not exists (select from audit.leaf l where l.entry_id = e.id and l.place < asked.head)) then asked.head end
    from asked
  order by 1, 4, 2, 5, 6;
end;
