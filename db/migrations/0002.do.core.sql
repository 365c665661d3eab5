-- What every slice stands on: keys of files, events, running clocks, rows of the desk, submissions, settings.
create table data.file_key (
  file_id uuid primary key references authz.file,
  wrapped bytea not null
);

create table data.event (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  kind text not null,
  at timestamptz not null,
  actor_id uuid not null references authz.staff,
  subject jsonb not null default '{}'
);
create index on data.event (section_id, at desc);

create table data.running_clock (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  rule text not null,
  subject_id uuid,
  started_at timestamptz not null,
  due_at timestamptz not null,
  owner_id uuid not null references authz.staff,
  unit_id uuid not null references authz.unit,
  met_at timestamptz,
  met_by uuid,
  -- Ended without being met: there was nothing left to wait for, or it runs on in another file.
  ended_at timestamptz,
  extended_reason bytea
);
create index on data.running_clock (owner_id, due_at) where met_at is null and ended_at is null;
create index on data.running_clock (unit_id, due_at) where met_at is null and ended_at is null;
create index on data.running_clock (section_id);

-- What lists may show. One row for those who own the file (first name and initial), one for its unit (initials).
create table data.desk (
  id uuid primary key,
  file_id uuid not null references authz.file,
  kind text not null check (kind in ('contact', 'file')),
  staff_id uuid references authz.staff,
  unit_id uuid references authz.unit,
  reference text not null,
  label bytea not null,
  state text not null,
  urgency smallint not null default 0,
  owner_id uuid references authz.staff,
  since timestamptz not null,
  changed_at timestamptz not null,
  check ((staff_id is null) <> (unit_id is null))
);
create unique index desk_one_per_viewer on data.desk (file_id, coalesce(staff_id, unit_id));
create index on data.desk (staff_id, kind, since desc) where staff_id is not null;
create index on data.desk (unit_id, kind, since desc) where unit_id is not null;
-- What waits for a review: tens of rows, after ten years of ended ones.
create index on data.desk (unit_id, kind, state) where unit_id is not null;

-- A form names the submission it will make, so that sending it twice does nothing twice.
create table data.submission (
  id uuid primary key,
  staff_id uuid not null references authz.staff,
  at timestamptz not null,
  location text
);

create table data.setting (
  key text primary key,
  value jsonb not null,
  changed_at timestamptz not null,
  changed_by uuid references authz.staff
);
