-- The organisation: units, staff, roles, delegation, rota, absence. Everyone signed in may read who is who;
-- only these functions change it, and each checks the right to give. Nobody gives a ground to himself.
set local role samgrepp_owner;
grant select (owner_id), update (owner_id) on data.desk to samgrepp_gate;
drop policy if exists gate_frees on data.desk;
create policy gate_frees on data.desk for update to samgrepp_gate using (true) with check (true);
set local role samgrepp_gate;

create or replace function authz.refuse_unless(allowed boolean) returns void
  language plpgsql immutable security definer set search_path = '' as $$
begin
  if allowed is not true then raise exception 'not allowed' using errcode = '42501'; end if;
end $$;

create or replace function authz.require_role(variadic roles text[]) returns void
  language sql stable security definer set search_path = ''
  return authz.refuse_unless(authz.has_role(variadic roles));

create or replace function authz.works_here(staff uuid) returns boolean
  language sql stable security definer set search_path = ''
  return exists (select from authz.staff s where s.id = staff and s.ended_at is null);

create or replace function authz.save_unit(unit uuid, name text, kind text, parent uuid, functions text[]) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  perform authz.require_role('administrator');
  insert into authz.unit values (unit, name, kind, parent, null)
    on conflict (id) do update set name = excluded.name, kind = excluded.kind, parent_id = excluded.parent_id;
  delete from authz.unit_function f where f.unit_id = unit;
  insert into authz.unit_function select unit, f from pg_catalog.unnest(functions) f;
  perform authz.log('unit.saved', 'done', null, pg_catalog.jsonb_build_object('unit', unit));
end $$;

-- What a unit still holds: nothing of it would be anybody's if the unit were closed. Counts, to an administrator.
create or replace function authz.unit_holds(unit uuid) returns table (what text, n integer)
  language plpgsql stable security definer set search_path = '' as $$
begin
  if authz.has_role('administrator') is not true then return; end if;
  return query select x.what, x.n::integer from (values
    -- A contact that is dealt with is only kept; a file is somebody's to answer for as long as it is there. A decoy is nobody's, and would
    -- be told here by one file that nobody finds.
    ('files', (select count(*) from authz.file f where f.unit_id = unit and f.kind <> 'situation' and not (f.kind = 'contact' and authz.settled(f.id))
      and not exists (select from authz.decoy d where d.file_id = f.id))),
    ('clocks', (select count(*) from data.running_clock c where c.unit_id = unit and c.met_at is null and c.ended_at is null)),
    ('staff', (select count(*) from authz.role_assignment r join authz.staff s on s.id = r.staff_id where r.unit_id = unit and s.ended_at is null
      and (r.valid_to is null or r.valid_to > authz.now()))),
    ('shifts', (select count(*) from authz.rota_shift d where d.unit_id = unit and d.ends_at > authz.now())),
    ('units', (select count(*) from authz.unit u where u.parent_id = unit and u.closed_at is null)),
    ('intake', (select count(*) from authz.unit_function f where f.unit_id = unit and f.function = 'intake' and not exists (
      select from authz.unit_function o join authz.unit u on u.id = o.unit_id where o.function = 'intake' and o.unit_id <> unit and u.closed_at is null)))
  ) as x (what, n) where x.n > 0;
end $$;

-- Closed, a unit can be chosen for nothing more. Its name stays in what was done there.
create or replace function authz.close_unit(unit uuid) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  perform authz.require_role('administrator');
  perform from authz.unit u where u.id = close_unit.unit and u.closed_at is null for update;
  perform authz.refuse_unless(found);
  if exists (select from authz.unit_holds(close_unit.unit)) then raise exception 'unit holds something' using errcode = 'SG008'; end if;
  update authz.unit u set closed_at = authz.now() where u.id = close_unit.unit;
  delete from authz.unit_function f where f.unit_id = close_unit.unit;
  perform authz.log('unit.closed', 'done', null, pg_catalog.jsonb_build_object('unit', unit));
end $$;

create or replace function authz.add_staff(staff uuid, name text, phone text) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  perform authz.require_role('administrator');
  insert into authz.staff (id, name, phone) values (staff, name, phone)
    on conflict (id) do update set name = excluded.name, phone = excluded.phone;
  perform authz.log('staff.saved', 'done', null, pg_catalog.jsonb_build_object('staff', staff));
