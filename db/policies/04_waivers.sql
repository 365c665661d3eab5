-- Grounds that reach over units: waivers, how they end, and what is necessary without consent. Who speaks for a unit: 04_seats.sql;
-- consents that are taken back: 04_withdrawals.sql.
grant select (id, file_id, section_id, receiver_unit, answer, valid_to, ground_id, reference, withdrawn_at, asking_id, run_out_at),
  update (ground_id, withdrawn_at, withdrawn_by, run_out_at) on data.consent to samgrepp_gate;
grant insert on data.event, data.running_clock to samgrepp_gate;
do $$
begin
  drop policy if exists gate_reads on data.consent;
  create policy gate_reads on data.consent for select to samgrepp_gate using (true);
  drop policy if exists gate_ends on data.consent;
  create policy gate_ends on data.consent for update to samgrepp_gate using (true) with check (true);
  drop policy if exists gate_adds on data.event;
  create policy gate_adds on data.event for insert to samgrepp_gate with check (kind in ('consent.withdrawn', 'certificate.answered', 'emergency.opened', 'emergency.reviewed', 'step.answered'));
end $$;

set local role samgrepp_gate;

-- May I write down, in this file, what the person consents to?
create or replace function authz.may_record_consent(file uuid) returns boolean
  language sql stable security definer set search_path = ''
  return exists (select from authz.section x where x.file_id = may_record_consent.file and x.kind = 'consents'
    and x.id = any (array(select authz.writable())));

-- A signed consent becomes a ground: who the person is, how to reach her safely and the plan always go along, the rest as
-- consented. Nothing of the place where she is, no notes, at most a year, and only the plan is written in together.
create or replace function authz.give_waiver(ground uuid, consent uuid, parts text[]) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare c record; moment timestamptz := authz.now();
begin
  select x.id, x.file_id, x.receiver_unit, x.valid_to, x.asking_id into c from data.consent x
    where x.id = give_waiver.consent and x.answer = 'given' and x.withdrawn_at is null and x.ground_id is null and x.receiver_unit is not null
    for no key update;
  if (c.id is not null and authz.may_record_consent(c.file_id)
      and parts <@ array['account', 'protection', 'children', 'plan', 'processes', 'decisions', 'health']
      and c.valid_to > moment and c.valid_to <= moment + interval '367 days') is not true then
    raise exception 'not allowed' using errcode = '42501';
  end if;
  insert into authz.ground (id, file_id, kind, unit_id, given_by, reads, writes, valid_from, valid_to)
    values (ground, c.file_id, 'secrecyWaiver', c.receiver_unit, authz.me(),
      array(select distinct p from pg_catalog.unnest(parts || array['identity', 'safeContact', 'plan']) p), array['plan'], moment, c.valid_to);
  -- Where several answer for a child, the ground rests on each of their forms, and ends with the first that is withdrawn.
  update data.consent x set ground_id = ground where x.id = c.id
    or (x.asking_id = c.asking_id and x.file_id = c.file_id and x.answer = 'given' and x.withdrawn_at is null and x.ground_id is null);
  perform authz.log('waiver.given', 'done', c.file_id, pg_catalog.jsonb_build_object('ground', ground, 'unit', c.receiver_unit));
end $$;

create or replace function authz.is_blocked(file uuid, staff uuid) returns boolean
  language sql stable security definer set search_path = ''
  return exists (select from authz.block b where b.file_id = is_blocked.file and b.staff_id = is_blocked.staff and b.ended_at is null);

-- Who answers for the file when the rest must go on: the responsible one, who received it, a leader of its unit. Never one who is blocked
-- from it: she would be told nothing, and nobody else would be.
create or replace function authz.answers_for(file uuid) returns uuid
  language sql stable security definer set search_path = ''
  return coalesce(
    (select g.staff_id from authz.ground g where g.file_id = answers_for.file and g.kind = 'team' and authz.counts(g, authz.now())
      and g.function in ('responsible', 'received') and not authz.is_blocked(g.file_id, g.staff_id) order by g.function = 'responsible' desc, g.valid_from desc limit 1),
    (select r.staff_id from authz.role_assignment r join authz.file f on f.unit_id = r.unit_id where f.id = answers_for.file
      and r.role in ('teamLeader', 'unitManager') and r.valid_from <= authz.now() and (r.valid_to is null or r.valid_to > authz.now())
      and not authz.is_blocked(f.id, r.staff_id) order by r.role = 'teamLeader' desc, r.valid_from limit 1),
    (select f.created_by from authz.file f where f.id = answers_for.file));

