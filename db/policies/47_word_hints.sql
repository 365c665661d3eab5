-- Words that level or blame, counted while one writes (V16). The application adds to the count and reads it by these two alone.
set local role samgrepp_gate;

-- Of one save of a text in a file that I write in: words that came and got a hint, words that went, and whether it was signed with some left.
create or replace function authz.count_hints(file uuid, shown integer, changed integer, signed boolean, kept boolean) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  if count_hints.file is null or not (count_hints.file in (select authz.writable_files())) then
    raise exception 'not allowed' using errcode = '42501';
  end if;
  insert into authz.word_hint as w (unit_id, month, shown, changed, signed, kept)
    select f.unit_id, pg_catalog.date_trunc('month', authz.now() at time zone 'Europe/Stockholm')::date,
      least(greatest(count_hints.shown, 0), 100), least(greatest(count_hints.changed, 0), 100), count_hints.signed::integer,
      (count_hints.signed and count_hints.kept)::integer
    from authz.file f where f.id = count_hints.file
    on conflict (unit_id, month) do update set shown = w.shown + excluded.shown, changed = w.changed + excluded.changed,
      signed = w.signed + excluded.signed, kept = w.kept + excluded.kept;
end $$;

-- The twelve whole months before this one, for those who lead the unit. Of a unit where fewer than three others write nothing is told, as
-- it would be about one of them. Fewer than five are told by nothing; where one side of a share is under five neither is, only which.
create or replace function authz.word_hints() returns jsonb
  language plpgsql stable security definer set search_path = '' as $$
declare
  until date := pg_catalog.date_trunc('month', authz.now() at time zone 'Europe/Stockholm')::date;
  answer jsonb;
begin
  if authz.has_role('teamLeader', 'unitManager') is not true then raise exception 'not allowed' using errcode = '42501'; end if;
  with told as (
    select u.id, u.name from authz.unit u where u.id in (select authz.led_units())
      and (select count(distinct r.staff_id) from authz.role_assignment r where r.unit_id = u.id and r.staff_id <> authz.me()
        and r.role not in ('administrator', 'auditor', 'boardChair') and r.valid_from <= authz.now()
        and (r.valid_to is null or r.valid_to > authz.now())) >= 3
  ), share as (
    select t.name, w.month, k.what, pg_catalog.jsonb_build_object('n', k.n,
        'reached', case when least(k.r, k.n - k.r) >= 5 then k.r end,
        'few', case when k.n - k.r < 5 then 'missing' when k.r < 5 then 'reached' end) as share
      from told t join authz.word_hint w on w.unit_id = t.id
      cross join lateral (values ('hints', w.shown, least(w.changed, w.shown)), ('texts', w.signed, w.kept)) as k (what, n, r)
      where k.n >= 5 and w.month >= until - interval '12 months' and w.month < until
  ), monthly as (
    select s.name, s.month, pg_catalog.jsonb_object_agg(s.what, s.share) as shares from share s group by s.name, s.month
  )
  select coalesce(pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('unit', m.name, 'month', m.month,
    'hints', m.shares -> 'hints', 'texts', m.shares -> 'texts') order by m.name, m.month), '[]') into answer from monthly m;
  return answer;
end $$;
