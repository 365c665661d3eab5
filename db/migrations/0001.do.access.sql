-- What gives access: people of the organisation, their sessions, files, sections, grounds, blocks, openings.
-- Nothing here is written by the application's own SQL; see db/policies/authz.sql for the functions that do.
create schema authz;
create schema data;
create schema audit;

create table authz.instance (
  only_row boolean primary key default true check (only_row),
  kind text not null check (kind in ('live', 'demo', 'test')),
  clock_offset interval not null default '0',
  created_at timestamptz not null default now(),
  check (kind <> 'live' or clock_offset = '0')
);

create table authz.unit (
  id uuid primary key,
  name text not null,
  kind text not null check (kind in ('intake', 'violenceTeam', 'violenceCentre', 'childrenUnit', 'adultUnit',
    'incomeSupportUnit', 'familyLawUnit', 'outpatientUnit', 'emergencySocialService', 'barnahus', 'management')),
  parent_id uuid references authz.unit,
  closed_at timestamptz
);

create table authz.unit_function (
  unit_id uuid not null references authz.unit,
  function text not null check (function in ('intake', 'protection', 'adultInvestigation', 'childInvestigation',
    'supportTalks', 'perpetratorProgramme', 'incomeSupport', 'familyLaw', 'childSupport', 'practicalSupport')),
  primary key (unit_id, function)
);

create table authz.staff (
  id uuid primary key,
  name text not null,
  phone text,
  language text not null default 'sv' check (language in ('sv', 'en')),
  scheme text not null default 'system' check (scheme in ('system', 'light', 'dark')),
  ended_at timestamptz
);

create table authz.role_assignment (
  id uuid primary key,
  staff_id uuid not null references authz.staff,
  unit_id uuid not null references authz.unit,
  role text not null check (role in ('caseOfficer', 'therapist', 'teamLeader', 'unitManager', 'barnahusCoordinator',
    'childCounsellor', 'supportWorker', 'boardChair', 'administrator', 'auditor')),
  valid_from timestamptz not null,
  valid_to timestamptz,
  given_by uuid references authz.staff
);
create index on authz.role_assignment (staff_id);
create index on authz.role_assignment (unit_id, role);

-- A decision is taken by whoever a row names: a role (in a unit, or anywhere), or one person.
create table authz.delegation (
  id uuid primary key,
  decision text not null,
  role text,
  unit_id uuid references authz.unit,
  staff_id uuid references authz.staff,
  condition text not null default 'always' check (condition in ('always', 'onDuty', 'onBackup')),
  basis text not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  check (role is not null or staff_id is not null)
);

create table authz.rota_shift (
  id uuid primary key,
  unit_id uuid not null references authz.unit,
  staff_id uuid not null references authz.staff,
  duty text not null check (duty in ('duty', 'backup')),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  check (ends_at > starts_at)
);
create index on authz.rota_shift (staff_id, ends_at);
create index on authz.rota_shift (unit_id, ends_at);

create table authz.absence (
  id uuid primary key,
  staff_id uuid not null references authz.staff,
  deputy_id uuid references authz.staff,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  check (ends_at > starts_at)
);
create index on authz.absence (staff_id, ends_at);

create table authz.credential (
  id text primary key,
  staff_id uuid not null references authz.staff,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}',
  name text not null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  ended_at timestamptz
);
create index on authz.credential (staff_id);

create table authz.enrolment (
  id uuid primary key,
  staff_id uuid not null references authz.staff,
  token_hash bytea not null unique,
  expires_at timestamptz not null,
  used_at timestamptz
);

create table authz.ceremony (
  id uuid primary key,
  kind text not null check (kind in ('signIn', 'enrol', 'unlock')),
  challenge text not null,
  staff_id uuid references authz.staff,
  session_id uuid,
  expires_at timestamptz not null
);

