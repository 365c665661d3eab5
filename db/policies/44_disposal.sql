-- Retention and disposal. What is due is seen by whoever leads the file's unit, by reference and never by name, without opening it; one
-- proposes and another confirms. No page destroys anything: that is the operator's own command (96_disposer.sql).
set local role samgrepp_owner;
grant select, insert, update (removed_at, removed_by) on data.retention_mark to samgrepp_app;
drop policy if exists read on data.retention_mark;
create policy read on data.retention_mark for select to samgrepp_app using (section_id = any (array(select authz.readable())));
drop policy if exists add on data.retention_mark;
create policy add on data.retention_mark for insert to samgrepp_app
  with check (section_id = any (array(select authz.writable())) and by_id = (select authz.me()) and removed_at is null);
drop policy if exists change on data.retention_mark;
create policy change on data.retention_mark for update to samgrepp_app using (section_id = any (array(select authz.writable())) and removed_at is null)
  with check (section_id = any (array(select authz.writable())) and (removed_by is null or removed_by = (select authz.me())));

grant select (file_id, kind, removed_at) on data.retention_mark to samgrepp_gate;
grant select, insert, update (ended_at, ended_by) on data.disposal_hold to samgrepp_gate;
grant select, insert, update (confirmed_at, confirmed_by, withdrawn_at, withdrawn_by) on data.disposal to samgrepp_gate;
grant select (file_id, section_id, at) on data.event to samgrepp_gate;
grant select (file_id, closed_at, reopened_at) on data.closing to samgrepp_gate;
grant select (file_id, ended_at) on data.follow_up to samgrepp_gate;
grant select (file_id, state, ended_at, received_at) on data.contact to samgrepp_gate;
grant select (file_id, subject, state, ended_at) on data.investigation to samgrepp_gate;
grant select (file_id, birth_year) on data.person_told to samgrepp_gate;
grant select (kind) on data.service to samgrepp_gate;
grant select (file_id, written_at) on data.unwritten to samgrepp_gate;
grant select (file_id, kind) on data.decision_step to samgrepp_gate;
do $$
declare t text;
begin
  foreach t in array array['retention_mark', 'event', 'closing', 'follow_up', 'contact', 'investigation', 'unwritten', 'decision_step'] loop
    execute format('drop policy if exists gate_reads on data.%I', t);
    execute format('create policy gate_reads on data.%I for select to samgrepp_gate using (true)', t);
  end loop;
  foreach t in array array['disposal_hold', 'disposal'] loop
    execute format('drop policy if exists gate on data.%I', t);
    execute format('create policy gate on data.%I to samgrepp_gate using (true) with check (true)', t);
  end loop;
end $$;

set local role samgrepp_gate;

-- Files in which nothing goes on, and since when: closed and not opened again; a contact that was dealt with.
create or replace function authz.files_at_rest() returns table (file_id uuid, since timestamptz)
  language sql stable security definer set search_path = ''
begin atomic
  select c.file_id, c.closed_at from data.closing c where c.reopened_at is null
  union all
  select k.file_id, coalesce(k.ended_at, k.received_at) from data.contact k join authz.file f on f.id = k.file_id
    where f.kind = 'contact' and k.state in ('notNow', 'ended', 'filesOpened');
end;

create or replace function authz.last_entry(file uuid) returns timestamptz
  language sql stable security definer set search_path = ''
begin atomic
  select max(e.at) from authz.section s cross join lateral (
    select x.at from data.event x where x.section_id = s.id order by x.at desc limit 1) e where s.file_id = last_entry.file;
end;

-- Somebody still needs it, or is to do something in it.
create or replace function authz.held_back(file uuid) returns boolean
  language sql stable security definer set search_path = ''
  return exists (select from data.disposal_hold h where h.file_id = held_back.file and h.ended_at is null)
    or exists (select from data.running_clock c where c.file_id = held_back.file and c.met_at is null and c.ended_at is null)
    or exists (select from data.follow_up u where u.file_id = held_back.file and u.ended_at is null)
    or exists (select from data.unwritten u where u.file_id = held_back.file and u.written_at is null)
    or exists (select from authz.ground g where g.file_id = held_back.file and g.kind <> 'team' and g.ended_at is null
      and (g.valid_to is null or g.valid_to > authz.now()));

-- Asked of one file alone: of all of them for each it would take minutes.
create or replace function authz.rests_since(file uuid) returns timestamptz
  language sql stable security definer set search_path = ''
  return (select max(x.since) from (
    select c.closed_at as since from data.closing c where c.file_id = rests_since.file and c.reopened_at is null
    union all
    select coalesce(k.ended_at, k.received_at) from data.contact k join authz.file f on f.id = k.file_id
      where k.file_id = rests_since.file and f.kind = 'contact' and k.state in ('notNow', 'ended', 'filesOpened')) x);

