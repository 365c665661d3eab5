-- The recurring control of the log (SoLPuL 10). The functions that look through it belong to samgrepp_auditor, and hand out lines
-- of a control to whoever makes it, never the log.
set local role samgrepp_owner;
grant usage on schema data to samgrepp_auditor;
grant select (id, unit_id, reference, created_at, protection) on authz.file to samgrepp_auditor;
grant select (id, reason) on authz.opening to samgrepp_auditor;
grant select (file_id, staff_id, kind, ended_at) on authz.ground to samgrepp_auditor;
grant select (staff_id, unit_id, role, valid_from, valid_to) on authz.role_assignment to samgrepp_auditor;
grant select (staff_id, starts_at, ends_at) on authz.rota_shift to samgrepp_auditor;
grant select (file_id, hash, as_self) on authz.person_index to samgrepp_auditor;
grant select (staff_id, hash, kind) on authz.staff_relation to samgrepp_auditor;
grant select (file_id) on authz.decoy to samgrepp_auditor;
grant select, insert, update (done_at, done_by) on data.log_review to samgrepp_auditor;
grant select, insert, update (outcome, words, judged_at, judged_by) on data.log_review_line to samgrepp_auditor;
do $$
declare t text;
begin
  foreach t in array array['authz.file', 'authz.opening', 'authz.ground', 'authz.role_assignment', 'authz.rota_shift', 'authz.person_index',
      'authz.staff_relation', 'authz.decoy'] loop
    execute format('drop policy if exists auditor_reads on %s', t);
    execute format('create policy auditor_reads on %s for select to samgrepp_auditor using (true)', t);
  end loop;
  foreach t in array array['data.log_review', 'data.log_review_line'] loop
    execute format('drop policy if exists auditor on %s', t);
    execute format('create policy auditor on %s to samgrepp_auditor using (true) with check (true)', t);
  end loop;
end $$;

grant select (month, unit_id, done_at) on data.log_review to samgrepp_gate;
grant select, insert on data.log_review_told to samgrepp_gate;
do $$
declare t text;
begin
  foreach t in array array['log_review', 'log_review_told'] loop
    execute format('drop policy if exists gate on data.%I', t);
    execute format('create policy gate on data.%I to samgrepp_gate using (true) with check (true)', t);
  end loop;
end $$;

set local role samgrepp_auditor;

-- Who makes the control of a unit: its leaders; of the whole municipality: an auditor.
create or replace function authz.may_review_log(unit uuid) returns boolean
  language sql stable security definer set search_path = ''
  return case when unit is null then authz.has_role('auditor') else authz.leads(unit) end;

create or replace function authz.my_reviews() returns setof uuid
  language sql stable security definer set search_path = ''
begin atomic
  select r.id from data.log_review r where authz.may_review_log(r.unit_id);
end;

-- What looks like curiosity, line by line, in rows of the log from `since` to `until`. Each is a question to ask and no proof.
create or replace function authz.patterns_in(since timestamptz, until timestamptz) returns table (entry_id bigint, pattern text)
  language sql stable set search_path = ''