end $$;

-- Would the municipality still have an administrator without this person? Locks those roles, so that two who end each
-- other at the same moment can't both succeed.
create or replace function authz.require_other_administrator(than uuid) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  perform from authz.role_assignment r where r.role = 'administrator' order by r.id for update;
  if not exists (select from authz.role_assignment r join authz.staff s on s.id = r.staff_id
      where r.role = 'administrator' and r.staff_id <> than and s.ended_at is null
        and r.valid_from <= authz.now() and (r.valid_to is null or r.valid_to > authz.now())) then
    raise exception 'last administrator' using errcode = 'SG004';
  end if;
end $$;

-- Who has what one who leaves has had in this file: whoever stands in for her there, else the one on duty in the unit, else
-- who leads it. A file that only its team opens goes to nobody outside the team while somebody is left in it.
create or replace function authz.heir(file uuid, unit uuid, leaving uuid) returns uuid
  language sql stable security definer set search_path = ''
  return (
    select h.staff_id from (
      select 1 as place, g.staff_id from authz.ground g
        where g.file_id = heir.file and g.kind = 'team' and g.ended_at is null and g.valid_from <= authz.now() and (g.valid_to is null or g.valid_to > authz.now())
          and (g.function in ('deputy', 'responsible', 'received', 'coHandler', 'childOfficer')) and g.staff_id <> leaving
          -- A place in a team opens nothing to one who has no role in the work.
          and exists (select from authz.role_assignment w where w.staff_id = g.staff_id and w.role not in ('administrator', 'auditor', 'boardChair')
            and w.valid_from <= authz.now() and (w.valid_to is null or w.valid_to > authz.now()))
          and (exists (select from authz.ground own where own.id = g.deputy_for and own.staff_id = leaving)
            or exists (select from authz.file f where f.id = heir.file and f.protection in ('protectedRegistration', 'assumedIdentity')))
      union all
      select 2, d.staff_id from authz.duty_now() d where d.unit_id = heir.unit and d.duty = 'duty' and d.staff_id <> leaving
      union all
      select case r.role when 'teamLeader' then 3 else 4 end, r.staff_id from authz.role_assignment r join authz.staff s on s.id = r.staff_id
        where r.unit_id = heir.unit and r.role in ('teamLeader', 'unitManager') and r.staff_id <> leaving and s.ended_at is null
          and r.valid_from <= authz.now() and (r.valid_to is null or r.valid_to > authz.now())
    ) h where not exists (select from authz.block b where b.file_id = heir.file and b.staff_id = h.staff_id and b.ended_at is null)
    order by h.place, h.staff_id limit 1);

-- Takes away everything that lets the person in, the places in teams, and the duty that nobody would answer. The clocks go to
-- somebody who is there, and is told; what the person alone was responsible for lies free on the unit's desk.
create or replace function authz.end_staff(staff uuid) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare moment timestamptz := authz.now();
begin
  perform authz.require_role('administrator');
  perform authz.refuse_unless(authz.works_here(staff));
  perform authz.require_other_administrator(staff);
  update authz.staff s set ended_at = moment where s.id = staff;
  update authz.role_assignment r set valid_to = moment
    where r.staff_id = staff and (r.valid_to is null or r.valid_to > moment);
  delete from authz.rota_shift d where d.staff_id = staff and d.starts_at > moment;
  update authz.rota_shift d set ends_at = moment
    where d.staff_id = staff and d.starts_at < moment and d.ends_at > moment;
  -- One alert a file, to each who has got something there. Where a unit has nobody at all, the clock keeps its name: the duty
  -- of the units above finds it (src/organisation/rota.ts).
  insert into data.alert (id, file_id, file_kind, staff_id, kind, at, raised_by)
    select pg_catalog.gen_random_uuid(), x.file_id, f.kind, x.heir, 'ownerLeft', moment, authz.me()
    from (select distinct c.file_id, authz.heir(c.file_id, c.unit_id, staff) as heir from data.running_clock c
        where c.owner_id = staff and c.met_at is null and c.ended_at is null
      union select g.file_id, authz.heir(g.file_id, f.unit_id, staff) from authz.ground g join authz.file f on f.id = g.file_id
        where g.staff_id = staff and g.ended_at is null and g.kind = 'team' and g.function in ('responsible', 'received')) x
      join authz.file f on f.id = x.file_id where x.heir is not null;
  update data.running_clock c set owner_id = authz.heir(c.file_id, c.unit_id, staff)
    where c.owner_id = staff and c.met_at is null and c.ended_at is null and authz.heir(c.file_id, c.unit_id, staff) is not null;
  update data.desk d set owner_id = null where d.owner_id = staff;
  update authz.ground g set ended_at = moment, ended_by = authz.me() where g.staff_id = staff and g.ended_at is null;
  perform authz.end_passkeys(staff);
  perform authz.log('staff.ended', 'done', null, pg_catalog.jsonb_build_object('staff', staff));
