-- Who handed a file to whom, and when it went back: why, in a closed list and in words (voices V37). Without the words it is counted by
-- the unit; they are sealed with the key of the file.
create table data.handover (
  id uuid primary key,
  file_id uuid not null references authz.file,
  unit_id uuid not null references authz.unit,
  from_id uuid references authz.staff,
  to_id uuid not null references authz.staff,
  returned boolean not null,
  reason text check (reason in ('notOurs', 'otherCompetence', 'load', 'wish', 'otherReason')),
  words bytea,
  at timestamptz not null,
  by_id uuid not null references authz.staff,
  check ((reason is null) = (words is null)),
  check (not returned or reason is not null)
);
create index on data.handover (unit_id, at);
create index on data.handover (file_id, at);

-- The monthly follow-up of a unit (voices V33): what was agreed, by whom and by when, and what became of it; and that the month was gone through.
create table data.month_agreement (
  id uuid primary key,
  unit_id uuid not null references authz.unit,
  month date not null check (extract(day from month) = 1),
  owner_id uuid not null references authz.staff,
  due_on date not null,
  words bytea not null,
  at timestamptz not null,
  by_id uuid not null references authz.staff,
  outcome text check (outcome in ('done', 'goesOn', 'dropped')),
  outcome_words bytea,
  outcome_at timestamptz,
  outcome_by uuid references authz.staff,
  check ((outcome is null) = (outcome_at is null) and (outcome is null) = (outcome_by is null)),
  check (outcome is null or outcome = 'done' or outcome_words is not null)
);
create index on data.month_agreement (unit_id, month);

create table data.month_review (
  id uuid primary key,
  unit_id uuid not null references authz.unit,
  month date not null check (extract(day from month) = 1),
  -- Numbers as they were then, and nothing about anybody.
  figures jsonb not null,
  signed_at timestamptz not null,
  signed_by uuid not null references authz.staff,
  unique (unit_id, month)
);

create index running_clock_of_month on data.running_clock (unit_id, due_at) include (met_at, ended_at, owner_id, rule, file_id);
