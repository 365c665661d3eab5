-- Takes away what a disposal was decided for. Nobody signs in as it, and no page calls what it may: only the account that migrates puts it
-- on, for the operator's own command. It asks each time whether two people have decided.
set local role samgrepp_owner;
grant usage on schema authz, data, audit to samgrepp_disposer;
do $$
declare t record;
begin
  for t in select c.oid::regclass as name, c.oid::regclass::text in ('data.disposal', 'data.log_review_line', 'data.setting') as stays from pg_class c
      where c.relkind = 'r' and c.relnamespace in ('authz'::regnamespace, 'data'::regnamespace)
        and (exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'file_id' and not a.attisdropped)
          or c.oid::regclass::text in ('authz.file', 'authz.asked_for_step', 'authz.carried_step', 'data.report_thread', 'data.certificate',
            'data.certificate_content', 'data.clock_told', 'data.mail', 'data.mail_alert', 'data.submission', 'data.setting', 'data.unnamed_advice')) loop
    execute format('grant select%s on %s to samgrepp_disposer', case when t.stays then '' else ', delete' end, t.name);
    execute format('drop policy if exists disposer on %s', t.name);
    execute format('create policy disposer on %s to samgrepp_disposer using (true) with check (true)', t.name);
  end loop;
end $$;
-- What another file tells of the one that is gone.
grant update (own_file_id) on data.person_told to samgrepp_disposer;
grant update (from_file_id) on data.account to samgrepp_disposer;
grant update (concerns_file_id) on data.contact to samgrepp_disposer;
grant update (copied_of) on data.decision, data.decision_step to samgrepp_disposer;
grant update (tie_decision_id) on authz.ground to samgrepp_disposer;
grant update (from_file_id, child_file_id) on data.report_thread to samgrepp_disposer;
grant update (file_id, section_id, own_key, child_key, handed_key, child_file_id, child_section_id, joined_at, joined_by) on data.joint_handling to samgrepp_disposer;
grant update (file_id, section_id) on data.joint_entry to samgrepp_disposer;
grant update (subject) on data.event to samgrepp_disposer;
grant update (file_id, reference, purpose, reason, words) on data.log_review_line to samgrepp_disposer;
grant update (carried_out_at, package_sha256, outcome, rule) on data.disposal to samgrepp_disposer;
grant insert on audit.entry to samgrepp_disposer;
drop policy if exists disposer_writes on audit.entry;
create policy disposer_writes on audit.entry for insert to samgrepp_disposer with check (true);

-- Everything about one file, wherever it lies: a table that is made tomorrow is met by the columns that it has. First the key.
create or replace function data.take_away(gone uuid) returns void language plpgsql set search_path = '' as $$
declare
  parts uuid[] := array(select s.id from authz.section s where s.file_id = gone);
  linked uuid[]; tables text[]; rest text[]; one text; it text := gone::text;
