-- Two kinds more of what a child can be given: the catalogue then has a word for each support that the board of children asks for.
alter table data.service drop constraint service_kind_check;
alter table data.service add constraint service_kind_check check (kind in ('supportTalks', 'crisisSupport', 'trappanTalks', 'childCounsellor',
  'traumaCare', 'groupProgramme', 'perpetratorProgramme', 'parentingSupport', 'victimSupport', 'courtSupport', 'practicalSupport',
  'housingGuide', 'shelter', 'emergencyFlat', 'transitionHousing', 'incomeSupport', 'contactPerson', 'contactFamily', 'fosterHome',
  'specialHousing'));
-- They are talks: never one for both the one who hits and those who are hit.
alter table data.service drop constraint separate_tracks;
alter table data.service add constraint separate_tracks check (
  kind not in ('supportTalks', 'crisisSupport', 'trappanTalks', 'childCounsellor', 'traumaCare', 'groupProgramme', 'perpetratorProgramme',
    'parentingSupport')
  or not (audience @> array['usesViolence'] and audience && array['exposed', 'child', 'closePerson'])) not valid;
create index on data.child_outcome (at);
create index on data.guardian_answer (at);
