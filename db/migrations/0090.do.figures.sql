-- What the figures of follow-up look up: the few kinds of event that are a stage on the way, by the file in which they
-- happened. Partial, so that no other event pays for it; the list is that of the policy in db/policies/40_followup.sql.
create index event_of_stage on data.event (kind, file_id, at)
  where kind in ('file.created', 'protection.assessed', 'meeting.itemDiscussed', 'plan.actionDone');
create index on data.contact (received_at);
create index on data.contact (concerns_file_id) where concerns_file_id is not null;
