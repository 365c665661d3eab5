-- A session's own way: it is entered with each transaction, locked and ended. Identity itself is looked up in authz.asking().
set local role samgrepp_gate;

-- A lock ends what is open, and nothing else: after unlocking, the team's files open by themselves, others ask again.
create or replace function authz.lock(locked uuid, person uuid) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  update authz.session set locked_at = authz.now() where id = locked;
  update authz.opening set ended_at = authz.now() where session_id = locked and ended_at is null;
  insert into audit.entry (at, staff_id, session_id, action, outcome) values (authz.now(), person, locked, 'session.locked', 'done');
end $$;

-- First statement of every transaction: names the session, and answers who acts. A locked or idle session answers
-- with its state only. Idle for 15 minutes locks; ten hours end it (ASVS 7.3).
create or replace function authz.enter(token text) returns jsonb
  language plpgsql volatile security definer set search_path = '' as $$
declare s authz.session; moment timestamptz := authz.now();
begin
  perform pg_catalog.set_config('app.session', coalesce(token, ''), true);
  select * into s from authz.session x
    where x.token_hash = pg_catalog.sha256(pg_catalog.convert_to(nullif(token, ''), 'UTF8'))
      and x.ended_at is null and x.expires_at > moment
      and exists (select from authz.staff f where f.id = x.staff_id and (f.ended_at is null or f.ended_at > moment));
  if not found then return pg_catalog.jsonb_build_object('state', 'none', 'now', moment); end if;
  if s.locked_at is null and s.last_seen_at < moment - interval '15 minutes' then
    perform authz.lock(s.id, s.staff_id);
    s.locked_at := moment;
  end if;
  if s.locked_at is not null then
    return pg_catalog.jsonb_build_object('state', 'locked', 'now', moment, 'session', s.id,
      'language', (select language from authz.staff where id = s.staff_id));
  end if;
  if s.last_seen_at < moment - interval '1 minute' then
    update authz.session set last_seen_at = moment where id = s.id;
  end if;
  return (
    select pg_catalog.jsonb_build_object('state', 'open', 'now', moment, 'session', s.id, 'staff', f.id, 'name', f.name,
      'language', f.language, 'scheme', f.scheme, 'expires', s.expires_at, 'proved', s.proved_at,
      'roles', coalesce((select pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('role', r.role, 'unit', r.unit_id, 'unitName', u.name) order by u.name, r.role)
        from authz.role_assignment r join authz.unit u on u.id = r.unit_id
        where r.staff_id = f.id and r.valid_from <= moment and (r.valid_to is null or r.valid_to > moment)), '[]'),
      'duty', coalesce((select pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('duty', d.duty, 'unit', d.unit_id, 'unitName', u.name, 'ends', d.ends_at))
        from authz.duties() d join authz.unit u on u.id = d.unit_id where d.staff_id = f.id), '[]'))
    from authz.staff f where f.id = s.staff_id
  );
end $$;

create or replace function authz.lock_session() returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare s authz.session := authz.live_session();
begin
  if s.id is not null then perform authz.lock(s.id, s.staff_id); end if;
end $$;

-- Works for a locked session too: signing out must always be possible.
create or replace function authz.end_session(token text) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare s authz.session;
begin
  update authz.session set ended_at = authz.now()
    where token_hash = pg_catalog.sha256(pg_catalog.convert_to(token, 'UTF8')) and ended_at is null returning * into s;
  if s.id is null then return; end if;
  update authz.opening set ended_at = authz.now() where session_id = s.id and ended_at is null;
  insert into audit.entry (at, staff_id, session_id, action, outcome) values (authz.now(), s.staff_id, s.id, 'session.ended', 'done');
end $$;

create or replace function authz.set_preferences(language text, scheme text) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  update authz.staff f set language = coalesce(set_preferences.language, f.language), scheme = coalesce(set_preferences.scheme, f.scheme)
    where f.id = authz.me();
end $$;
