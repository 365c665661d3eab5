-- Figures over all files (docs/decisions/0022). The role statistics reads times of stages and links between contacts and
-- files: no words, no names, no one who acted, no other kind of event. Nobody signs in as it, and of its functions only
-- authz.stage_times() may be called by a page; the others see single contacts and answer to it alone.
set local role samgrepp_owner;
grant usage on schema authz, data to samgrepp_statistics;
grant create on schema authz to samgrepp_statistics;

grant select (file_id, kind, at) on data.event to samgrepp_statistics;
drop policy if exists stages on data.event;
create policy stages on data.event for select to samgrepp_statistics
  using (kind in ('contact.received', 'file.created', 'protection.assessed', 'meeting.itemDiscussed', 'plan.actionDone'));
grant select (file_id, received_at, concerns_file_id, detached_at, ended_at) on data.contact to samgrepp_statistics;
drop policy if exists stages on data.contact;
create policy stages on data.contact for select to samgrepp_statistics using (true);
-- Of a meeting when it was called and held, how many were called, answered and came, how many tasks it gave: not who, and
-- not about whom.
grant select (id, kind, called_at, held_at, cancelled_at) on data.meeting to samgrepp_statistics;
drop policy if exists meetings on data.meeting;
create policy meetings on data.meeting for select to samgrepp_statistics using (true);
grant select (meeting_id, called_as, answered_at, attended) on data.meeting_seat to samgrepp_statistics;
drop policy if exists meetings on data.meeting_seat;
create policy meetings on data.meeting_seat for select to samgrepp_statistics using (true);
grant select (id, meeting_id) on data.agenda_item to samgrepp_statistics;
drop policy if exists meetings on data.agenda_item;
create policy meetings on data.agenda_item for select to samgrepp_statistics using (true);
grant select (item_id) on data.action to samgrepp_statistics;
drop policy if exists meetings on data.action;
create policy meetings on data.action for select to samgrepp_statistics using (item_id is not null);

set local role samgrepp_statistics;
alter default privileges revoke execute on functions from public;

-- One row for each first contact and stage. A contact that was joined to a file that was there already, or to one that an
-- earlier contact led to, is no first one. Whoever isn't there yet has waited until the figure ends; where a contact ended
-- without a file, until that day. Whole hours up to two days, then whole days, so that nobody's minute is in the figure: a
-- stage is rounded up; what is known of one who waits is rounded down, so that nobody is said to have waited longer.
create or replace function authz.first_contacts(since timestamptz, cut timestamptz)
  returns table (month date, grouped boolean, stage text, hours integer, reached boolean)
  language sql stable set search_path = ''
begin atomic
  with first as materialized (
    select c.file_id, h.hers, c.received_at as since, case when h.hers is null and c.ended_at < cut then c.ended_at else cut end as until
    from data.contact c cross join lateral (select case when c.detached_at is null then c.concerns_file_id end as hers) h
    where c.received_at >= since and c.received_at < cut
      -- A report of concern lies in a contact of its own in the child's unit, and is no call.
      and exists (select from data.event e where e.kind = 'contact.received' and e.file_id = c.file_id)
      and not exists (select from data.contact o where o.concerns_file_id = h.hers and o.detached_at is null
        and (o.received_at, o.file_id) < (c.received_at, c.file_id))
      and not exists (select from data.event e where e.kind = 'file.created' and e.file_id = h.hers and e.at < c.received_at)
  ), reached as materialized (
    select f.since, f.until,
      (select min(e.at) from data.event e where e.kind = 'protection.assessed' and e.file_id in (f.file_id, f.hers) and e.at >= f.since and e.at < cut) as protection,
      (select min(e.at) from data.event e where e.kind = 'meeting.itemDiscussed' and e.file_id = f.hers and e.at >= f.since and e.at < cut) as meeting,
      (select min(e.at) from data.event e where e.kind = 'plan.actionDone' and e.file_id = f.hers and e.at >= f.since and e.at < cut) as task
    from first f
  )
  select pg_catalog.date_trunc('month', r.since at time zone 'Europe/Stockholm')::date, r.meeting is not null, s.stage,
    (case when w.whole <= 48 then w.whole when s.at is null then pg_catalog.floor(w.whole / 24) * 24 else pg_catalog.ceil(w.whole / 24) * 24 end)::integer,
    s.at is not null
  from reached r cross join lateral (values ('protection', r.protection), ('meeting', r.meeting), ('task', r.task)) as s (stage, at)
    cross join lateral (select extract(epoch from coalesce(s.at, r.until) - r.since)::double precision / 3600 as hours) exact
    cross join lateral (select case when s.at is null then greatest(pg_catalog.floor(hours), 0) else greatest(pg_catalog.ceil(hours), 1) end as whole) w;
