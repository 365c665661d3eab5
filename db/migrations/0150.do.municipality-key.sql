-- Keys that are no single file's: labels of desks, reasons of the log, what is handed between units, the index of persons.
-- Made at random and wrapped by the municipality's key, so that a change of that one leaves what they sealed readable.
create table data.shared_key (
  purpose text primary key,
  wrapped bytea not null
);

-- The names of keys of the municipality that nothing is wrapped by any more, and nothing may be again: a server that has
-- not heard of the change is refused, rather than sealing what nobody can open.
create table data.retired_key (
  key_name bytea primary key,
  retired_at timestamptz not null default now()
);
