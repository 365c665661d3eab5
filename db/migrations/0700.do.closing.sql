-- A file is closed by questions, each answered; what was agreed for afterwards stands beside (voices V06, V17, V45, V47).

create table data.closing (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  reason text not null check (reason in ('goalReached', 'goalPartlyReached', 'ownWish', 'silentExit', 'moved', 'transferred', 'neverStarted',
    'otherHelp', 'deceased')),
  ready text not null check (ready in ('ready', 'wantsNoMore', 'notReady', 'notReached')),
  words bytea,
  way_back bytea not null,
  substitute_id uuid not null references authz.staff,
  help_line text not null,
  follow_up text not null check (follow_up in ('agreed', 'declined', 'notAsked')),
  closed_at timestamptz not null,
  closed_by uuid not null references authz.staff,
  reopened_at timestamptz,
  reopened_by uuid references authz.staff,
  reopened_because bytea,
  check ((reopened_at is null) = (reopened_by is null) and (reopened_at is null) = (reopened_because is null))
);
create index on data.closing (section_id, closed_at desc);
-- One closing at a time: whoever closes twice at once does it once.
create unique index closing_in_force on data.closing (section_id) where reopened_at is null;

-- What stood open when the file was closed, and the decision on each with its reason.
create table data.closing_answer (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  closing_id uuid not null references data.closing,
  question text not null check (question in ('violence', 'process', 'childNeed', 'reassessment', 'action')),
  about uuid,
  -- Of the question on violence alone.
  going_on text check (going_on in ('yes', 'no', 'unknown')),
  because bytea not null,
  check ((question = 'violence') = (going_on is not null))
);
create index on data.closing_answer (section_id, closing_id);

create table data.follow_up (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  closing_id uuid not null references data.closing,
  months smallint not null check (months in (3, 6, 12)),
  due_on date not null,
  owner_id uuid not null references authz.staff,
  way bytea not null,
  ended_at timestamptz,
  ended_by uuid references authz.staff,
  outcome text check (outcome in ('reached', 'notReached', 'declined', 'notSafe', 'reopened')),
  violence text check (violence in ('none', 'less', 'same', 'more', 'unknown')),
  safety smallint check (safety between 0 and 10),
  words bytea,
  check ((ended_at is null) = (outcome is null) and (ended_at is null) = (ended_by is null)),
  check (outcome is not distinct from 'reached' or (violence is null and safety is null))
);
create index on data.follow_up (section_id, due_on);


-- Lists show what is open; what was closed over the years lies beside.
create index desk_open_own on data.desk (staff_id, kind, since desc, file_id desc) where staff_id is not null and state <> 'closed';
create index desk_open_unit on data.desk (unit_id, kind, since desc, file_id desc) where unit_id is not null and state <> 'closed';
