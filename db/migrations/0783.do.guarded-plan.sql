-- The leaving plan lies in the plan, which other units read with a consent: what belongs to it is guarded by a second section, and seen
-- only by those who read both. So are its events and clocks: a count would tell that somebody is about to leave.
alter table data.action add column guard_id uuid references authz.section;
alter table data.event add column guard_id uuid references authz.section;
alter table data.running_clock add column guard_id uuid references authz.section;

-- What was begun before. Row security, forced on the owner too, would find nothing; it is put back by the policies in this transaction.
alter table data.errand no force row level security;
alter table data.action no force row level security;
alter table data.event no force row level security;
alter table data.running_clock no force row level security;
alter table authz.section no force row level security;
update data.action a set guard_id = s.id from data.errand e join authz.section s on s.file_id = e.file_id and s.kind = 'protection'
  where a.id in (e.action_id, e.escort_action_id);
update data.event v set guard_id = a.guard_id from data.action a
  where a.guard_id is not null and v.file_id = a.file_id and v.subject ->> 'action' = a.id::text;
update data.running_clock c set guard_id = a.guard_id from data.action a where a.guard_id is not null and c.subject_id = a.id;
