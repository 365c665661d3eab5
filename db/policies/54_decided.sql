-- Decisions on an investigation: whoever is kept from a decision sees nothing of what belongs to it.
set local role samgrepp_owner;

grant select, insert, update (answer, answered_by, answered_at) on data.communication to samgrepp_app;
grant select, insert, update (refused_by) on data.decision_request to samgrepp_app;
grant select, insert on data.decided, data.decision_letter, data.decision_receipt, data.decision_step, data.appeal, data.appeal_step to samgrepp_app;
do $$
declare t record;
begin
  for t in select * from (values
    ('communication', null, 'by_id = (select authz.me()) and answered_by is null'),
    ('decided', 'decision_id', null),
    ('decision_letter', 'decision_id', 'made_by = (select authz.me())'),
    ('decision_receipt', 'decision_id', 'by_id = (select authz.me())'),
    ('decision_step', 'decision_id', '(copied_of is not null or by_id = (select authz.me()))'),
    ('appeal', 'decision_id', 'by_id = (select authz.me())'),
    ('appeal_step', 'decision_id', 'by_id = (select authz.me())'),
    ('decision_request', null, 'by_id = (select authz.me())')
  ) as x (name, of_decision, added) loop
    execute format('drop policy if exists read on data.%I', t.name);
    execute format('create policy read on data.%I for select to samgrepp_app using (section_id = any (array(select authz.readable()))%s)',
      t.name, case when t.of_decision is not null then format(' and %I <> all (array(select authz.withheld()))', t.of_decision) else '' end);
    execute format('drop policy if exists add on data.%I', t.name);
    execute format('create policy add on data.%I for insert to samgrepp_app with check (section_id = any (array(select authz.writable()))%s)', t.name, ' and ' || t.added);
  end loop;
  drop policy if exists change on data.communication;
  create policy change on data.communication for update to samgrepp_app using (section_id = any (array(select authz.writable())))
    with check (section_id = any (array(select authz.writable())) and answered_by = (select authz.me()));
  drop policy if exists change on data.decision_request;
  create policy change on data.decision_request for update to samgrepp_app using (section_id = any (array(select authz.writable())))
    with check (section_id = any (array(select authz.writable())));
end $$;

-- A step is copied as it was written, by whom and for which day. Asked with the rights of whoever copies, as of a decision.
create or replace function data.step_as_it_stands() returns trigger language plpgsql set search_path = '' as $$
begin
  if not exists (select from data.decision_step o where o.id = new.copied_of and o.file_id <> new.file_id
      and (o.kind, o.on_day, o.until_day, o.by_id, o.at) is not distinct from (new.kind, new.on_day, new.until_day, new.by_id, new.at)) then
    raise exception 'not allowed' using errcode = '42501';
  end if;
  return new;
end $$;
drop trigger if exists step_as_it_stands on data.decision_step;
create trigger step_as_it_stands before insert on data.decision_step for each row when (new.copied_of is not null)
  execute function data.step_as_it_stands();