end;

-- Kaplan–Meier: at each wait at which somebody got there, the share that is left, and Greenwood's sum for its error.
-- Those who aren't there yet count for as long as they have waited.
create or replace function authz.survival(hours integer[], reached boolean[])
  returns table (at integer, at_risk integer, events integer, by_then integer, remaining double precision, greenwood double precision)
  language sql immutable set search_path = ''
begin atomic
  with one as (select u.h, u.r from rows from (pg_catalog.unnest(hours), pg_catalog.unnest(reached)) as u (h, r)),
  at_each as (select o.h, count(*) filter (where o.r) as d, pg_catalog.sum(count(*)) over (order by o.h desc) as n from one o group by o.h),
  product as (
    select e.h, e.n, e.d, pg_catalog.sum(e.d) over w as by_then, pg_catalog.bool_or(e.d = e.n) over w as nobody,
      pg_catalog.sum(case when e.d = e.n then 0 else pg_catalog.ln(1 - e.d / e.n::double precision) end) over w as log_left,
      pg_catalog.sum(case when e.d = e.n then 0 else e.d / (e.n::double precision * (e.n - e.d)) end) over w as greenwood
    from at_each e where e.d > 0 window w as (order by e.h)
  )
  select p.h, p.n::integer, p.d::integer, p.by_then::integer, case when p.nobody then 0 else pg_catalog.exp(p.log_left) end, p.greenwood
  from product p order by p.h;
end;

-- What may be said of one group: quartiles, the interval of the median (95 %, log-log as in Brookmeyer and Crowley) and
-- the curve. A wait is told only where five got there by then and five were still waiting when it came, and the curve
-- steps only where five more have got there, so that no step is a person.
create or replace function authz.times_of(hours integer[], reached boolean[]) returns jsonb
  language plpgsql immutable set search_path = '' as $$
declare
  k constant integer := 5;
  z constant double precision := 1.959963985;
  told jsonb := '{}'; curve jsonb := '[]'; step record; last_told integer := 0; total integer;
begin
  for step in select q.name, min(s.at) as at from (values ('q1', 0.25), ('median', 0.5), ('q3', 0.75)) as q (name, share)
      left join authz.survival(hours, reached) s on s.remaining <= 1 - q.share + 1e-9 group by q.name
    union all
    select b.name, min(s.at) from (values ('low', z), ('high', -z)) as b (name, z)
      left join (select * from authz.survival(hours, reached) x where x.remaining > 0 and x.remaining < 1 and x.greenwood > 0) s
        on pg_catalog.power(s.remaining, pg_catalog.exp(b.z * pg_catalog.sqrt(s.greenwood) / pg_catalog.abs(pg_catalog.ln(s.remaining)))) <= 0.5
      group by b.name loop
    told := told || pg_catalog.jsonb_build_object(step.name, (select s.at from authz.survival(hours, reached) s where s.at = step.at and s.by_then >= k and s.at_risk >= k));
  end loop;
  select count(*) into total from pg_catalog.unnest(reached) r where r;
  for step in select s.*, pg_catalog.sqrt(s.greenwood) / nullif(pg_catalog.abs(pg_catalog.ln(nullif(s.remaining, 0))), 0) as error
      from authz.survival(hours, reached) s loop
    continue when step.by_then - last_told < k or step.at_risk < k or total - step.by_then between 1 and k - 1;
    last_told := step.by_then;
    curve := curve || pg_catalog.jsonb_build_array(pg_catalog.jsonb_build_object('at', step.at,
      'share', pg_catalog.round(100 * (1 - step.remaining)),
      'low', pg_catalog.round(100 * (1 - coalesce(pg_catalog.power(step.remaining, pg_catalog.exp(-z * step.error)), step.remaining))),
      'high', pg_catalog.round(100 * (1 - coalesce(pg_catalog.power(step.remaining, pg_catalog.exp(z * step.error)), step.remaining)))));
  end loop;
  return told || pg_catalog.jsonb_build_object('curve', curve);
end $$;

