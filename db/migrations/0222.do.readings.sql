-- Who has read: asked by the person herself (or for her child), taken down by a worker, tested for harm, looked at by two, and given
-- by function and never by name (GDPR article 15; OSL 12:1, 12:3, 26:1).
create table data.reading_request (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  -- To whom: the one whom the file is about, the same where the file is of one who uses violence, or a child's guardian.
  receiver text not null check (receiver in ('self', 'violent', 'guardian')),
  guardian_id uuid references data.person_told,
  -- Nothing stands in the extract but what was chosen line by line, and a leader signs.
  guarded boolean not null,
  since timestamptz,
  until timestamptz not null,
  way text not null check (way in ('inHand', 'letter')),
  words bytea,
  taken_by uuid not null references authz.staff,
  taken_at timestamptz not null,
  outcome text check (outcome in ('given', 'refused', 'withdrawn')),
  ended_at timestamptz,
  ended_by uuid references authz.staff,
  -- Why it was refused or withdrawn.
  ended_words bytea,
  unique (id, file_id),
  check ((receiver = 'guardian') = (guardian_id is not null)),
  check (guarded or receiver = 'self'),
  check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (outcome is null)),
  check (outcome is distinct from 'refused' or ended_words is not null)
);
create index on data.reading_request (section_id, taken_at);

create table data.reading_extract (
  id uuid primary key,
  request_id uuid not null,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  -- As it will be read, frozen; and the test for harm that it rests on.
  content bytea not null,
  test bytea not null,
  -- The head of the sealed log that it was drawn under: what was sealed later is not in it.
  head_size bigint,
  made_by uuid not null references authz.staff,
  made_at timestamptz not null,
  signed_by uuid references authz.staff,
  signed_at timestamptz,
  -- Why one who is to be careful with gets it: a leader's words.
  exception_words bytea,
  foreign key (request_id, file_id) references data.reading_request (id, file_id),
  check (signed_by is distinct from made_by),
  check ((signed_at is null) = (signed_by is null))
);
create index on data.reading_extract (section_id);
create index on data.reading_extract (request_id, made_at);

-- On paper, in the hand: not by post.
do $$
begin
  alter table data.disclosure drop constraint disclosure_how_check;
  alter table data.disclosure add constraint disclosure_how_check
    check (how in ('meeting', 'opening', 'certificate', 'spoken', 'letter', 'mail', 'inHand'));
end $$;
