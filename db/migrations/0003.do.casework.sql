-- The casework of a Friday evening: what came in, who is told of, safe contact, the account, protection, promises,
-- notes, plan, processes. Every row lies in one section of one file; free text, names, numbers and ways of contact are sealed.

-- People as this file tells of them. `part` is their part in what this file is about, not a property of the person.
create table data.person_told (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  part text not null check (part in ('self', 'child', 'usesViolence', 'guardian', 'closePerson', 'reporter')),
  name bytea,
  number bytea,
  birth_year smallint,
  relation text,
  lives_with text not null default 'unknown' check (lives_with in ('yes', 'no', 'unknown')),
  child_exposure text[] not null default '{}',
  -- Who may decide for this child, among the people told of in the same file. None: nobody has said yet.
  guardian_ids uuid[] not null default '{}',
  words bytea,
  -- The file of this child, known from the victim's file; or of the adult, from the child's. Never set for one who uses violence.
  own_file_id uuid references authz.file,
  detached_at timestamptz,
  check (part <> 'usesViolence' or own_file_id is null)
);
create index on data.person_told (section_id);
create index on data.person_told (file_id);

create table data.contact (
  file_id uuid primary key references authz.file,
  section_id uuid not null references authz.section,
  channel text not null check (channel in ('call', 'visit', 'letter', 'mail', 'eService')),
  source text not null check (source in ('person', 'police', 'healthCentre', 'school', 'otherUnit', 'shelter', 'worried', 'otherAuthority')),
  source_words bytea,
  received_at timestamptz not null,
  received_by uuid not null references authz.staff,
  duty_to_report_told_at timestamptz,
  living_together text not null default 'unknown' check (living_together in ('yes', 'no', 'unknown')),
  children_known text not null default 'notAsked' check (children_known in ('notAsked', 'yes', 'no', 'unknown')),
  urgency smallint not null default 0 check (urgency between 0 and 3),
  state text not null,
  outcome text,
  outcome_words bytea,
  -- When she doesn't want help now: how she can come back, what she was told of, whether we may get in touch.
  come_back bytea,
  information_given text[] not null default '{}',
  may_contact boolean,
  ended_at timestamptz,
  concerns_file_id uuid references authz.file,
  detached_at timestamptz
);
create index on data.contact (section_id);

create table data.safe_contact (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  channel text not null check (channel in ('call', 'sms', 'mail', 'letter', 'visit', 'place', 'viaPerson', 'sheContacts')),
  allowed boolean not null,
  target bytea,
  hours jsonb not null default '[]',
  answered_by bytea,
  voicemail boolean not null default false,
  code_word bytea,
  never_say bytea,
  words bytea,
  for_emergency boolean not null default false,
  checked_at timestamptz not null,
  checked_by uuid not null references authz.staff,
  locked_at timestamptz,
  replaced_at timestamptz
);
create index on data.safe_contact (section_id) where replaced_at is null;

-- Each call out, each try: by which way, was it the right voice, what was said of how it went.
create table data.contact_try (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  safe_contact_id uuid references data.safe_contact,
  channel text not null,
  at timestamptz not null,
  by_id uuid not null references authz.staff,
  result text not null check (result in ('talked', 'cannotTalk', 'wrongVoice', 'noAnswer', 'sent', 'identityFailed')),
  words bytea
);
create index on data.contact_try (section_id, at desc);

create table data.interpreter_need (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  language text not null,
  dialect bytea,
  circle bytea,
  booked_at timestamptz,
  checked_at timestamptz,
  checked_by uuid references authz.staff,
  words bytea
);
create index on data.interpreter_need (section_id);

-- Told once: versions of the account; the newest one that is confirmed is the one that is reused.
create table data.account (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  version integer not null,
  body bytea not null,
  written_at timestamptz not null,
  written_by uuid not null references authz.staff,
  confirmed_at timestamptz,
  confirmed_how text check (confirmed_how in ('readAloud', 'readHerself', 'byPhone', 'withInterpreter')),
  from_file_id uuid references authz.file
);
create index on data.account (section_id, version desc);

-- How many people she has told it to: each retelling counts (V02).
create table data.retelling (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  staff_id uuid not null references authz.staff,
  at timestamptz not null,
  why text not null
);
create index on data.retelling (section_id);

-- Violence in shared words (V58), with who did what to whom (V16).
create table data.violence_told (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  kind text not null,
  severity text,
  by_person uuid references data.person_told,
  to_person uuid references data.person_told,
  when_words bytea,
  words bytea,
  told_at timestamptz not null,
  ongoing boolean not null default false
);
create index on data.violence_told (section_id);

create table data.fear_rating (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  person_id uuid references data.person_told,
  score smallint check (score between 0 and 10),
  not_asked_because text,
  at timestamptz not null,
  by_id uuid not null references authz.staff
);
create index on data.fear_rating (section_id, at desc);

