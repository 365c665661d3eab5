-- Written by two units: to read it asks for the right to write the children's section of one's own side, so that nobody to whom the
-- adult's file is lent (a consent, a need) sees what the child's side wrote. That somebody is asked to join is seen by who writes
-- in the child's file, and holds no words.
set local role samgrepp_owner;

grant select, insert, update (child_section_id, joined_at, joined_by, ended_at, ended_by, child_key, handed_key) on data.joint_handling to samgrepp_app;
drop policy if exists read on data.joint_handling;
create policy read on data.joint_handling for select to samgrepp_app using (
  section_id = any (array(select authz.writable())) or child_section_id = any (array(select authz.writable()))
  or child_section_id is null and child_file_id = any (array(select authz.writable_files())));
drop policy if exists add on data.joint_handling;
create policy add on data.joint_handling for insert to samgrepp_app with check (
  section_id = any (array(select authz.writable())) and by_id = (select authz.me()) and child_section_id is null and ended_at is null
  and exists (select from data.report_thread t
    where t.id = thread_id and t.child_file_id = joint_handling.child_file_id
      and (t.from_file_id = joint_handling.file_id or exists (select from data.concern_report r where r.thread_id = t.id
        and r.file_id = joint_handling.file_id and r.direction = 'sent' and r.detached_at is null)))
  -- Never from the file of one who uses violence. A contact has no side until files are opened from it; a file whose side the one who
  -- writes can't read proves nothing, and is refused.
  and (exists (select from data.file_side s where s.file_id = joint_handling.file_id and s.mark = joint_handling.side_mark)
    or exists (select from authz.file f where f.id = joint_handling.file_id and f.kind = 'contact')
      and not exists (select from data.file_side s where s.file_id = joint_handling.file_id)));
drop policy if exists change on data.joint_handling;
create policy change on data.joint_handling for update to samgrepp_app
  using (section_id = any (array(select authz.writable())) or child_section_id = any (array(select authz.writable()))
    or child_section_id is null and child_file_id = any (array(select authz.writable_files())))
  with check ((section_id = any (array(select authz.writable())) or child_section_id = any (array(select authz.writable())))
    and (ended_by is null or ended_by = (select authz.me())));

-- Only a section of the child's own file can be joined, by who sees that file, and it stays the one.
create or replace function data.keep_joined() returns trigger language plpgsql set search_path = '' as $$
begin
  -- When one of the two files is destroyed, the other keeps what was handled together.
  if current_user = 'samgrepp_disposer' then return new; end if;
  if old.child_section_id is not null and (new.child_section_id is distinct from old.child_section_id
       or new.child_key is distinct from old.child_key or new.handed_key is distinct from old.handed_key)
     or new.handed_key is not null and new.handed_key is distinct from old.handed_key
     or old.ended_at is not null
     or old.child_section_id is null and new.child_section_id is not null
       and not exists (select from authz.section s where s.id = new.child_section_id and s.file_id = new.child_file_id and s.kind = 'children') then
    raise exception 'joint handling stays as it was agreed' using errcode = 'SG005';
  end if;
  return new;
end $$;
drop trigger if exists keep_joined on data.joint_handling;
create trigger keep_joined before update on data.joint_handling for each row execute function data.keep_joined();

grant select, insert on data.joint_entry to samgrepp_app;
drop policy if exists read on data.joint_entry;
create policy read on data.joint_entry for select to samgrepp_app using (
  section_id = any (array(select authz.writable()))
  or joint_id = any (array(select j.id from data.joint_handling j where j.child_section_id = any (array(select authz.writable())))));
drop policy if exists add on data.joint_entry;
create policy add on data.joint_entry for insert to samgrepp_app with check (
  by_id = (select authz.me()) and exists (select from data.joint_handling j
    where j.id = joint_id and j.section_id = joint_entry.section_id and j.file_id = joint_entry.file_id and j.ended_at is null
      and (j.section_id = any (array(select authz.writable())) or j.child_section_id = any (array(select authz.writable())))));
