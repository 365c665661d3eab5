-- What a person gets: each intervention as the service was when it was asked for, its talks, what happens between them, and how it ends.
create table data.support_group (
  id uuid primary key,
  unit_id uuid not null references authz.unit,
  version_id uuid not null references data.service,
  name text not null,
  places smallint not null check (places between 2 and 30),
  made_by uuid not null references authz.staff,
  made_at timestamptz not null,
  ended_at timestamptz
);

create table data.group_session (
  id uuid primary key,
  group_id uuid not null references data.support_group,
  at timestamptz not null,
  purpose text not null,
  made_by uuid not null references authz.staff,
  cancelled_at timestamptz
);
create index on data.group_session (group_id, at);

create table data.intervention (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  version_id uuid not null references data.service,
  -- For whom of those whom the service is for this file's person gets it.
  audience text not null check (audience in ('exposed', 'child', 'usesViolence', 'closePerson', 'parent')),
  -- Granted (SoL 11:1), or open (SoL 11:5): then the right to apply is told first.
  basis text not null check (basis in ('open', 'needsAssessed')),
  decision_id uuid references data.decision,
  right_told_at timestamptz,
  words bytea,
  asked_at timestamptz not null,
  asked_by uuid not null references authz.staff,
  worker_id uuid not null references authz.staff,
  -- What has to be there for the person to come, and what of it is not: as long as anything is missing, it is not delivered.
  needs text[] not null check (needs <@ array['childCare', 'interpreter', 'evenings', 'digital', 'wheelchair', 'withoutCar']),
  unreached text[] not null check (unreached <@ needs),
  unreached_since timestamptz,
  extent_unit text not null check (extent_unit in ('talks', 'weeks', 'once')),
  extent smallint check (extent between 1 and 400),
  begun_at timestamptz,
  group_id uuid references data.support_group,
  placed_at timestamptz,
  ended_at timestamptz,
  ended_by uuid references authz.staff,
  end_how text check (end_how in ('ended', 'referred', 'silent', 'notBegun')),
  end_reason text,
  end_words bytea,
  unique (id, file_id),
  check ((decision_id is null) = (basis = 'open')),
  check (basis <> 'open' or right_told_at is not null),
  check ((cardinality(unreached) > 0) = (unreached_since is not null)),
  check ((extent_unit = 'once') = (extent is null)),
  check ((ended_at is null) = (end_how is null) and (ended_at is null) = (ended_by is null)),
  check (placed_at is null or group_id is not null)
);
create index on data.intervention (section_id);
create unique index on data.intervention (decision_id) where ended_at is null;
create index on data.intervention (asked_at) where begun_at is null and ended_at is null;
create index on data.intervention (asked_at, audience);
create index on data.intervention (ended_at) where ended_at is not null;
create index on data.intervention (group_id) where group_id is not null and ended_at is null;

create table data.talk (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  intervention_id uuid not null,
  -- The person's own order.
  place smallint not null,
  -- What this talk is for (V05).
  purpose bytea not null,
  made_by uuid not null references authz.staff,
  made_at timestamptz not null,
  planned_at timestamptz,
  told_how text check (told_how in ('inRoom', 'safeWay', 'notYet')),
  session_id uuid references data.group_session,
  outcome text check (outcome in ('came', 'byPhone', 'cancelledByPerson', 'cancelledByUs', 'noShow')),
  held_on date,
  children_in_room text check (children_in_room in ('yes', 'no', 'unknown')),
  written_at timestamptz,
  written_by uuid references authz.staff,
  struck_at timestamptz,
  foreign key (intervention_id, file_id) references data.intervention (id, file_id),
  check (struck_at is null or outcome is null),
  check ((outcome is null) = (held_on is null)),
  check ((outcome is not distinct from 'byPhone') = (children_in_room is not null))
);
create index on data.talk (section_id);
create index on data.talk (intervention_id, place);
create unique index on data.talk (intervention_id, session_id) where session_id is not null;

-- A call, a message, a few words in the corridor: work that gives safety, before, between and after the talks (V17).
create table data.light_contact (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  intervention_id uuid not null,
  way text not null check (way in ('call', 'sms', 'visit', 'other')),
  by_person boolean not null,
  at timestamptz not null,
  by_id uuid not null references authz.staff,
  foreign key (intervention_id, file_id) references data.intervention (id, file_id)
);
create index on data.light_contact (section_id);
create index on data.light_contact (intervention_id, at);
create index on data.light_contact (at);

-- What is decided when the end is near: end, extend or refer, with a reason (V32). An extension is a decision.
create table data.intervention_turn (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  intervention_id uuid not null,
  choice text not null check (choice in ('end', 'extend', 'refer')),
  reason bytea not null,
  more smallint check (more between 1 and 100),
  at timestamptz not null,
  by_id uuid not null references authz.staff,
  answer text check (answer in ('yes', 'no')),
  answer_words bytea,
  decided_at timestamptz,
  decided_by uuid references authz.staff,
  foreign key (intervention_id, file_id) references data.intervention (id, file_id),
  check ((choice = 'extend') = (more is not null)),
  check ((answer is null) = (decided_at is null) and (answer is null) = (decided_by is null)),
  check (choice = 'extend' or answer is not distinct from 'yes')
);
create index on data.intervention_turn (section_id);
create index on data.intervention_turn (intervention_id, at desc);

-- Somebody goes along: to police, court or an authority, with a room of one's own to wait in.
create table data.accompaniment (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  intervention_id uuid not null,
  kind text not null check (kind in ('police', 'court', 'authority', 'healthCare', 'bank', 'housing', 'other')),
  at timestamptz not null,
  escort_id uuid not null references authz.staff,
  room text not null check (room in ('booked', 'toBook', 'notNeeded')),
  words bytea,
  made_by uuid not null references authz.staff,
  outcome text check (outcome in ('done', 'cancelled')),
  outcome_at timestamptz,
  foreign key (intervention_id, file_id) references data.intervention (id, file_id),
  check ((outcome is null) = (outcome_at is null))
);
create index on data.accompaniment (section_id);
create index on data.accompaniment (intervention_id, at);
