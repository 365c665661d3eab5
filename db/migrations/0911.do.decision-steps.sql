-- What happened to a decision that the law follows from day to day: a child's shelter and what the court said of it, a place that is kept
-- secret, what was told to the board. Which step it was and its day; what was found, sealed. Never where.
create table data.decision_step (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  decision_id uuid not null references data.decision,
  kind text not null check (kind in ('submitted', 'confirmed', 'notConfirmed', 'lapsed', 'begun', 'applied', 'moreTime', 'granted',
    'rejected', 'final', 'reviewed', 'reviewedEnds', 'ended', 'meeting', 'reported')),
  on_day date not null,
  -- How far the court has moved the last day to apply (LPBS 4:6).
  until_day date,
  words bytea,
  by_id uuid not null references authz.staff,
  at timestamptz not null,
  check ((kind = 'moreTime') = (until_day is not null))
);
create index on data.decision_step (section_id);
create index on data.decision_step (decision_id, on_day);
