-- A paper that belongs to a note: drawn anew before it is kept, and then never changed and never taken away by itself. Only its kind is in
-- the clear; what it shows is nowhere but in it.
create table data.attachment (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  note_id uuid not null references data.note,
  kind text not null check (kind in ('letter', 'certificate', 'picture', 'messages', 'other')),
  content bytea not null,
  added_at timestamptz not null,
  added_by uuid not null references authz.staff,
  constraint attachment_in_its_file foreign key (section_id, file_id) references authz.section (id, file_id)
);
create index on data.attachment (section_id);
create index on data.attachment (file_id);
create index on data.attachment (note_id);
