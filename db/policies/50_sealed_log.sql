-- The seal of the log. Nobody signs in as samgrepp_auditor: it owns the functions that read the log, and
-- adds leaves and heads to the tree. It reads no file, and changes and deletes nothing at all.
set local role samgrepp_owner;
grant usage on schema authz, audit to samgrepp_auditor;
grant create on schema authz to samgrepp_auditor;
grant select on audit.entry to samgrepp_auditor;
grant select, insert on audit.leaf, audit.head to samgrepp_auditor;
do $$
declare t text;
begin
  foreach t in array array['entry', 'leaf', 'head'] loop
    execute format('drop policy if exists auditor_reads on audit.%I', t);
    execute format('create policy auditor_reads on audit.%I for select to samgrepp_auditor using (true)', t);
  end loop;
  foreach t in array array['leaf', 'head'] loop
    execute format('drop policy if exists auditor_adds on audit.%I', t);
    execute format('create policy auditor_adds on audit.%I for insert to samgrepp_auditor with check (true)', t);
  end loop;
end $$;

set local role samgrepp_auditor;
alter default privileges revoke execute on functions from public;

-- A value with its length before it, so that no two rows look alike however their values are cut; '-' where there is none.
create or replace function authz.measured(value text) returns text
  language sql immutable set search_path = ''
  return coalesce(pg_catalog.octet_length(pg_catalog.convert_to(value, 'UTF8'))::text || ':' || value, '-');

-- Every column of a row in one form. src/access/log/canonical.ts says the same, and is what checks it.
create or replace function authz.canonical(e audit.entry) returns text
  language sql stable set search_path = ''
  return 'samgrepp log 1'
    || authz.measured(e.id::text)
    || authz.measured((extract(epoch from e.at) * 1000000)::bigint::text)
    || authz.measured(e.staff_id::text)
    || authz.measured(e.session_id::text)
    || authz.measured(e.action)
    || authz.measured(e.outcome)
    || authz.measured(e.file_id::text)
    || authz.measured(e.opening_id::text)
    || authz.measured(e.detail::text)
    || authz.measured(e.written_in::text)
    || authz.measured((extract(epoch from e.written_at) * 1000000)::bigint::text);

-- RFC 6962: a leaf is hashed with 0x00 before it, two nodes with 0x01, so that neither can pass for the other.
create or replace function authz.leaf_hash(e audit.entry) returns bytea
  language sql stable set search_path = ''
  return pg_catalog.sha256('\x00'::bytea || pg_catalog.convert_to(authz.canonical(e), 'UTF8'));

-- Seals what is complete, if it is at least so many rows, and at most 5 000 at a time; answers how many. Complete are the rows
-- of transactions before every one that still runs: none that belongs before them can appear any more.
create or replace function authz.seal_log(at_least integer) returns integer
  language plpgsql volatile security definer set search_path = '' as $$
declare
  done audit.head;
  complete xid8 := pg_catalog.pg_snapshot_xmin(pg_catalog.pg_current_snapshot());
  -- What we see of a transaction that is still to come was written in another life of this database, before it was restored.
  beyond xid8 := pg_catalog.pg_snapshot_xmax(pg_catalog.pg_current_snapshot());
  since xid8;
  most constant integer := 5000;
  frontier bytea[]; size bigint; n bigint; added integer := 0; hash bytea; root bytea; last_in xid8;
  e audit.entry;
begin
  if not pg_catalog.pg_try_advisory_xact_lock(726447736) then return 0; end if; -- somebody else seals
  select * into done from audit.head h order by h.size desc limit 1;
  frontier := coalesce(done.frontier, '{}'); size := coalesce(done.size, 0);
  -- A database that was restored to another server counts its transactions anew: then all rows are looked through once.
  since := case when done.below <= complete then done.below else '0'::xid8 end;
  if at_least > 1 and at_least > (select count(*) from (select from audit.entry x
      where x.written_in >= since and (x.written_in < complete or x.written_in >= beyond)
        and not exists (select from audit.leaf l where l.entry_id = x.id) limit at_least) as waiting) then
    return 0;
  end if;
  for e in select x.* from audit.entry x
    where x.written_in >= since and (x.written_in < complete or x.written_in >= beyond)
      and not exists (select from audit.leaf l where l.entry_id = x.id)
    order by x.written_in, x.id limit most
  loop
    hash := authz.leaf_hash(e);
    insert into audit.leaf values (size, e.id, hash);
    n := size;
    while n % 2 = 1 loop
      hash := pg_catalog.sha256('\x01'::bytea || frontier[pg_catalog.cardinality(frontier)] || hash);
      frontier := pg_catalog.trim_array(frontier, 1);
      n := n / 2;
    end loop;
    frontier := frontier || hash;
    size := size + 1; added := added + 1; last_in := e.written_in;
  end loop;
  if added = 0 then return 0; end if;
  root := frontier[pg_catalog.cardinality(frontier)];
  for i in reverse pg_catalog.cardinality(frontier) - 1 .. 1 loop
    root := pg_catalog.sha256('\x01'::bytea || frontier[i] || root);
  end loop;
  insert into audit.head (size, root, frontier, below, at)
    values (size, root, frontier, case when added = most then least(last_in, complete) else complete end, authz.now());
  return added;
end $$;

-- Heads that a witness doesn't have yet: a size, a hash and a time, and nothing of any row.
create or replace function authz.heads_after(size bigint, most integer) returns table (size bigint, root text, at timestamptz)
  language sql stable security definer set search_path = ''
begin atomic
  select h.size, pg_catalog.encode(h.root, 'hex'), h.at from audit.head h
    where h.size > heads_after.size order by h.size limit most;
end;

-- The newest head alone, for the witness by mail; and the root at one size, by which a witness sees that the log is still the same.
create or replace function authz.last_head() returns table (size bigint, root text, at timestamptz)
  language sql stable security definer set search_path = ''
begin atomic
  select h.size, pg_catalog.encode(h.root, 'hex'), h.at from audit.head h order by h.size desc limit 1;
end;

create or replace function authz.root_at(size bigint) returns text
  language sql stable security definer set search_path = ''
  return (select pg_catalog.encode(h.root, 'hex') from audit.head h where h.size = root_at.size);
