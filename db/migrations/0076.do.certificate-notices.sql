-- A unit hears that a certificate of need has come; who holds the file, that it was answered.
alter table data.alert
  drop constraint alert_kind_check,
  add constraint alert_kind_check check (kind in ('promiseWithdrawn', 'decisionAsked', 'decisionMade', 'concernReported',
    'safeContactLocked', 'protectionPaused', 'warningSet', 'personAsked', 'meetingCalled', 'meetingChanged', 'meetingInputAsked',
    'meetingInputChased', 'taskGiven', 'consentWithdrawn', 'groundToSign', 'clockSoon', 'clockBreached', 'certificateIssued',
    'certificateAnswered'));
