-- Care without consent goes on beside the support, and is a process as any other (LVU, LVM).
alter table data.process drop constraint process_kind_check;
alter table data.process add constraint process_kind_check check (kind in ('police', 'prosecutor', 'court', 'contactBan', 'custody', 'housing',
  'residencePermit', 'health', 'incomeSupport', 'childInvestigation', 'adultInvestigation', 'compulsoryCareYoung', 'compulsoryCareSubstance', 'other'));
