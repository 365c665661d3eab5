-- Who takes part in a talk: never both the one who hits and the one who is hit (V29), so there is no word for it. Nor is there one
-- programme or group for both.
alter table data.talk add column company text check (company in ('alone', 'child', 'chosen'));
alter table data.service add constraint separate_tracks check (
  kind not in ('supportTalks', 'crisisSupport', 'trappanTalks', 'groupProgramme', 'perpetratorProgramme', 'parentingSupport')
  or not (audience @> array['usesViolence'] and audience && array['exposed', 'child', 'closePerson'])) not valid;
