-- An attachment is seen and added where its note is: a draft's by its author alone, a withheld note's by nobody who is kept from it (both by
-- the note's own policies). Nobody may change or take away one: there is no grant for it.
set local role samgrepp_owner;
grant select, insert on data.attachment to samgrepp_app;
drop policy if exists read on data.attachment;
create policy read on data.attachment for select to samgrepp_app using (
  section_id = any (array(select authz.readable())) and exists (select from data.note n where n.id = note_id));
drop policy if exists add on data.attachment;
create policy add on data.attachment for insert to samgrepp_app with check (
  section_id = any (array(select authz.writable())) and added_by = (select authz.me())
  and exists (select from data.note n where n.id = note_id and n.section_id = attachment.section_id and n.removed_at is null));
