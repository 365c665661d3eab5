-- A child's situation is followed up without consent (SoL 23:1–23:5): after an investigation that ended without support, or a placement that
-- ended; at most six months from that day, and no longer than until a new investigation opens. Each contact that it allows is written down.
create table data.child_follow_up (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  decision_id uuid not null references data.decision,
  after text not null check (after in ('investigation', 'placement')),
  after_on date not null,
  until_on date not null,
  why bytea not null,
  danger text not null check (danger in ('yes', 'no', 'unknown')),
  told bytea not null,
  ended_at timestamptz,
  ended_by uuid references authz.staff,
  result text check (result in ('nothingMore', 'investigationOpened')),
  end_words bytea,
  end_danger text check (end_danger in ('yes', 'no', 'unknown')),
  end_told bytea,
  at timestamptz not null,
  by_id uuid not null references authz.staff,
  check (until_on <= after_on + interval '6 months'),
  check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (result is null)),
  -- A new investigation ends it by itself, and tells those concerned on its own.
  check (result is distinct from 'nothingMore' or (end_words is not null and end_danger is not null and end_told is not null)),
  check (result is not distinct from 'nothingMore' or (end_words is null and end_danger is null and end_told is null))
);
create index on data.child_follow_up (section_id);
create index on data.child_follow_up (decision_id);

create table data.child_follow_up_contact (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  follow_up_id uuid not null references data.child_follow_up,
  on_day date not null,
  with_whom text not null check (with_whom in ('child', 'guardian', 'school', 'healthCare', 'relative', 'someoneElse')),
  who bytea,
  words bytea not null,
  at timestamptz not null,
  by_id uuid not null references authz.staff
);
create index on data.child_follow_up_contact (section_id);
create index on data.child_follow_up_contact (follow_up_id);
