-- Read and written as the plan of the file is, by name of whoever writes. Nobody is called but by a consent of this file. What has
-- ended stays as it was: the row is asked as it lies, so that the change that ends it passes.
set local role samgrepp_owner;
grant select, insert,
  update (begun_at, convener_id, meet_by, called_at, meeting_at, relative_ids, relative_words, held_on, needs, others, main, main_who, opinion,
    missing, review_on, reviewed_at, review_words, ended_at, ended_because, ended_words) on data.coordinated_plan to samgrepp_app;
grant select, insert on data.coordinated_partner to samgrepp_app;
grant select, insert, update (done_at) on data.coordinated_part to samgrepp_app;
do $$
declare t record;
begin
  for t in select * from (values
    ('coordinated_plan', ' and ended_at is null', ' and ended_at is null'),
    ('coordinated_partner', ' and exists (select from data.coordinated_plan p where p.id = plan_id and p.section_id = coordinated_partner.section_id)
      and exists (select from data.consent c where c.id = consent_id and c.file_id = coordinated_partner.file_id)', null),
    ('coordinated_part', ' and exists (select from data.coordinated_plan p where p.id = plan_id and p.section_id = coordinated_part.section_id)
      and (action_id is null or exists (select from data.action a where a.id = action_id and a.file_id = coordinated_part.file_id))', '')
  ) as x (name, too, changes) loop
    execute format('drop policy if exists read on data.%I', t.name);
    execute format('create policy read on data.%I for select to samgrepp_app using (section_id = any (array(select authz.readable())))', t.name);
    execute format('drop policy if exists add on data.%I', t.name);
    execute format('create policy add on data.%I for insert to samgrepp_app with check (section_id = any (array(select authz.writable()))
      and by_id = (select authz.me())%s)', t.name, t.too);
    execute format('drop policy if exists change on data.%I', t.name);
    continue when t.changes is null;
    execute format('create policy change on data.%I for update to samgrepp_app
      using (section_id = any (array(select authz.writable()))%s) with check (section_id = any (array(select authz.writable())))', t.name, t.changes);
  end loop;
end $$;
