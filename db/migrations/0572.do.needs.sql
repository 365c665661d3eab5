-- Several units, each with its own need, in one plan (voices V37): what was asked of whom, and every answer, with its reason.
create table data.need (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  kind text not null check (kind in ('protection', 'support', 'income', 'housing', 'substanceUse', 'mentalHealth', 'disability',
    'debt', 'children', 'familyLaw', 'work', 'other')),
  words bytea not null,
  unit_id uuid not null references authz.unit,
  -- With a consent the unit reads it here. Without, it was asked in general, and no name was said.
  asked_how text not null check (asked_how in ('ownUnit', 'withConsent', 'withoutName')),
  at timestamptz not null,
  by_id uuid not null references authz.staff
);
create index on data.need (section_id);
create index on data.need (file_id);

create table data.need_answer (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  need_id uuid not null references data.need,
  answer text not null check (answer in ('taken', 'refused', 'returned', 'met')),
  words bytea,
  at timestamptz not null,
  by_id uuid not null references authz.staff,
  -- A no, and a handing back, are never without why.
  check (answer in ('taken', 'met') or words is not null)
);
create index on data.need_answer (section_id);
create index on data.need_answer (file_id);
create index on data.need_answer (need_id);

-- What has to be there for help to be reached (voices V07).
create table data.access_need (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  kind text not null check (kind in ('childCare', 'interpreter', 'hours', 'distance', 'disability', 'digitalOnly')),
  words bytea,
  at timestamptz not null,
  by_id uuid not null references authz.staff,
  ended_at timestamptz
);
create index on data.access_need (section_id);
create index on data.access_need (file_id);

-- Money for two weeks beside a decision; what comes after is somebody's to say before the last day.
create table data.emergency_aid (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  decision_id uuid not null references data.decision,
  from_on date not null,
  until_on date not null check (until_on >= from_on),
  at timestamptz not null,
  by_id uuid not null references authz.staff,
  followed_by text check (followed_by in ('incomeSupport', 'ownIncome', 'newAid', 'notNeeded')),
  followed_words bytea,
  followed_at timestamptz,
  check ((followed_by is null) = (followed_at is null) and (followed_by is null) = (followed_words is null))
);
create index on data.emergency_aid (section_id);
create index on data.emergency_aid (file_id);
create index on data.emergency_aid (decision_id);

-- The last day of a restraining order, which is known when it is made.
alter table data.process add column ends_on date;