begin atomic
  with opened as materialized (
    select e.id, e.at, e.staff_id, e.file_id, e.detail ->> 'ground' as ground, e.detail ->> 'purpose' as purpose,
      (e.at at time zone 'Europe/Stockholm') as here
    from audit.entry e where e.action = 'file.opened' and e.outcome = 'done' and e.at >= since and e.at < until and e.staff_id is not null
  ), worked as materialized (
    -- Where somebody did something in a file, and not only read.
    select e.staff_id, e.file_id, min(e.at) as first, max(e.at) as last from audit.entry e
    where e.file_id is not null and e.detail ? 'changed' and e.at >= since - interval '30 days' and e.at < until + interval '7 days'
    group by 1, 2
  ), idle as materialized (
    select o.* from opened o
    where o.ground <> 'created' and not exists (select from worked w where w.staff_id = o.staff_id and w.file_id = o.file_id)
  ), refused as materialized (
    select e.id, e.at, e.staff_id, e.file_id from audit.entry e
    where e.outcome = 'refused' and e.file_id is not null and e.at >= since and e.at < until and e.staff_id is not null
  )
  -- A colleague's own file.
  select o.id, 'colleague' from opened o
    join authz.person_index i on i.file_id = o.file_id and i.as_self
    join authz.staff_relation s on s.hash = i.hash and s.kind = 'self' and s.staff_id <> o.staff_id
    where o.ground <> 'created'
  union all
  -- The page saw that the person has the reader's own last name.
  select e.id, 'sameName' from audit.entry e join idle o on o.staff_id = e.staff_id and o.file_id = e.file_id
    where e.detail ->> 'sameName' = 'true' and e.at >= since and e.at < until
  union all
  select o.id, 'decoy' from opened o join authz.decoy d on d.file_id = o.file_id
  union all
  -- Fifteen files and more that she has nothing to do in.
  select o.id, 'manyWithoutWork' from idle o where o.ground <> 'team' and o.purpose is distinct from 'review' and o.staff_id in (
    select x.staff_id from idle x where x.ground <> 'team' and x.purpose is distinct from 'review'
      group by 1 having count(distinct x.file_id) >= 15)
  union all
  -- At night or on a Sunday without duty, and nothing was done there that day.
  select o.id, 'oddHours' from opened o
    where (extract(hour from o.here) not between 6 and 20 or extract(isodow from o.here) = 7) and o.ground <> 'created'
      and not exists (select from authz.rota_shift d where d.staff_id = o.staff_id and d.starts_at <= o.at and d.ends_at > o.at)
      and not exists (select from audit.entry e where e.file_id = o.file_id and e.staff_id = o.staff_id and e.detail ? 'changed'
        and e.at between o.at - interval '12 hours' and o.at + interval '12 hours')
  union all
  -- The same file day after day on a ground that is for a single time.
  select o.id, 'groundRepeated' from idle o where o.ground in ('leader', 'duty', 'emergency') and (o.staff_id, o.file_id) in (
    select x.staff_id, x.file_id from idle x where x.ground in ('leader', 'duty', 'emergency')
      group by 1, 2 having count(distinct x.here::date) >= 4)
  union all
  -- Within the hour after somebody else was refused the same file.
  select o.id, 'afterRefusal' from idle o where o.ground <> 'team'
    and exists (select from refused r where r.file_id = o.file_id and r.staff_id <> o.staff_id and r.at between o.at - interval '1 hour' and o.at)
  union all
  -- Where nobody has done anything for half a year.
  select o.id, 'longClosed' from idle o join authz.file f on f.id = o.file_id
    where f.created_at < o.at - interval '180 days' and o.purpose is distinct from 'review' and not exists (select from audit.entry e
      where e.file_id = o.file_id and e.detail ? 'changed' and e.at between o.at - interval '180 days' and o.at + interval '7 days')
  union all
  -- Once in the team, not any more, and back on another ground.
  select o.id, 'formerTeam' from idle o where o.ground <> 'team' and exists (select from authz.ground g
    where g.file_id = o.file_id and g.staff_id = o.staff_id and g.kind = 'team' and g.ended_at < o.at)
  union all
  select e.id, 'manySearches' from (
    select x.id, count(*) over (partition by x.staff_id, (x.at at time zone 'Europe/Stockholm')::date) as times from audit.entry x
      where x.action = 'person.asked' and x.detail ? 'reason' and x.at >= since and x.at < until) e where e.times >= 20
  union all
  select r.id, 'manyRefusals' from refused r where (r.staff_id, (r.at at time zone 'Europe/Stockholm')::date) in (
    select x.staff_id, (x.at at time zone 'Europe/Stockholm')::date from refused x group by 1, 2 having count(distinct x.file_id) >= 5)
  union all
  select e.id, 'manyPrints' from audit.entry e where e.action like '%.printed' and e.outcome = 'done' and e.at >= since and e.at < until
    and (e.staff_id, (e.at at time zone 'Europe/Stockholm')::date) in (
      select x.staff_id, (x.at at time zone 'Europe/Stockholm')::date from audit.entry x
        where x.action like '%.printed' and x.outcome = 'done' and x.at >= since and x.at < until
        group by 1, 2 having count(distinct x.file_id) >= 6);
end;

-- Begins a month's control: twenty openings whose choice follows from a head that was sealed after the month, and one line for
-- each pattern of each person (and file). Answers 'begun', or why not. A leader gets no line of a file that she is shut out from.
create or replace function authz.begin_review(review uuid, month date, unit uuid) returns text
  language plpgsql volatile security definer set search_path = '' as $$
declare
  since timestamptz := month::timestamp at time zone 'Europe/Stockholm';
  until timestamptz := (month + interval '1 month') at time zone 'Europe/Stockholm';
  head audit.head; me uuid := authz.me();
