-- What was granted has begun, is not wanted any more, or was interrupted (SoL 34:1–34:2): steps of a decision like the others.
alter table data.decision_step drop constraint decision_step_kind_check;
alter table data.decision_step add constraint decision_step_kind_check check (kind in ('submitted', 'confirmed', 'notConfirmed', 'lapsed',
  'begun', 'applied', 'moreTime', 'granted', 'rejected', 'final', 'reviewed', 'reviewedEnds', 'ended', 'meeting', 'reported',
  'executed', 'notWanted', 'interrupted'));
