-- Provisions: who signs a disclosure, and which provisions the municipality has switched on.
set local role samgrepp_owner;

-- Whoever writes it down signs only what she decides herself; another signs what was written for her, once.
drop policy if exists own_signature on data.disclosure;
create policy own_signature on data.disclosure as restrictive for insert to samgrepp_app
  with check (signed_at is null and refused_at is null or decided_by = (select authz.me()));
grant update (delegation_id, signed_at, refused_at, refused_because) on data.disclosure to samgrepp_app;
drop policy if exists change on data.disclosure;
create policy change on data.disclosure for update to samgrepp_app
  using (section_id = any (array(select authz.writable())) and decided_by = (select authz.me()) and to_sign and signed_at is null and refused_at is null)
  with check (section_id = any (array(select authz.writable())) and decided_by = (select authz.me()));

grant select, insert on data.provision_switch to samgrepp_app;
drop policy if exists read on data.provision_switch;
create policy read on data.provision_switch for select to samgrepp_app using ((select authz.signed_in()));
drop policy if exists add on data.provision_switch;
create policy add on data.provision_switch for insert to samgrepp_app
  with check ((select authz.has_role('administrator')) and by_id = (select authz.me()));

grant select (provision, is_on, at) on data.provision_switch to samgrepp_gate;
drop policy if exists gate_reads on data.provision_switch;
create policy gate_reads on data.provision_switch for select to samgrepp_gate using (true);

set local role samgrepp_gate;

-- For a colleague in another unit of the same municipality, where a paragraph gives that unit what it needs (OSL 26:9). Else as
-- what is necessary: one named person, at most three months, and it counts from when a second person has signed it.
create or replace function authz.ask_provision(ground uuid, file uuid, staff uuid, reads text[], valid_to timestamptz, provision text) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  if (provision = 'necessaryCareMinor' or provision = 'careOfElderly' and (select s.is_on from data.provision_switch s
      where s.provision = 'careOfElderly' order by s.at desc limit 1)) is not true then
    raise exception 'not allowed' using errcode = '42501';
  end if;
  perform authz.ask_necessary(ground, file, staff, reads, valid_to);
  update authz.ground g set kind = 'provision', provision = ask_provision.provision where g.id = ground;
end $$;