begin
  if authz.may_review_log(unit) is not true then raise exception 'not allowed' using errcode = '42501'; end if;
  if exists (select from data.log_review r where r.month = begin_review.month and r.unit_id is not distinct from unit) then return 'there'; end if;
  if until > authz.now() then return 'notOver'; end if;
  select * into head from audit.head h where h.at >= until order by h.size limit 1;
  if head.size is null then return 'notSealed'; end if;
  insert into data.log_review (id, month, unit_id, head_size, head_root, begun_at, begun_by)
    values (review, month, unit, head.size, head.root, authz.now(), me);
  with mine as materialized (
    select e.id, e.action, e.session_id, e.staff_id, e.at, e.file_id, f.reference, e.detail, x.patterns from audit.entry e
    left join authz.file f on f.id = e.file_id
    left join (select p.entry_id, pg_catalog.array_agg(distinct p.pattern order by p.pattern) as patterns
      from authz.patterns_in(since, until) p group by 1) x on x.entry_id = e.id
    where e.at >= since and e.at < until and e.staff_id is not null and e.staff_id <> me
      and (x.patterns is not null or (e.action = 'file.opened' and e.outcome = 'done' and e.detail ->> 'ground' <> 'created'))
      and (unit is null or f.unit_id = unit or exists (select from authz.role_assignment r
        where r.staff_id = e.staff_id and r.unit_id = unit and r.valid_from <= e.at and (r.valid_to is null or r.valid_to > e.at)))
      -- Files that few may know of, and those she is shut out from, are the auditor's to look at.
      and (unit is null or f.id is null or f.protection in ('none', 'secrecyMarker')
        and f.id <> all (array(select authz.blocked_files())) and not authz.stands_opposite(f.id))
  ), drawn as (
    select m.*, true as drawn, 1 as times from mine m where m.action = 'file.opened'
      order by pg_catalog.sha256(head.root || pg_catalog.int8send(m.id)) limit 20
  ), found as (
    select distinct on (m.staff_id, m.patterns, case when m.patterns && array['manyWithoutWork', 'manySearches', 'manyRefusals', 'manyPrints'] then null else m.file_id end)
      m.*, false as drawn, (count(*) over (partition by m.staff_id, m.patterns,
        case when m.patterns && array['manyWithoutWork', 'manySearches', 'manyRefusals', 'manyPrints'] then null else m.file_id end))::integer as times
    from mine m where m.patterns is not null
    order by m.staff_id, m.patterns, case when m.patterns && array['manyWithoutWork', 'manySearches', 'manyRefusals', 'manyPrints'] then null else m.file_id end, m.id
  ), lines as (
    select distinct on (l.id) l.* from (select * from found union all select * from drawn) l order by l.id, l.times desc
  )
  insert into data.log_review_line (id, review_id, entry_id, action, session_id, staff_id, at, file_id, reference, ground_kind, purpose, reason, times, drawn, patterns)
    select pg_catalog.gen_random_uuid(), review, l.id, l.action, l.session_id, l.staff_id, l.at, l.file_id, l.reference, l.detail ->> 'ground', l.detail ->> 'purpose',
      coalesce((select o.reason from authz.opening o where o.id::text = l.detail ->> 'opening'),
        case when l.action = 'person.asked' then pg_catalog.decode(l.detail ->> 'reason', 'base64') end),
      l.times, exists (select from drawn d where d.id = l.id), coalesce(l.patterns, '{}')
    from lines l;
  perform authz.log('logReview.begun', 'done', null, pg_catalog.jsonb_build_object('review', review));
  return 'begun';
end $$;

create or replace function authz.judge_line(line uuid, outcome text, words bytea) returns boolean
  language plpgsql volatile security definer set search_path = '' as $$
begin
  update data.log_review_line l set outcome = judge_line.outcome, words = judge_line.words, judged_at = authz.now(), judged_by = authz.me()
    from data.log_review r
    where l.id = judge_line.line and r.id = l.review_id and r.done_at is null and authz.may_review_log(r.unit_id) and l.staff_id <> authz.me()
      and (l.file_id = any (array(select authz.blocked_files()))) is not true;
  return found;
end $$;

-- A control is done when every line has been judged. One who was shut out from a file after it began neither sees nor waits for its
-- lines, and no count tells her of them: another who makes the control judges them, and an auditor draws her own.
create or replace function authz.end_review(review uuid) returns boolean
  language plpgsql volatile security definer set search_path = '' as $$
begin
  update data.log_review r set done_at = authz.now(), done_by = authz.me()
    where r.id = review and r.done_at is null and authz.may_review_log(r.unit_id)
      and not exists (select from data.log_review_line l where l.review_id = r.id and l.outcome is null
        and (l.file_id = any (array(select authz.blocked_files()))) is not true);
  return found;
end $$;

-- The months before this one that there is a log of, at most three, and the control of each that I am to make.
create or replace function authz.reviews_to_make() returns table (month date, unit_id uuid, review_id uuid, done_at timestamptz, lines integer, judged integer)
  language sql stable security definer set search_path = ''
begin atomic
  select m.month, u.unit, r.id, r.done_at,
    (select count(*)::integer from data.log_review_line l where l.review_id = r.id
      and (l.file_id = any (array(select authz.blocked_files()))) is not true),
    (select count(*)::integer from data.log_review_line l where l.review_id = r.id and l.outcome is not null
      and (l.file_id = any (array(select authz.blocked_files()))) is not true)
  from (select (pg_catalog.date_trunc('month', authz.now() at time zone 'Europe/Stockholm') - pg_catalog.make_interval(months => n))::date as month
      from pg_catalog.generate_series(1, 3) n) m
    cross join (select distinct x.unit_id as unit from authz.role_assignment x where authz.leads(x.unit_id)
      union select null where authz.has_role('auditor')) u
    left join data.log_review r on r.month = m.month and r.unit_id is not distinct from u.unit
  where exists (select from audit.entry e where e.at < (m.month + interval '1 month') at time zone 'Europe/Stockholm');
