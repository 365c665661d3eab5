-- Whoever answers for a file hears that a task is back, when the one who had it can open the file no longer.
do $$
declare kinds text;
begin
  select pg_get_expr(c.conbin, c.conrelid) into strict kinds from pg_constraint c
    where c.conrelid = 'data.alert'::regclass and c.conname = 'alert_kind_check';
  alter table data.alert drop constraint alert_kind_check;
  execute format('alter table data.alert add constraint alert_kind_check check (%s or kind = ''tasksReturned'')', kinds);
end $$;
create index on authz.ground (valid_to) where kind in ('necessary', 'provision') and ended_at is null;
