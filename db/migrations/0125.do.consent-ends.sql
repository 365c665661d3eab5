-- A consent ends by its date: somebody is asked in time whether it is to be renewed or left to end, and what rested on it is
-- handed back when it has run out.
alter table data.consent
  -- Decided that it isn't asked for again.
  add column left_to_end_at timestamptz,
  -- What rested on it was handed back after its last day.
  add column run_out_at timestamptz;
create index on data.consent (valid_to) where answer = 'given' and withdrawn_at is null and run_out_at is null;

-- Whoever answers for the file hears that one has run out; who may read without consent hears it when it is signed.
do $$
declare kinds text;
begin
  select pg_get_expr(c.conbin, c.conrelid) into strict kinds from pg_constraint c
    where c.conrelid = 'data.alert'::regclass and c.conname = 'alert_kind_check';
  alter table data.alert drop constraint alert_kind_check;
  execute format('alter table data.alert add constraint alert_kind_check check (%s or kind in (''consentEnded'', ''fileShared''))', kinds);
end $$;
