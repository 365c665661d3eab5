-- Signing in. Executed by the role door only: an injected statement in a page, which runs as app, can start no session.
set local role samgrepp_gate;

-- Counts one more try of this key and answers whether it still is within what is allowed in a minute. Tries of the
-- same key wait for each other, so that two processes count together.
create or replace function authz.count_attempt(key bytea, allowed integer) returns boolean
  language plpgsql volatile security definer set search_path = '' as $$
declare tried integer;
begin
  perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended(pg_catalog.encode(key, 'hex'), 7));
  delete from authz.sign_in_attempt a where a.at <= authz.now() - interval '1 minute';
  select count(*) into tried from authz.sign_in_attempt a where a.key = count_attempt.key;
  if tried >= allowed then return false; end if; -- a refused try is not counted: a worker waits a minute, not longer
  insert into authz.sign_in_attempt values (key, authz.now());
  return true;
end $$;

create or replace function authz.begin_ceremony(id uuid, kind text, challenge text, staff uuid, session uuid) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  delete from authz.ceremony c where c.expires_at < authz.now();
  insert into authz.ceremony values (id, kind, challenge, staff, session, authz.now() + interval '5 minutes');
end $$;

-- A challenge is good for one try.
create or replace function authz.take_ceremony(ceremony uuid, expected text) returns table (challenge text, staff_id uuid, session_id uuid)
  language sql volatile security definer set search_path = ''
begin atomic
  delete from authz.ceremony c where c.id = ceremony and c.kind = expected and c.expires_at > authz.now()
    returning c.challenge, c.staff_id, c.session_id;
end;

create or replace function authz.find_credential(credential text) returns table (staff_id uuid, public_key bytea, counter bigint, transports text[])
  language sql stable security definer set search_path = ''
begin atomic
  select c.staff_id, c.public_key, c.counter, c.transports from authz.credential c join authz.staff s on s.id = c.staff_id
    where c.id = credential and c.ended_at is null and (s.ended_at is null or s.ended_at > authz.now());
end;

create or replace function authz.find_enrolment(token_hash bytea) returns table (id uuid, staff_id uuid, staff_name text)
  language sql stable security definer set search_path = ''
begin atomic
  select e.id, e.staff_id, s.name from authz.enrolment e join authz.staff s on s.id = e.staff_id
    where e.token_hash = find_enrolment.token_hash and (not e.confirm_needed or e.confirmed_at is not null) and e.used_at is null and e.expires_at > authz.now() and s.ended_at is null;
end;

create or replace function authz.enrol(token_hash bytea, credential text, public_key bytea, counter bigint, transports text[], name text) returns uuid
  language plpgsql volatile security definer set search_path = '' as $$
declare person uuid;
begin
  update authz.enrolment e set used_at = authz.now()
    where e.token_hash = enrol.token_hash and (not e.confirm_needed or e.confirmed_at is not null) and e.used_at is null and e.expires_at > authz.now()
      and exists (select from authz.staff s where s.id = e.staff_id and s.ended_at is null) returning e.staff_id into person;
  if person is null then return null; end if;
  insert into authz.credential (id, staff_id, public_key, counter, transports, name, created_at)
    values (credential, person, public_key, counter, transports, name, authz.now());
  insert into audit.entry (at, staff_id, action, outcome) values (authz.now(), person, 'passkey.enrolled', 'done');
  return person;
end $$;

create or replace function authz.start_session(session uuid, token_hash bytea, credential text, counter bigint) returns boolean
  language plpgsql volatile security definer set search_path = '' as $$
declare person uuid;
begin
  update authz.credential c set counter = start_session.counter, last_used_at = authz.now()
    where c.id = credential and c.ended_at is null
      and exists (select from authz.staff s where s.id = c.staff_id and s.ended_at is null) returning c.staff_id into person;
  if person is null then return false; end if;
  insert into authz.session values (session, token_hash, person, authz.now(), authz.now() + interval '10 hours', authz.now(), null, null, authz.now());
  insert into audit.entry (at, staff_id, session_id, action, outcome) values (authz.now(), person, session, 'session.started', 'done');
  return true;
end $$;

-- Made-up people sign in without proof in a demo or test database. A database without a kind counts as live.
create or replace function authz.is_made_up() returns boolean
  language sql stable security definer set search_path = ''
  return coalesce((select authz.instance_kind() in ('demo', 'test')), false);

-- A demo person signs in with one click; a live database has no such door.
create or replace function authz.start_demo_session(session uuid, token_hash bytea, staff uuid) returns boolean
  language plpgsql volatile security definer set search_path = '' as $$
