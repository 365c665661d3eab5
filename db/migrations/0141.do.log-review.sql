-- The recurring control of the log (SoLPuL 10): a sample that nobody can choose and what looks like curiosity, judged line by line by one
-- who is not on the line. No content: who, when, which file by its reference, on which ground, and the reason that was given.
create table data.log_review (
  id uuid primary key,
  month date not null check (extract(day from month) = 1),
  -- None: the auditor's, over the whole municipality.
  unit_id uuid references authz.unit,
  -- The first head that was sealed after the month; it decides what is drawn.
  head_size bigint not null,
  head_root bytea not null,
  begun_at timestamptz not null,
  begun_by uuid not null references authz.staff,
  done_at timestamptz,
  done_by uuid references authz.staff,
  unique nulls not distinct (month, unit_id),
  check ((done_at is null) = (done_by is null))
);
create index on data.log_review (unit_id);

create table data.log_review_line (
  id uuid primary key,
  review_id uuid not null references data.log_review,
  entry_id bigint not null,
  action text not null,
  -- What the reason is sealed as: for this session, or this file.
  session_id uuid,
  staff_id uuid not null references authz.staff,
  at timestamptz not null,
  file_id uuid,
  reference text,
  ground_kind text,
  purpose text,
  -- As it was given and sealed at the opening.
  reason bytea,
  -- How often, where the line stands for several of the same kind.
  times integer not null default 1,
  drawn boolean not null,
  patterns text[] not null default '{}',
  outcome text check (outcome in ('ok', 'asked', 'misuse')),
  words bytea,
  judged_at timestamptz,
  judged_by uuid references authz.staff,
  unique (review_id, entry_id),
  check ((outcome is null) = (judged_at is null) and (outcome is null) = (judged_by is null))
);

-- Who has been told that a control is due: when the month has ended, and when it is late.
create table data.log_review_told (
  month date not null,
  unit_id uuid references authz.unit,
  staff_id uuid not null references authz.staff,
  step smallint not null check (step in (1, 2)),
  told_at timestamptz not null,
  unique nulls not distinct (month, unit_id, staff_id, step)
);

-- Files about nobody, which nobody has a reason to open. Off until a setting says otherwise; on no desk and in no index.
create table authz.decoy (
  file_id uuid primary key references authz.file,
  made_at timestamptz not null,
  made_by uuid not null references authz.staff
);

-- Whole months are read at once.
create index on audit.entry (at) where action in ('file.opened', 'person.asked') or outcome = 'refused' or action like '%.printed';

do $$
declare kinds text;
begin
  select pg_get_constraintdef(oid) into strict kinds from pg_constraint where conrelid = 'data.alert'::regclass and conname = 'alert_kind_check';
  alter table data.alert drop constraint alert_kind_check;
  execute 'alter table data.alert add constraint alert_kind_check ' || replace(kinds, ']', ', ''logReviewDue''::text, ''decoyOpened''::text]');
end $$;
