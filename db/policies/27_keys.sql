-- A key of the municipality that was retired wraps nothing any more: a server that has not heard of the change is refused,
-- and so nothing is sealed that nobody can open.
set local role samgrepp_owner;
grant select on data.retired_key to samgrepp_gate;
drop policy if exists gate_reads on data.retired_key;
create policy gate_reads on data.retired_key for select to samgrepp_gate using (true);

set local role samgrepp_gate;
create or replace function authz.refuse_retired_key() returns trigger
  language plpgsql volatile security definer set search_path = '' as $$
begin
  -- After the byte of the version, eight bytes name the key that wraps.
  if exists (select from data.retired_key r where r.key_name = pg_catalog.substr(new.wrapped, 2, 8)) then
    raise exception 'a key that was retired wraps nothing' using errcode = 'SG001';
  end if;
  return new;
end $$;
grant execute on function authz.refuse_retired_key() to samgrepp_owner;

set local role samgrepp_owner;
do $$
declare t text;
begin
  foreach t in array array['file_key', 'shared_key'] loop
    execute format('drop trigger if exists refuse_retired_key on data.%I', t);
    execute format('create trigger refuse_retired_key before insert or update on data.%I for each row execute function authz.refuse_retired_key()', t);
  end loop;
end $$;
