-- Care in psychiatry without consent goes on beside the support (LPT); and a case that somebody asks another municipality to take over is waited
-- for from the day that the request was sent: after a month without an answer it may go to IVO (SoL 29:11).
alter table data.process drop constraint process_kind_check;
alter table data.process add constraint process_kind_check check (kind in ('police', 'prosecutor', 'court', 'contactBan', 'detention', 'custody',
  'housing', 'residencePermit', 'health', 'incomeSupport', 'childInvestigation', 'adultInvestigation', 'compulsoryCareYoung',
  'compulsoryCareSubstance', 'compulsoryCarePsychiatric', 'transferRequest', 'other'));
alter table data.process add check (kind <> 'transferRequest' or began_on is not null);