-- The same person has something here that isn't to be destroyed: then this waits for it (SoL 16:1).
create or replace function authz.waits_for_more(file uuid) returns boolean
  language sql stable security definer set search_path = ''
  return exists (
    select from authz.person_index mine join authz.person_index other on other.hash = mine.hash and other.as_self and other.file_id <> mine.file_id
      where mine.file_id = waits_for_more.file and mine.as_self
        and ((authz.rests_since(other.file_id) < authz.now() - interval '5 years') is not true or authz.held_back(other.file_id)
          or exists (select from data.investigation i where i.file_id = other.file_id and i.subject = 'child' and i.state <> 'notOpened')));

-- What the rule is told of a file. Of all that rested for five years, or of one.
create or replace function authz.disposal_facts(only_file uuid) returns table (file_id uuid, reference text, kind text, unit_id uuid,
    rests_since timestamptz, last_entry timestamptz, birth_year smallint, child_investigation boolean, matter_closed timestamptz, marks text[],
    waits boolean)
  language sql stable security definer set search_path = ''
begin atomic
  select f.id, f.reference, f.kind, f.unit_id, r.since, coalesce(authz.last_entry(f.id), r.since),
      (select max(p.birth_year) from data.person_told p where p.file_id = f.id and p.part = 'self' and p.detached_at is null),
      exists (select from data.investigation i where i.file_id = f.id and i.subject = 'child' and i.state <> 'notOpened'),
      coalesce((select max(i.ended_at) from data.investigation i where i.file_id = f.id and i.subject = 'child'), r.since),
      array(select m.kind from data.retention_mark m where m.file_id = f.id and m.removed_at is null
        union select 'placement' from data.intervention v join data.service s on s.id = v.version_id
          where v.file_id = f.id and s.kind in ('shelter', 'fosterHome')
        union select 'placement' from data.decision_step p where p.file_id = f.id and p.kind = 'begun'),
      authz.held_back(f.id) or authz.waits_for_more(f.id)
    from authz.files_at_rest() r join authz.file f on f.id = r.file_id
    where f.kind in ('contact', 'person') and r.since < authz.now() - interval '5 years' and (only_file is null or f.id = only_file);
end;

-- Whoever writes in the file, or stops its disposal, is waited for; nobody begins to until the destruction has ended.
create or replace function authz.stand_still(file uuid) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  perform from authz.file f where f.id = stand_still.file for update;
  perform from authz.section s where s.file_id = stand_still.file for update;
end $$;

-- The dry run: of the units that I lead, and nothing about one that I am kept from, or whose other side I hold.
create or replace function authz.disposals_due() returns table (file_id uuid, reference text, kind text, unit_id uuid,
    rests_since timestamptz, last_entry timestamptz, birth_year smallint, child_investigation boolean, matter_closed timestamptz, marks text[],
    waits boolean)
  language sql stable security definer set search_path = ''
begin atomic
  select x.* from (select d.* from authz.disposal_facts(null) d
    where d.unit_id in (select authz.led_units())
      and d.file_id not in (select authz.blocked_files())
      and not exists (select from data.disposal p where p.file_id = d.file_id and p.withdrawn_at is null)
    order by d.last_entry, d.file_id limit 200) x where not authz.stands_opposite(x.file_id) order by x.last_entry, x.file_id;
end;

create or replace function authz.propose_disposal(disposal uuid, file uuid, rule text, outcome text) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare d record;
begin
  perform from authz.file f where f.id = propose_disposal.file for no key update;
  select * into d from authz.disposal_facts(file);
  if d.file_id is null or authz.leads(d.unit_id) is not true or file = any (array(select authz.blocked_files())) or authz.stands_opposite(file) then
    raise exception 'not allowed' using errcode = '42501';
  end if;
  if d.waits or d.last_entry > authz.now() - interval '5 years'
     or exists (select from data.disposal p where p.file_id = propose_disposal.file and p.withdrawn_at is null) then
    raise exception 'not due' using errcode = 'SG006';
  end if;
  insert into data.disposal (id, file_id, reference, file_kind, unit_id, rule, outcome, last_entry_on, proposed_at, proposed_by)
    values (disposal, file, d.reference, d.kind, d.unit_id, rule, outcome, (d.last_entry at time zone 'Europe/Stockholm')::date, authz.now(), authz.me());
  perform authz.log('disposal.proposed', 'done', file, pg_catalog.jsonb_build_object('disposal', disposal));
end $$;

-- The second pair of eyes: another leader of the unit, or an administrator, who sees the reference and no file.
create or replace function authz.confirm_disposal(disposal uuid) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare d data.disposal;
begin
  select * into d from data.disposal x where x.id = confirm_disposal.disposal for update;
  if d.id is null or (authz.leads(d.unit_id) or authz.has_role('administrator')) is not true or d.proposed_by = authz.me()
     or d.file_id = any (array(select authz.blocked_files())) or authz.stands_opposite(d.file_id) then
    raise exception 'not allowed' using errcode = '42501';
  end if;
  if d.confirmed_at is not null or d.withdrawn_at is not null or not exists (select from authz.disposal_facts(d.file_id) f where not f.waits) then
    raise exception 'not due' using errcode = 'SG006';
  end if;
  update data.disposal x set confirmed_at = authz.now(), confirmed_by = authz.me() where x.id = d.id;
  perform authz.log('disposal.confirmed', 'done', d.file_id, pg_catalog.jsonb_build_object('disposal', d.id));
