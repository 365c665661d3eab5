-- What the guardians of a child say: read and written as the child's section, by name, and never about another file's child.
set local role samgrepp_owner;

grant select, insert, update (denied_at, denied_by, denied_words) on data.guardian_question to samgrepp_app;
grant select, insert, update (replaced_at) on data.guardian_answer to samgrepp_app;
grant select, insert, update (replaced_at) on data.consent_way to samgrepp_app;
do $$
declare t record;
begin
  for t in select * from (values
    ('guardian_question', 'exists (select from data.person_told p where p.id = child_id and p.file_id = guardian_question.file_id)', '(denied_by is null or denied_by = (select authz.me()))'),
    ('guardian_answer', 'exists (select from data.guardian_question q where q.id = question_id and q.section_id = guardian_answer.section_id)', null),
    ('consent_way', 'exists (select from data.guardian_question q where q.id = question_id and q.section_id = consent_way.section_id)', null)
  ) as x(name, own, later) loop
    execute format('drop policy if exists read on data.%I', t.name);
    execute format('create policy read on data.%I for select to samgrepp_app using (section_id = any (array(select authz.readable())))', t.name);
    execute format('drop policy if exists add on data.%I', t.name);
    execute format('create policy add on data.%I for insert to samgrepp_app with check (section_id = any (array(select authz.writable()))
      and by_id = (select authz.me()) and %s)', t.name, t.own);
    execute format('drop policy if exists change on data.%I', t.name);
    execute format('create policy change on data.%I for update to samgrepp_app
      using (section_id = any (array(select authz.writable()))) with check (section_id = any (array(select authz.writable()))%s)', t.name, ' and ' || t.later);
  end loop;
end $$;
