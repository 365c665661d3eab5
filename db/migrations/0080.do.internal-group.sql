-- The internal group's rhythm, what was said before and at its meetings, and the minutes, which lie in the file alone.

create table data.meeting_series (
  group_id uuid primary key references authz.internal_group,
  weekday smallint not null check (weekday between 1 and 5),
  at_hour text not null check (at_hour ~ '^[0-2][0-9]:[0-5][0-9]$'),
  place bytea,
  starts_on date not null,
  set_by uuid not null references authz.staff,
  set_at timestamptz not null
);

-- That she has been told of secrecy at this meeting, and keeps to it.
alter table data.meeting_seat add column confirmed_at timestamptz;
-- There is no valid ground, or no cause, any more: nobody sees it on the agenda until there is again.
alter table data.agenda_item add column lapsed_at timestamptz;

-- What a unit wants said. Without words: it has nothing to add.
create table data.meeting_input (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  item_id uuid not null references data.agenda_item,
  unit_id uuid not null references authz.unit,
  staff_id uuid not null references authz.staff,
  at timestamptz not null,
  words bytea
);
create index on data.meeting_input (item_id);
create index on data.meeting_input (section_id);

-- How a task from earlier stood when the meeting took it up: once each.
create table data.task_review (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  item_id uuid not null references data.agenda_item,
  action_id uuid not null references data.action,
  state text not null check (state in ('done', 'notDone', 'notPossible')),
  reviewed_by uuid not null references authz.staff,
  reviewed_at timestamptz not null,
  unique (item_id, action_id)
);
create index on data.task_review (section_id);

-- As they were shown to the one who signed.
create table data.item_minutes (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  item_id uuid not null unique references data.agenda_item,
  body bytea not null,
  signed_by uuid not null references authz.staff,
  signed_at timestamptz not null
);
create index on data.item_minutes (section_id);
