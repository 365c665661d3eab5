-- Read and written as protection is; nothing of it is ever changed.
set local role samgrepp_owner;
grant select, insert on data.safety_plan, data.safety_plan_paper to samgrepp_app;
do $$
declare t text;
begin
  foreach t in array array['safety_plan', 'safety_plan_paper'] loop
    execute format('drop policy if exists read on data.%I', t);
    execute format('create policy read on data.%I for select to samgrepp_app using (section_id = any (array(select authz.readable())))', t);
    execute format('drop policy if exists add on data.%I', t);
    execute format('create policy add on data.%I for insert to samgrepp_app with check (section_id = any (array(select authz.writable()))
      and by_id = (select authz.me())%s)', t, case t when 'safety_plan_paper' then
        ' and exists (select from data.safety_plan p where p.id = plan_id and p.section_id = safety_plan_paper.section_id)' else '' end);
  end loop;
end $$;
