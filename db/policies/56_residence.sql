-- Whether somebody may stay in the country is known to those who work with it, and to nobody to whom the open processes are lent: by a
-- consent, at a meeting, or to read along.
set local role samgrepp_owner;
drop policy if exists residence on data.process;
create policy residence on data.process as restrictive for select to samgrepp_app
  using (kind <> 'residencePermit' or section_id = any (array(select authz.writable())));
