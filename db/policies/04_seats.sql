-- Who speaks for a unit in the internal group: a waiver to that unit is read by them.
set local role samgrepp_gate;

create or replace function authz.save_group(internal_group uuid, name text, coordinator uuid) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  perform authz.require_role('administrator', 'unitManager');
  perform authz.refuse_unless(authz.works_here(coordinator));
  insert into authz.internal_group as g (id, name, coordinator_id, created_at) values (internal_group, name, coordinator, authz.now())
    on conflict on constraint internal_group_pkey do update set name = excluded.name, coordinator_id = excluded.coordinator_id;
  perform authz.log('group.saved', 'done', null, pg_catalog.jsonb_build_object('group', internal_group));
end $$;

-- A seat, or another deputy in it. Its unit's leader says who speaks for the unit; member and deputy work there.
create or replace function authz.save_seat(seat uuid, internal_group uuid, unit uuid, staff uuid, deputy uuid) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare old authz.group_seat;
begin
  perform authz.refuse_unless(authz.has_role('administrator') or authz.leads(unit));
  perform authz.refuse_unless(not exists (select from pg_catalog.unnest(array[staff, deputy]) as x (id) where x.id is not null
    and not exists (select from authz.role_assignment r where r.staff_id = x.id and r.unit_id = unit
      and r.role not in ('administrator', 'auditor', 'boardChair')
      and r.valid_from <= authz.now() and (r.valid_to is null or r.valid_to > authz.now()))));
  select * into old from authz.group_seat s where s.id = seat for update;
  if old.id is not null then
    perform authz.refuse_unless(old.unit_id = unit and old.group_id = internal_group and old.ended_at is null);
    perform authz.close_by_seat(old);
  end if;
  insert into authz.group_seat (id, group_id, unit_id, staff_id, deputy_id, valid_from)
    values (seat, internal_group, unit, staff, deputy, authz.now())
    on conflict on constraint group_seat_pkey do update set staff_id = excluded.staff_id, deputy_id = excluded.deputy_id;
  perform authz.log('group.seat', 'done', null, pg_catalog.jsonb_build_object('seat', seat, 'staff', staff));
end $$;

create or replace function authz.end_seat(seat uuid) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare old authz.group_seat;
begin
  select * into old from authz.group_seat s where s.id = seat and s.ended_at is null for update;
  perform authz.refuse_unless(old.id is not null and (authz.has_role('administrator') or authz.leads(old.unit_id)));
  update authz.group_seat s set ended_at = authz.now() where s.id = old.id;
  perform authz.close_by_seat(old);
  perform authz.log('group.seatEnded', 'done', null, pg_catalog.jsonb_build_object('seat', seat, 'staff', old.staff_id));
end $$;

-- Whoever leaves a seat has nothing open on waivers any more, in the same transaction.
create or replace function authz.close_by_seat(seat authz.group_seat) returns void
  language sql volatile security definer set search_path = ''
begin atomic
  update authz.opening o set ended_at = authz.now() from authz.ground g
    where g.id = o.ground_id and g.kind = 'secrecyWaiver' and g.unit_id = seat.unit_id and o.ended_at is null
      and o.staff_id in (seat.staff_id, seat.deputy_id);
end;
