-- What somebody has applied for, in their own words, by mouth or in writing: the duty to open begins with it (SoL 14:2, FL 19-20).
create table data.application (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  made_on date not null,
  way text not null check (way in ('talk', 'phone', 'visit', 'writing')),
  spoken_by text not null check (spoken_by in ('self', 'other')),
  words bytea not null,
  at timestamptz not null,
  by_id uuid not null references authz.staff
);
create index on data.application (section_id);
create index on data.application (file_id);
