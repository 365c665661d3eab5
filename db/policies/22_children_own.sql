-- What belongs to a child is read and written as the section that it lies in, by name of whoever writes.
set local role samgrepp_owner;

grant update (protected_at, decide_by, investigate_by, investigated_at) on data.report_thread to samgrepp_app;
grant select, insert, update (met_at) on data.child_need to samgrepp_app;
grant select, insert on data.child_voice to samgrepp_app;
grant select, insert on data.schooling to samgrepp_app;
grant select, insert, update (replaced_at) on data.child_outcome to samgrepp_app;
do $$
declare t record;
begin
  for t in select * from (values
    ('child_need', null, true),
    ('child_voice', null, false),
    ('schooling', null, false),
    -- Never about a child of another file.
    ('child_outcome', 'exists (select from data.person_told p where p.id = child_id and p.section_id = child_outcome.section_id)', true)
  ) as x(name, own, changeable) loop
    execute format('drop policy if exists read on data.%I', t.name);
    execute format('create policy read on data.%I for select to samgrepp_app using (section_id = any (array(select authz.readable())))', t.name);
    execute format('drop policy if exists add on data.%I', t.name);
    execute format('create policy add on data.%I for insert to samgrepp_app with check (section_id = any (array(select authz.writable()))
      and by_id = (select authz.me())%s)', t.name, ' and ' || t.own);
    if t.changeable then
      execute format('drop policy if exists change on data.%I', t.name);
      execute format('create policy change on data.%I for update to samgrepp_app
        using (section_id = any (array(select authz.writable()))) with check (section_id = any (array(select authz.writable())))', t.name);
    end if;
  end loop;
end $$;

-- The clocks of the child's own file tell the thread how far it has come, whoever moves them; as the one who moves them, so
-- that nobody writes in a thread that she could not write in by herself.
create or replace function data.tell_thread() returns trigger language plpgsql set search_path = '' as $$
begin
  if new.subject_id is not null and not exists (select from data.person_told p
      where p.id = new.subject_id and p.file_id = new.file_id and p.part = 'self') then
    return null;
  end if;
  update data.report_thread t set
    protected_at = case when new.rule = 'childProtection' then coalesce(t.protected_at, new.met_at) else t.protected_at end,
    decide_by = case when new.rule = 'preliminaryAssessment' then new.due_at else t.decide_by end,
    investigate_by = case when new.rule = 'childInvestigation' then new.due_at else t.investigate_by end,
    investigated_at = case when new.rule = 'childInvestigation' then new.met_at else t.investigated_at end
  where t.child_file_id = new.file_id;
  return null;
end $$;
drop trigger if exists tell_thread on data.running_clock;
create trigger tell_thread after insert or update of due_at, met_at on data.running_clock for each row
  when (new.rule in ('childProtection', 'preliminaryAssessment', 'childInvestigation')) execute function data.tell_thread();
