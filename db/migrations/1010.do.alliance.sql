-- How working together feels to both, asked after the third talk: whether each has filled in the form, and what they do of it. The
-- answers themselves are protected by the owner of the form and lie on paper.
create table data.alliance_rating (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  intervention_id uuid not null,
  by_person text not null check (by_person in ('filledIn', 'didNotWant', 'notSuitable')),
  by_worker text not null check (by_worker in ('filledIn', 'notFilledIn')),
  words bytea,
  at timestamptz not null,
  by_id uuid not null references authz.staff,
  foreign key (intervention_id, file_id) references data.intervention (id, file_id)
);
create index on data.alliance_rating (section_id);
create index on data.alliance_rating (intervention_id);
