-- Interventions lie in the plan of a file, with their talks. A group and its meetings are its unit's: they name nobody.
set local role samgrepp_owner;
do $$
declare t record;
begin
  for t in select * from (values
    ('intervention', 'worker_id, needs, unreached, unreached_since, extent, begun_at, ended_at, ended_by, end_how, end_reason, end_words', 'asked_by'),
    ('talk', 'place, planned_at, told_how, interpreter, outcome, held_on, children_in_room, written_at, written_by, struck_at', 'made_by'),
    ('light_contact', null, 'by_id'),
    ('alliance_rating', null, 'by_id'),
    ('intervention_turn', 'answer, answer_words, decided_at, decided_by', 'by_id'),
    ('accompaniment', 'room, outcome, outcome_at', 'made_by'),
    ('time_off_told', null, 'by_id')
  ) as x (name, changeable, author) loop
    execute format('grant select, insert on data.%I to samgrepp_app', t.name);
    execute format('drop policy if exists read on data.%I', t.name);
    execute format('create policy read on data.%I for select to samgrepp_app using (section_id = any (array(select authz.readable())))', t.name);
    execute format('drop policy if exists add on data.%I', t.name);
    execute format('create policy add on data.%I for insert to samgrepp_app with check (section_id = any (array(select authz.writable())) and %I = (select authz.me())%s)',
      t.name, t.author, case t.name when 'intervention' then ' and group_id is null' else '' end);
    if t.changeable is not null then
      execute format('grant update (%s) on data.%I to samgrepp_app', t.changeable, t.name);
      execute format('drop policy if exists change on data.%I', t.name);
      execute format('create policy change on data.%I for update to samgrepp_app using (section_id = any (array(select authz.writable()))) with check (section_id = any (array(select authz.writable())))', t.name);
    end if;
  end loop;
end $$;

grant select, insert, update (ended_at) on data.support_group to samgrepp_app;
grant select, insert, update (cancelled_at) on data.group_session to samgrepp_app;
drop policy if exists read on data.support_group;
create policy read on data.support_group for select to samgrepp_app using ((select authz.signed_in()));
drop policy if exists add on data.support_group;
create policy add on data.support_group for insert to samgrepp_app
  with check (made_by = (select authz.me()) and unit_id = any (array(select authz.my_units())));
drop policy if exists change on data.support_group;
create policy change on data.support_group for update to samgrepp_app
  using (unit_id = any (array(select authz.my_units()))) with check (unit_id = any (array(select authz.my_units())));
drop policy if exists read on data.group_session;
create policy read on data.group_session for select to samgrepp_app using ((select authz.signed_in()));
drop policy if exists add on data.group_session;
create policy add on data.group_session for insert to samgrepp_app with check (made_by = (select authz.me())
  and group_id in (select g.id from data.support_group g where g.unit_id = any (array(select authz.my_units()))));
drop policy if exists change on data.group_session;
create policy change on data.group_session for update to samgrepp_app
  using (group_id in (select g.id from data.support_group g where g.unit_id = any (array(select authz.my_units()))))
  with check (group_id in (select g.id from data.support_group g where g.unit_id = any (array(select authz.my_units()))));

-- The gate gives places in a group, and knows who stands on which side of the same violence; no word that anybody wrote.
grant select (id, file_id, section_id, version_id, audience, worker_id, asked_at, begun_at, ended_at, group_id, placed_at, unreached_since), update (group_id, placed_at)
  on data.intervention to samgrepp_gate;
grant select (id, version_id, places, ended_at) on data.support_group to samgrepp_gate;
grant update (ended_at) on data.support_group to samgrepp_gate;
grant select (id, service_id, unit_id) on data.service to samgrepp_gate;
grant select (file_id, worker_id, from_on, last_on) on data.time_off_told to samgrepp_gate;
do $$
declare t text;
begin
  foreach t in array array['intervention', 'support_group', 'service', 'time_off_told'] loop
    execute format('drop policy if exists gate on data.%I', t);
    execute format('create policy gate on data.%I to samgrepp_gate using (true) with check (true)', t);
  end loop;
end $$;

set local role samgrepp_gate;

-- A place in this group of the same service, or else a place in its queue: because it is full or over, because somebody from the other
-- side of the same violence has one, or because those who use violence never sit with anybody else. Which of them is told to nobody, in
-- words or in time: all is looked at either way.
create or replace function authz.take_place(intervention uuid, into_group uuid) returns boolean
  language plpgsql volatile security definer set search_path = '' as $$
declare i record; g record; taken integer; opposite boolean; given boolean;
begin
  select x.id, x.file_id, x.version_id, x.audience into i from data.intervention x
    where x.id = take_place.intervention and x.section_id = any (array(select authz.writable()))
      and x.placed_at is null and x.ended_at is null for update;
  select s.id, s.places, s.ended_at into g from data.support_group s where s.id = take_place.into_group
    and (select v.service_id from data.service v where v.id = s.version_id) = (select v.service_id from data.service v where v.id = i.version_id)
    for update;
  perform authz.refuse_unless(i.id is not null and g.id is not null);
  select count(*), coalesce(pg_catalog.bool_or(p.file_id in (select authz.other_side(i.file_id))
      or (p.audience = 'usesViolence') <> (i.audience = 'usesViolence')), false) into taken, opposite
    from data.intervention p where p.group_id = g.id and p.placed_at is not null and p.ended_at is null;
  given := g.ended_at is null and taken < g.places and not opposite;
  update data.intervention x set group_id = g.id, placed_at = case when given then authz.now() end where x.id = i.id;
  perform authz.log('group.asked', 'done', i.file_id, '{}');
  return given;
end $$;

