-- A concern report goes along when files are opened from the contact that it was made in: the copy in the adult's file is what lets that
-- file see the thread. It is taken away with the other copies where the contact was somebody else's.
alter table data.concern_report add column detached_at timestamptz;
create index on data.concern_report (thread_id);
do $$
declare name text;
begin
  select c.conname into strict name from pg_constraint c
    where c.conrelid = 'data.copied_row'::regclass and c.contype = 'c' and pg_get_constraintdef(c.oid) like '%of_table%';
  execute format('alter table data.copied_row drop constraint %I', name);
end $$;
alter table data.copied_row add constraint copied_row_of_table_check check (of_table in ('person_told', 'violence_told', 'fear_rating',
  'interpreter_need', 'safe_contact', 'protection_assessment', 'warning', 'promise', 'decision', 'concern_report'));

-- Two units wait for each other here: that something has happened in a report, and that somebody wants to write together, is told. So is that
-- a guardian was blocked to whom a letter had already been signed.
do $$
declare kinds text;
begin
  select pg_get_expr(c.conbin, c.conrelid) into strict kinds from pg_constraint c
    where c.conrelid = 'data.alert'::regclass and c.conname = 'alert_kind_check';
  alter table data.alert drop constraint alert_kind_check;
  execute format('alter table data.alert add constraint alert_kind_check check (%s or kind in (''reportMoved'', ''jointAsked'', ''blockedAfterLetter''))', kinds);
end $$;
