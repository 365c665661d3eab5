-- Where a file is opened from the contact that a concern report made, the thread goes along: else what becomes of the child in that
-- file would never reach whoever reported, and nobody there could answer. It comes back where the contact was somebody else's.
set local role samgrepp_owner;
grant select (id, child_file_id), update (child_file_id) on data.report_thread to samgrepp_gate;
grant select (thread_id, child_file_id, child_section_id), update (child_file_id) on data.joint_handling to samgrepp_gate;
do $$
declare t text;
begin
  foreach t in array array['report_thread', 'joint_handling'] loop
    execute format('drop policy if exists gate_reads on data.%I', t);
    execute format('create policy gate_reads on data.%I for select to samgrepp_gate using (true)', t);
    execute format('drop policy if exists gate_moves on data.%I', t);
    execute format('create policy gate_moves on data.%I for update to samgrepp_gate using (true) with check (true)', t);
  end loop;
end $$;

set local role samgrepp_gate;
-- Only between a contact and a file, by one who writes in both, and only to where the report itself lies.
create or replace function authz.move_report(from_file uuid, to_file uuid) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare moved uuid[];
begin
  perform authz.refuse_unless(from_file = any (array(select authz.writable_files())) and to_file = any (array(select authz.writable_files()))
    and exists (select from authz.file a, authz.file b where a.id = from_file and b.id = to_file
      and ((a.kind, b.kind) = ('contact', 'person') or (a.kind, b.kind) = ('person', 'contact'))));
  moved := array(select t.id from data.report_thread t join data.concern_report r on r.thread_id = t.id
    where t.child_file_id = from_file and r.file_id = to_file and r.direction = 'received' and r.detached_at is null);
  update data.report_thread t set child_file_id = to_file where t.id = any (moved);
  -- What both units write in already stays where they do; a question that nobody has answered goes along.
  update data.joint_handling j set child_file_id = to_file
    where j.thread_id = any (moved) and j.child_file_id = from_file and j.child_section_id is null;
end $$;
