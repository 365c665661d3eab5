-- An appeal that came in, and what became of it: judged for time, reviewed here, handed over to the court within a week, and answered there
-- (FL 37–39, 44–46). Nothing of it is changed once it is written; each step is a row of its own.
create table data.appeal (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  decision_id uuid not null references data.decision,
  person_id uuid not null references data.person_told,
  came_on date not null,
  way text not null check (way in ('letter', 'inHand', 'electronic', 'told')),
  -- How the one who appeals wants it changed, and why.
  words bytea not null,
  by_id uuid not null references authz.staff,
  at timestamptz not null
);
create index on data.appeal (section_id);
create index on data.appeal (decision_id, came_on);

create table data.appeal_step (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  appeal_id uuid not null references data.appeal,
  decision_id uuid not null references data.decision,
  kind text not null check (kind in ('wrongInformation', 'sentToCourt', 'dayUnclear', 'rejected', 'kept', 'changed', 'handedOver',
    'withdrawn', 'upheld', 'courtChanged', 'sentBack', 'dismissed')),
  on_day date not null,
  words bytea not null,
  -- The decision by which it was rejected, or by which what was appealed was changed here.
  made_id uuid references data.decision,
  by_id uuid not null references authz.staff,
  at timestamptz not null,
  check ((kind in ('rejected', 'changed')) = (made_id is not null))
);
create index on data.appeal_step (section_id);
create index on data.appeal_step (appeal_id, at);
create index on data.appeal_step (decision_id);
