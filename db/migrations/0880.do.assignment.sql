-- What a colleague can, so that whoever gives somebody a case sees it (voices V38, V41): a closed list, kept for the one who works here.
create table data.competence (
  id uuid primary key,
  staff_id uuid not null references authz.staff,
  what text not null check (what in ('exposed', 'usesViolence', 'children', 'honour', 'disability', 'substanceUse', 'older', 'lgbtqi',
    'prostitution', 'noResidencePermit', 'protectedIdentity', 'woman', 'man', 'en', 'ar', 'so', 'fa', 'prs', 'ti', 'uk', 'pl', 'tr', 'ku', 'swl')),
  at timestamptz not null,
  by_id uuid not null references authz.staff,
  ended_at timestamptz,
  ended_by uuid references authz.staff,
  check ((ended_at is null) = (ended_by is null))
);
create unique index on data.competence (staff_id, what) where ended_at is null;

-- What the person wishes of who works with them; the last one holds.
create table data.worker_wish (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  worker text check (worker in ('woman', 'man')),
  language text check (language in ('en', 'ar', 'so', 'fa', 'prs', 'ti', 'uk', 'pl', 'tr', 'ku', 'swl')),
  former text check (former in ('same', 'other')),
  words bytea,
  at timestamptz not null,
  by_id uuid not null references authz.staff
);
create index on data.worker_wish (section_id, at);

-- That one worker is to hold both sides of the same violence: decided in writing, before.
create table data.sides_decision (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  staff_id uuid not null references authz.staff,
  words bytea not null,
  decided_at timestamptz not null,
  decided_by uuid not null references authz.staff
);
create index on data.sides_decision (section_id, decided_at);
create index on data.sides_decision (file_id);

-- When the file was last assessed, whatever in it: of every kind of file alike, so that a list which shows it says nothing of the side.
alter table data.desk add column assessed_at timestamptz;
drop index data.desk_load;
create index desk_load on data.desk (unit_id, owner_id, since) include (file_id, last_contact_at, talks_left, assessed_at)
  where unit_id is not null and kind = 'file' and state <> 'closed';