begin
  delete from data.file_key k where k.file_id = gone;

  -- Who came to know of it: they forget its id.
  linked := array(
    select c.contact_id from data.copied_row c where c.file_id = gone union select c.file_id from data.copied_row c where c.contact_id = gone
    union select p.file_id from data.person_told p where p.own_file_id = gone
    union select p.own_file_id from data.person_told p where p.file_id = gone and p.own_file_id is not null
    union select a.file_id from data.account a where a.from_file_id = gone union select a.from_file_id from data.account a where a.file_id = gone
    union select k.file_id from data.contact k where k.concerns_file_id = gone
    union select t.from_file_id from data.report_thread t where t.child_file_id = gone
    union select t.child_file_id from data.report_thread t where t.from_file_id = gone);
  update data.event e set subject = coalesce((select pg_catalog.jsonb_object_agg(k, case when pg_catalog.strpos(v #>> '{}', it) > 0
        then pg_catalog.to_jsonb(pg_catalog.btrim(pg_catalog.replace(v #>> '{}', it, ''))) else v end)
      from pg_catalog.jsonb_each(e.subject) as x (k, v) where v #>> '{}' is distinct from it), '{}')
    where e.section_id in (select s.id from authz.section s where s.file_id = any (linked)) and pg_catalog.strpos(e.subject::text, it) > 0;
  update data.person_told p set own_file_id = null where p.own_file_id = gone and p.file_id <> gone;
  update data.account a set from_file_id = null where a.from_file_id = gone and a.file_id <> gone;
  update data.contact k set concerns_file_id = null where k.concerns_file_id = gone and k.file_id <> gone;
  update data.decision d set copied_of = null where d.section_id <> all (parts)
    and d.copied_of in (select x.id from data.decision x where x.section_id = any (parts));
  update data.decision_step d set copied_of = null where d.section_id <> all (parts)
    and d.copied_of in (select x.id from data.decision_step x where x.section_id = any (parts));
  update authz.ground g set tie_decision_id = null where g.file_id <> gone
    and g.tie_decision_id in (select x.id from data.tie_decision x where x.section_id = any (parts));
  delete from data.copied_row c where c.contact_id = gone;

  -- What two units wrote together stays with the one that is left, as long as it keeps its own file.
  update data.joint_entry e set file_id = j.child_file_id, section_id = j.child_section_id from data.joint_handling j
    where e.joint_id = j.id and j.file_id = gone and j.child_section_id is not null and j.child_file_id <> gone;
  update data.joint_handling j set file_id = j.child_file_id, section_id = j.child_section_id, own_key = j.child_key,
      child_key = null, child_file_id = null, child_section_id = null, joined_at = null, joined_by = null
    where j.file_id = gone and j.child_section_id is not null and j.child_file_id <> gone;
  update data.joint_handling j set child_key = null, handed_key = null, child_file_id = null, child_section_id = null, joined_at = null, joined_by = null
    where j.child_file_id = gone and j.file_id <> gone;
  -- What was written together by both is read through the adult's side until then.
  delete from data.joint_entry e using data.joint_handling j where e.joint_id = j.id and j.file_id = gone;

  -- What hangs on its rows and names no file.
  delete from authz.asked_for_step a where a.ask_id in (select x.id from data.safety_ask x where x.section_id = any (parts))
    or a.step_id in (select x.id from data.planned_step x where x.section_id = any (parts));
  delete from authz.carried_step c where c.step_id in (select x.id from data.planned_step x where x.section_id = any (parts));
  delete from data.clock_told t where t.clock_id in (select c.id from data.running_clock c where c.file_id = gone);
  delete from data.mail_alert m where m.alert_id in (select a.id from data.alert a where a.file_id = gone
    or a.clock_id in (select c.id from data.running_clock c where c.file_id = gone));
  delete from data.alert a where a.clock_id in (select c.id from data.running_clock c where c.file_id = gone);
  delete from data.mail m where m.sent_at is null and m.kind <> 'test' and not exists (select from data.mail_alert a where a.mail_id = m.id)
    and m.made_at < pg_catalog.now() - interval '1 day';
  delete from data.certificate_content c where c.certificate_id in (select s.certificate_id from data.certificate_source s where s.file_id = gone);
  with source as (delete from data.certificate_source s where s.file_id = gone returning s.certificate_id)
    delete from data.certificate c using source where c.id = source.certificate_id;
  delete from data.submission s where pg_catalog.strpos(s.location, it) > 0;
  update data.log_review_line l set file_id = null, reference = null, purpose = null, reason = null, words = null where l.file_id = gone;

  -- A story of which one file is left is no story that ties anything.
  foreach one in array array(select distinct m.situation_id::text from authz.situation_member m where m.file_id = gone or m.situation_id = gone) loop
    delete from authz.situation_member m where m.situation_id = one::uuid and (m.file_id = gone or m.situation_id = gone);
    if one::uuid <> gone and (select pg_catalog.count(distinct m.file_id) from authz.situation_member m where m.situation_id = one::uuid) < 2 then
      delete from authz.situation_member m where m.situation_id = one::uuid;
      perform data.take_away(one::uuid);
    end if;
  end loop;

  -- Rows refer to each other: what can't go yet goes in the next round.
  tables := array(select c.oid::regclass::text from pg_catalog.pg_class c
    join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attname = 'file_id' and not a.attisdropped
    where c.relkind = 'r' and c.relnamespace in ('authz'::regnamespace, 'data'::regnamespace)
      and c.oid not in ('data.disposal'::regclass, 'data.log_review_line'::regclass) order by 1);
  while pg_catalog.cardinality(tables) > 0 loop
    rest := '{}';
    foreach one in array tables loop
      begin
        execute pg_catalog.format('delete from %s where file_id = $1', one) using gone;
      exception when foreign_key_violation then
        rest := rest || one;
      end;
    end loop;
    if pg_catalog.cardinality(rest) = pg_catalog.cardinality(tables) then
      raise exception 'what refers to % is not known to a disposal', rest using errcode = 'SG007';
    end if;
    tables := rest;
  end loop;
  -- A report that was made in a contact is followed from the file that it went along to: that one has it alone then.
  update data.report_thread t set from_file_id = (select r.file_id from data.concern_report r
      where r.thread_id = t.id and r.direction = 'sent' and r.file_id <> gone order by r.made_at limit 1)
    where t.from_file_id = gone and exists (select from data.concern_report r where r.thread_id = t.id and r.direction = 'sent' and r.file_id <> gone);
  update data.report_thread t set from_file_id = nullif(t.from_file_id, gone), child_file_id = nullif(t.child_file_id, gone)
    where (t.from_file_id = gone or t.child_file_id = gone) and coalesce(nullif(t.from_file_id, gone), nullif(t.child_file_id, gone)) is not null;
  delete from data.report_thread t where t.from_file_id = gone or t.child_file_id = gone;
  delete from authz.file f where f.id = gone;
end $$;

-- Destroys one file, all of it or nothing. Refused where two people have not decided, or where it is not due any more.
create or replace function data.carry_out(disposal uuid, package bytea) returns void language plpgsql set search_path = '' as $$
declare d data.disposal; moment timestamptz := authz.now();
begin
  -- First the file, as everybody else takes them: what somebody is writing is seen below, and not destroyed unseen.
  perform authz.stand_still((select x.file_id from data.disposal x where x.id = carry_out.disposal));
  select * into d from data.disposal x where x.id = carry_out.disposal for update;
  if d.confirmed_at is null or d.withdrawn_at is not null or d.carried_out_at is not null then
    raise exception 'nobody decided that' using errcode = '42501';
  end if;
  if (d.outcome = 'deliver') <> (package is not null) then raise exception 'it is delivered first' using errcode = 'SG006'; end if;
  if not exists (select from authz.disposal_facts(d.file_id) f where not f.waits and f.last_entry < moment - interval '5 years') then
    raise exception 'not due' using errcode = 'SG006';
  end if;
  perform data.take_away(d.file_id);
  update data.disposal x set carried_out_at = moment, package_sha256 = package where x.id = d.id;
  insert into audit.entry (at, action, outcome, file_id, detail) values (moment, 'disposal.carriedOut', 'done', d.file_id,
    pg_catalog.jsonb_build_object('disposal', d.id, 'reference', d.reference));
end $$;
-- Advice without a name is in no file, and goes by its age alone: two years (src/retention/retention.ts says why, and from when).
create or replace function data.advice_past_its_time() returns setof uuid language sql stable set search_path = '' as $$
  select a.id from data.unnamed_advice a where (a.given_at at time zone 'Europe/Stockholm')::date + interval '2 years'
    < (authz.now() at time zone 'Europe/Stockholm')::date
$$;
-- Takes it away, and answers how many rows went.
create or replace function data.take_advice_away() returns integer language plpgsql set search_path = '' as $$
declare n integer;
begin
  delete from data.unnamed_advice a where a.id in (select data.advice_past_its_time());
  get diagnostics n = row_count;
  if n > 0 then
    insert into audit.entry (at, action, outcome, detail)
      values (authz.now(), 'disposal.adviceCarriedOut', 'done', pg_catalog.jsonb_build_object('rows', n));
  end if;
  return n;
end $$;
revoke execute on function data.take_away(uuid), data.carry_out(uuid, bytea), data.advice_past_its_time(), data.take_advice_away() from public;
grant execute on function data.take_away(uuid), data.carry_out(uuid, bytea), data.advice_past_its_time(), data.take_advice_away() to samgrepp_disposer;
set local role samgrepp_gate;
grant execute on function authz.disposal_facts(uuid), authz.stand_still(uuid), authz.now() to samgrepp_disposer;
