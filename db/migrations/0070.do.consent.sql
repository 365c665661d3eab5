-- Who it is that answers: the person herself, or, in a child's own file, each guardian and the child. Each is asked alone and signs a
-- form of their own; forms that answer one asking share `asking_id`, and a ground follows from them together or not at all.
alter table data.consent
  add column asking_id uuid,
  add column given_as text not null default 'self' check (given_as in ('self', 'guardian', 'child')),
  add column giver_id uuid references data.person_told,
  add column giver_name bytea,
  -- Why a child of fifteen or more decides herself.
  add column mature_because bytea,
  add column heard_in text not null default 'ownLanguage' check (heard_in in ('ownLanguage', 'interpreter')),
  -- Said yes, and signs later: it opens nothing until then.
  add column said_yes_at timestamptz;
alter table data.consent add check ((given_as = 'self') = (asking_id is null));
create index on data.consent (asking_id) where asking_id is not null;

-- The signed paper, as it was scanned. Sealed like everything else that can be read; nothing of it lies in a folder.
create table data.consent_paper (
  id uuid primary key,
  consent_id uuid not null references data.consent,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  media_type text not null check (media_type in ('image/jpeg', 'application/pdf')),
  content bytea not null,
  added_by uuid not null references authz.staff,
  added_at timestamptz not null
);
create index on data.consent_paper (section_id);
create index on data.consent_paper (consent_id);

-- Why a ground without consent was asked for (OSL 10:2), whom for, and what the second person answered.
create table data.necessary (
  ground_id uuid primary key references authz.ground,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  asked_at timestamptz not null,
  without_consent text not null check (without_consent in ('refused', 'notSafe', 'notReached', 'unable')),
  own_task bytea not null,
  test bytea not null,
  ended_because bytea
);
create index on data.necessary (section_id);
