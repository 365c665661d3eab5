-- Two grounds more. An emergency: one member of staff for an hour, on her own word, reviewed afterwards. A provision: one named
-- person where a paragraph lets a unit of the same municipality have what it needs, signed by a second.
alter table authz.ground drop constraint ground_kind_check;
alter table authz.ground add column provision text;
alter table authz.ground add constraint ground_kind_check check (case kind
  when 'team' then staff_id is not null and function is not null and unit_id is null
  when 'secrecyWaiver' then unit_id is not null and staff_id is null and function is null and valid_to is not null
  when 'necessary' then staff_id is not null and function is null and valid_to is not null and given_by is not null
    and signed_by is distinct from given_by
  when 'provision' then staff_id is not null and function is null and valid_to is not null and given_by is not null
    and signed_by is distinct from given_by and provision is not null
  when 'emergency' then staff_id is not null and function is null and valid_to is not null
  else false end);

alter table authz.opening drop constraint opening_ground_kind_check;
alter table authz.opening add constraint opening_ground_kind_check
  check (ground_kind in ('team', 'secrecyWaiver', 'necessary', 'provision', 'duty', 'leader', 'emergency', 'created'));

-- Who opened what, when and with which words, and what the review said. Words are sealed with the municipality's key: neither
-- who opens nor every reviewer has the file's.
create table data.emergency (
  ground_id uuid primary key references authz.ground,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  staff_id uuid not null references authz.staff,
  opened_at timestamptz not null,
  until timestamptz not null,
  renewals integer not null default 0,
  reason bytea not null,
  ended_at timestamptz,
  reviewed_by uuid references authz.staff,
  reviewed_at timestamptz,
  outcome text check (outcome in ('right', 'notRight')),
  review_words bytea,
  check (reviewed_by is distinct from staff_id),
  check ((outcome is null) = (reviewed_at is null) and (outcome is null) = (reviewed_by is null)),
  check (outcome is distinct from 'notRight' or review_words is not null)
);
create index on data.emergency (section_id);
create index on data.emergency (file_id);
create index on data.emergency (staff_id, opened_at);

-- More to tell of, whatever the list held before.
do $$
declare listed text;
begin
  select pg_get_constraintdef(oid) into listed from pg_constraint where conname = 'alert_kind_check' and conrelid = 'data.alert'::regclass;
  alter table data.alert drop constraint alert_kind_check;
  execute 'alter table data.alert add constraint alert_kind_check '
    || replace(listed, 'ARRAY[', 'ARRAY[''emergencyOpened''::text, ''emergenciesMany''::text, ''disclosureToSign''::text, ');
end $$;
