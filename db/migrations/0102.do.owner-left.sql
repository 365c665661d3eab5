-- One who has left hands over what runs: whoever has it from now on is told. Added to the kinds that there are.
do $$
declare kinds text;
begin
  select pg_get_constraintdef(oid) into strict kinds from pg_constraint where conrelid = 'data.alert'::regclass and conname = 'alert_kind_check';
  alter table data.alert drop constraint alert_kind_check;
  execute 'alter table data.alert add constraint alert_kind_check ' || replace(kinds, ']', ', ''ownerLeft''::text]');
end $$;
