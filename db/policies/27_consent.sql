-- What was consented to and what wasn't: rows beside data.consent (26_meetings.sql).
set local role samgrepp_owner;

grant update (said_yes_at, left_to_end_at) on data.consent to samgrepp_app;

do $$
declare t record;
begin
  for t in select * from (values ('consent_paper', null, 'added_by'), ('necessary', 'ended_because', null)) as x(name, changeable, author) loop
    execute format('grant select, insert on data.%I to samgrepp_app', t.name);
    execute format('drop policy if exists read on data.%I', t.name);
    execute format('create policy read on data.%I for select to samgrepp_app using (section_id = any (array(select authz.readable())))', t.name);
    execute format('drop policy if exists add on data.%I', t.name);
    execute format('create policy add on data.%I for insert to samgrepp_app with check (section_id = any (array(select authz.writable()))%s)', t.name,
      case when t.author is not null then format(' and %I = (select authz.me())', t.author) end);
    if t.changeable is not null then
      execute format('grant update (%s) on data.%I to samgrepp_app', t.changeable, t.name);
      execute format('drop policy if exists change on data.%I', t.name);
      execute format('create policy change on data.%I for update to samgrepp_app using (section_id = any (array(select authz.writable()))) with check (section_id = any (array(select authz.writable())))', t.name);
    end if;
  end loop;
end $$;
