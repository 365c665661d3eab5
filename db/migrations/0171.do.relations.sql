-- Conflicts of interest that nobody has to remember: whose number is a worker's own or close to her, by keyed hash alone, held
-- against the numbers that files tell of (FL 16–18). No name, no number, and no list that anybody but herself can read.
create table authz.staff_relation (
  id uuid primary key,
  staff_id uuid not null references authz.staff,
  hash bytea not null,
  kind text not null check (kind in ('self', 'household', 'other')),
  declared_at timestamptz not null,
  declared_by uuid not null references authz.staff
);
create unique index on authz.staff_relation (staff_id, hash);
create unique index on authz.staff_relation (staff_id) where kind = 'self';
create index on authz.staff_relation (hash);

-- Everyone whom a file tells of by number, whatever the part: the person index knows only whom it is about and who uses violence,
-- and forgets a contact once files are made of it. This one forgets nobody, so that a conflict is found later too.
create table authz.named_index (
  file_id uuid not null references authz.file,
  hash bytea not null,
  added_at timestamptz not null,
  primary key (file_id, hash)
);
create index on authz.named_index (hash);

alter table authz.block add column from_index boolean not null default false;

-- What one who was shut out still wrote down of what came in. It can be read by whoever has the contact, and by her no more.
create table data.left_word (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  at timestamptz not null,
  by_id uuid not null references authz.staff,
  words bytea not null
);
create index on data.left_word (section_id, at);

do $$
declare kinds text;
begin
  select pg_get_constraintdef(oid) into strict kinds from pg_constraint where conrelid = 'data.alert'::regclass and conname = 'alert_kind_check';
  alter table data.alert drop constraint alert_kind_check;
  execute 'alter table data.alert add constraint alert_kind_check ' || replace(kinds, ']', ', ''conflictFound''::text]');
  if has_schema_privilege('samgrepp_gate', 'authz', 'usage') then
    grant insert on authz.named_index to samgrepp_gate;
    set local role samgrepp_gate;
    insert into authz.named_index (file_id, hash, added_at) select i.file_id, i.hash, i.added_at from authz.person_index i;
    set local role samgrepp_owner;
  end if;
end $$;