-- Which rows of a table hide how many got there and how many did not. First those with fewer than five of either; then,
-- as long as those hidden could be worked out from the total, the next smallest. What is hidden is always two rows or
-- more, which together hold five or more of both: each of them can then be anything within a range of at least five.
create or replace function authz.hide_small(reached integer[], missing integer[]) returns boolean[]
  language plpgsql immutable set search_path = '' as $$
declare
  k constant integer := 5;
  hidden boolean[]; rows integer; r integer; m integer; next integer;
begin
  select pg_catalog.array_agg(least(u.r, u.m) < k order by u.i) into hidden
    from rows from (pg_catalog.unnest(reached), pg_catalog.unnest(missing)) with ordinality as u (r, m, i);
  loop
    select count(*), coalesce(pg_catalog.sum(reached[i]), 0), coalesce(pg_catalog.sum(missing[i]), 0) into rows, r, m
      from pg_catalog.generate_subscripts(hidden, 1) i where hidden[i];
    exit when rows = 0 or (rows > 1 and r >= k and m >= k);
    select i into next from pg_catalog.generate_subscripts(hidden, 1) i where not hidden[i] order by least(reached[i], missing[i]), i limit 1;
    exit when next is null;
    hidden[next] := true;
  end loop;
  return hidden;
end $$;

-- The twelve whole months before this one, for those who lead and for nobody else.
create or replace function authz.told_year(out since timestamptz, out cut timestamptz)
  language plpgsql stable set search_path = '' as $$
declare until timestamp := pg_catalog.date_trunc('month', authz.now() at time zone 'Europe/Stockholm');
begin
  if authz.has_role('teamLeader', 'unitManager') is not true then raise exception 'not allowed' using errcode = '42501'; end if;
  since := (until - interval '12 months') at time zone 'Europe/Stockholm';
  cut := until at time zone 'Europe/Stockholm';
end $$;

-- How many of how many. Where one of the two is under five neither is told, only which: "fewer than five are missing".
create or replace function authz.told_share(n bigint, reached bigint) returns jsonb
  language sql immutable set search_path = ''
begin atomic
  select case when n >= 5 then pg_catalog.jsonb_build_object('n', n,
    'reached', case when least(reached, n - reached) >= 5 then reached end,
    'few', case when n - reached < 5 then 'missing' when reached < 5 then 'reached' end) end;
end;

-- Urgent meetings since then: the wait from being called to being held, how many were held within a day, how many of those
-- called answered and came, how many tasks they gave. All of them together, and only where there are five.
create or replace function authz.urgent_meetings(since timestamptz, cut timestamptz) returns jsonb
  language sql stable set search_path = ''
begin atomic
  with meeting as materialized (
    select m.id, m.called_at, case when m.held_at < cut then m.held_at end as held_at,
      greatest(pg_catalog.ceil(extract(epoch from coalesce(case when m.held_at < cut then m.held_at end, cut) - m.called_at)::double precision / 3600), 1) as hours
    from data.meeting m where m.kind = 'urgent' and m.called_at >= since and m.called_at < cut and m.cancelled_at is null
  ), seat as (
    select count(*) as called, count(s.answered_at) as answered, count(*) filter (where s.attended) as came,
      count(*) filter (where s.called_as = 'ownTask') as without_consent
    from data.meeting_seat s where s.meeting_id in (select m.id from meeting m)
  ), task as (
    select count(*) as given from data.action a join data.agenda_item i on i.id = a.item_id where i.meeting_id in (select m.id from meeting m)
  )
  select authz.told_share(count(*), count(*) filter (where m.held_at <= m.called_at + interval '24 hours'))
      || (authz.times_of(pg_catalog.array_agg((case when m.hours <= 48 then m.hours else pg_catalog.ceil(m.hours / 24) * 24 end)::integer),
        pg_catalog.array_agg(m.held_at is not null)) - 'curve')
      || pg_catalog.jsonb_build_object('answered', (select authz.told_share(s.called, s.answered) from seat s),
        'came', (select authz.told_share(s.called, s.came) from seat s),
        'withoutConsent', (select authz.told_share(s.called, s.without_consent) from seat s), 'tasks', (select case when t.given >= 5 then t.given end from task t))
    from meeting m;
end;

-- The one question that a page may ask, without any choice in it: from first contact to each stage, since January two
-- years before the last whole month, for the whole municipality. Months are laid together until they hold twenty first
-- contacts, from the beginning on, so that what has been shown stays as it was; what isn't twenty yet is in no total.
-- A month counts when a week has passed, as the last calls of a month are often written down in the next.
create or replace function authz.stage_times() returns jsonb
  language plpgsql stable security definer set search_path = '' as $$
