-- The investigation of an adult, or of a child (SoL 14:2): opened or not by a decision, written part by part, looked at by a leader,
-- signed, and ended with an outcome that stands on top of the next one.
create table data.investigation (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  subject text not null check (subject in ('adult', 'child')),
  state text not null check (state in ('notOpened', 'writing', 'review', 'signed', 'ended')),
  opened_by uuid not null references authz.staff,
  opened_at timestamptz not null,
  delegation_id uuid references authz.delegation,
  basis text not null,
  -- What came in, and why an investigation is opened or not.
  motive bytea not null,
  -- Who reads the draft, and who handed it in.
  asked_of uuid references authz.staff,
  asked_by uuid references authz.staff,
  asked_at timestamptz,
  -- Would it endanger anyone if the guardians were told? In a child's.
  danger_if_told text check (danger_if_told in ('yes', 'no', 'unknown')),
  danger_words bytea,
  -- The analysis for each child was made with this adult alone. In an adult's.
  impact_alone boolean not null default false,
  -- The assessment of protection that the part on risk rests on.
  assessment_id uuid references data.protection_assessment,
  signed_by uuid references authz.staff,
  signed_at timestamptz,
  outcome text check (outcome in ('granted', 'refused', 'withoutHelp')),
  ended_by uuid references authz.staff,
  ended_at timestamptz,
  ended_words bytea,
  unique (id, file_id),
  check ((signed_at is null) = (signed_by is null)),
  check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (outcome is null))
);
create index on data.investigation (section_id, opened_at desc);
-- One at a time: what comes in while it goes on belongs to it.
create unique index one_investigation on data.investigation (section_id) where state in ('writing', 'review', 'signed');

create table data.investigation_part (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  investigation_id uuid not null,
  part text not null,
  -- The child that this part of an analysis is about.
  person_id uuid references data.person_told,
  body bytea not null,
  version integer not null default 1,
  saved_page text not null,
  saved_by uuid not null references authz.staff,
  saved_at timestamptz not null,
  unique nulls not distinct (investigation_id, part, person_id),
  unique (id, file_id),
  foreign key (investigation_id, file_id) references data.investigation (id, file_id)
);
create index on data.investigation_part (section_id);

-- What stood there before another sitting wrote on, and what was handed in.
create table data.investigation_version (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  part_id uuid not null,
  version integer not null,
  body bytea not null,
  saved_by uuid not null references authz.staff,
  saved_at timestamptz not null,
  foreign key (part_id, file_id) references data.investigation_part (id, file_id)
);
create index on data.investigation_version (section_id);
create index on data.investigation_version (part_id, version);

create table data.investigation_comment (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  investigation_id uuid not null,
  part text not null,
  person_id uuid references data.person_told,
  words bytea not null,
  by_id uuid not null references authz.staff,
  at timestamptz not null,
  settled_by uuid references authz.staff,
  settled_at timestamptz,
  check ((settled_at is null) = (settled_by is null)),
  foreign key (investigation_id, file_id) references data.investigation (id, file_id)
);
create index on data.investigation_comment (section_id);
create index on data.investigation_comment (investigation_id, at);

do $$
declare kinds text;
begin
  select pg_get_constraintdef(oid) into strict kinds from pg_constraint where conrelid = 'data.alert'::regclass and conname = 'alert_kind_check';
  alter table data.alert drop constraint alert_kind_check;
  execute 'alter table data.alert add constraint alert_kind_check '
    || replace(kinds, ']', ', ''reviewAsked''::text, ''reviewDone''::text]');
end $$;
