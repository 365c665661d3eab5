-- The catalogue of services: read by all staff, kept by administrators and by the manager of the unit that gives the service.
set local role samgrepp_gate;

-- The units whose services I keep.
create or replace function authz.services_kept() returns setof uuid
  language sql stable security definer set search_path = ''
begin atomic
  select u.id from authz.unit u join authz.asking() a on exists (select from authz.role_assignment r
    where r.staff_id = a.staff_id and (r.role = 'administrator' or r.role = 'unitManager' and r.unit_id = u.id)
      and r.valid_from <= a.now and (r.valid_to is null or r.valid_to > a.now));
end;

set local role samgrepp_owner;
grant select, insert, update (replaced_at, closed_at) on data.service to samgrepp_app;
drop policy if exists read on data.service;
create policy read on data.service for select to samgrepp_app using ((select authz.signed_in()));
drop policy if exists add on data.service;
create policy add on data.service for insert to samgrepp_app
  with check (made_by = (select authz.me()) and unit_id = any (array(select authz.services_kept())));
drop policy if exists change on data.service;
create policy change on data.service for update to samgrepp_app
  using (unit_id = any (array(select authz.services_kept()))) with check (unit_id = any (array(select authz.services_kept())));
