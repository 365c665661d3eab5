-- What was told wrong of somebody else is marked, never taken away: these rows were written in the wrong person's file.
alter table data.violence_told add column detached_at timestamptz;
alter table data.fear_rating add column detached_at timestamptz;
alter table data.interpreter_need add column detached_at timestamptz;
alter table data.safe_contact add column detached_at timestamptz;

-- Which row of a file was copied from which contact, so that a contact that belongs to another can be detached whole.
create table data.copied_row (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  contact_id uuid not null references authz.file,
  of_table text not null check (of_table in ('person_told', 'violence_told', 'fear_rating', 'interpreter_need', 'safe_contact')),
  row_id uuid not null,
  copied_at timestamptz not null
);
create index on data.copied_row (section_id);
create index on data.copied_row (file_id, contact_id);
