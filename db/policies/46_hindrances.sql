-- What stands in the way, counted for those who lead: a home that could not be kept (V19), what stopped errands (V18), care that said no
-- twice (V13), investigations that ended with no help (V28), needs that a unit refused or gave back (V37). Kinds, days and which file it was, so that nobody is counted twice: no words, no
-- names. What children meet is counted by authz.child_barriers().
set local role samgrepp_owner;
grant create on schema authz to samgrepp_statistics;
grant select (id, file_id, answers, assessed_at) on data.protection_assessment to samgrepp_statistics;
drop policy if exists figures on data.protection_assessment;
create policy figures on data.protection_assessment for select to samgrepp_statistics using (state = 'done');
grant select (row_id) on data.copied_row to samgrepp_statistics;
drop policy if exists figures on data.copied_row;
create policy figures on data.copied_row for select to samgrepp_statistics using (of_table = 'protection_assessment');
grant select (file_id, kind, at) on data.obstacle to samgrepp_statistics;
drop policy if exists figures on data.obstacle;
create policy figures on data.obstacle for select to samgrepp_statistics using (true);
grant select (file_id, kind, answer, answered_at) on data.referral to samgrepp_statistics;
drop policy if exists figures on data.referral;
create policy figures on data.referral for select to samgrepp_statistics using (answer is not null);
grant select (file_id, answer, at) on data.need_answer to samgrepp_statistics;
drop policy if exists figures on data.need_answer;
create policy figures on data.need_answer for select to samgrepp_statistics using (true);
grant select (file_id, outcome, ended_at) on data.investigation to samgrepp_statistics;
drop policy if exists figures on data.investigation;
create policy figures on data.investigation for select to samgrepp_statistics using (state = 'ended');
-- What was granted cost (F38): sums of it, by who pays and what it is.
grant select (file_id, decision_id, amount, per, payer_unit_id, from_on, until_on) on data.cost to samgrepp_statistics;
drop policy if exists figures on data.cost;
create policy figures on data.cost for select to samgrepp_statistics using (true);
grant select (id, kind) on data.decision to samgrepp_statistics;
drop policy if exists figures on data.decision;
create policy figures on data.decision for select to samgrepp_statistics using (state = any (array['granted', 'changed']));

set local role samgrepp_statistics;
alter default privileges revoke execute on functions from public;

-- Over the twelve whole months before this one. Of kinds those that five or more met, the most first, and no total to count the others
-- back from; of shares what authz.told_share() tells.
create or replace function authz.hindrances() returns jsonb
  language plpgsql stable security definer set search_path = '' as $$
declare
  since timestamptz; cut timestamptz;
  answer jsonb;
begin
  select y.since, y.cut into since, cut from authz.told_year() y;
  with assessed as materialized (
    select p.file_id, p.answers from data.protection_assessment p
      where p.assessed_at >= since and p.assessed_at < cut and p.answers ->> 'staying' is not null
        and not exists (select from data.copied_row c where c.row_id = p.id)
  ), stay as (
    select a.file_id, pg_catalog.bool_or(a.answers ->> 'staying' = 'mustLeave') as left_home from assessed a group by a.file_id
  ), bounced as (
    -- Of people, not of referrals: five that one person was sent on are no five.
    select k.file_id, pg_catalog.bool_or(k.twice) as twice from (
      select r.file_id, count(*) filter (where r.answer = 'no') > 1 as twice from data.referral r
        where r.answered_at >= since and r.answered_at < cut group by r.file_id, r.kind) k group by k.file_id
  ), ended as (
    select i.file_id, pg_catalog.bool_or(i.outcome = 'withoutHelp') as without_help from data.investigation i
      where i.ended_at >= since and i.ended_at < cut and i.outcome is not null group by i.file_id
  ), needs as (
    -- Of people, and of those whose need some unit has answered about: not by kind, which would tell of the few who are left.
    select a.file_id, pg_catalog.bool_or(a.answer = 'refused') as refused, pg_catalog.bool_or(a.answer = 'returned') as returned
      from data.need_answer a where a.at >= since and a.at < cut group by a.file_id
  ), met (list, kind, whose) as (
    select 'stay', o.kind, a.file_id from assessed a
      cross join lateral pg_catalog.jsonb_array_elements_text(case when pg_catalog.jsonb_typeof(a.answers -> 'obstacles') = 'array' then a.answers -> 'obstacles' end) as o (kind)
    union all select 'errands', o.kind, o.file_id from data.obstacle o where o.at >= since and o.at < cut
  ), counted as (
    select m.list, m.kind, count(distinct m.whose) as n from met m group by m.list, m.kind having count(distinct m.whose) >= 5
  )
  select pg_catalog.jsonb_build_object('since', (since at time zone 'Europe/Stockholm')::date, 'until', (cut at time zone 'Europe/Stockholm')::date,
    'leftHome', (select authz.told_share(count(*), count(*) filter (where s.left_home)) from stay s),
    'bounced', (select authz.told_share(count(*), count(*) filter (where b.twice)) from bounced b),
    'withoutHelp', (select authz.told_share(count(*), count(*) filter (where e.without_help)) from ended e),
    'needRefused', (select authz.told_share(count(*), count(*) filter (where n.refused)) from needs n),
    'needReturned', (select authz.told_share(count(*), count(*) filter (where n.returned)) from needs n),
    'kinds', (select coalesce(pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('list', c.list, 'kind', c.kind, 'n', c.n)
      order by c.list, c.n desc, c.kind), '[]') from counted c)) into answer;
  return answer;
