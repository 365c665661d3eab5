-- Of several alike in one file, a notice says which it is of: whoever has seen to one has not seen to the others. And three that were
-- told to nobody: a letter to a guardian and an answer on who has read wait for their second person, and a guardian's block was lifted.
-- No foreign key: it names letters, answers, grounds and questions, and a check would tell one who guesses ids which there are.
alter table data.alert add column subject_id uuid;
create index on data.alert (subject_id) where subject_id is not null and seen_at is null;
do $$
declare kinds text;
begin
  select pg_get_expr(c.conbin, c.conrelid) into strict kinds from pg_constraint c
    where c.conrelid = 'data.alert'::regclass and c.conname = 'alert_kind_check';
  alter table data.alert drop constraint alert_kind_check;
  execute format('alter table data.alert add constraint alert_kind_check check (%s or kind in (''letterToSign'', ''readingToSign'', ''guardianUnblocked''))', kinds);
end $$;