-- Tasks in the plan of those who can open the file no longer go to who answers for it: a clock never runs without an owner who can
-- do something about it. Answers in which files there was one.
create or replace function authz.take_back(files uuid[]) returns setof uuid
  language sql volatile security definer set search_path = ''
begin atomic
  update data.running_clock r set owner_id = authz.answers_for(r.file_id)
    where r.file_id = any (files) and r.rule = 'planAction' and r.met_at is null and r.ended_at is null
      and not exists (select from authz.ground g where g.file_id = r.file_id and authz.counts(g, authz.now()) and (g.staff_id = r.owner_id
        or (g.kind = 'secrecyWaiver' and exists (select from authz.group_seat s where s.unit_id = g.unit_id and s.ended_at is null
          and r.owner_id in (s.staff_id, s.deputy_id)))))
      -- Who leads the unit opens it with a reason.
      and not exists (select from authz.role_assignment l join authz.file f on f.unit_id = l.unit_id where f.id = r.file_id
        and l.staff_id = r.owner_id and l.role in ('teamLeader', 'unitManager') and l.valid_from <= authz.now() and (l.valid_to is null or l.valid_to > authz.now()))
    returning r.file_id;
end;

-- The same when consents have ended.
create or replace function authz.hand_back(consents uuid[]) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  perform authz.take_back(array(select c.file_id from data.consent c where c.id = any (consents)));
end $$;

-- The same when what was given without consent has ended. Nothing else tells whoever answers for the file, so that she hears of it here.
create or replace function authz.hand_back_and_tell(files uuid[]) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  insert into data.alert (id, file_id, file_kind, staff_id, kind, at)
    select pg_catalog.gen_random_uuid(), f.id, f.kind, authz.answers_for(f.id), 'tasksReturned', authz.now() from authz.file f
      where f.id in (select authz.take_back(files));
end $$;

-- Ends these consents, what rests on them, and every opening of it. Nobody is asked any more whether they are to be renewed.
create or replace function authz.end_consents(consents uuid[]) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare moment timestamptz := authz.now();
begin
  update authz.ground g set ended_at = moment, ended_by = authz.me() from data.consent c
    where c.id = any (consents) and g.id = c.ground_id and g.ended_at is null and g.kind = 'secrecyWaiver' and g.file_id = c.file_id;
  update authz.opening o set ended_at = moment from data.consent c
    where c.id = any (consents) and o.ground_id = c.ground_id and o.ended_at is null and o.ground_kind = 'secrecyWaiver' and o.file_id = c.file_id;
  update data.consent c set withdrawn_at = moment, withdrawn_by = authz.me()
    where c.id = any (consents) and c.withdrawn_at is null;
  update data.running_clock r set ended_at = moment from data.consent c
    where c.id = any (consents) and r.file_id = c.file_id and r.rule = 'consentEnds' and r.subject_id = coalesce(c.asking_id, c.id)
      and r.met_at is null and r.ended_at is null;
  perform authz.hand_back(consents);
end $$;

-- What was given without consent, by its date. Takes what another process isn't already ending.
create or replace function authz.end_necessary_run_out(moment timestamptz) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare gone uuid[]; files uuid[];
begin
  gone := array(select g.id from authz.ground g where g.kind in ('necessary', 'provision') and g.ended_at is null
    and g.valid_to <= moment order by g.valid_to limit 500 for no key update skip locked);
  if pg_catalog.cardinality(gone) = 0 then return; end if;
  files := array(select distinct g.file_id from authz.ground g where g.id = any (gone));
  update authz.ground g set ended_at = moment where g.id = any (gone);
  update authz.opening o set ended_at = moment where o.ground_id = any (gone) and o.ended_at is null;
  perform authz.hand_back_and_tell(files);
  perform authz.log('necessary.ranOut', 'done', f, pg_catalog.jsonb_build_object('grounds', pg_catalog.cardinality(gone)))
    from pg_catalog.unnest(files) as f;
