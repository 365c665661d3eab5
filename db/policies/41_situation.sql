-- The situation is seen by those whom a decision names, and by nobody else: not by who made it, not by a leader or on duty, never by one
-- who holds the file on the other side or is blocked from any of its files. To all of them it answers as one that isn't there.
set local role samgrepp_owner;
grant select on data.tie_decision to samgrepp_app;
drop policy if exists read on data.tie_decision;
create policy read on data.tie_decision for select to samgrepp_app using (section_id = any (array(select authz.readable())));
grant select (id, file_id, staff_id, valid_to, ended_at), insert, update (ended_at, ended_by) on data.tie_decision to samgrepp_gate;
drop policy if exists gate on data.tie_decision;
create policy gate on data.tie_decision to samgrepp_gate using (true) with check (true);
grant select (kind) on data.planned_step to samgrepp_gate;

set local role samgrepp_gate;

-- Ties files to one story: whoever has them all open to write.
create or replace function authz.create_situation(situation uuid, members jsonb) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  if not exists (select from authz.file f where f.id = situation and f.kind = 'situation' and f.id = any (array(select authz.writable_files())))
     or exists (select from pg_catalog.jsonb_array_elements(members) m
      where ((m ->> 'file')::uuid = any (array(select authz.writable_files()))) is not true) then
    raise exception 'not allowed' using errcode = '42501';
  end if;
  insert into authz.situation_member select situation, (m ->> 'file')::uuid, m ->> 'role' from pg_catalog.jsonb_array_elements(members) m
    on conflict do nothing;
  -- In the trail of each file that it was named, and nothing of the others, of its part, or of how many: a line tells its reader of the
  -- file that it stands in. No page shows it and no answer on who has read (52_readings.sql); it is there for whoever examines the log.
  perform authz.log('coordination.named', 'done', m.file_id, '{}') from authz.situation_member m
    where m.situation_id = situation and m.file_id in (select (x ->> 'file')::uuid from pg_catalog.jsonb_array_elements(members) x) order by m.file_id;
  -- Whoever ties keeps nothing of it: it is seen by those whom a decision names.
  update authz.ground g set ended_at = authz.now(), ended_by = authz.me() where g.file_id = situation and g.tie_decision_id is null and g.ended_at is null;
  update authz.opening o set ended_at = authz.now() where o.file_id = situation and o.ground_kind = 'created' and o.ended_at is null;
end $$;

-- May this one never see it, whatever was decided? Who works with the file of one who uses violence, and who is blocked from any of them.
create or replace function authz.kept_from_situation(situation uuid, staff uuid) returns boolean
  language sql stable security definer set search_path = ''
  return exists (select from authz.situation_member m where m.situation_id = kept_from_situation.situation
    and (m.role = 'perpetrator' and exists (select from authz.ground g where g.file_id in (select authz.same_person(m.file_id)) and g.staff_id = kept_from_situation.staff
        and authz.counts(g, authz.now()))
      or exists (select from authz.block b where b.file_id in (m.file_id, m.situation_id) and b.staff_id = kept_from_situation.staff and b.ended_at is null)));

-- Gives each decision of this file its ground in each situation on whose exposed side the file stands. Done when it is decided, and
-- when the file is tied later: the one who decides is told the same either way.
create or replace function authz.give_ties(file uuid) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare d record;
begin
  for d in select t.id, t.staff_id, t.valid_to, m.situation_id from data.tie_decision t
      join authz.situation_member m on m.file_id = t.file_id and m.role <> 'perpetrator'
      where t.file_id = give_ties.file and t.ended_at is null and t.valid_to > authz.now()
        and not authz.kept_from_situation(m.situation_id, t.staff_id)
        and not exists (select from authz.ground g where g.file_id = m.situation_id and g.tie_decision_id = t.id)
  loop
    insert into authz.ground (id, file_id, kind, staff_id, function, reads, writes, valid_from, valid_to, tie_decision_id)
      values (pg_catalog.gen_random_uuid(), d.situation_id, 'team', d.staff_id, 'coHandler', array['identity'], array[]::text[], authz.now(), d.valid_to, d.id);
    insert into data.alert (id, staff_id, kind, at) values (pg_catalog.gen_random_uuid(), d.staff_id, 'situationShown', authz.now());
    perform authz.log('situation.given', 'done', d.situation_id, pg_catalog.jsonb_build_object('staff', d.staff_id, 'decision', d.id));
  end loop;
end $$;

-- A leader of the file's unit decides about another than herself, with the file open, a reason and a last day.
create or replace function authz.may_decide_tie(file uuid) returns boolean
  language sql stable security definer set search_path = ''
  return file = any (array(select authz.writable_files()))
    and exists (select from authz.file f where f.id = may_decide_tie.file and f.kind = 'person' and authz.leads(f.unit_id));

create or replace function authz.decide_tie(decision uuid, file uuid, staff uuid, words bytea, valid_to timestamptz) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare moment timestamptz := authz.now();
begin
  perform authz.refuse_unless(authz.may_decide_tie(file) and staff <> authz.me() and words is not null
    and decide_tie.valid_to > moment and decide_tie.valid_to <= moment + interval '184 days'
    and exists (select from authz.role_assignment r where r.staff_id = staff and r.role not in ('administrator', 'auditor', 'boardChair')
      and r.valid_from <= moment and (r.valid_to is null or r.valid_to > moment))
    and not exists (select from authz.block b where b.file_id = file and b.staff_id = staff and b.ended_at is null));
  insert into data.tie_decision (id, file_id, section_id, staff_id, words, decided_by, decided_at, valid_to)
    select decision, s.file_id, s.id, staff, words, authz.me(), moment, decide_tie.valid_to from authz.section s where s.file_id = file and s.kind = 'decisions';
  perform authz.log('tie.decided', 'done', file, pg_catalog.jsonb_build_object('staff', staff, 'decision', decision));
  perform authz.give_ties(file);
