-- Advice without a name: read and written where it was given, by those who work there or are on duty there. Nobody else is told more than
-- how many there were, and nobody fewer than five.
set local role samgrepp_owner;
grant select, insert, update (note, taken_further_at) on data.unnamed_advice to samgrepp_app;
drop policy if exists read on data.unnamed_advice;
create policy read on data.unnamed_advice for select to samgrepp_app using (unit_id = any (array(select authz.my_units())));
drop policy if exists add on data.unnamed_advice;
create policy add on data.unnamed_advice for insert to samgrepp_app
  with check (unit_id = any (array(select authz.my_units())) and given_by = (select authz.me()) and taken_further_at is null);
drop policy if exists change on data.unnamed_advice;
create policy change on data.unnamed_advice for update to samgrepp_app
  using (unit_id = any (array(select authz.my_units()))) with check (unit_id = any (array(select authz.my_units())));

grant create on schema authz to samgrepp_statistics;
grant select (channel, for_whom, given_at) on data.unnamed_advice to samgrepp_statistics;
drop policy if exists figures on data.unnamed_advice;
create policy figures on data.unnamed_advice for select to samgrepp_statistics using (true);

set local role samgrepp_statistics;
alter default privileges revoke execute on functions from public;

-- How many, by month and way for twelve whole months, and by whom it was for in the last four whole quarters. Each month and each quarter is
-- made safe by itself, so that what was told stays as it was, and no later answer can be held against it. Nothing under five is told, nor
-- what would tell it to one who knows the total; none and too few look the same.
create or replace function authz.advice_figures() returns jsonb
  language plpgsql stable security definer set search_path = '' as $$
declare
  since timestamptz; cut timestamptz; quarter timestamp;
  answer jsonb;
begin
  select y.since, y.cut into since, cut from authz.told_year() y;
  quarter := pg_catalog.date_trunc('quarter', authz.now() at time zone 'Europe/Stockholm');
  with given as materialized (
    select a.channel, a.for_whom, a.given_at at time zone 'Europe/Stockholm' as there, a.given_at from data.unnamed_advice a
      where a.given_at >= (quarter - interval '12 months') at time zone 'Europe/Stockholm' and a.given_at < cut
  ), cell as (
    select 'ways' as list, pg_catalog.date_trunc('month', g.there)::date as first, g.channel as kind, count(*)::integer as n
      from given g where g.given_at >= since group by 2, 3
    union all
    select 'whom', pg_catalog.date_trunc('quarter', g.there)::date, g.for_whom, count(*)::integer
      from given g where g.there < quarter group by 2, 3
  ), kept as (
    select c.list, c.first, pg_catalog.array_agg(c.kind order by c.kind) as kinds,
      authz.hide_small(pg_catalog.array_agg(c.n order by c.kind), pg_catalog.array_agg(c.n order by c.kind)) as hidden
    from cell c group by c.list, c.first
  ), told as (
    select c.* from cell c join kept k on k.list = c.list and k.first = c.first
      where not k.hidden[pg_catalog.array_position(k.kinds, c.kind)]
  )
  select pg_catalog.jsonb_build_object('since', (since at time zone 'Europe/Stockholm')::date, 'until', (cut at time zone 'Europe/Stockholm')::date)
    || (select pg_catalog.jsonb_object_agg(l.list, coalesce((select pg_catalog.jsonb_agg(
        pg_catalog.jsonb_build_object('first', t.first, 'kind', t.kind, 'n', t.n) order by t.first, t.n desc, t.kind)
      from told t where t.list = l.list), '[]')) from (values ('ways'), ('whom')) as l (list)) into answer;
  return answer;
end $$;

set local role samgrepp_owner;
revoke create on schema authz from samgrepp_statistics;
