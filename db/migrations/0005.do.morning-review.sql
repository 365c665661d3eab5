-- The morning talk about what has come in (V43): held when every contact of the unit has a named owner.
create table data.morning_review (
  id uuid primary key,
  unit_id uuid not null references authz.unit,
  held_at timestamptz not null,
  held_by uuid not null references authz.staff,
  contacts integer not null,
  unwritten integer not null
);
create index on data.morning_review (unit_id, held_at desc);
