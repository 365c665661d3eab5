-- Single items that somebody is kept from. Seen and said by those who have the item; ended by who said it, or by a leader of the
-- file's unit. One who is kept from it does not see that either.
set local role samgrepp_owner;
grant select (item_id, kind, person_id, staff_id, ended_at), insert on data.withheld to samgrepp_gate;
grant select (id, letter_id) on data.disclosure to samgrepp_gate;
grant select (certificate_id, section_id) on data.certificate_source to samgrepp_gate;
grant select (person_id) on data.decision to samgrepp_gate;
do $$
declare t text;
begin
  foreach t in array array['note', 'account', 'protection_assessment', 'decision'] loop
    execute format('grant select (id, section_id, file_id) on data.%I to samgrepp_gate', t);
    execute format('drop policy if exists gate_reads on data.%I', t);
    execute format('create policy gate_reads on data.%I for select to samgrepp_gate using (true)', t);
  end loop;
  drop policy if exists gate_withholds on data.withheld;
  create policy gate_withholds on data.withheld to samgrepp_gate using (true) with check (true);
end $$;

set local role samgrepp_gate;

-- Files that are open to me now and whose unit I lead.
create or replace function authz.led_files() returns setof uuid
  language sql stable security definer set search_path = ''
begin atomic
  select f.id from authz.file f where f.id = any (array(select authz.open_files())) and authz.leads(f.unit_id);
end;

-- The same of what I may write in, a file that I am making now among them.
create or replace function authz.led_writable_files() returns setof uuid
  language sql stable security definer set search_path = ''
begin atomic
  select f.id from authz.file f where f.id = any (array(select authz.writable_files())) and authz.leads(f.unit_id);
end;

-- What I am kept from, by id: the items, and what would tell of them: the register's row of a letter or a certificate, and the
-- clocks that a placement started. Asked by almost every read: where nobody is kept from anything it looks no further.
-- It asks for nothing of what opens a file, so that no ground, role or emergency passes it.
create or replace function authz.withheld() returns setof uuid
  language plpgsql stable security definer set search_path = '' as $$
begin
  if not exists (select from data.withheld w where w.staff_id is not null and w.ended_at is null) then return; end if;
  return query with mine as materialized (select w.item_id, w.kind from authz.asking() a join data.withheld w on w.staff_id = a.staff_id and w.ended_at is null)
  select m.item_id from mine m
  union all
  select d.id from mine m join data.disclosure d on d.letter_id = m.item_id where m.kind = 'letter'
  union all
  select s.disclosure_id from mine m join data.certificate_source s on s.certificate_id = m.item_id where m.kind = 'certificate'
  union all
  select c.id from mine m join data.decision d on d.id = m.item_id
    join data.running_clock c on c.file_id = d.file_id and c.rule in ('courtSubmission', 'courtAnswer', 'courtApplication', 'courtRuling', 'placementBegins', 'childShelterReview', 'secretLocationReview')
      and c.subject_id = d.person_id where m.kind = 'decision'
  union all
  select c.id from mine m join data.decision d on d.id = m.item_id
    join data.running_clock c on c.file_id = d.file_id and c.rule in ('execution', 'appeal', 'appealHandover', 'chairReported') and c.subject_id = d.id where m.kind = 'decision';
end $$;

-- The same, as events name it.
create or replace function authz.withheld_subjects() returns setof jsonb
  language plpgsql stable security definer set search_path = '' as $$
begin
  if not exists (select from data.withheld w where w.staff_id is not null and w.ended_at is null) then return; end if;
  return query with mine as materialized (select w.item_id, w.kind from authz.asking() a join data.withheld w on w.staff_id = a.staff_id and w.ended_at is null)
  select pg_catalog.jsonb_build_object(m.kind, m.item_id) from mine m
  union all
  select pg_catalog.jsonb_build_object('changes', m.item_id) from mine m where m.kind = 'decision'
  union all
  select pg_catalog.jsonb_build_object('disclosure', d.id) from mine m join data.disclosure d on d.letter_id = m.item_id where m.kind = 'letter'
  union all
  select pg_catalog.jsonb_build_object('disclosure', s.disclosure_id) from mine m join data.certificate_source s on s.certificate_id = m.item_id
    where m.kind = 'certificate';
end $$;

-- Does a leader of the file's unit other than this one see the item? Asked when it is withheld, and not of what comes later: who ends the
-- role of the last one who sees it is not stopped by a note. Where no leader can open the file at all, nobody is asked about.
create or replace function authz.leader_is_left(item uuid, file uuid, without uuid) returns boolean
  language plpgsql stable security definer set search_path = '' as $$
