-- Steps on the one side of the wall, considerations on the other (SoL 13:8, docs/decisions/0029). Whoever plans a step asks nobody: the
-- step is a row like any other, and a job carries it over. So the answer to him is the same, and takes as long, whether anybody is known
-- or not.
set local role samgrepp_owner;
grant select, insert, update (done_at, cancelled_at) on data.planned_step to samgrepp_app;
grant select on data.safety_ask to samgrepp_app;
grant select, insert on data.safety_consideration to samgrepp_app;
do $$
declare t text;
begin
  foreach t in array array['planned_step', 'safety_ask', 'safety_consideration'] loop
    execute format('drop policy if exists read on data.%I', t);
    execute format('create policy read on data.%I for select to samgrepp_app using (section_id = any (array(select authz.readable())))', t);
  end loop;
  foreach t in array array['planned_step', 'safety_consideration'] loop
    execute format('drop policy if exists add on data.%I', t);
    execute format('create policy add on data.%I for insert to samgrepp_app with check (section_id = any (array(select authz.writable())) and by_id = (select authz.me())%s)',
      t, case t when 'planned_step' then ' and word is null and done_at is null and cancelled_at is null'
        -- Where it was asked, by one who writes there; and the last word is the last that was said, and none from a day to come.
        else ' and at <= (select authz.now()) and exists (select from data.safety_ask k where k.id = ask_id
          and k.section_id = safety_consideration.section_id and k.ended_at is null)' end);
  end loop;
end $$;
drop policy if exists change on data.planned_step;
create policy change on data.planned_step for update to samgrepp_app
  using (section_id = any (array(select authz.writable()))) with check (section_id = any (array(select authz.writable())));

-- The gate carries: it sees that a step is planned, when, and whether it may go on; no word that anybody wrote.
grant select (id, file_id, kind, planned_on, at, by_id, answer_at, word, word_at, done_at, cancelled_at), update (word, word_by, word_at) on data.planned_step to samgrepp_gate;
grant select, insert, update (ended_at) on data.safety_ask to samgrepp_gate;
grant select (ask_id, at, word, id) on data.safety_consideration to samgrepp_gate;
do $$
declare t text;
begin
  foreach t in array array['planned_step', 'safety_ask', 'safety_consideration'] loop
    execute format('drop policy if exists gate on data.%I', t);
    execute format('create policy gate on data.%I to samgrepp_gate using (true) with check (true)', t);
  end loop;
end $$;

set local role samgrepp_gate;

-- The files where somebody considers: of those who are exposed to this person, as a situation or a number tells. A child's where no
-- adult's is. Nothing leads to one with an assumed identity.
create or replace function authz.exposed_to(file uuid) returns setof uuid
  language sql stable security definer set search_path = ''
begin atomic
  with found as (
    select other.file_id from authz.same_person(exposed_to.file) as one
      join authz.situation_member mine on mine.file_id = one and mine.role = 'perpetrator'
      join authz.situation_member other on other.situation_id = mine.situation_id and other.role <> 'perpetrator'
    union
    select other.file_id from authz.same_person(exposed_to.file) as one
      join authz.person_index mine on mine.file_id = one and mine.as_self
      join authz.person_index other on other.hash = mine.hash and not other.as_self and other.file_id <> mine.file_id
  )
  select f.id from found join authz.file f on f.id = found.file_id where f.kind = 'person' and f.protection <> 'assumedIdentity'
    and not exists (select from authz.situation_member child
      join authz.situation_member adult on adult.situation_id = child.situation_id and adult.role in ('victim', 'closePerson')
      join authz.file a on a.id = adult.file_id and a.protection <> 'assumedIdentity'
      where child.file_id = f.id and child.role = 'childWitness' and adult.file_id in (select x.file_id from found x));
end;

