-- Which side of the violence a file is on. Sealed, so that no copy of the database is a list of those who use violence.
create table data.file_side (
  file_id uuid primary key references authz.file,
  section_id uuid not null references authz.section,
  side bytea not null
);
create index on data.file_side (section_id);

-- An account is a draft until it is handed to the person; from then on it is never changed, only followed by a new
-- version that says what changed.
alter table data.account
  add column draft boolean not null default false,
  add column revision integer not null default 1,
  add column saved_at timestamptz,
  add column changed bytea,
  add column confirmed_to uuid references authz.staff,
  add column saved_page text;
create unique index account_one_draft on data.account (section_id) where draft;

-- Why a promise, an action or a goal ended is said in words; who ended it is in the event.
alter table data.goal add column outcome bytea;
alter table data.action add check (done_at is null or no_longer_possible_at is null);

-- The page that saved last. It may go on saving; any other page is asked first, so that nothing is overwritten.
alter table data.note add column saved_page text;