end $$;

-- By its date, without anybody doing anything: its ground counts no longer, and what rested on it is handed back as when it is
-- withdrawn. Whoever answers for the file hears of it, unless it is old news. Takes what another process isn't already ending.
create or replace function authz.end_run_out() returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare moment timestamptz := authz.now(); gone uuid[];
begin
  gone := array(select c.id from data.consent c where c.answer = 'given' and c.withdrawn_at is null and c.run_out_at is null
    and c.valid_to <= moment order by c.valid_to limit 500 for no key update skip locked);
  perform authz.end_necessary_run_out(moment);
  if pg_catalog.cardinality(gone) = 0 then return; end if;
  update data.consent c set run_out_at = moment where c.id = any (gone);
  update authz.opening o set ended_at = moment from data.consent c
    where c.id = any (gone) and o.ground_id = c.ground_id and o.ended_at is null and o.ground_kind = 'secrecyWaiver' and o.file_id = c.file_id;
  perform authz.hand_back(gone);
  -- One of several forms for a child, that never came to be a ground, ended nothing.
  insert into data.alert (id, file_id, file_kind, staff_id, kind, at)
    select pg_catalog.gen_random_uuid(), f.id, f.kind, authz.answers_for(f.id), 'consentEnded', moment from authz.file f
    where f.id in (select c.file_id from data.consent c where c.id = any (gone) and c.valid_to > moment - interval '7 days'
      and (c.ground_id is not null or c.receiver_unit is null));
  perform authz.log('consent.ranOut', 'done', c.file_id, pg_catalog.jsonb_build_object('consents', pg_catalog.count(*)))
    from data.consent c where c.id = any (gone) group by c.file_id;
end $$;

-- Without consent: one named person with a task of her own (OSL 10:2). It counts from when a second person has signed it.
create or replace function authz.ask_necessary(ground uuid, file uuid, staff uuid, reads text[], valid_to timestamptz) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare moment timestamptz := authz.now();
begin
  if (authz.may_record_consent(file) and reads <@ array['account', 'protection', 'children', 'plan', 'processes', 'decisions', 'health']
      and staff <> authz.me() and valid_to > moment and valid_to <= moment + interval '92 days'
      and exists (select from authz.role_assignment r where r.staff_id = staff and r.role not in ('administrator', 'auditor', 'boardChair')
        and r.valid_from <= moment and (r.valid_to is null or r.valid_to > moment))
      and exists (select from authz.file f where f.id = file and f.kind <> 'situation')) is not true then
    raise exception 'not allowed' using errcode = '42501';
  end if;
  if exists (select from authz.block b where b.file_id = file and b.staff_id = staff and b.ended_at is null) then
    raise exception 'blocked' using errcode = 'SG002';
  end if;
  insert into authz.ground (id, file_id, kind, staff_id, given_by, reads, writes, valid_from, valid_to)
    values (ground, file, 'necessary', staff, authz.me(),
      array(select distinct p from pg_catalog.unnest(reads || array['identity', 'safeContact', 'plan']) p), array['plan'], moment, valid_to);
  perform authz.log('necessary.asked', 'done', file, pg_catalog.jsonb_build_object('ground', ground, 'staff', staff));
end $$;

-- The second person: a leader of the file's unit, or who has its back-up duty, to whom the board has given such decisions
-- (03_delegated.sql); with the file open, so that she has seen what it is about.
create or replace function authz.may_sign_necessary(file uuid) returns boolean
  language sql stable security definer set search_path = ''
  return may_sign_necessary.file = any (array(select authz.open_files())) and authz.delegated('disclosure') and exists (
    select from authz.file f where f.id = may_sign_necessary.file and (authz.leads(f.unit_id)
      or exists (select from authz.my_duty() d where d.unit_id = f.unit_id and d.duty = 'backup')));