-- Asks whoever answers for each of these files, once for each step; also where they came to be known after it was planned.
create or replace function authz.ask_considerations(step uuid) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare f record; ask uuid; moment timestamptz := authz.now(); due timestamptz; held uuid;
begin
  for f in
    select x.id, x.kind, x.unit_id, p.planned_on, p.answer_at from data.planned_step p
      join authz.file x on x.id in (select authz.exposed_to(p.file_id))
      where p.id = ask_considerations.step and not exists (select from authz.asked_for_step a join data.safety_ask k on k.id = a.ask_id
        where a.step_id = p.id and k.file_id = x.id)
      order by x.id
  loop
    ask := pg_catalog.gen_random_uuid();
    due := greatest(f.answer_at, moment + interval '4 hours');
    held := authz.answers_for(f.id);
    insert into data.safety_ask (id, file_id, section_id, planned_on, asked_at, due_at)
      select ask, s.file_id, s.id, f.planned_on, moment, due from authz.section s where s.file_id = f.id and s.kind = 'protection';
    insert into authz.asked_for_step (ask_id, step_id) values (ask, step);
    insert into data.running_clock (id, file_id, section_id, rule, subject_id, started_at, due_at, owner_id, unit_id)
      select pg_catalog.gen_random_uuid(), s.file_id, s.id, 'safetyConsideration', ask, moment, due, held, f.unit_id
      from authz.section s where s.file_id = f.id and s.kind = 'protection';
    insert into data.alert (id, file_id, file_kind, staff_id, kind, subject_id, at)
      values (pg_catalog.gen_random_uuid(), f.id, f.kind, held, 'considerationAsked', ask, moment);
    perform authz.log('safety.asked', 'done', f.id, '{}');
  end loop;
end $$;

-- Who answers for a step: whoever leads its unit, or stands in, or leads one above; never the one who planned it, nobody who is blocked.
create or replace function authz.answers_step(step uuid, staff uuid) returns boolean
  language sql stable security definer set search_path = ''
  return exists (select from data.planned_step p join authz.file f on f.id = p.file_id cross join lateral authz.reviewers(f.unit_id) r
    where p.id = answers_step.step and r.staff_id = answers_step.staff and r.place <> 4 and p.by_id <> answers_step.staff
      and not exists (select from authz.block b where b.file_id = f.id and b.staff_id = answers_step.staff and b.ended_at is null));

-- Who considers in the place of one who can't: her deputy in the team, who stands in while she is away, whoever else answers for the file, a
-- leader of its unit. Somebody who is there and may open it, and who has no part in the file of the other side: she would see both.
create or replace function authz.considers_instead(file uuid, staff uuid) returns uuid
  language sql stable security definer set search_path = ''
begin atomic
  select c.id from (
      select 1 as place, d.staff_id as id, d.valid_from as since from authz.ground g join authz.ground d on d.deputy_for = g.id and d.file_id = g.file_id
        where g.file_id = considers_instead.file and g.staff_id = considers_instead.staff and authz.counts(d, authz.now())
      union all
      select 2, a.deputy_id, a.starts_at from authz.absence a
        where a.staff_id = considers_instead.staff and a.starts_at <= authz.now() and a.ends_at > authz.now()
      union all
      select case g.function when 'responsible' then 3 else 4 end, g.staff_id, g.valid_from from authz.ground g
        where g.file_id = considers_instead.file and g.kind = 'team' and g.function in ('responsible', 'received') and authz.counts(g, authz.now())
      union all
      select case r.role when 'teamLeader' then 5 else 6 end, r.staff_id, r.valid_from from authz.file f
        join authz.role_assignment r on r.unit_id = f.unit_id and r.role in ('teamLeader', 'unitManager')
        where f.id = considers_instead.file and r.valid_from <= authz.now() and (r.valid_to is null or r.valid_to > authz.now())
    ) c (place, id, since)
    where c.id <> considers_instead.staff and authz.may_open(c.id, considers_instead.file)
      and not exists (select from authz.absence a where a.staff_id = c.id and a.starts_at <= authz.now() and a.ends_at > authz.now())
      and not exists (select from authz.ground o where o.staff_id = c.id and o.file_id in (select authz.other_side(considers_instead.file))
        and authz.counts(o, authz.now()))
    order by c.place, c.since, c.id limit 1;
end;

