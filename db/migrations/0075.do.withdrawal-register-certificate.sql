-- What follows a consent: what was said when it was taken back, what was weighed when something was given, and certificates of need.

-- Said to anybody who works here. Sealed with the municipality's key, since whoever took it down had no file open.
create table data.withdrawal_told (
  id uuid not null,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  told_at timestamptz not null,
  taken_by uuid not null references authz.staff,
  how text not null check (how in ('phone', 'visit', 'letter', 'through')),
  said_by text not null check (said_by in ('self', 'other')),
  -- Neither of them: everything.
  receiver_unit uuid references authz.unit,
  outside boolean not null default false,
  words bytea not null,
  checked_at timestamptz,
  checked_by uuid references authz.staff,
  primary key (id, file_id),
  check (not (outside and receiver_unit is not null))
);
create index on data.withdrawal_told (section_id, told_at desc);
create index on data.withdrawal_told (file_id);

alter table data.consent add column check_words bytea;

-- Without her consent somebody has weighed both sides and decided; with it, this is the consent.
alter table data.disclosure add column consent_id uuid references data.consent;
alter table data.disclosure add column decided_by uuid references authz.staff;
alter table data.disclosure add column weighed_for bytea;
alter table data.disclosure add column weighed_against bytea;
create index on data.disclosure (file_id);

-- What the receiving unit knows of: that there is one, and how it went. Nothing here leads to a file.
create table data.certificate (
  id uuid primary key,
  unit_id uuid not null references authz.unit,
  issued_by uuid not null references authz.staff,
  issued_at timestamptz not null,
  valid_to timestamptz not null,
  ended_at timestamptz,
  answer text check (answer in ('done', 'notPossible')),
  answer_words bytea,
  answered_at timestamptz,
  answered_by uuid references authz.staff,
  check ((answer is null) = (answered_at is null) and (answer is null) = (answered_by is null))
);
create index on data.certificate (unit_id, issued_at desc);

-- Who it is about and what is needed: seen as long as it holds. Sealed with the municipality's key, for who reads it has no file open.
create table data.certificate_content (
  certificate_id uuid primary key references data.certificate,
  content bytea not null
);

-- Where it comes from: seen by those with the file open.
create table data.certificate_source (
  certificate_id uuid primary key references data.certificate,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  disclosure_id uuid not null references data.disclosure
);
create index on data.certificate_source (section_id);
create index on data.certificate_source (file_id);
