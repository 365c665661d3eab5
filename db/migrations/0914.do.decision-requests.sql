-- A party asked that the matter be decided, after it had waited for six months (FL 12). Once for each party and investigation.
create table data.decision_request (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  investigation_id uuid not null,
  person_id uuid not null references data.person_told,
  applied_on date not null,
  asked_on date not null,
  by_id uuid not null references authz.staff,
  at timestamptz not null,
  -- The decision that refuses it; decided in time, the investigation's own decision answers it.
  refused_by uuid references data.decision,
  check (asked_on >= applied_on),
  unique (investigation_id, person_id),
  foreign key (investigation_id, file_id) references data.investigation (id, file_id)
);
create index on data.decision_request (section_id);
