-- What is decided on an investigation: the material given to the party first (FL 25), what was granted in words, the letter built for its
-- reader, and the day that each got it, from which the time to appeal runs (FL 44).
create table data.communication (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  investigation_id uuid not null,
  person_id uuid not null references data.person_told,
  way text not null check (way in ('inHand', 'meeting', 'call', 'letter', 'notGiven')),
  -- Why nothing was given before the decision.
  exception text check (exception in ('unnecessary', 'urgent', 'harm')),
  words bytea not null,
  by_id uuid not null references authz.staff,
  at timestamptz not null,
  answer bytea,
  answered_by uuid references authz.staff,
  answered_at timestamptz,
  check ((way = 'notGiven') = (exception is not null)),
  check ((answered_at is null) = (answered_by is null) and (answered_at is null) = (answer is null)),
  foreign key (investigation_id, file_id) references data.investigation (id, file_id)
);
create index on data.communication (section_id);
create index on data.communication (investigation_id, at);

create table data.decided (
  decision_id uuid primary key references data.decision,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  investigation_id uuid not null,
  -- What is granted, or refused.
  words bytea not null,
  -- On whose consent a child gets it (SoL 21:1, FB 6:13 a), and what that is known from.
  consent text check (consent in ('bothGuardians', 'oneGuardian', 'childFrom12', 'childFrom15', 'court')),
  consent_words bytea,
  foreign key (investigation_id, file_id) references data.investigation (id, file_id)
);
create index on data.decided (section_id);

create table data.decision_letter (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  decision_id uuid not null references data.decision,
  reader_id uuid not null references data.person_told,
  -- As it is read, frozen.
  content bytea not null,
  made_by uuid not null references authz.staff,
  made_at timestamptz not null
);
create index on data.decision_letter (section_id);
create index on data.decision_letter (decision_id, made_at);

create table data.decision_receipt (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  decision_id uuid not null references data.decision,
  person_id uuid not null references data.person_told,
  how text not null check (how in ('inHand', 'letter')),
  received_on date not null,
  by_id uuid not null references authz.staff,
  at timestamptz not null,
  unique (decision_id, person_id)
);
create index on data.decision_receipt (section_id);
