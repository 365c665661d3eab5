-- Protection is raised at once and lowered by two: one asks with a reason, a leader who may not even see the file decides, and then it is
-- carried out. A file whose identity was assumed is tied to nothing.
create table authz.lowering (
  id uuid primary key,
  file_id uuid not null references authz.file,
  from_level text not null,
  to_level text not null,
  reason bytea not null,
  asked_by uuid not null references authz.staff,
  asked_at timestamptz not null,
  decided_by uuid references authz.staff,
  decided_at timestamptz,
  granted boolean,
  carried_out_at timestamptz,
  check (decided_by is distinct from asked_by),
  check ((decided_at is null) = (decided_by is null) and (decided_at is null) = (granted is null)),
  check (carried_out_at is null or granted)
);
create unique index on authz.lowering (file_id) where decided_at is null;
create index on authz.lowering (file_id, decided_at);

do $$
declare kinds text;
begin
  select pg_get_constraintdef(oid) into strict kinds from pg_constraint where conrelid = 'data.alert'::regclass and conname = 'alert_kind_check';
  alter table data.alert drop constraint alert_kind_check;
  execute 'alter table data.alert add constraint alert_kind_check '
    || replace(kinds, ']', ', ''levelToDecide''::text, ''levelDecided''::text]');
end $$;
