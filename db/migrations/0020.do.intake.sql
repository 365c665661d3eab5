-- Somebody asked "known here?" about a person who has a file. Its team is told; the one who asked is told nothing.
create table data.hit_notice (
  id uuid primary key,
  file_id uuid not null references authz.file,
  asked_at timestamptz not null,
  asked_by uuid not null references authz.staff,
  seen_at timestamptz
);
create index on data.hit_notice (file_id, asked_at desc) where seen_at is null;
