-- A risk assessment: what was asked, as it was worded, and beside the score the judgement of a person. Answers are kept as they come,
-- so that one can stop at any moment; what is finished stands.
create table data.risk_assessment (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  person_id uuid not null references data.person_told,
  state text not null check (state in ('ongoing', 'paused', 'done')),
  instrument_key text not null,
  instrument_version text not null,
  -- The instrument as it was shown: a new version changes nothing here.
  shown bytea not null,
  mode text not null check (mode in ('inPerson', 'phone', 'video')),
  alone text check (alone in ('yes', 'no', 'unknown')),
  safe text check (safe in ('yes', 'no', 'unknown')),
  there_afterwards bytea,
  answers bytea,
  score numeric,
  score_level text check (score_level in ('low', 'medium', 'high', 'acute')),
  own_estimate smallint check (own_estimate between 0 and 10),
  own_words bytea,
  level text check (level in ('low', 'medium', 'high', 'acute')),
  words bytea,
  lower_because bytea,
  needs_reader boolean not null default false,
  paused_at timestamptz,
  paused_by uuid references authz.staff,
  paused_words bytea,
  version integer not null default 0,
  by_id uuid not null references authz.staff,
  started_at timestamptz not null,
  saved_at timestamptz not null,
  assessed_at timestamptz,
  assessed_by uuid references authz.staff,
  check ((state = 'paused') = (paused_at is not null) and (paused_at is null) = (paused_by is null)),
  check ((state = 'done') = (assessed_at is not null) and (assessed_at is null) = (assessed_by is null)),
  check (state <> 'done' or (level is not null and words is not null)),
  check (not needs_reader or (state = 'done' and lower_because is not null))
);
create index on data.risk_assessment (section_id, started_at desc);
create index on data.risk_assessment (file_id, assessed_at desc);

-- A second person has read a judgement that is lower than the score: agrees, or writes against. Nothing waits for it.
create table data.second_reading (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  assessment_id uuid not null references data.risk_assessment,
  reader_id uuid not null references authz.staff,
  at timestamptz not null,
  agrees boolean not null,
  words bytea,
  unique (assessment_id, reader_id),
  check (agrees or words is not null)
);
create index on data.second_reading (section_id);

-- Something that changes the threat and makes an older assessment say nothing any more.
create table data.red_event (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  kind text not null check (kind in ('separation', 'courtDate', 'release', 'pregnancy', 'weapon', 'strangulation', 'suicideThreat',
    'move', 'newThreat')),
  on_day date,
  words bytea,
  at timestamptz not null,
  by_id uuid not null references authz.staff,
  mistaken_at timestamptz,
  mistaken_by uuid references authz.staff,
  check ((mistaken_at is null) = (mistaken_by is null))
);
create index on data.red_event (section_id, at desc);

-- The person's own figure, 0 to 10, at the start, between and at the end.
create table data.rating (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  person_id uuid not null references data.person_told,
  instrument_key text not null,
  instrument_version text not null,
  shown bytea not null,
  occasion text not null check (occasion in ('start', 'between', 'end')),
  value smallint not null check (value between 0 and 10),
  at timestamptz not null,
  by_id uuid not null references authz.staff
);
create index on data.rating (section_id, at desc);