end;

set local role samgrepp_gate;

-- Tells leaders and auditors that last month's control is due, and on the twentieth that it is late. Once each.
create or replace function authz.remind_of_reviews() returns integer
  language plpgsql volatile security definer set search_path = '' as $$
declare
  here timestamp := authz.now() at time zone 'Europe/Stockholm';
  last_month date := (pg_catalog.date_trunc('month', here) - interval '1 month')::date;
  this_step smallint := case when extract(day from here) >= 20 then 2 else 1 end;
  told integer := 0; who record;
begin
  for who in
    select distinct r.staff_id, case when r.role = 'auditor' then null else r.unit_id end as unit from authz.role_assignment r
    where r.role in ('teamLeader', 'unitManager', 'auditor') and r.valid_from <= authz.now() and (r.valid_to is null or r.valid_to > authz.now())
  loop
    if exists (select from data.log_review l where l.month = last_month and l.unit_id is not distinct from who.unit and l.done_at is not null)
      then continue; end if;
    insert into data.log_review_told values (last_month, who.unit, who.staff_id, this_step, authz.now()) on conflict do nothing;
    if not found then continue; end if;
    insert into data.alert (id, staff_id, kind, at) values (pg_catalog.gen_random_uuid(), who.staff_id, 'logReviewDue', authz.now());
    told := told + 1;
  end loop;
  return told;
end $$;

-- A decoy: a file about nobody, made by an auditor, in no index and on no desk, so that only who tries addresses comes upon it. It has the
-- sections that every file has, or an emergency would be refused by a missing one, and the decoy be known by that.
drop function if exists authz.make_decoy(uuid, uuid, text, uuid);
create or replace function authz.make_decoy(file uuid, unit uuid, reference text, sections jsonb) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  if authz.has_role('auditor') is not true or not exists (select from authz.unit u where u.id = unit and u.closed_at is null) then
    raise exception 'not allowed' using errcode = '42501';
  end if;
  insert into authz.file (id, kind, unit_id, reference, created_at, created_by) values (file, 'person', unit, reference, authz.now(), authz.me());
  insert into authz.section (id, file_id, kind) select (x ->> 'id')::uuid, file, x ->> 'kind' from pg_catalog.jsonb_array_elements(sections) x;
  insert into authz.decoy values (file, authz.now(), authz.me());
  perform authz.log('decoy.made', 'done', file, '{}');
end $$;

create or replace function authz.my_decoys() returns table (file_id uuid, unit_id uuid, made_at timestamptz)
  language sql stable security definer set search_path = ''
begin atomic
  select d.file_id, f.unit_id, d.made_at from authz.decoy d join authz.file f on f.id = d.file_id where authz.has_role('auditor');
end;

-- Told at once, in the transaction of the opening: to the leaders of its unit and to auditors, and never to the one who opened.
create or replace function authz.tell_of_decoy() returns trigger
  language plpgsql volatile security definer set search_path = '' as $$
begin
  insert into data.alert (id, staff_id, kind, at)
    select pg_catalog.gen_random_uuid(), r.staff_id, 'decoyOpened', authz.now()
    from (select distinct x.staff_id from authz.role_assignment x join authz.file f on f.id = new.file_id
      where (x.role = 'auditor' or x.role in ('teamLeader', 'unitManager') and x.unit_id = f.unit_id)
        and x.valid_from <= authz.now() and (x.valid_to is null or x.valid_to > authz.now())) r
    where r.staff_id <> new.staff_id and exists (select from authz.decoy d where d.file_id = new.file_id);
  return null;
end $$;
grant execute on function authz.tell_of_decoy() to samgrepp_owner;

set local role samgrepp_owner;
grant select on data.log_review, data.log_review_line to samgrepp_app;
drop policy if exists read on data.log_review;
create policy read on data.log_review for select to samgrepp_app using (id = any (array(select authz.my_reviews())));
-- Nobody controls herself, also where she became leader later; nor sees who read a file that she has been shut out from since.
drop policy if exists read on data.log_review_line;
create policy read on data.log_review_line for select to samgrepp_app
  using (review_id = any (array(select authz.my_reviews())) and staff_id <> (select authz.me())
    and (file_id = any (array(select authz.blocked_files()))) is not true);
drop trigger if exists tell_of_decoy on authz.opening;
create trigger tell_of_decoy after insert on authz.opening for each row execute function authz.tell_of_decoy();
