-- Letters to a guardian: one makes, another signs, and only what is signed leaves as a paper.
set local role samgrepp_owner;

grant select, insert, update (ended_at, ended_by, ended_words) on data.guardian_block to samgrepp_app;
grant select, insert, update (withdrawn_at, withdrawn_by) on data.guardian_letter to samgrepp_app;
do $$
declare t text;
begin
  foreach t in array array['guardian_block', 'guardian_letter'] loop
    execute format('drop policy if exists read on data.%I', t);
    execute format('create policy read on data.%I for select to samgrepp_app using (section_id = any (array(select authz.readable())))', t);
    execute format('drop policy if exists add on data.%I', t);
    execute format('drop policy if exists change on data.%I', t);
  end loop;
end $$;
create policy add on data.guardian_block for insert to samgrepp_app
  with check (section_id = any (array(select authz.writable())) and by_id = (select authz.me()));
create policy change on data.guardian_block for update to samgrepp_app using (section_id = any (array(select authz.writable())))
  with check (section_id = any (array(select authz.writable())) and ended_by = (select authz.me()));
-- Made unsigned, by oneself: a letter that comes with a signature was looked at by nobody.
create policy add on data.guardian_letter for insert to samgrepp_app
  with check (section_id = any (array(select authz.writable())) and made_by = (select authz.me()) and signed_by is null and withdrawn_by is null);
create policy change on data.guardian_letter for update to samgrepp_app using (section_id = any (array(select authz.writable())))
  with check (section_id = any (array(select authz.writable())) and withdrawn_by = (select authz.me()));

grant select, update (signed_by, signed_at, exception_words) on data.guardian_letter to samgrepp_gate;
grant select (person_id, ended_at) on data.guardian_block to samgrepp_gate;
grant select (id, file_id, part) on data.person_told to samgrepp_gate;
drop policy if exists gate_signs on data.guardian_letter;
create policy gate_signs on data.guardian_letter to samgrepp_gate using (true) with check (true);
drop policy if exists gate_reads on data.guardian_block;
create policy gate_reads on data.guardian_block for select to samgrepp_gate using (true);
drop policy if exists gate_reads on data.person_told;
create policy gate_reads on data.person_told for select to samgrepp_gate using (true);

set local role samgrepp_gate;

-- Is this somebody who is to get nothing but by a leader's decision? Blocked by name, or told of as one who uses violence.
create or replace function authz.guardian_is_blocked(person uuid) returns boolean
  language sql stable security definer set search_path = ''
  return exists (select from data.guardian_block b where b.person_id = guardian_is_blocked.person and b.ended_at is null)
    or exists (select from data.person_told p where p.id = guardian_is_blocked.person and p.part = 'usesViolence');

-- Was, or will, this letter be held against where somebody is, as far as that is known in its file: by whoever asks now, or by its maker
-- against all that was known when she made it? Told to those who read letters there. It says that a place is known, never which.
-- A mistake falls on the side of the letter that waits: a maker who may no longer see the place, or a fact that came later, is not enough.
create or replace function authz.place_is_checked(letter uuid) returns boolean
  language sql stable security definer set search_path = ''
begin atomic
  select not exists (select from data.location_fact p where p.file_id = l.file_id and p.ended_at is null
      and not exists (select from authz.section x where x.file_id = l.file_id and x.kind = 'location' and x.id = any (array(select authz.readable())))
      and not (p.at <= l.made_at and exists (select from authz.ground g where g.file_id = l.file_id and g.staff_id = l.made_by
        and 'location' = any (g.reads) and authz.counts(g, authz.now()))))
    from data.guardian_letter l where l.id = place_is_checked.letter and l.section_id = any (array(select authz.readable()));
end;

-- The second pair of eyes. Never the maker's own; and where the reader is blocked, or the file is one that few may see, a leader of its
-- unit who says why.
create or replace function authz.sign_guardian_letter(letter uuid, exception bytea) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare l record; guarded boolean;
begin
  select x.id, x.file_id, x.section_id, x.guardian_id, x.made_by into l from data.guardian_letter x
    where x.id = sign_guardian_letter.letter and x.signed_at is null and x.withdrawn_at is null for update;
  perform authz.refuse_unless(l.id is not null and l.made_by <> authz.me() and l.section_id = any (array(select authz.writable()))
    and l.id <> all (array(select authz.withheld())) and authz.place_is_checked(l.id));
  guarded := authz.guardian_is_blocked(l.guardian_id)
    or exists (select from authz.file f where f.id = l.file_id and f.protection in ('protectedRegistration', 'assumedIdentity'));
  perform authz.refuse_unless(not guarded or (exception is not null
    and exists (select from authz.file f where f.id = l.file_id and authz.leads(f.unit_id))));
  update data.guardian_letter x set signed_by = authz.me(), signed_at = authz.now(), exception_words = case when guarded then exception end
    where x.id = l.id;
  perform authz.log('letter.signed', 'done', l.file_id, pg_catalog.jsonb_build_object('letter', l.id, 'exception', guarded));
end $$;
