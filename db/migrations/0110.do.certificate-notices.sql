-- A unit hears that a certificate of need has come; who holds the file, that it was answered. Added to the kinds that there are.
do $$
declare kinds text;
begin
  select pg_get_expr(c.conbin, c.conrelid) into strict kinds from pg_constraint c
    where c.conrelid = 'data.alert'::regclass and c.conname = 'alert_kind_check';
  alter table data.alert drop constraint alert_kind_check;
  execute format('alter table data.alert add constraint alert_kind_check check (%s or kind in (''certificateIssued'', ''certificateAnswered''))', kinds);
end $$;
