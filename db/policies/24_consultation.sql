-- Read and written as the children of the file are, by name of whoever writes.
set local role samgrepp_owner;
grant select, insert,
  update (review_on, reviewed_at, review_words, police_ended_on, police_words, child_told_at, child_told_words) on data.consultation to samgrepp_app;
grant select, insert, update (done_at) on data.consultation_part to samgrepp_app;
do $$
declare t record;
begin
  for t in select * from (values
    ('consultation', ''),
    -- Of this file's own consultation, and an action of its own plan.
    ('consultation_part', ' and exists (select from data.consultation c where c.id = consultation_id and c.section_id = consultation_part.section_id)
      and (action_id is null or exists (select from data.action a where a.id = action_id and a.file_id = consultation_part.file_id))')
  ) as x (name, too) loop
    execute format('drop policy if exists read on data.%I', t.name);
    execute format('create policy read on data.%I for select to samgrepp_app using (section_id = any (array(select authz.readable())))', t.name);
    execute format('drop policy if exists add on data.%I', t.name);
    execute format('create policy add on data.%I for insert to samgrepp_app with check (section_id = any (array(select authz.writable()))
      and by_id = (select authz.me())%s)', t.name, t.too);
    execute format('drop policy if exists change on data.%I', t.name);
    execute format('create policy change on data.%I for update to samgrepp_app
      using (section_id = any (array(select authz.writable()))) with check (section_id = any (array(select authz.writable())))', t.name);
  end loop;
end $$;
