-- Whom to call while the one who gives the support is away: told to the person before it, with who stands in and a number or a help line.
create table data.time_off_told (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  intervention_id uuid not null,
  worker_id uuid not null references authz.staff,
  from_on date not null,
  last_on date not null,
  stands_in_id uuid references authz.staff,
  call bytea not null,
  told_how text not null check (told_how in ('inRoom', 'safeWay')),
  told_on date not null,
  at timestamptz not null,
  by_id uuid not null references authz.staff,
  foreign key (intervention_id, file_id) references data.intervention (id, file_id),
  check (last_on >= from_on),
  check (stands_in_id <> worker_id)
);
create index on data.time_off_told (section_id);
create index on data.time_off_told (file_id, worker_id, last_on);
-- Whom one gives support to is asked each morning that somebody will be away.
create index on data.intervention (worker_id) where ended_at is null;
