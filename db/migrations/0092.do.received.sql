-- A child's report has a contact's form too, but nobody called: what came in is what was received.
drop index data.event_of_stage;
create index event_of_stage on data.event (kind, file_id, at)
  where kind in ('contact.received', 'file.created', 'protection.assessed', 'meeting.itemDiscussed', 'plan.actionDone');
