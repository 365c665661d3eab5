-- Where somebody is, and every hint of it: a section of its own, which few in a team are given by name, and rows whose
-- words no page can select. They leave the database by authz.reveal_location() alone, which writes down who, when and why.
create table data.location_fact (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  kind text not null check (kind in ('address', 'shelter', 'school', 'preschool', 'workplace', 'unit', 'areaCode', 'municipality', 'other')),
  -- Whose place it is, of those this file tells of: the person's own where nobody is named.
  person_id uuid references data.person_told,
  words bytea not null,
  -- Keyed marks of the telling words: what is being written elsewhere in the file is held against them, and nothing is unsealed for it.
  marks bytea[] not null default '{}',
  at timestamptz not null,
  by_id uuid not null references authz.staff,
  ended_at timestamptz,
  ended_by uuid references authz.staff,
  check ((ended_at is null) = (ended_by is null))
);
create index on data.location_fact (section_id, at);
create index on data.location_fact (file_id);

-- Until now a deputy and a child's officer got it with their function. From now on it is given by name.
do $$
begin
  if has_schema_privilege('samgrepp_gate', 'authz', 'usage') then
    set local role samgrepp_gate;
    update authz.ground set reads = array_remove(reads, 'location'), writes = array_remove(writes, 'location')
      where function is not null and function not in ('responsible', 'received');
    set local role samgrepp_owner;
  end if;
end $$;
