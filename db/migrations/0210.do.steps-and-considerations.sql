-- What is planned with one who uses violence, and what it means for those who are exposed (SoL 13:8). The step lies in his file, what
-- was considered in theirs; that the two belong together is known to the gate alone.
create table data.planned_step (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  kind text not null check (kind in ('programmeBegins', 'programmeChanges', 'programmeEnds', 'participationStatement', 'homeVisit', 'meeting', 'other')),
  planned_on date not null,
  words bytea,
  at timestamptz not null,
  by_id uuid not null references authz.staff,
  -- When a leader can answer. It follows from the moment and the day alone, so that it tells nothing.
  answer_at timestamptz not null check (answer_at >= at + interval '4 hours'),
  word text check (word in ('go', 'wait')),
  word_by uuid references authz.staff,
  word_at timestamptz,
  done_at timestamptz,
  cancelled_at timestamptz,
  check ((word is null) = (word_by is null) and (word is null) = (word_at is null)),
  -- Nothing is carried out before a leader has said that it may be.
  check (done_at is null or (word is not null and word = 'go')),
  check (done_at is null or cancelled_at is null)
);
create index on data.planned_step (section_id);
create index on data.planned_step (at) where done_at is null and cancelled_at is null;

create table data.safety_ask (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  planned_on date not null,
  asked_at timestamptz not null,
  due_at timestamptz not null,
  -- The step was taken, or is no longer planned: there is nothing left to consider.
  ended_at timestamptz,
  unique (id, file_id)
);
create index on data.safety_ask (section_id);

create table data.safety_consideration (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  ask_id uuid not null,
  at timestamptz not null,
  by_id uuid not null references authz.staff,
  word text not null check (word in ('go', 'wait')),
  words bytea not null,
  foreign key (ask_id, file_id) references data.safety_ask (id, file_id)
);
create index on data.safety_consideration (section_id);
create index on data.safety_consideration (ask_id, at desc);

-- Which step was carried over, and what a leader on that side may be told of it. No role but the gate reads these two; nor do they
-- refer to the step by a key, whose check would lock the step's row: a row shows to whoever reads it that it was locked.
create table authz.carried_step (
  step_id uuid primary key,
  carried_at timestamptz not null,
  word text check (word in ('nothingKnown', 'wait')),
  told_at timestamptz,
  check ((word is null) = (told_at is null))
);

create table authz.asked_for_step (
  ask_id uuid primary key references data.safety_ask,
  step_id uuid not null
);
create index on authz.asked_for_step (step_id);

do $$
declare kinds text;
begin
  select pg_get_constraintdef(oid) into strict kinds from pg_constraint where conrelid = 'data.alert'::regclass and conname = 'alert_kind_check';
  alter table data.alert drop constraint alert_kind_check;
  execute 'alter table data.alert add constraint alert_kind_check ' || replace(kinds, ']', ', ''considerationAsked''::text, ''stepToAnswer''::text]');
end $$;
