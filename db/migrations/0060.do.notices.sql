-- One notice for everything: about a file, about a meeting, or about nothing but itself. It still holds no words.
alter table data.alert
  alter column file_id drop not null,
  alter column file_kind drop not null,
  -- The system itself raises what a clock says.
  alter column raised_by drop not null,
  -- No foreign key: a refusal would tell one who guesses ids which meetings there are.
  add column meeting_id uuid,
  add constraint whole_file check ((file_id is null) = (file_kind is null)),
  add constraint about_one_thing check (file_id is null or meeting_id is null),
  drop constraint alert_kind_check,
  add constraint alert_kind_check check (kind in ('promiseWithdrawn', 'decisionAsked', 'decisionMade', 'concernReported',
    'safeContactLocked', 'protectionPaused', 'warningSet', 'personAsked', 'meetingCalled', 'meetingChanged', 'meetingInputAsked',
    'meetingInputChased', 'taskGiven', 'consentWithdrawn', 'groundToSign', 'clockSoon', 'clockBreached'));
create index on data.alert (meeting_id) where meeting_id is not null;
