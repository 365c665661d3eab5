-- What the operator's own commands act as: a copy of everything for the backup, and keys wrapped anew. Nobody signs in as it;
-- only the account that migrates may put it on, which owns every table anyway. It reads what is sealed as it lies there.
set local role samgrepp_owner;
grant usage on schema authz, data, audit, graphile_worker to samgrepp_keeper;
grant select on all sequences in schema authz, data, audit, graphile_worker to samgrepp_keeper;
do $$
declare t record;
begin
  for t in select c.oid::regclass as name from pg_class c where c.relkind = 'r'
      and c.relnamespace::regnamespace::text in ('authz', 'data', 'audit', 'graphile_worker') loop
    execute format('grant select on %s to samgrepp_keeper', t.name);
    execute format('drop policy if exists keeper_copies on %s', t.name);
    execute format('create policy keeper_copies on %s for select to samgrepp_keeper using (true)', t.name);
  end loop;
end $$;

-- A change of the municipality's key: the same key of a file, wrapped by another one. Which file it is for stays.
grant update (wrapped) on data.file_key, data.shared_key to samgrepp_keeper;
grant insert on data.shared_key to samgrepp_keeper;
drop policy if exists keeper_wraps on data.file_key;
create policy keeper_wraps on data.file_key for update to samgrepp_keeper using (true) with check (true);
drop policy if exists keeper_wraps on data.shared_key;
create policy keeper_wraps on data.shared_key for update to samgrepp_keeper using (true) with check (true);
drop policy if exists keeper_makes on data.shared_key;
create policy keeper_makes on data.shared_key for insert to samgrepp_keeper with check (true);
grant insert on data.retired_key to samgrepp_keeper;
drop policy if exists keeper_retires on data.retired_key;
create policy keeper_retires on data.retired_key for insert to samgrepp_keeper with check (true);