-- Who waits for what a unit that I lead gives: by reference and since when, oldest first. Nobody from a file that I am kept from, or that
-- only its team may see. Where it lies is told to one who may open it, and to nobody else.
drop function if exists authz.support_waiting();
create function authz.support_waiting() returns table (reference text, version_id uuid, asked_at timestamptz, out_of_reach boolean,
    file_id uuid, intervention_id uuid)
  language sql stable security definer set search_path = ''
begin atomic
  select f.reference, i.version_id, i.asked_at, i.unreached_since is not null,
      case when authz.has_ground(f.id) then f.id end, case when authz.has_ground(f.id) then i.id end
    from data.intervention i join data.service s on s.id = i.version_id join authz.file f on f.id = i.file_id
    where i.begun_at is null and i.ended_at is null and authz.leads(s.unit_id)
      and f.protection not in ('protectedRegistration', 'assumedIdentity')
      and not (f.id in (select authz.blocked_files())) and not authz.stands_opposite(f.id)
    order by i.asked_at, f.reference limit 200;
end;

-- To whom I give support, and nobody has told whom to call until this day: one a file, and none that I am kept from. What was told for
-- fewer days is no answer.
create or replace function authz.not_told_of_time_off(until date) returns table (file_id uuid, intervention_id uuid)
  language sql stable security definer set search_path = ''
begin atomic
  select distinct on (i.file_id) i.file_id, i.id from data.intervention i
    where i.worker_id = (select authz.me()) and i.begun_at is not null and i.ended_at is null
      and not (i.file_id in (select authz.blocked_files())) and not authz.stands_opposite(i.file_id)
      and not exists (select from data.time_off_told t where t.file_id = i.file_id and t.worker_id = i.worker_id
        and t.from_on <= not_told_of_time_off.until and t.last_on >= not_told_of_time_off.until)
    order by i.file_id, i.begun_at, i.id;
end;

set local role samgrepp_owner;
grant create on schema authz to samgrepp_statistics;
-- A file only so that five are five people.
grant select (file_id, asked_at, begun_at, ended_at, audience, unreached_since, end_how, end_reason) on data.intervention to samgrepp_statistics;
drop policy if exists figures on data.intervention;
create policy figures on data.intervention for select to samgrepp_statistics using (true);
grant select (file_id, ended_at, help) on data.follow_up to samgrepp_statistics;
drop policy if exists figures on data.follow_up;
create policy figures on data.follow_up for select to samgrepp_statistics using (help is not null);
set local role samgrepp_statistics;
alter default privileges revoke execute on functions from public;

-- Waits of those exposed and of those who use violence side by side (V47), and how support ended (V45), over the twelve whole months
-- before this one. Nothing that holds fewer than five is told. Beside those who vanished stands how many people were asked afterwards whether
-- the help was of use, and what they said (V45): not where it would tell that a few people had more than one that ended, and nothing of the
-- answers where the number of those asked is hidden.
create or replace function authz.support_figures() returns jsonb
  language plpgsql stable security definer set search_path = '' as $$
declare
  since timestamptz; cut timestamptz;
  answer jsonb;
begin
  select y.since, y.cut into since, cut from authz.told_year() y;
  with asked as materialized (
    select case i.audience when 'exposed' then 'exposed' when 'usesViolence' then 'usesViolence' end as side,
        coalesce(i.begun_at < cut, false) as reached, i.unreached_since < cut and coalesce(i.ended_at >= cut, true) as missed,
        (pg_catalog.date_part('day', least(coalesce(i.begun_at, i.ended_at, cut), cut) - i.asked_at))::integer as days
      from data.intervention i where i.asked_at >= since and i.asked_at < cut
  ), waits as (
    select a.side, authz.told_share(count(*), count(*) filter (where a.reached))
        || (authz.times_of(pg_catalog.array_agg(a.days), pg_catalog.array_agg(a.reached)) - 'curve') as told
      from asked a where a.side is not null group by a.side
  ), ended as materialized (
    select i.file_id, i.end_how, i.end_reason, i.ended_at from data.intervention i where i.ended_at >= since and i.ended_at < cut and i.begun_at is not null
  ), person as materialized (
    select e.file_id, (select f.help from data.follow_up f where f.file_id = e.file_id and f.help <> 'notAsked' and f.ended_at >= min(e.ended_at)
        and f.ended_at < cut order by f.ended_at desc limit 1) as help
      from ended e group by e.file_id
  ), heard as (
    select authz.told_share(count(*), count(p.help)) as asked,
        authz.told_share(count(p.help), count(*) filter (where p.help = 'helped' or p.help = 'partly')) as helped
      from person p having (select count(*) from ended) - count(*) not between 1 and 4
  ), reason as (
    select e.end_reason, count(*) as n from ended e where e.end_how = 'silent' group by 1 having count(*) >= 5
  )
  select pg_catalog.jsonb_build_object('since', (since at time zone 'Europe/Stockholm')::date, 'until', (cut at time zone 'Europe/Stockholm')::date,
    'waits', (select coalesce(pg_catalog.jsonb_object_agg(w.side, w.told) filter (where w.told is not null), '{}') from waits w),
    'silent', (select authz.told_share(count(*), count(*) filter (where e.end_how = 'silent')) from ended e),
    'asked', (select h.asked from heard h),
    'helped', (select h.helped from heard h where h.asked->>'reached' is not null),
    -- Shares of what is told would tell the rest: the reasons are told in their order, without counts.
    'reasons', (select coalesce(pg_catalog.jsonb_agg(r.end_reason order by r.n desc, r.end_reason), '[]') from reason r),
    'outOfReach', (select authz.told_share(count(*), count(*) filter (where a.missed)) from asked a)) into answer;
  return answer;
end $$;

set local role samgrepp_owner;
revoke create on schema authz from samgrepp_statistics;
