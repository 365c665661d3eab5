-- Duty and absence: who is there, and who stands in. Checked by the functions of 02_organisation.sql.
set local role samgrepp_gate;

-- Duty is a ground. An administrator plans it for others; taking it oneself is for one who leads the unit.
create or replace function authz.save_shift(shift uuid, unit uuid, staff uuid, duty text, starts_at timestamptz, ends_at timestamptz) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  perform authz.refuse_unless(authz.leads(unit) or authz.has_role('administrator'));
  perform authz.refuse_unless(authz.works_here(staff));
  if staff = authz.me() and not authz.leads(unit) then raise exception 'own duty' using errcode = 'SG005'; end if;
  insert into authz.rota_shift values (shift, unit, staff, duty, starts_at, ends_at);
  perform authz.log('rota.saved', 'done', null, pg_catalog.jsonb_build_object('shift', shift, 'staff', staff, 'unit', unit));
end $$;

-- Taking someone off duty ends what was open on that duty.
create or replace function authz.remove_shift(shift uuid) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare r authz.rota_shift;
begin
  select * into r from authz.rota_shift x where x.id = shift for update;
  perform authz.refuse_unless(r.id is not null and (authz.leads(r.unit_id) or authz.has_role('administrator')));
  delete from authz.rota_shift x where x.id = shift;
  update authz.opening o set ended_at = authz.now() where o.staff_id = r.staff_id and o.ground_kind = 'duty' and o.ended_at is null;
  perform authz.log('rota.removed', 'done', null, pg_catalog.jsonb_build_object('staff', r.staff_id, 'unit', r.unit_id));
end $$;

-- Whose absence may I enter? My own, that of someone in a unit that I lead, and anyone's as administrator.
create or replace function authz.may_enter_absence(staff uuid) returns boolean
  language sql stable security definer set search_path = ''
  return coalesce(staff = authz.me(), false) or authz.has_role('administrator') or exists (
    select from authz.role_assignment r where r.staff_id = staff and authz.leads(r.unit_id)
      and r.valid_from <= authz.now() and (r.valid_to is null or r.valid_to > authz.now())
  );

-- Who is absent changes who has duty: what was open on a duty that has gone to another ends.
create or replace function authz.end_lost_duty() returns void
  language sql volatile security definer set search_path = ''
begin atomic
  update authz.opening o set ended_at = authz.now()
    where o.ground_kind = 'duty' and o.ended_at is null and o.expires_at > authz.now()
      and not exists (select from authz.file f join authz.duty_now() d on d.unit_id = f.unit_id and d.staff_id = o.staff_id where f.id = o.file_id);
end;

-- Held while an absence changes, and while a file is opened on duty: neither overtakes the other.
create or replace function authz.hold_rota() returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  perform from authz.rota_shift d where d.starts_at <= authz.now() and d.ends_at > authz.now() order by d.id for no key update;
end $$;

-- Whoever stands in during a shift has its duty, so she has to work in the unit whose shift it is, and nobody names herself to
-- a unit that she doesn't lead.
create or replace function authz.save_absence(absence uuid, staff uuid, deputy uuid, starts_at timestamptz, ends_at timestamptz) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  perform authz.refuse_unless(authz.may_enter_absence(staff) and authz.works_here(staff));
  perform authz.refuse_unless(deputy is null or (deputy <> staff and authz.works_here(deputy)));
  perform authz.hold_rota();
  if exists (select from authz.rota_shift d where d.staff_id = staff and d.starts_at < save_absence.ends_at and d.ends_at > save_absence.starts_at
      and (not exists (select from authz.role_assignment r where r.staff_id = deputy and r.unit_id = d.unit_id
          and r.role not in ('administrator', 'auditor', 'boardChair') and (r.valid_to is null or r.valid_to > authz.now()))
        or (deputy = authz.me() and not authz.leads(d.unit_id)))) and deputy is not null then
    raise exception 'deputy elsewhere' using errcode = 'SG007';
  end if;
  insert into authz.absence as a values (absence, staff, deputy, starts_at, ends_at)
    on conflict (id) do update set starts_at = excluded.starts_at, ends_at = excluded.ends_at, deputy_id = excluded.deputy_id
    where a.staff_id = excluded.staff_id;
  perform authz.refuse_unless(found); -- the id names someone else's absence
  perform authz.end_lost_duty();
  perform authz.log('absence.saved', 'done', null, pg_catalog.jsonb_build_object('staff', staff));
end $$;

create or replace function authz.remove_absence(absence uuid) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare a authz.absence;
begin
  select * into a from authz.absence x where x.id = absence;
  perform authz.refuse_unless(a.id is not null and authz.may_enter_absence(a.staff_id));
  perform authz.hold_rota();
  delete from authz.absence x where x.id = absence;
  perform authz.end_lost_duty();
  perform authz.log('absence.removed', 'done', null, pg_catalog.jsonb_build_object('staff', a.staff_id));
end $$;