declare leaders uuid[];
begin
  select array_agg(distinct r.staff_id) into leaders from authz.file f
    join authz.role_assignment r on r.unit_id = f.unit_id and r.role in ('teamLeader', 'unitManager')
      and r.valid_from <= authz.now() and (r.valid_to is null or r.valid_to > authz.now())
    join authz.staff s on s.id = r.staff_id and (s.ended_at is null or s.ended_at > authz.now())
    where f.id = leader_is_left.file and authz.may_open(r.staff_id, f.id)
      and not exists (select from data.withheld w where w.item_id = leader_is_left.item and w.staff_id = r.staff_id and w.ended_at is null);
  return (leader_is_left.without = any (leaders)) is not true or pg_catalog.cardinality(leaders) > 1;
end $$;

-- Keeps somebody from an item, by one who may write where it lies and is not kept from it. Where it lies is looked up and not taken
-- on trust: else somebody could take from others what she has no ground for.
create or replace function authz.withhold(withholding uuid, kind text, item uuid, person uuid, staff uuid, words bytea) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare place record;
begin
  select x.section_id, x.file_id into place from (
    select n.section_id, n.file_id from data.note n where withhold.kind = 'note' and n.id = item
    union all select a.section_id, a.file_id from data.account a where withhold.kind = 'account' and a.id = item
    union all select p.section_id, p.file_id from data.protection_assessment p where withhold.kind = 'assessment' and p.id = item
    union all select d.section_id, d.file_id from data.decision d where withhold.kind = 'decision' and d.id = item
    union all select l.section_id, l.file_id from data.guardian_letter l where withhold.kind = 'letter' and l.id = item
    union all select c.section_id, c.file_id from data.certificate_source c where withhold.kind = 'certificate' and c.certificate_id = item) x;
  perform authz.refuse_unless(place.section_id = any (array(select authz.writable())) and words is not null
    and item <> all (array(select authz.withheld())) and staff is distinct from authz.me()
    and (person is null or exists (select from data.person_told t where t.id = person and t.file_id = place.file_id)));
  if exists (select from data.withheld w where w.item_id = item and w.ended_at is null and (w.person_id = person or w.staff_id = staff)) then
    return;
  end if;
  -- What no leader sees is looked after by nobody. Two who withhold it from the last two at once are asked one after the other.
  perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended(item::text, 8));
  if staff is not null and not authz.leader_is_left(item, place.file_id, staff) then
    raise exception 'no leader left' using errcode = 'SG010';
  end if;
  insert into data.withheld (id, file_id, section_id, kind, item_id, person_id, staff_id, words, at, by_id)
    values (withholding, place.file_id, place.section_id, kind, item, person, staff, words, authz.now(), authz.me());
  perform authz.log('item.withheld', 'done', place.file_id, pg_catalog.jsonb_build_object('kind', kind, 'staff', staff));
end $$;

set local role samgrepp_owner;

grant select, update (ended_at, ended_by) on data.withheld to samgrepp_app;
drop policy if exists read on data.withheld;
create policy read on data.withheld for select to samgrepp_app
  using (section_id = any (array(select authz.readable())) and staff_id is distinct from (select authz.me()));
drop policy if exists change on data.withheld;
create policy change on data.withheld for update to samgrepp_app
  using (section_id = any (array(select authz.readable())) and (by_id = (select authz.me()) or file_id = any (array(select authz.led_files()))))
  with check (section_id = any (array(select authz.readable())) and ended_by = (select authz.me()));


-- One shape for every table that holds an item, or names one: whoever is kept from it neither sees nor touches it.
do $$
declare t record;
begin
  for t in select * from (values
    ('note', 'id'), ('annotation', 'note_id'), ('attachment', 'note_id'), ('account', 'id'), ('protection_assessment', 'id'), ('decision', 'id'),
    ('guardian_letter', 'id'), ('certificate', 'id'), ('certificate_content', 'certificate_id'), ('certificate_source', 'certificate_id'),
    ('disclosure', 'id'), ('running_clock', 'id'), ('copied_row', 'row_id')
  ) as x(name, key) loop
    execute format('drop policy if exists withheld on data.%I', t.name);
    execute format('create policy withheld on data.%I as restrictive to samgrepp_app using (%I <> all (array(select authz.withheld())))', t.name, t.key);
  end loop;
end $$;
drop policy if exists withheld on data.event;
create policy withheld on data.event as restrictive to samgrepp_app using (not (subject @> any (array(select authz.withheld_subjects()))));
-- A decision that changes one that is withheld would tell of it.
drop policy if exists withheld_before on data.decision;
create policy withheld_before on data.decision as restrictive to samgrepp_app
  using ((changes_id <> all (array(select authz.withheld()))) is not false);