-- A question whose owner is shut out, or away until it is too late, goes to the one who considers instead, while there is time: the owner
-- alone sees it, so that nobody finds it by standing in. One who is back with two hours left keeps it.
create or replace function authz.hand_considerations_on() returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare c record; heir uuid; moment timestamptz := authz.now();
begin
  for c in select k.id, k.file_id, k.subject_id, k.owner_id, f.kind from data.running_clock k join authz.file f on f.id = k.file_id
      where k.rule = 'safetyConsideration' and k.met_at is null and k.ended_at is null
        and (authz.is_blocked(k.file_id, k.owner_id) or not authz.may_open(k.owner_id, k.file_id)
          or exists (select from authz.absence a where a.staff_id = k.owner_id and a.starts_at <= moment and a.ends_at > moment
            and a.ends_at > k.due_at - interval '2 hours'))
  loop
    heir := authz.considers_instead(c.file_id, c.owner_id);
    continue when heir is null;
    update data.running_clock k set owner_id = heir where k.id = c.id;
    perform authz.no_longer_asked(c.subject_id, heir);
    insert into data.alert (id, file_id, file_kind, staff_id, kind, subject_id, at)
      values (pg_catalog.gen_random_uuid(), c.file_id, c.kind, heir, 'considerationAsked', c.subject_id, moment);
    perform authz.log('safety.handedOn', 'done', c.file_id, '{}');
  end loop;
end $$;

-- Every minute, of every step that is still to come. What a leader is told has two forms and one moment: that nothing known stands in the
-- way, also where nobody is known; or to wait, as long as somebody has not considered or has asked for it. What was said to go on is
-- taken back in the same moment.
create or replace function authz.carry_steps() returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare p record; moment timestamptz := authz.now(); now_known text;
begin
  perform pg_catalog.pg_advisory_xact_lock(39);
  with over as (
    update data.safety_ask k set ended_at = moment from authz.asked_for_step a join data.planned_step x on x.id = a.step_id
      where a.ask_id = k.id and k.ended_at is null and (x.done_at is not null or x.cancelled_at is not null) returning k.id
  )
  update data.running_clock c set ended_at = moment from over
    where c.rule = 'safetyConsideration' and c.subject_id = over.id and c.met_at is null and c.ended_at is null;
  for p in select x.id, x.file_id, x.answer_at, x.word, c.word as told from data.planned_step x left join authz.carried_step c on c.step_id = x.id
      where x.done_at is null and x.cancelled_at is null order by x.at, x.id
  loop
    insert into authz.carried_step (step_id, carried_at) values (p.id, moment) on conflict do nothing;
    perform authz.ask_considerations(p.id);
    continue when p.answer_at > moment;
    now_known := case when exists (select from authz.asked_for_step a where a.step_id = p.id
        and (select k.word from data.safety_consideration k where k.ask_id = a.ask_id order by k.at desc, k.id desc limit 1) is distinct from 'go')
      then 'wait' else 'nothingKnown' end;
    continue when now_known is not distinct from p.told;
    update authz.carried_step c set word = now_known, told_at = moment where c.step_id = p.id;
    if now_known = 'wait' then
      update data.planned_step x set word = null, word_by = null, word_at = null where x.id = p.id and x.word = 'go' and x.done_at is null;
    end if;
    -- About nothing but itself: what stands in the file is seen by whoever has it open.
    insert into data.alert (id, staff_id, kind, at)
      select pg_catalog.gen_random_uuid(), r.staff_id, 'stepToAnswer', moment
      from (select distinct v.staff_id from authz.file f cross join lateral authz.reviewers(f.unit_id) v where f.id = p.file_id and v.place < 4) r
      where authz.answers_step(p.id, r.staff_id);
  end loop;
  perform authz.hand_considerations_on();
end $$;

-- What waits for my answer: by reference and day, and what may be known of it.
create or replace function authz.steps_to_answer()
  returns table (id uuid, reference text, planned_on date, known text, word text, word_at timestamptz)
  language sql stable security definer set search_path = ''
begin atomic
  select p.id, f.reference, p.planned_on, c.word, p.word, p.word_at
    from authz.carried_step c join data.planned_step p on p.id = c.step_id join authz.file f on f.id = p.file_id
    where c.word is not null and p.done_at is null and p.cancelled_at is null and authz.answers_step(p.id, (select authz.me()))
    order by p.word is not null, p.planned_on, p.id;
end;