create table data.protection_assessment (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  person_id uuid not null references data.person_told,
  state text not null check (state in ('ongoing', 'paused', 'done')),
  mode text not null check (mode in ('inPerson', 'phone', 'video')),
  alone_and_safe text check (alone_and_safe in ('yes', 'no', 'unknown')),
  there_afterwards bytea,
  answers jsonb not null default '{}',
  need text check (need in ('none', 'planOnly', 'tonight', 'now')),
  words bytea,
  lets_her_stay bytea,
  started_at timestamptz not null,
  assessed_at timestamptz,
  by_id uuid not null references authz.staff
);
create index on data.protection_assessment (section_id, started_at desc);

create table data.decision (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  kind text not null,
  person_id uuid references data.person_told,
  state text not null check (state in ('asked', 'granted', 'refused', 'changed')),
  asked_by uuid not null references authz.staff,
  asked_at timestamptz not null,
  asked_of uuid references authz.staff,
  proposal bytea,
  decided_by uuid references authz.staff,
  decided_at timestamptz,
  delegation_id uuid references authz.delegation,
  basis text,
  motivation bytea,
  changes_id uuid references data.decision,
  change_ground text
);
create index on data.decision (section_id, asked_at desc);

create table data.concern_report (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  child_id uuid not null references data.person_told,
  to_unit_id uuid not null references authz.unit,
  made_at timestamptz not null,
  made_by uuid not null references authz.staff,
  words bytea not null,
  endangers_if_told text not null check (endangers_if_told in ('yes', 'no', 'unknown')),
  received_at timestamptz,
  received_by uuid references authz.staff,
  child_file_id uuid references authz.file
);
create index on data.concern_report (section_id);

create table data.promise (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  kind text not null check (kind in ('shelter', 'money', 'call', 'visit', 'escort', 'interpreter', 'childCare', 'talk', 'other')),
  words bytea not null,
  given_by uuid not null references authz.staff,
  given_at timestamptz not null,
  due_at timestamptz not null,
  owner_id uuid not null references authz.staff,
  kept_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_by uuid references authz.staff,
  withdrawn_reason bytea,
  withdrawn_manager uuid references authz.staff,
  replacement bytea
);
create index on data.promise (section_id, due_at);

create table data.note (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  kind text not null check (kind in ('journal', 'quick')),
  body bytea not null,
  version integer not null default 1,
  author_id uuid not null references authz.staff,
  began_at timestamptz not null,
  saved_at timestamptz not null,
  happened_at timestamptz not null,
  signed_at timestamptz,
  removed_at timestamptz
);
create index on data.note (section_id, began_at desc);
create index on data.note (author_id) where signed_at is null and removed_at is null;

-- What is still unwritten: a quick note, or a contact without a note. Ids only, so that it can be counted without opening.
create table data.unwritten (
  id uuid primary key,
  file_id uuid not null references authz.file,
  staff_id uuid not null references authz.staff,
  unit_id uuid not null references authz.unit,
  since timestamptz not null,
  written_at timestamptz
);
create index on data.unwritten (staff_id) where written_at is null;
create index on data.unwritten (unit_id) where written_at is null;

create table data.annotation (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  note_id uuid not null references data.note,
  kind text not null check (kind in ('addition', 'correction', 'personDisagrees')),
  body bytea not null,
  author_id uuid not null references authz.staff,
  at timestamptz not null
);
create index on data.annotation (section_id, note_id);

create table data.goal (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  words bytea not null,
  at timestamptz not null,
  ended_at timestamptz
);
create index on data.goal (section_id);

create table data.action (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  goal_id uuid references data.goal,
  words bytea not null,
  owner_id uuid not null references authz.staff,
  due_on date not null,
  done_at timestamptz,
  no_longer_possible_at timestamptz,
  outcome bytea,
  made_by uuid not null references authz.staff,
  made_at timestamptz not null
);
create index on data.action (section_id, due_on);

create table data.process (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  kind text not null check (kind in ('police', 'prosecutor', 'court', 'contactBan', 'custody', 'housing', 'residencePermit',
    'health', 'incomeSupport', 'childInvestigation', 'adultInvestigation', 'other')),
  holder bytea not null,
  reference bytea,
  next_step bytea,
  next_on date,
  began_on date,
  ended_on date,
  changed_at timestamptz not null
);
create index on data.process (section_id) where ended_on is null;

create table data.warning (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  kind text not null check (kind in ('weapon', 'honour', 'strangulation', 'threatToStaff', 'suicide', 'childAbduction', 'childExposed', 'other')),
  words bytea,
  at timestamptz not null,
  by_id uuid not null references authz.staff,
  ended_at timestamptz
);
create index on data.warning (section_id) where ended_at is null;
