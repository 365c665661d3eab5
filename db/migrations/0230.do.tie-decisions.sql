-- Who may see which files stand around the same violence: by a decision in the file of the exposed person, for a time.
create table data.tie_decision (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  staff_id uuid not null references authz.staff,
  words bytea not null,
  decided_by uuid not null references authz.staff,
  decided_at timestamptz not null,
  valid_to timestamptz not null,
  ended_at timestamptz,
  ended_by uuid references authz.staff,
  check (decided_by <> staff_id),
  check ((ended_at is null) = (ended_by is null))
);
create index on data.tie_decision (section_id);
create index on data.tie_decision (file_id) where ended_at is null;

-- The ground that rests on it, once there is a situation to see.
alter table authz.ground add column tie_decision_id uuid references data.tie_decision;
create index on authz.ground (tie_decision_id) where tie_decision_id is not null;

-- Whoever made a situation kept it until now. Row security is forced on the tables' owner too: it is lifted here, and put back by the
-- policies in this same transaction.
alter table authz.ground no force row level security;
alter table authz.opening no force row level security;
alter table authz.file no force row level security;
update authz.opening o set ended_at = now() from authz.file f where f.id = o.file_id and f.kind = 'situation' and o.ended_at is null;
update authz.ground g set ended_at = now(), ended_by = g.staff_id from authz.file f where f.id = g.file_id and f.kind = 'situation' and g.ended_at is null;

do $$
declare kinds text;
begin
  select pg_get_constraintdef(oid) into strict kinds from pg_constraint where conrelid = 'data.alert'::regclass and conname = 'alert_kind_check';
  alter table data.alert drop constraint alert_kind_check;
  execute 'alter table data.alert add constraint alert_kind_check ' || replace(kinds, ']', ', ''situationShown''::text]');
end $$;