-- A leader says go, wait, or that an answer comes later; go only where nothing known stands in the way. One who was told of by others,
-- and has come in no way of his own, may be called from the first go to a meeting on: he is offered one within three days (voices V41).
create or replace function authz.answer_step(step uuid, word text) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare said text := nullif(answer_step.word, 'later'); p record;
begin
  select x.id, x.file_id, x.kind into p from data.planned_step x where x.id = answer_step.step and x.done_at is null and x.cancelled_at is null for no key update;
  perform authz.refuse_unless(answer_step.word in ('go', 'wait', 'later') and exists (select from authz.steps_to_answer() s
    where s.id = p.id and (answer_step.word <> 'go' or s.known = 'nothingKnown')));
  update data.planned_step x set word = said, word_by = case when said is not null then authz.me() end,
    word_at = case when said is not null then authz.now() end where x.id = p.id;
  insert into data.event (id, file_id, section_id, kind, at, actor_id, subject)
    select pg_catalog.gen_random_uuid(), s.file_id, s.id, 'step.answered', authz.now(), authz.me(), '{}'
    from authz.section s where s.file_id = p.file_id and s.kind = 'plan';
  if said = 'go' and p.kind = 'meeting' then
    -- Asked for anew after a go that was taken back, and now answered.
    update data.running_clock c set ended_at = greatest(c.started_at, (authz.now() at time zone 'Europe/Stockholm')::date::timestamp at time zone 'Europe/Stockholm')
      where c.file_id = p.file_id and c.rule = 'firstMeetingAsked' and c.met_at is null and c.ended_at is null;
    insert into data.running_clock (id, file_id, section_id, rule, started_at, due_at, owner_id, unit_id)
      select pg_catalog.gen_random_uuid(), f.id, s.id, 'firstMeeting', authz.now(),
          (((authz.now() at time zone 'Europe/Stockholm')::date + 4)::timestamp at time zone 'Europe/Stockholm'), authz.answers_for(f.id), f.unit_id
        from authz.file f join authz.section s on s.file_id = f.id and s.kind = 'plan'
        where f.id = p.file_id and not exists (select from data.running_clock c where c.file_id = f.id and c.rule = 'firstMeeting' and c.ended_at is null);
  end if;
  perform authz.log('step.answered', 'done', p.file_id, pg_catalog.jsonb_build_object('word', answer_step.word));
end $$;

-- A go to a meeting that is taken back, whoever does it, leaves nothing to offer to one who has come in no way of his own: those days end,
-- and whoever answers for the file asks anew within three days, or says that nobody is to ask. What has been done with a go holds. A clock
-- is seen by the unit, so both tell the day and no moment, as the first question does (src/intake/commands/open-files.ts).
create or replace function authz.meeting_waits_anew() returns trigger
  language plpgsql volatile security definer set search_path = '' as $$
declare day date := (authz.now() at time zone 'Europe/Stockholm')::date;
begin
  if exists (select from data.planned_step s where s.file_id = new.file_id and s.kind = 'meeting' and s.word = 'go' and s.cancelled_at is null)
    or exists (select from data.programme_entry e where e.file_id = new.file_id and e.way <> 'contact') then return null; end if;
  update data.running_clock c set ended_at = greatest(c.started_at, day::timestamp at time zone 'Europe/Stockholm')
    where c.file_id = new.file_id and c.rule = 'firstMeeting' and c.met_at is null and c.ended_at is null;
  if found then
    insert into data.running_clock (id, file_id, section_id, rule, started_at, due_at, owner_id, unit_id)
      select pg_catalog.gen_random_uuid(), f.id, s.id, 'firstMeetingAsked', day::timestamp at time zone 'Europe/Stockholm',
          (day + 4)::timestamp at time zone 'Europe/Stockholm', authz.answers_for(f.id), f.unit_id
        from authz.file f join authz.section s on s.file_id = f.id and s.kind = 'plan' where f.id = new.file_id;
  end if;
  return null;
end $$;

grant execute on function authz.meeting_waits_anew() to samgrepp_owner;
set local role samgrepp_owner;
drop trigger if exists meeting_waits_anew on data.planned_step;
create trigger meeting_waits_anew after update of word, cancelled_at on data.planned_step for each row
  when (new.kind = 'meeting' and old.word = 'go' and old.done_at is null and (new.word is distinct from 'go' or new.cancelled_at is not null))
  execute function authz.meeting_waits_anew();