end $$;

-- What each unit paid for each kind over the same months, in whole thousands: only where five or more were given it and none of them stands
-- for more than half. No sum over kinds or units, from which those that are not told could be counted back. A month begun is a whole one.
create or replace function authz.cost_totals() returns jsonb
  language plpgsql stable security definer set search_path = '' as $$
declare
  since timestamptz; cut timestamptz; first date; after date;
  answer jsonb;
begin
  select y.since, y.cut into since, cut from authz.told_year() y;
  first := (since at time zone 'Europe/Stockholm')::date;
  after := (cut at time zone 'Europe/Stockholm')::date;
  with paid as (
    select c.file_id, c.payer_unit_id as unit, d.kind, c.amount::bigint * case c.per
        when 'once' then case when c.from_on >= first and c.from_on < after then 1 else 0 end
        when 'day' then greatest(0, least(coalesce(c.until_on + 1, after), after) - greatest(c.from_on, first))
        else (select count(*) from pg_catalog.generate_series(
            greatest(0, (pg_catalog.date_part('year', first) - pg_catalog.date_part('year', c.from_on))::integer * 12
              + (pg_catalog.date_part('month', first) - pg_catalog.date_part('month', c.from_on))::integer - 1),
            (pg_catalog.date_part('year', after) - pg_catalog.date_part('year', c.from_on))::integer * 12
              + (pg_catalog.date_part('month', after) - pg_catalog.date_part('month', c.from_on))::integer) as m (n)
          cross join lateral (select (c.from_on + pg_catalog.make_interval(months => m.n))::date as day) begun
          where begun.day >= first and begun.day < after and (c.until_on is null or begun.day <= c.until_on)) end as sum
      from data.cost c join data.decision d on d.id = c.decision_id
      where c.from_on < after and (c.until_on is null or c.until_on >= first)
  ), of_each as (
    select p.file_id, p.unit, p.kind, sum(p.sum) as sum from paid p group by p.file_id, p.unit, p.kind having sum(p.sum) > 0
  ), told as (
    select e.unit, e.kind, count(*) as n, pg_catalog.round(sum(e.sum) / 1000) as thousands from of_each e
      group by e.unit, e.kind having count(*) >= 5 and max(e.sum) * 2 <= sum(e.sum)
  )
  select pg_catalog.jsonb_build_object('since', first, 'until', after,
    'sums', (select coalesce(pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('unit', t.unit, 'kind', t.kind, 'n', t.n, 'thousands', t.thousands)
      order by t.thousands desc, t.kind, t.unit), '[]') from told t)) into answer;
  return answer;
end $$;

set local role samgrepp_owner;
revoke create on schema authz from samgrepp_statistics;
