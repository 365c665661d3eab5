-- What something that was granted costs, and which unit pays: whole kronor, so much once, a day or a month, and from when to when. It is no
-- bookkeeping, and never says where anybody is. What was written wrong is ended, and written again.
create table data.cost (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  decision_id uuid not null references data.decision,
  amount integer not null check (amount between 1 and 10000000),
  per text not null check (per in ('once', 'day', 'month')),
  payer_unit_id uuid not null references authz.unit,
  from_on date not null,
  until_on date,
  at timestamptz not null,
  by_id uuid not null references authz.staff,
  check (until_on is null or until_on >= from_on),
  check (per <> 'once' or until_on is null)
);
create index on data.cost (section_id);