end $$;

-- A lost or stolen device: no passkey, link or session of this person works from now on.
create or replace function authz.end_passkeys(staff uuid) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  perform authz.require_role('administrator');
  update authz.credential c set ended_at = authz.now() where c.staff_id = staff and c.ended_at is null;
  update authz.enrolment e set used_at = authz.now() where e.staff_id = staff and e.used_at is null;
  update authz.session x set ended_at = authz.now() where x.staff_id = staff and x.ended_at is null;
  update authz.opening o set ended_at = authz.now() where o.staff_id = staff and o.ended_at is null;
  perform authz.log('passkeys.ended', 'done', null, pg_catalog.jsonb_build_object('staff', staff));
end $$;

-- How people get in, for the administrator's list: passkeys in use, and until when a link that was given is good.
create or replace function authz.ways_in() returns table (staff_id uuid, passkeys integer, last_used_at timestamptz, link_until timestamptz)
  language sql stable security definer set search_path = ''
begin atomic
  select s.id,
    (select count(*)::integer from authz.credential c where c.staff_id = s.id and c.ended_at is null),
    (select max(c.last_used_at) from authz.credential c where c.staff_id = s.id),
    (select max(e.expires_at) from authz.enrolment e where e.staff_id = s.id and e.used_at is null and e.expires_at > authz.now())
  from authz.staff s where authz.has_role('administrator') and s.ended_at is null;
end;

create or replace function authz.invite(enrolment uuid, staff uuid, token_hash bytea) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  perform authz.require_role('administrator');
  perform authz.refuse_unless(authz.works_here(staff));
  update authz.enrolment e set used_at = authz.now() where e.staff_id = staff and e.used_at is null;
  insert into authz.enrolment (id, staff_id, token_hash, expires_at, created_by, confirm_needed)
    values (enrolment, staff, token_hash, authz.now() + interval '24 hours', authz.me(), authz.needs_four_eyes(staff));
  perform authz.log('staff.invited', 'done', null, pg_catalog.jsonb_build_object('staff', staff));
end $$;

-- An administrator alone lets nobody in: neither somebody who was never here, nor herself in a colleague's name. A link opens when
-- a second administrator or a unit manager has said that the person exists, works here and asked for it. Not where nobody else
-- could: a municipality begins with one.
create or replace function authz.needs_four_eyes(staff uuid) returns boolean
  language sql stable security definer set search_path = ''
  return exists (select from authz.role_assignment r join authz.staff s on s.id = r.staff_id
      join authz.credential c on c.staff_id = r.staff_id and c.ended_at is null
      where r.role in ('administrator', 'unitManager') and s.ended_at is null and r.staff_id <> needs_four_eyes.staff
        and r.staff_id <> authz.me() and r.valid_from <= authz.now() and (r.valid_to is null or r.valid_to > authz.now()));

-- Whose link waits, to those who may know of it, and whether the one who asks is the one to confirm it.
create or replace function authz.waiting_links() returns table (staff_id uuid, may_confirm boolean)
  language sql stable security definer set search_path = ''
begin atomic
  select e.staff_id, (e.created_by <> authz.me() and e.staff_id <> authz.me()) from authz.enrolment e
    where authz.has_role('administrator', 'unitManager')
      and e.confirm_needed and e.confirmed_at is null and e.used_at is null and e.expires_at > authz.now();
end;

