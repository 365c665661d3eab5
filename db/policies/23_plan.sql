-- What belongs to the plan: read and written as the plan is, by name of whoever writes, and never about another file's action.
set local role samgrepp_owner;
grant select, insert, update (room_booked_at, room_words) on data.errand to samgrepp_app;
grant select, insert, update (removed_at) on data.obstacle to samgrepp_app;
do $$
declare t text;
begin
  foreach t in array array['errand', 'obstacle'] loop
    execute format('drop policy if exists read on data.%I', t);
    execute format('create policy read on data.%I for select to samgrepp_app using (section_id = any (array(select authz.readable())))', t);
    execute format('drop policy if exists add on data.%I', t);
    execute format('create policy add on data.%I for insert to samgrepp_app with check (section_id = any (array(select authz.writable()))
      and by_id = (select authz.me()) and exists (select from data.action a where a.id = action_id and a.section_id = %I.section_id))', t, t);
    execute format('drop policy if exists change on data.%I', t);
    execute format('create policy change on data.%I for update to samgrepp_app
      using (section_id = any (array(select authz.writable()))) with check (section_id = any (array(select authz.writable())))', t);
  end loop;
end $$;

-- What is guarded by a second section is there only for those who read that too; the rows of the leaving plan stand and fall with their
-- action. A clock is also its owner's and its unit's.
do $$
declare t record;
begin
  for t in select * from (values
    ('action', ''), ('event', ''), ('running_clock', ' or owner_id = (select authz.me()) or unit_id = any (array(select authz.my_units()))')
  ) as x (name, too) loop
    execute format('drop policy if exists guarded on data.%I', t.name);
    execute format('create policy guarded on data.%I as restrictive to samgrepp_app
      using (guard_id is null or guard_id = any (array(select authz.readable()))%s)', t.name, t.too);
  end loop;
  for t in select * from (values ('errand'), ('obstacle')) as x (name) loop
    execute format('drop policy if exists guarded on data.%I', t.name);
    execute format('create policy guarded on data.%I as restrictive to samgrepp_app using (exists (select from data.action a where a.id = action_id))', t.name);
  end loop;
end $$;

grant select, insert on data.need, data.need_answer to samgrepp_app;
grant select, insert, update (ended_at) on data.access_need to samgrepp_app;
grant select, insert, update (followed_by, followed_words, followed_at) on data.emergency_aid to samgrepp_app;
do $$
declare t record;
begin
  for t in select * from (values
    ('need', '', false),
    ('need_answer', ' and exists (select from data.need n where n.id = need_id and n.section_id = need_answer.section_id)', false),
    ('access_need', '', true),
    -- Of this file; who writes it reads what was decided.
    ('emergency_aid', ' and exists (select from data.decision d where d.id = decision_id and d.file_id = emergency_aid.file_id)', true)
  ) as x (name, too, changes) loop
    execute format('drop policy if exists read on data.%I', t.name);
    execute format('create policy read on data.%I for select to samgrepp_app using (section_id = any (array(select authz.readable())))', t.name);
    execute format('drop policy if exists add on data.%I', t.name);
    execute format('create policy add on data.%I for insert to samgrepp_app with check (section_id = any (array(select authz.writable()))
      and by_id = (select authz.me())%s)', t.name, t.too);
    if t.changes then
      execute format('drop policy if exists change on data.%I', t.name);
      execute format('create policy change on data.%I for update to samgrepp_app
        using (section_id = any (array(select authz.writable()))) with check (section_id = any (array(select authz.writable())))', t.name);
    end if;
  end loop;
end $$;