begin
  if not authz.is_made_up() or not exists (select from authz.staff s where s.id = staff and s.ended_at is null) then
    return false;
  end if;
  insert into authz.session values (session, token_hash, staff, authz.now(), authz.now() + interval '10 hours', authz.now(), null, null, authz.now());
  insert into audit.entry (at, staff_id, session_id, action, outcome) values (authz.now(), staff, session, 'session.started', 'done');
  return true;
end $$;

create or replace function authz.locked_session(token text) returns table (session_id uuid, staff_id uuid, staff_name text)
  language sql stable security definer set search_path = ''
begin atomic
  select x.id, x.staff_id, s.name from authz.session x join authz.staff s on s.id = x.staff_id
    where x.token_hash = pg_catalog.sha256(pg_catalog.convert_to(token, 'UTF8'))
      and x.locked_at is not null and x.ended_at is null and x.expires_at > authz.now() and s.ended_at is null;
end;

-- Whose open session this is, to prove again that it still is the same person.
create or replace function authz.open_session(token text) returns table (session_id uuid, staff_id uuid)
  language sql stable security definer set search_path = ''
begin atomic
  select x.id, x.staff_id from authz.session x join authz.staff s on s.id = x.staff_id
    where x.token_hash = pg_catalog.sha256(pg_catalog.convert_to(token, 'UTF8'))
      and x.locked_at is null and x.ended_at is null and x.expires_at > authz.now()
      and x.last_seen_at >= authz.now() - interval '15 minutes' and s.ended_at is null;
end;

-- A proof that it still is the same person: unlocks what is locked, and counts as fresh for what asks for it. It gives the
-- session a new token, so that the old one is worth nothing (ASVS 7.2.4). A demo person has no passkey (credential null),
-- which only a demo or test database accepts.
create or replace function authz.prove(target uuid, person uuid, action text, new_hash bytea, credential text, counter bigint) returns boolean
  language plpgsql volatile security definer set search_path = '' as $$
begin
  if target is null then return false; end if;
  if credential is null then
    if not authz.is_made_up() then return false; end if;
  else
    update authz.credential c set counter = prove.counter, last_used_at = authz.now()
      where c.id = credential and c.staff_id = person and c.ended_at is null;
    if not found then return false; end if;
  end if;
  update authz.session set token_hash = new_hash, locked_at = null, last_seen_at = authz.now(), proved_at = authz.now() where id = target;
  insert into audit.entry (at, staff_id, session_id, action, outcome) values (authz.now(), person, target, action, 'done');
  return true;
end $$;

create or replace function authz.unlock_session(token text, new_hash bytea, credential text, counter bigint) returns boolean
  language sql volatile security definer set search_path = ''
begin atomic
  select coalesce((select authz.prove(l.session_id, l.staff_id, 'session.unlocked', new_hash, credential, counter)
    from authz.locked_session(token) l), false);
end;

create or replace function authz.prove_session(token text, new_hash bytea, credential text, counter bigint) returns boolean
  language sql volatile security definer set search_path = ''
begin atomic
  select coalesce((select authz.prove(o.session_id, o.staff_id, 'session.proved', new_hash, credential, counter)
    from authz.open_session(token) o), false);
end;

-- People for the demo door: who they are and what they do, never in a live database.
create or replace function authz.demo_people() returns table (id uuid, name text, role text, unit_name text)
  language sql stable security definer set search_path = ''
begin atomic
  select s.id, s.name, r.role, u.name from authz.staff s join authz.role_assignment r on r.staff_id = s.id join authz.unit u on u.id = r.unit_id
    where authz.is_made_up() and s.ended_at is null
      and r.valid_from <= authz.now() and (r.valid_to is null or r.valid_to > authz.now())
    order by u.name, s.name;
end;

-- The first administrator of an empty municipality; refused as soon as anyone exists, except that an unused link of
-- the very first one is replaced by a new one.
create or replace function authz.found_municipality(unit uuid, unit_name text, staff uuid, enrolment uuid, token_hash bytea) returns boolean
  language plpgsql volatile security definer set search_path = '' as $$
declare first uuid;
begin
  perform from authz.instance for update; -- two starts at once found one municipality
  select s.id into first from authz.staff s;
  if first is null then
    insert into authz.unit values (unit, unit_name, 'management', null, null);
    insert into authz.staff (id, name) values (staff, 'Administratör');
    insert into authz.role_assignment values (enrolment, staff, unit, 'administrator', authz.now(), null, null);
    first := staff;
  elsif (select count(*) from authz.staff) > 1 or exists (select from authz.credential) then
    return false;
  end if;
  update authz.enrolment set used_at = authz.now() where staff_id = first and used_at is null;
  insert into authz.enrolment (id, staff_id, token_hash, expires_at) values (enrolment, first, token_hash, authz.now() + interval '24 hours');
  return true;
end $$;
