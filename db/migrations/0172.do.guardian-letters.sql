-- What is given to a child's guardian on paper: built for one reader from what may stand there, looked at by a second person before
-- it exists as a paper at all (OSL 12:3, 26:2). And a guardian who is to get nothing.
create table data.guardian_block (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  person_id uuid not null references data.person_told,
  words bytea not null,
  at timestamptz not null,
  by_id uuid not null references authz.staff,
  ended_at timestamptz,
  ended_by uuid references authz.staff,
  ended_words bytea,
  check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (ended_words is null))
);
create index on data.guardian_block (section_id);
create index on data.guardian_block (person_id) where ended_at is null;

create table data.guardian_letter (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  guardian_id uuid not null references data.person_told,
  -- As it will be read, frozen: what is changed later in the file changes no paper.
  content bytea not null,
  -- OSL 12:3: would it harm the child considerably? It can only be made where the answer is no, and says why.
  harm_words bytea not null,
  -- OSL 26:2: is it decided that where the child is, is kept from this guardian?
  place_secret text not null check (place_secret in ('yes', 'no', 'unknown')),
  held_back bytea,
  made_by uuid not null references authz.staff,
  made_at timestamptz not null,
  signed_by uuid references authz.staff,
  signed_at timestamptz,
  -- Why a guardian who uses violence gets it all the same: a leader's words.
  exception_words bytea,
  withdrawn_at timestamptz,
  withdrawn_by uuid references authz.staff,
  check (signed_by is distinct from made_by),
  check ((signed_at is null) = (signed_by is null)),
  check ((withdrawn_at is null) = (withdrawn_by is null))
);
create index on data.guardian_letter (section_id, made_at);