create or replace function authz.sign_necessary(ground uuid) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare g authz.ground;
begin
  select * into g from authz.ground x where x.id = sign_necessary.ground and x.kind in ('necessary', 'provision') and x.ended_at is null and x.signed_at is null for update;
  if (g.id is not null and authz.may_sign_necessary(g.file_id) and authz.me() not in (g.given_by, g.staff_id)) is not true then
    raise exception 'not allowed' using errcode = '42501';
  end if;
  update authz.ground x set signed_by = authz.me(), signed_at = authz.now() where x.id = g.id;
  perform authz.log('necessary.signed', 'done', g.file_id, pg_catalog.jsonb_build_object('ground', g.id, 'staff', g.staff_id));
end $$;

-- What is never given, or no longer needed. Openings end with it.
create or replace function authz.end_necessary(ground uuid) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare g authz.ground;
begin
  select * into g from authz.ground x where x.id = end_necessary.ground and x.kind in ('necessary', 'provision') and x.ended_at is null for update;
  if (g.id is not null and (authz.may_sign_necessary(g.file_id) or authz.may_record_consent(g.file_id))) is not true then
    raise exception 'not allowed' using errcode = '42501';
  end if;
  update authz.ground x set ended_at = authz.now(), ended_by = authz.me() where x.id = g.id;
  update authz.opening o set ended_at = authz.now() where o.ground_id = g.id and o.ended_at is null;
  perform authz.hand_back_and_tell(array[g.file_id]);
  perform authz.log('necessary.ended', 'done', g.file_id, pg_catalog.jsonb_build_object('ground', g.id));
end $$;

-- Files whose team I am in, as long as I work here: what most that lies on a desk of one's own rests on, asked from an index alone.
create or replace function authz.team_files() returns setof uuid
  language sql stable security definer set search_path = ''
begin atomic
  with asked as materialized (select a.staff_id, a.now,
      array(select b.file_id from authz.block b where b.staff_id = a.staff_id and b.ended_at is null) as blocked from authz.asking() a
      where (select authz.decides_until()) is not null) -- a place in a team opens nothing once one's work here has ended
  select g.file_id from asked join authz.ground g on g.staff_id = asked.staff_id and g.kind = 'team' and g.ended_at is null
    and g.valid_from <= asked.now and (g.valid_to is null or g.valid_to > asked.now) and g.file_id <> all (asked.blocked);
end;

-- Files that I have a ground of my own or of my unit's for: their agenda items and my rows of the desk are mine to see.
-- Who stands on the other side is asked only where something is lent at all.
create or replace function authz.shared_files() returns setof uuid
  language sql stable security definer set search_path = ''
begin atomic
  with asked as materialized (select a.staff_id, a.now,
      array(select b.file_id from authz.block b where b.staff_id = a.staff_id and b.ended_at is null) as blocked from authz.asking() a
      where (select authz.decides_until()) is not null),
    lent as materialized (
      select g.file_id from asked
        join authz.ground g on g.staff_id = asked.staff_id and g.ended_at is null and g.kind <> 'team' and g.valid_from <= asked.now
          and (g.valid_to is null or g.valid_to > asked.now) and (g.kind not in ('necessary', 'provision') or g.signed_at is not null)
        join authz.file f on f.id = g.file_id and f.kind <> 'situation' and f.protection in ('none', 'secrecyMarker')
      union
      select g.file_id from asked join authz.ground g on g.kind = 'secrecyWaiver' and g.ended_at is null
          and g.unit_id = any (array(select authz.speaks_for()))
          and g.valid_from <= asked.now and (g.valid_to is null or g.valid_to > asked.now)
        join authz.file f on f.id = g.file_id and f.kind <> 'situation' and f.protection in ('none', 'secrecyMarker'))
  select t.file_id from authz.team_files() t (file_id)
  union all
  select l.file_id from asked join lent l on l.file_id <> all (asked.blocked)
    where not exists (select from authz.opposite_to(asked.staff_id, asked.now) o where o.file_id = l.file_id)
      and not exists (select from authz.opposite_by_number(asked.staff_id, asked.now, l.file_id));
end;

-- Here, when nothing that there was asks it any more.
drop function if exists authz.opposite_files();