create or replace function authz.confirm_link(staff uuid) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  perform authz.require_role('administrator', 'unitManager');
  update authz.enrolment e set confirmed_by = authz.me(), confirmed_at = authz.now()
    where e.staff_id = staff and e.staff_id <> authz.me() and e.created_by <> authz.me()
      and e.confirm_needed and e.confirmed_at is null and e.used_at is null and e.expires_at > authz.now();
  perform authz.refuse_unless(found);
  perform authz.log('link.confirmed', 'done', null, pg_catalog.jsonb_build_object('staff', staff));
end $$;

-- Nobody gives a role to themselves: an administrator would be a leader, with every file of a unit, by one form.
create or replace function authz.give_role(assignment uuid, staff uuid, unit uuid, role text, valid_to timestamptz) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  perform authz.require_role('administrator');
  perform authz.refuse_unless(authz.works_here(staff));
  if staff = authz.me() then raise exception 'own role' using errcode = 'SG005'; end if;
  insert into authz.role_assignment values (assignment, staff, unit, role, authz.now(), valid_to, authz.me());
  perform authz.log('role.given', 'done', null, pg_catalog.jsonb_build_object('staff', staff, 'unit', unit, 'role', role));
end $$;

-- Ends a role, and the openings that rested on leading or on the unit's duty; with the last role in the work, all of
-- them. The last administrator stays.
create or replace function authz.end_role(assignment uuid) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare r authz.role_assignment;
begin
  perform authz.require_role('administrator');
  select * into r from authz.role_assignment x
    where x.id = assignment and (x.valid_to is null or x.valid_to > authz.now()) for update;
  perform authz.refuse_unless(r.id is not null);
  if r.role = 'administrator' then perform authz.require_other_administrator(r.staff_id); end if;
  update authz.role_assignment x set valid_to = authz.now() where x.id = assignment;
  update authz.opening o set ended_at = authz.now()
    where o.staff_id = r.staff_id and o.ended_at is null and (o.ground_kind in ('duty', 'leader', 'secrecyWaiver') or not exists (
      select from authz.role_assignment x where x.staff_id = r.staff_id and x.role not in ('administrator', 'auditor', 'boardChair')
        and x.valid_from <= authz.now() and (x.valid_to is null or x.valid_to > authz.now())));
  perform authz.log('role.ended', 'done', null, pg_catalog.jsonb_build_object('staff', r.staff_id, 'role', r.role));
end $$;

create or replace function authz.name_deputy(assignment uuid, deputy uuid) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare r authz.role_assignment;
begin
  select * into r from authz.role_assignment x where x.id = assignment;
  perform authz.refuse_unless(r.id is not null and (authz.leads(r.unit_id) or authz.has_role('administrator')));
  perform authz.refuse_unless(deputy is null or (deputy <> r.staff_id and authz.works_here(deputy)));
  update authz.role_assignment x set deputy_id = deputy where x.id = assignment;
  perform authz.log('deputy.named', 'done', null, pg_catalog.jsonb_build_object('role', r.role, 'unit', r.unit_id, 'staff', deputy));
end $$;

-- The board's delegation order is entered by an administrator; a unit's manager settles what lies within the unit.
create or replace function authz.may_delegate(unit uuid) returns boolean
  language sql stable security definer set search_path = ''
  return authz.has_role('administrator') or exists (
    select from authz.role_assignment r
    where r.staff_id = (select authz.me()) and r.unit_id = unit and r.role = 'unitManager'
      and r.valid_from <= authz.now() and (r.valid_to is null or r.valid_to > authz.now())
  );

create or replace function authz.set_delegation(delegation uuid, decision text, role text, unit uuid, staff uuid, condition text, basis text, valid_to timestamptz) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  perform authz.refuse_unless(authz.may_delegate(unit));
  insert into authz.delegation values (delegation, decision, role, unit, staff, condition, basis, authz.now(), valid_to);
  perform authz.log('delegation.set', 'done', null, pg_catalog.jsonb_build_object('delegation', delegation, 'decision', decision));
end $$;

create or replace function authz.end_delegation(delegation uuid) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare d authz.delegation;
begin
  select * into d from authz.delegation x where x.id = delegation and (x.valid_to is null or x.valid_to > authz.now());
  perform authz.refuse_unless(d.id is not null and authz.may_delegate(d.unit_id));
  update authz.delegation x set valid_to = authz.now() where x.id = delegation;
  perform authz.log('delegation.ended', 'done', null, pg_catalog.jsonb_build_object('delegation', delegation));
end $$;
