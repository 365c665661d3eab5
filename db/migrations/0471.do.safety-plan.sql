-- The safety plan, in her words: a version is never changed, the next one takes its place.
create table data.safety_plan (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  version integer not null check (version > 0),
  made_how text not null check (made_how in ('together', 'byPhone', 'notSeen')),
  body bytea not null,
  review_on date not null,
  at timestamptz not null,
  by_id uuid not null references authz.staff,
  unique (section_id, version)
);
create index on data.safety_plan (file_id);

-- Each paper: where it was to lie, and which parts stand on it.
create table data.safety_plan_paper (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  plan_id uuid not null references data.safety_plan,
  lies text not null check (lies in ('withUs', 'withTrusted', 'carried', 'ownHome')),
  parts text[] not null check (cardinality(parts) > 0),
  at timestamptz not null,
  by_id uuid not null references authz.staff
);
create index on data.safety_plan_paper (section_id);
create index on data.safety_plan_paper (file_id);
create index on data.safety_plan_paper (plan_id);
