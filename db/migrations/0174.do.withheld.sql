-- A note that somebody must never be given: what a child said and may not be told to a guardian, or what the person self is kept from.
create table data.withheld_note (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  note_id uuid not null references data.note,
  person_id uuid not null references data.person_told,
  words bytea not null,
  at timestamptz not null,
  by_id uuid not null references authz.staff,
  ended_at timestamptz,
  ended_by uuid references authz.staff,
  check ((ended_at is null) = (ended_by is null))
);
create index on data.withheld_note (section_id);
create index on data.withheld_note (note_id);
