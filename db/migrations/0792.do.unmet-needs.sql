-- Two needs more that a service may be searched by, and what nothing in the catalogue meets: kept in the file, and only counted outside it.
alter table data.service drop constraint service_knows_check;
alter table data.service add constraint service_knows_check check (knows <@ array['disability', 'substanceUse', 'older', 'honour', 'prostitution',
  'noResidencePermit', 'protectedIdentity', 'lgbtqi', 'severalChildren', 'pets']);
create table data.unmet_need (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  need text not null check (need in ('disability', 'substanceUse', 'older', 'honour', 'prostitution', 'noResidencePermit', 'protectedIdentity',
    'lgbtqi', 'severalChildren', 'pets', 'language')),
  at timestamptz not null,
  by_id uuid not null references authz.staff
);
create index on data.unmet_need (section_id);
create index on data.unmet_need (at);
