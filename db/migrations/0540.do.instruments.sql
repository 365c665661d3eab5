-- The municipality's own instruments, by version: structure and words, about nobody. A version is never changed, so that old answers
-- stand as they were asked; it is looked at before anybody may be asked by it, and can be taken out of use.
create table data.instrument (
  id uuid primary key,
  key text not null,
  version text not null,
  definition jsonb not null,
  loaded_at timestamptz not null,
  loaded_by uuid not null references authz.staff,
  usable_at timestamptz,
  ended_at timestamptz,
  changed_by uuid references authz.staff,
  unique (key, version),
  check (octet_length(definition::text) < 400000),
  check ((usable_at is null and ended_at is null) = (changed_by is null))
);