create table authz.session (
  id uuid primary key,
  token_hash bytea not null unique,
  staff_id uuid not null references authz.staff,
  started_at timestamptz not null,
  expires_at timestamptz not null,
  last_seen_at timestamptz not null,
  locked_at timestamptz,
  ended_at timestamptz
);
create index on authz.session (staff_id);

-- A file is about one person. A contact that is nobody's file yet, and a situation, are held in files of their own kind,
-- so that grounds, sections, keys, openings and events have one form.
create table authz.file (
  id uuid primary key,
  kind text not null check (kind in ('contact', 'person', 'situation')),
  unit_id uuid not null references authz.unit,
  reference text not null unique,
  protection text not null default 'none'
    check (protection in ('none', 'secrecyMarker', 'protectedRegistration', 'assumedIdentity')),
  created_at timestamptz not null,
  created_by uuid not null references authz.staff
);

create table authz.section (
  id uuid primary key,
  file_id uuid not null references authz.file,
  kind text not null check (kind in ('identity', 'safeContact', 'account', 'protection', 'children', 'plan', 'notes',
    'processes', 'decisions', 'health', 'location')),
  unique (file_id, kind),
  unique (id, file_id)
);

create table authz.ground (
  id uuid primary key,
  file_id uuid not null references authz.file,
  kind text not null check (kind in ('team')),
  staff_id uuid not null references authz.staff,
  function text not null check (function in ('received', 'responsible', 'coHandler', 'childOfficer', 'therapist',
    'supportWorker', 'leader', 'deputy')),
  deputy_for uuid references authz.ground,
  reads text[] not null,
  writes text[] not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  ended_at timestamptz,
  ended_by uuid references authz.staff
);
create index on authz.ground (file_id);
create index on authz.ground (staff_id, file_id);

create table authz.block (
  id uuid primary key,
  file_id uuid not null references authz.file,
  staff_id uuid not null references authz.staff,
  kind text not null check (kind in ('conflictOfInterest')),
  created_at timestamptz not null,
  created_by uuid not null references authz.staff,
  ended_at timestamptz
);
create index on authz.block (staff_id, file_id);

create table authz.opening (
  id uuid primary key,
  session_id uuid not null references authz.session,
  staff_id uuid not null references authz.staff,
  file_id uuid not null references authz.file,
  ground_kind text not null check (ground_kind in ('team', 'duty', 'leader', 'created')),
  ground_id uuid references authz.ground,
  purpose text not null,
  reason bytea,
  reads uuid[] not null,
  writes uuid[] not null,
  opened_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  opened_in xid8 not null default pg_current_xact_id()
);
create index on authz.opening (session_id, file_id) where ended_at is null;
create index on authz.opening (file_id);
create index on authz.opening (ground_id) where ended_at is null;
create index on authz.opening (staff_id) where ended_at is null;

-- Keyed hashes of personal numbers: who is known where. No role but the gate reads it.
create table authz.person_index (
  file_id uuid not null references authz.file,
  hash bytea not null,
  as_self boolean not null,
  added_at timestamptz not null,
  primary key (file_id, hash)
);
create index on authz.person_index (hash);

-- Which files stand around the same violence, and in which role. The role belongs to the situation, not to the person.
create table authz.situation_member (
  situation_id uuid not null references authz.file,
  file_id uuid not null references authz.file,
  role text not null check (role in ('victim', 'perpetrator', 'childWitness', 'closePerson')),
  primary key (situation_id, file_id, role)
);
create index on authz.situation_member (file_id);

-- When someone asked "known here?", so that nobody can try a whole street (rate limit across processes).
create table authz.search_count (
  staff_id uuid not null references authz.staff,
  at timestamptz not null
);
create index on authz.search_count (staff_id, at);

create table audit.entry (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  staff_id uuid,
  session_id uuid,
  action text not null,
  outcome text not null check (outcome in ('done', 'refused', 'invalid')),
  file_id uuid,
  opening_id uuid,
  detail jsonb not null default '{}'
);
create index on audit.entry (file_id, id);
create index on audit.entry (staff_id, id);
