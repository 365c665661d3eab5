-- Decided, ended and written in by one's own name; a contact only as long as it goes on. It ends once: the row is asked as it lies.
set local role samgrepp_owner;
grant select, insert, update (ended_at, ended_by, result, end_words, end_danger, end_told) on data.child_follow_up to samgrepp_app;
grant select, insert on data.child_follow_up_contact to samgrepp_app;
do $$
declare t record;
begin
  for t in select * from (values
    ('child_follow_up', 'ended_by is null
      and exists (select from data.decision d where d.id = decision_id and d.section_id = child_follow_up.section_id)'),
    ('child_follow_up_contact',
      'exists (select from data.child_follow_up f where f.id = follow_up_id and f.section_id = child_follow_up_contact.section_id and f.ended_at is null)')
  ) as x (name, too) loop
    execute format('drop policy if exists read on data.%I', t.name);
    execute format('create policy read on data.%I for select to samgrepp_app using (section_id = any (array(select authz.readable())))', t.name);
    execute format('drop policy if exists add on data.%I', t.name);
    execute format('create policy add on data.%I for insert to samgrepp_app with check (section_id = any (array(select authz.writable()))
      and by_id = (select authz.me()) and %s)', t.name, t.too);
  end loop;
end $$;
drop policy if exists change on data.child_follow_up;
create policy change on data.child_follow_up for update to samgrepp_app using (section_id = any (array(select authz.writable())) and ended_at is null)
  with check (section_id = any (array(select authz.writable())) and ended_by = (select authz.me()));
