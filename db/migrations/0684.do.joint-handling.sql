-- The violence as the child met it, written by the adult's unit and the children's unit together. It lies with the concern report
-- that ties the two files: the adult's side begins, the child's side joins with a section of its own, and neither sees the other's file.
create table data.joint_handling (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  thread_id uuid not null references data.report_thread,
  child_file_id uuid not null references authz.file,
  child_section_id uuid references authz.section,
  at timestamptz not null,
  by_id uuid not null references authz.staff,
  joined_at timestamptz,
  joined_by uuid references authz.staff,
  ended_at timestamptz,
  ended_by uuid references authz.staff,
  check ((joined_at is null) = (child_section_id is null) and (joined_at is null) = (joined_by is null)),
  check ((ended_at is null) = (ended_by is null))
);
create index on data.joint_handling (section_id);
create index on data.joint_handling (file_id);
create index on data.joint_handling (child_file_id);
create index on data.joint_handling (child_section_id);
create index on data.joint_handling (thread_id);

create table data.joint_entry (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  joint_id uuid not null references data.joint_handling,
  body bytea not null,
  at timestamptz not null,
  by_id uuid not null references authz.staff
);
create index on data.joint_entry (section_id);
create index on data.joint_entry (file_id);
create index on data.joint_entry (joint_id);