end $$;

-- Ended with all that rests on it, in this transaction.
create or replace function authz.end_tie_decision(decision uuid) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare t record; moment timestamptz := authz.now();
begin
  select x.id, x.file_id, x.staff_id into t from data.tie_decision x where x.id = end_tie_decision.decision and x.ended_at is null for no key update;
  perform authz.refuse_unless(t.id is not null and authz.may_decide_tie(t.file_id));
  update data.tie_decision x set ended_at = moment, ended_by = authz.me() where x.id = t.id;
  update authz.ground g set ended_at = moment, ended_by = authz.me() where g.tie_decision_id = t.id and g.ended_at is null;
  update authz.opening o set ended_at = moment from authz.ground g where g.tie_decision_id = t.id and o.ground_id = g.id and o.ended_at is null;
  perform authz.log('tie.ended', 'done', t.file_id, pg_catalog.jsonb_build_object('staff', t.staff_id, 'decision', t.id));
end $$;

-- A file that is tied later; and a block, or a place on the other side, that comes later than the decision.
create or replace function authz.tie_given() returns trigger
  language plpgsql volatile security definer set search_path = '' as $$
begin
  if new.role <> 'perpetrator' then perform authz.give_ties(new.file_id); end if;
  return null;
end $$;
create or replace function authz.end_ties_of_kept() returns trigger
  language plpgsql volatile security definer set search_path = '' as $$
declare g record;
begin
  for g in select x.id from authz.situation_member m join authz.ground x on x.file_id = m.situation_id and x.staff_id = new.staff_id
      and x.tie_decision_id is not null and x.ended_at is null
      where m.file_id = new.file_id and authz.kept_from_situation(m.situation_id, new.staff_id) loop
    update authz.ground x set ended_at = authz.now(), ended_by = new.staff_id where x.id = g.id;
    update authz.opening o set ended_at = authz.now() where o.ground_id = g.id and o.ended_at is null;
  end loop;
  return null;
end $$;

-- Those that I may see now.
create or replace function authz.my_situations() returns table (id uuid, reference text, valid_to timestamptz)
  language sql stable security definer set search_path = ''
begin atomic
  select f.id, f.reference, max(g.valid_to) from authz.asking() a
    join authz.ground g on g.staff_id = a.staff_id and g.tie_decision_id is not null and authz.counts(g, a.now)
    join authz.file f on f.id = g.file_id
    where not authz.kept_from_situation(f.id, a.staff_id) and authz.works_until() is not null
    group by f.id, f.reference order by f.reference;
end;

-- The files of a situation that I have open, by part in it: reference, unit, who answers by role; and whether I have a ground for each.
create or replace function authz.situation_files(situation uuid)
  returns table (file_id uuid, part text, reference text, unit_id uuid, answers text, openable boolean)
  language sql stable security definer set search_path = ''
begin atomic
  select f.id, m.role, f.reference, f.unit_id,
      (select r.role from authz.role_assignment r where r.staff_id = authz.answers_for(f.id) and r.valid_from <= authz.now()
        and (r.valid_to is null or r.valid_to > authz.now()) order by r.unit_id = f.unit_id desc, r.valid_from limit 1),
      authz.has_ground(f.id)
    from authz.situation_member m join authz.file f on f.id = m.file_id
    where m.situation_id = situation_files.situation and m.situation_id in (select s.id from authz.my_situations() s)
      and m.situation_id = any (array(select authz.open_files()))
    order by pg_catalog.array_position(array['victim', 'closePerson', 'childWitness', 'perpetrator'], m.role), f.reference;
end;

-- What is planned on the one side, and how it stands with what is considered on the other; no words.
create or replace function authz.situation_steps(situation uuid)
  returns table (step_id uuid, kind text, planned_on date, answer_at timestamptz, word text, over boolean,
    asked uuid, due_at timestamptz, considered text, considered_at timestamptz)
  language sql stable security definer set search_path = ''
begin atomic
  select p.id, p.kind, p.planned_on, p.answer_at, p.word, p.done_at is not null or p.cancelled_at is not null, k.file_id, k.due_at, c.word, c.at
    from authz.situation_files(situation_steps.situation) his
    join data.planned_step p on p.file_id = his.file_id and his.part = 'perpetrator'
    left join (authz.asked_for_step a join data.safety_ask k on k.id = a.ask_id) on a.step_id = p.id
      and k.file_id in (select s.file_id from authz.situation_files(situation_steps.situation) s)
    left join lateral (select x.word, x.at from data.safety_consideration x where x.ask_id = k.id order by x.at desc, x.id desc limit 1) c on true
    order by p.done_at is not null or p.cancelled_at is not null, p.planned_on, p.id, k.due_at;
end;

grant execute on function authz.tie_given(), authz.end_ties_of_kept() to samgrepp_owner;
set local role samgrepp_owner;
drop trigger if exists tie_given on authz.situation_member;
create trigger tie_given after insert on authz.situation_member for each row execute function authz.tie_given();
drop trigger if exists end_ties_of_kept on authz.block;
create trigger end_ties_of_kept after insert on authz.block for each row execute function authz.end_ties_of_kept();
drop trigger if exists end_ties_of_kept on authz.ground;
create trigger end_ties_of_kept after insert on authz.ground for each row when (new.staff_id is not null and new.tie_decision_id is null)
  execute function authz.end_ties_of_kept();
