-- The organisation: units, staff, roles, delegation, rota, absence. Everyone signed in may read who is who;
-- only these functions change it, and each checks the right to give.
set local role samgrepp_gate;

create or replace function authz.require_role(variadic roles text[]) returns void
  language plpgsql stable security definer set search_path = '' as $$
begin
  if not authz.has_role(variadic roles) then raise exception 'not allowed' using errcode = '42501'; end if;
end $$;

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

create or replace function authz.add_staff(staff uuid, name text, phone text) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  perform authz.require_role('administrator');
  insert into authz.staff (id, name, phone) values (staff, name, phone)
    on conflict (id) do update set name = excluded.name, phone = excluded.phone;
  perform authz.log('staff.saved', 'done', null, pg_catalog.jsonb_build_object('staff', staff));
end $$;

create or replace function authz.end_staff(staff uuid) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  perform authz.require_role('administrator');
  update authz.staff s set ended_at = authz.now() where s.id = staff;
  update authz.session x set ended_at = authz.now() where x.staff_id = staff and x.ended_at is null;
  update authz.opening o set ended_at = authz.now() where o.staff_id = staff and o.ended_at is null;
  update authz.credential c set ended_at = authz.now() where c.staff_id = staff and c.ended_at is null;
  perform authz.log('staff.ended', 'done', null, pg_catalog.jsonb_build_object('staff', staff));
end $$;

create or replace function authz.invite(enrolment uuid, staff uuid, token_hash bytea) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  perform authz.require_role('administrator');
  update authz.enrolment e set used_at = authz.now() where e.staff_id = staff and e.used_at is null;
  insert into authz.enrolment values (enrolment, staff, token_hash, authz.now() + interval '24 hours', null);
  perform authz.log('staff.invited', 'done', null, pg_catalog.jsonb_build_object('staff', staff));
end $$;

create or replace function authz.give_role(assignment uuid, staff uuid, unit uuid, role text, valid_to timestamptz) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  perform authz.require_role('administrator');
  insert into authz.role_assignment values (assignment, staff, unit, role, authz.now(), valid_to, authz.me());
  perform authz.log('role.given', 'done', null, pg_catalog.jsonb_build_object('staff', staff, 'unit', unit, 'role', role));
end $$;

-- Ends a role, and the openings that rested on leading or on the unit's duty. The last administrator stays.
create or replace function authz.end_role(assignment uuid) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare r authz.role_assignment;
begin
  perform authz.require_role('administrator');
  select * into r from authz.role_assignment x where x.id = assignment for update;
  if r.role = 'administrator' and not exists (select from authz.role_assignment x join authz.staff s on s.id = x.staff_id
      where x.role = 'administrator' and x.id <> assignment and (x.valid_to is null or x.valid_to > authz.now()) and s.ended_at is null) then
    raise exception 'last administrator' using errcode = 'SG004';
  end if;
  update authz.role_assignment x set valid_to = authz.now() where x.id = assignment;
  update authz.opening o set ended_at = authz.now()
    where o.staff_id = r.staff_id and o.ground_kind in ('duty', 'leader') and o.ended_at is null;
  perform authz.log('role.ended', 'done', null, pg_catalog.jsonb_build_object('staff', r.staff_id, 'role', r.role));
end $$;

create or replace function authz.set_delegation(delegation uuid, decision text, role text, unit uuid, staff uuid, condition text, basis text, valid_to timestamptz) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  perform authz.require_role('administrator', 'unitManager');
  insert into authz.delegation values (delegation, decision, role, unit, staff, condition, basis, authz.now(), valid_to);
  perform authz.log('delegation.set', 'done', null, pg_catalog.jsonb_build_object('delegation', delegation, 'decision', decision));
end $$;

create or replace function authz.end_delegation(delegation uuid) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  perform authz.require_role('administrator', 'unitManager');
  update authz.delegation d set valid_to = authz.now() where d.id = delegation;
  perform authz.log('delegation.ended', 'done', null, pg_catalog.jsonb_build_object('delegation', delegation));
end $$;

create or replace function authz.save_shift(shift uuid, unit uuid, staff uuid, duty text, starts_at timestamptz, ends_at timestamptz) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  if not (authz.leads(unit) or authz.has_role('administrator')) then raise exception 'not allowed' using errcode = '42501'; end if;
  insert into authz.rota_shift values (shift, unit, staff, duty, starts_at, ends_at);
  perform authz.log('rota.saved', 'done', null, pg_catalog.jsonb_build_object('shift', shift, 'staff', staff, 'unit', unit));
end $$;

-- Taking someone off duty ends what was open on that duty.
create or replace function authz.remove_shift(shift uuid) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare r authz.rota_shift;
begin
  select * into r from authz.rota_shift x where x.id = shift;
  if not (authz.leads(r.unit_id) or authz.has_role('administrator')) then raise exception 'not allowed' using errcode = '42501'; end if;
  delete from authz.rota_shift x where x.id = shift;
  update authz.opening o set ended_at = authz.now() where o.staff_id = r.staff_id and o.ground_kind = 'duty' and o.ended_at is null;
  perform authz.log('rota.removed', 'done', null, pg_catalog.jsonb_build_object('staff', r.staff_id, 'unit', r.unit_id));
end $$;

create or replace function authz.save_absence(absence uuid, staff uuid, deputy uuid, starts_at timestamptz, ends_at timestamptz) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  if not (staff = authz.me() or authz.has_role('administrator', 'teamLeader', 'unitManager')) then
    raise exception 'not allowed' using errcode = '42501';
  end if;
  insert into authz.absence values (absence, staff, deputy, starts_at, ends_at)
    on conflict (id) do update set ends_at = excluded.ends_at, deputy_id = excluded.deputy_id;
  perform authz.log('absence.saved', 'done', null, pg_catalog.jsonb_build_object('staff', staff));
end $$;
