-- Read and written as the decisions of the file are, by name of whoever writes, and never about another file's decision.
set local role samgrepp_owner;
grant select, insert, update (until_on) on data.cost to samgrepp_app;
drop policy if exists read on data.cost;
create policy read on data.cost for select to samgrepp_app using (section_id = any (array(select authz.readable())));
drop policy if exists add on data.cost;
create policy add on data.cost for insert to samgrepp_app with check (section_id = any (array(select authz.writable()))
  and by_id = (select authz.me()) and exists (select from data.decision d where d.id = decision_id and d.section_id = cost.section_id));
drop policy if exists change on data.cost;
create policy change on data.cost for update to samgrepp_app
  using (section_id = any (array(select authz.writable()))) with check (section_id = any (array(select authz.writable())));
