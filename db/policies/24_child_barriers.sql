-- Why children get nothing (V22, V26), counted for those who lead: by kind, over the twelve whole months before this one. What fewer than
-- five files hold is told by nothing, and there is no total to count back from.
set local role samgrepp_owner;
grant select (file_id, child_id, kind, gap, support, at) on data.child_outcome to samgrepp_statistics;
grant select (id, file_id, child_id, denied_at) on data.guardian_question to samgrepp_statistics;
grant select (question_id, answer, because, at) on data.guardian_answer to samgrepp_statistics;
do $$
declare t text;
begin
  foreach t in array array['child_outcome', 'guardian_question', 'guardian_answer'] loop
    execute format('drop policy if exists figures on data.%I', t);
    execute format('create policy figures on data.%I for select to samgrepp_statistics using (true)', t);
  end loop;
end $$;

grant create on schema authz to samgrepp_statistics;
set local role samgrepp_statistics;
alter default privileges revoke execute on functions from public;
-- `consent`: what stood in the way of guardians' consent, and how often nothing was given for want of it. Else what an adult's file says of
-- a child without support; which support is missing where the supply is.
create or replace function authz.child_barriers() returns table (consent boolean, barrier text, support text, n integer)
  language plpgsql stable security definer set search_path = '' as $$
declare
  since timestamptz; cut timestamptz;
begin
  select y.since, y.cut into since, cut from authz.told_year() y;
  return query select x.consent, x.barrier, x.support, count(distinct x.child_id)::integer from (
      select false as consent, o.gap as barrier, case when o.gap in ('noSupply', 'queue') then o.support end as support, o.child_id, o.file_id
        from data.child_outcome o where o.kind = 'gap' and o.at >= since and o.at < cut
      union all
      select true, case when a.answer = 'no' then 'refused' else a.because end, null, q.child_id, q.file_id
        from data.guardian_answer a join data.guardian_question q on q.id = a.question_id
        where a.at >= since and a.at < cut and (a.answer = 'no' or a.because in ('endangers', 'notReached'))
      union all
      select true, 'denied', null, q.child_id, q.file_id from data.guardian_question q where q.denied_at >= since and q.denied_at < cut
    ) x group by 1, 2, 3 having count(distinct x.file_id) >= 5 order by 1, 4 desc, 2, 3;
end $$;
set local role samgrepp_owner;
revoke create on schema authz from samgrepp_statistics;