declare
  enough constant integer := 20; k constant integer := 5;
  last_month timestamp := pg_catalog.date_trunc('month', (authz.now() - interval '7 days') at time zone 'Europe/Stockholm');
  first_month timestamp := pg_catalog.date_trunc('year', last_month) - interval '2 years';
  cut timestamptz := last_month at time zone 'Europe/Stockholm';
  answer jsonb;
begin
  if authz.has_role('teamLeader', 'unitManager') is not true then raise exception 'not allowed' using errcode = '42501'; end if;
  with recursive fact as materialized (
    select * from authz.first_contacts(first_month at time zone 'Europe/Stockholm', cut)
  ), month as (
    select pg_catalog.row_number() over (order by m) as i, m::date as month, (select count(*) from fact f where f.month = m::date and f.stage = 'protection') as n
    from pg_catalog.generate_series(first_month, last_month - interval '1 month', interval '1 month') m
  ), lying_together as (
    select i, month, n as so_far, 1 as period from month where i = 1
    union all
    select m.i, m.month, case when l.so_far >= enough then 0 else l.so_far end + m.n, l.period + (l.so_far >= enough)::integer
    from lying_together l join month m on m.i = l.i + 1
  ), period as (
    select l.period, min(l.month) as first, max(l.month) as last, max(l.so_far) as n from lying_together l group by l.period having max(l.so_far) >= enough
  ), kept as materialized (
    select f.*, p.period from fact f join lying_together l on l.month = f.month join period p on p.period = l.period
  ), cell as materialized (
    select c.stage, c.period, c.grouped, count(*)::integer as n, count(*) filter (where c.reached)::integer as reached,
      authz.times_of(pg_catalog.array_agg(c.hours), pg_catalog.array_agg(c.reached)) as times
    from kept c group by grouping sets ((c.stage), (c.stage, c.period), (c.stage, c.grouped))
  ), shown as (
    select c.stage, pg_catalog.array_agg(c.period order by c.period) as periods,
      authz.hide_small(pg_catalog.array_agg(c.reached order by c.period), pg_catalog.array_agg(c.n - c.reached order by c.period)) as hidden
    from cell c where c.period is not null group by c.stage
  ), by_period as (
    select c.stage, pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('first', p.first, 'last', p.last, 'n', c.n,
        'reached', case when not s.hidden[pg_catalog.array_position(s.periods, c.period)] then c.reached end) || (c.times - 'curve') order by p.first) as rows
    from cell c join period p on p.period = c.period join shown s on s.stage = c.stage group by c.stage
  ), by_group as (
    -- Both or none, and what they hold of those who got there both or none: what one of them lacks, the total would tell.
    select c.stage, pg_catalog.jsonb_object_agg(case when c.grouped then 'with' else 'without' end, pg_catalog.jsonb_build_object('n', c.n,
        'reached', case when w.told then c.reached end) || c.times) as groups
    from cell c join (
      select x.stage, count(*) = 2 and min(x.n) >= k as both, min(least(x.reached, x.n - x.reached)) >= k as told
      from cell x where x.grouped is not null group by x.stage) w on w.stage = c.stage
    where c.grouped is not null and c.stage <> 'meeting' and w.both group by c.stage
  )
  select pg_catalog.jsonb_build_object('since', first_month::date, 'until', last_month::date,
    -- Before and after: the month in which the group first met is known to everyone, and about nobody.
    'groupBegan', (select pg_catalog.date_trunc('month', min(m.held_at) at time zone 'Europe/Stockholm')::date from data.meeting m
      where m.kind = 'regular' and m.held_at < cut),
    'urgent', authz.urgent_meetings(first_month at time zone 'Europe/Stockholm', cut),
    'waitingFrom', (select min(l.month) from lying_together l where l.period not in (select p.period from period p)),
    'stages', coalesce(pg_catalog.jsonb_object_agg(c.stage, pg_catalog.jsonb_build_object(
      'whole', authz.told_share(c.n, c.reached) || c.times,
      'periods', b.rows, 'groups', g.groups)), '{}'))
    into answer
    from cell c join by_period b on b.stage = c.stage left join by_group g on g.stage = c.stage
    where c.period is null and c.grouped is null;
  return answer;
end $$;

set local role samgrepp_owner;
revoke create on schema authz from samgrepp_statistics;
