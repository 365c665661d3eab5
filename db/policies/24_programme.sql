-- The way in of one who uses violence, the first meeting and the statement that somebody took part: all in the plan of that file.
set local role samgrepp_owner;
do $$
declare t record;
begin
  for t in select * from (values
    ('programme_entry', 'wish, duty_told_at, duty_told_by'),
    ('first_meeting', 'answer, answered_at'),
    ('participation_statement', null)
  ) as x (name, changeable) loop
    execute format('grant select, insert on data.%I to samgrepp_app', t.name);
    execute format('drop policy if exists read on data.%I', t.name);
    execute format('create policy read on data.%I for select to samgrepp_app using (section_id = any (array(select authz.readable())))', t.name);
    execute format('drop policy if exists add on data.%I', t.name);
    execute format('create policy add on data.%I for insert to samgrepp_app with check (section_id = any (array(select authz.writable())) and by_id = (select authz.me()))', t.name);
    if t.changeable is not null then
      execute format('grant update (%s) on data.%I to samgrepp_app', t.changeable, t.name);
      execute format('drop policy if exists change on data.%I', t.name);
      execute format('create policy change on data.%I for update to samgrepp_app using (section_id = any (array(select authz.writable()))) with check (section_id = any (array(select authz.writable())))', t.name);
    end if;
  end loop;
end $$;

-- The gate sees whether one who uses violence has come in a way of his own (39_steps.sql).
grant select (file_id, way) on data.programme_entry to samgrepp_gate;
drop policy if exists gate on data.programme_entry;
create policy gate on data.programme_entry for select to samgrepp_gate using (true);
