set local role samgrepp_gate;

-- May I decide this now, by the delegation order? A row that names me, or a role of mine; always, or while I have the duty.
create or replace function authz.delegated(decision text) returns boolean
  language sql stable security definer set search_path = ''
  return exists (select from authz.delegation d where d.decision = delegated.decision
    and d.valid_from <= authz.now() and (d.valid_to is null or d.valid_to > authz.now())
    and (d.staff_id = (select authz.me()) or d.staff_id is null and exists (select from authz.role_assignment r
      where r.staff_id = (select authz.me()) and r.role = d.role and (d.unit_id is null or r.unit_id = d.unit_id)
        and r.valid_from <= authz.now() and (r.valid_to is null or r.valid_to > authz.now())))
    and (d.condition = 'always' or exists (select from authz.my_duty() m
      where m.duty = case d.condition when 'onDuty' then 'duty' else 'backup' end and (d.unit_id is null or m.unit_id = d.unit_id))));
