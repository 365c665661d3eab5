-- Retention and disposal (SoL 16). What no date tells of a file: that it holds documents which are kept for good, or longer.
create table data.retention_mark (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  kind text not null check (kind in ('placement', 'parenthood', 'custodyAgreement')),
  at timestamptz not null,
  by_id uuid not null references authz.staff,
  removed_at timestamptz,
  removed_by uuid references authz.staff,
  check ((removed_at is null) = (removed_by is null))
);
create index on data.retention_mark (section_id);
create index on data.retention_mark (file_id);

-- Nothing of the file is destroyed while somebody needs it: a court, a claim, a supervision. It ends when somebody ends it; the day says
-- when it is thought of again.
create table data.disposal_hold (
  id uuid primary key,
  file_id uuid not null references authz.file,
  kind text not null check (kind in ('court', 'damages', 'supervision', 'ownRequest', 'research')),
  words bytea not null,
  think_again_on date not null,
  set_at timestamptz not null,
  set_by uuid not null references authz.staff,
  ended_at timestamptz,
  ended_by uuid references authz.staff,
  check ((ended_at is null) = (ended_by is null))
);
create index on data.disposal_hold (file_id);

-- Proposed by one, confirmed by another, carried out by the operator; and then what is left of the file. It refers to nothing, so that
-- it can be put back beside older rows: a restored backup is told by it what was destroyed since.
create table data.disposal (
  id uuid primary key,
  file_id uuid not null,
  reference text not null,
  file_kind text not null check (file_kind in ('contact', 'person')),
  unit_id uuid not null,
  rule text not null,
  outcome text not null check (outcome in ('destroy', 'deliver')),
  last_entry_on date not null,
  proposed_at timestamptz not null,
  proposed_by uuid not null,
  confirmed_at timestamptz,
  confirmed_by uuid,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  carried_out_at timestamptz,
  -- Of the package that was made for the archive.
  package_sha256 bytea,
  check ((confirmed_at is null) = (confirmed_by is null)),
  check (confirmed_by <> proposed_by),
  check (carried_out_at is null or (confirmed_at is not null and withdrawn_at is null)),
  check (package_sha256 is null or octet_length(package_sha256) = 32)
);
create index on data.disposal (unit_id, proposed_at);
create unique index disposal_under_way on data.disposal (file_id) where withdrawn_at is null;

-- What other files tell of one that is gone is found by these.
create index on data.person_told (own_file_id) where own_file_id is not null;
create index on data.account (from_file_id) where from_file_id is not null;
create index on data.copied_row (contact_id);
create index on data.desk (file_id);
create index on data.unwritten (file_id);

-- A report stands between two files, and what was handled together belongs to both: the one that is left keeps it alone.
alter table data.report_thread alter column from_file_id drop not null, alter column child_file_id drop not null,
  add check (from_file_id is not null or child_file_id is not null);
alter table data.joint_handling alter column child_file_id drop not null;
-- Its key, sealed by each side's own: gone with the second of the two. What is handed over lies there until the other side has joined.
alter table data.joint_handling add own_key bytea, add child_key bytea, add handed_key bytea;
