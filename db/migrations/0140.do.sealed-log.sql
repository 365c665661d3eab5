-- The log can be shown to be whole: every row gets a place in a Merkle tree (RFC 6962), and the tree's heads leave the database.

-- Which transaction wrote a row, so that it is sealed when nothing that came before it can still appear; and when, by the
-- server's own clock, which no demo sets.
alter table audit.entry
  add column written_in xid8 not null default pg_current_xact_id(),
  add column written_at timestamptz not null default clock_timestamp();
-- Rows from before are as old as they say.
alter table audit.entry no force row level security;
update audit.entry set written_at = at;
alter table audit.entry force row level security;
create index on audit.entry (written_in);

-- Places in the tree, in the order of sealing. Ids are no such order: a row may be committed after one with a higher id.
create table audit.leaf (
  place bigint primary key check (place >= 0),
  entry_id bigint not null unique,
  hash bytea not null check (octet_length(hash) = 32)
);

create table audit.head (
  size bigint primary key check (size > 0),
  root bytea not null check (octet_length(root) = 32),
  -- The roots of the whole subtrees that the tree consists of, from the left: what the next row is added to.
  frontier bytea[] not null,
  -- Every row of a transaction before this one is sealed.
  below xid8 not null,
  at timestamptz not null,
  sealed_at timestamptz not null default clock_timestamp()
);

-- Rights already keep everyone out; this tells one who has rights that she is doing something else than she thinks.
create function audit.refuse_change() returns trigger
  language plpgsql set search_path = '' as $$
begin
  raise exception 'the log is only added to' using errcode = '42501';
end $$;
revoke execute on function audit.refuse_change() from public;
create trigger added_to_only before update or delete on audit.entry for each row execute function audit.refuse_change();
create trigger added_to_only before update or delete on audit.leaf for each row execute function audit.refuse_change();
create trigger added_to_only before update or delete on audit.head for each row execute function audit.refuse_change();
create trigger never_emptied before truncate on audit.entry execute function audit.refuse_change();
create trigger never_emptied before truncate on audit.leaf execute function audit.refuse_change();
create trigger never_emptied before truncate on audit.head execute function audit.refuse_change();
