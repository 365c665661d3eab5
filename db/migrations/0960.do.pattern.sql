-- When what was told happened, and whether a child was there: written once, beside the words and never instead of them, so that it is seen
-- whether it comes oftener and graver. What was told before has none until somebody writes it; nobody is asked to tell again.
alter table data.violence_told
  add column happened_on date,
  add column happened_how text check (happened_how in ('day', 'about', 'month')),
  add column child_there text check (child_there in ('yes', 'no', 'unknown')),
  add check ((happened_on is null) = (happened_how is null));

-- What an action of the plan is for, where it is aimed at the conduct of one who uses violence, or is a contact that is kept up meanwhile.
alter table data.action add column aim text check (aim in ('policeFollowUp', 'restrainingOrder', 'weaponLicence', 'reportCrime', 'policeTalk',
  'workplaceTalk', 'otherTimes', 'programmeOffered', 'otherDisruption', 'steadyContact'));
-- It is never seen by who reads the plan and not the protection.
alter table data.action add check (aim is null or guard_id is not null);
