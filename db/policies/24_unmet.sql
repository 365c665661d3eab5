-- Needs that nothing in the catalogue meets (V39): read and written in the plan of a file. Outside it they are counted, and nobody is listed.
set local role samgrepp_owner;
grant select, insert on data.unmet_need to samgrepp_app;
drop policy if exists read on data.unmet_need;
create policy read on data.unmet_need for select to samgrepp_app using (section_id = any (array(select authz.readable())));
drop policy if exists add on data.unmet_need;
create policy add on data.unmet_need for insert to samgrepp_app
  with check (section_id = any (array(select authz.writable())) and by_id = (select authz.me()));
grant select (file_id, need, at) on data.unmet_need to samgrepp_statistics;
drop policy if exists figures on data.unmet_need;
create policy figures on data.unmet_need for select to samgrepp_statistics using (true);

grant create on schema authz to samgrepp_statistics;
set local role samgrepp_statistics;
alter default privileges revoke execute on functions from public;
-- How many files lacked it over the twelve whole months before this one, the most first. What holds fewer than five is told by nothing:
-- not by its name either, and there is no total to count back from.
create or replace function authz.unmet_needs() returns table (need text, n integer)
  language plpgsql stable security definer set search_path = '' as $$
declare
  since timestamptz; cut timestamptz;
begin
  select y.since, y.cut into since, cut from authz.told_year() y;
  return query select u.need, count(distinct u.file_id)::integer from data.unmet_need u where u.at >= since and u.at < cut
    group by u.need having count(distinct u.file_id) >= 5 order by 2 desc, 1;
end $$;
set local role samgrepp_owner;
revoke create on schema authz from samgrepp_statistics;
