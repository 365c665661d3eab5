-- What is recorded as something else and changes the threat makes a red event by itself: which row said it.
alter table data.red_event add column source_id uuid;
alter table data.red_event drop constraint red_event_kind_check;
alter table data.red_event add constraint red_event_kind_check check (kind in ('separation', 'courtDate', 'release', 'pregnancy', 'weapon',
  'strangulation', 'suicideThreat', 'move', 'newThreat', 'threatToKill', 'contactBanEnded', 'contactBanBroken', 'investigationDropped',
  'acquittal', 'custodyProceedings'));

-- A warning that somebody has said they will kill, or that the person is pregnant: both are known first of all.
alter table data.warning drop constraint warning_kind_check;
alter table data.warning add constraint warning_kind_check check (kind in ('weapon', 'honour', 'strangulation', 'threatToKill', 'threatToStaff',
  'suicide', 'childAbduction', 'childExposed', 'pregnancy', 'other'));

-- Who is locked up comes out one day; and how a process ended is what the person has to know.
alter table data.process drop constraint process_kind_check;
alter table data.process add constraint process_kind_check check (kind in ('police', 'prosecutor', 'court', 'contactBan', 'detention', 'custody',
  'housing', 'residencePermit', 'health', 'incomeSupport', 'childInvestigation', 'adultInvestigation', 'compulsoryCareYoung',
  'compulsoryCareSubstance', 'other'));
alter table data.process add column outcome text check (outcome in ('dropped', 'charged', 'convicted', 'acquitted', 'unknown'));
alter table data.process add check (outcome is null or ended_on is not null);