end $$;

-- Until it is carried out, whoever might have proposed or confirmed it takes it back.
create or replace function authz.withdraw_disposal(disposal uuid) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare d data.disposal;
begin
  select * into d from data.disposal x where x.id = withdraw_disposal.disposal for update;
  if d.id is null or (authz.leads(d.unit_id) or authz.has_role('administrator')) is not true
     or d.file_id = any (array(select authz.blocked_files())) or authz.stands_opposite(d.file_id) then
    raise exception 'not allowed' using errcode = '42501';
  end if;
  if d.carried_out_at is not null or d.withdrawn_at is not null then raise exception 'over' using errcode = 'SG006'; end if;
  update data.disposal x set withdrawn_at = authz.now(), withdrawn_by = authz.me() where x.id = d.id;
  perform authz.log('disposal.withdrawn', 'done', d.file_id, pg_catalog.jsonb_build_object('disposal', d.id));
end $$;

create or replace function authz.disposals() returns table (id uuid, reference text, file_kind text, rule text, outcome text, last_entry_on date,
    proposed_at timestamptz, proposed_by uuid, confirmed_at timestamptz, confirmed_by uuid, carried_out_at timestamptz, package_sha256 bytea)
  language sql stable security definer set search_path = ''
begin atomic
  select d.id, d.reference, d.file_kind, d.rule, d.outcome, d.last_entry_on, d.proposed_at, d.proposed_by, d.confirmed_at, d.confirmed_by,
      d.carried_out_at, d.package_sha256
    from data.disposal d where d.withdrawn_at is null
      and ((select authz.has_role('administrator')) or d.unit_id in (select authz.led_units()))
      and d.file_id not in (select authz.blocked_files()) and (d.carried_out_at is not null or not authz.stands_opposite(d.file_id))
    order by d.proposed_at desc, d.id limit 200;
end;

-- Stops the disposal of a file that my unit has, by the reference that is said on the phone; or of one that I write in. Answers the same
-- where there is none.
create or replace function authz.hold_file(hold uuid, said text, kind text, words bytea, think_again_on date) returns boolean
  language plpgsql volatile security definer set search_path = '' as $$
declare f authz.file;
begin
  select * into f from authz.file x where x.reference = said and x.kind <> 'situation'
    and (authz.leads(x.unit_id) and not authz.stands_opposite(x.id) or x.id = any (array(select authz.writable_files()))) and x.id <> all (array(select authz.blocked_files()))
    for no key update;
  if f.id is null then return false; end if;
  insert into data.disposal_hold (id, file_id, kind, words, think_again_on, set_at, set_by)
    values (hold, f.id, kind, words, think_again_on, authz.now(), authz.me());
  update data.disposal d set withdrawn_at = authz.now(), withdrawn_by = authz.me()
    where d.file_id = f.id and d.withdrawn_at is null and d.carried_out_at is null;
  perform authz.log('disposal.held', 'done', f.id, pg_catalog.jsonb_build_object('hold', hold, 'kind', kind));
  return true;
end $$;

-- Why it is stopped can tell where somebody is: of one that only its team may see, whoever wrote it reads it and nobody else.
create or replace function authz.disposal_holds() returns table (id uuid, reference text, kind text, words bytea, think_again_on date,
    set_at timestamptz, set_by uuid)
  language sql stable security definer set search_path = ''
begin atomic
  select h.id, f.reference, h.kind,
      case when h.set_by = authz.me() or f.protection not in ('protectedRegistration', 'assumedIdentity') then h.words end, h.think_again_on, h.set_at, h.set_by
    from data.disposal_hold h join authz.file f on f.id = h.file_id
    where h.ended_at is null and f.id not in (select authz.blocked_files()) and not authz.stands_opposite(f.id)
      and f.unit_id in (select authz.led_units())
    order by h.think_again_on, h.id;
end;

create or replace function authz.end_hold(hold uuid) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare h data.disposal_hold; unit uuid;
begin
  select x.* into h from data.disposal_hold x where x.id = end_hold.hold for update;
  select f.unit_id into unit from authz.file f where f.id = h.file_id;
  if h.id is null or authz.leads(unit) is not true or h.file_id = any (array(select authz.blocked_files())) or authz.stands_opposite(h.file_id) then
    raise exception 'not allowed' using errcode = '42501';
  end if;
  if h.ended_at is not null then raise exception 'over' using errcode = 'SG006'; end if;
  update data.disposal_hold x set ended_at = authz.now(), ended_by = authz.me() where x.id = h.id;
  perform authz.log('disposal.holdEnded', 'done', h.file_id, pg_catalog.jsonb_build_object('hold', h.id));
end $$;
