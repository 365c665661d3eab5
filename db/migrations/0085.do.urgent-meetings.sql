-- Urgent meetings: why one was called off, in the file that it was about; who was asked for an answer again.
alter table data.agenda_item add column cancelled_because bytea;
alter table data.meeting_seat add column asked_again_at timestamptz;
create index on data.meeting (called_by);
create index on data.meeting (group_id) where group_id is not null;
-- What is asked every minute: who of an urgent meeting has not answered.
create index on data.meeting_seat (called_at) where answer is null and asked_again_at is null;

alter table data.alert drop constraint alert_kind_check;
alter table data.alert add constraint alert_kind_check check (kind in ('promiseWithdrawn', 'decisionAsked', 'decisionMade', 'concernReported',
  'safeContactLocked', 'protectionPaused', 'warningSet', 'personAsked', 'meetingCalled', 'meetingChanged', 'meetingAnswerAsked',
  'meetingInputAsked', 'meetingInputChased', 'taskGiven', 'consentWithdrawn', 'groundToSign', 'clockSoon', 'clockBreached'));
