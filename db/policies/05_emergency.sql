-- Emergency: whoever works here, and has no other ground, opens a file for an hour on her own word. It opens nothing that is
-- blocked, nothing on the other side of what she holds, nothing that few may see. The unit hears of it at once, and somebody
-- else reviews it within three days.
grant select, insert, update (until, renewals, ended_at, reviewed_by, reviewed_at, outcome, review_words) on data.emergency to samgrepp_gate;
do $$
begin
  drop policy if exists gate on data.emergency;
  create policy gate on data.emergency to samgrepp_gate using (true) with check (true);
end $$;

set local role samgrepp_owner;
grant select on data.emergency to samgrepp_app;
drop policy if exists read on data.emergency;
create policy read on data.emergency for select to samgrepp_app using (section_id = any (array(select authz.readable())));

set local role samgrepp_gate;

-- Who reviews for this unit, in the order in which they are asked: a leader who is there, who stands in for one who isn't, the
-- back-up now, a leader of a unit above, a leader who is away.
create or replace function authz.reviewers(unit uuid) returns table (staff_id uuid, place integer)
  language sql stable security definer set search_path = ''
begin atomic
  with recursive above as (
    select u.id, u.parent_id, 0 as far from authz.unit u where u.id = reviewers.unit
    union all
    select u.id, u.parent_id, a.far + 1 from above a join authz.unit u on u.id = a.parent_id where a.far < 9
  ), leader as (
    select r.staff_id, r.role, a.far,
        exists (select from authz.absence x where x.staff_id = r.staff_id and x.starts_at <= authz.now() and x.ends_at > authz.now()) as away
      from above a join authz.role_assignment r on r.unit_id = a.id and r.role in ('teamLeader', 'unitManager')
      where r.valid_from <= authz.now() and (r.valid_to is null or r.valid_to > authz.now())
  ), asked as (
    select l.staff_id, case when l.away then 90 when l.far = 0 and l.role = 'teamLeader' then 1 when l.far = 0 then 2 else 10 + l.far end as place
      from leader l
    union all
    select x.deputy_id, 3 from leader l join authz.absence x on x.staff_id = l.staff_id and x.starts_at <= authz.now() and x.ends_at > authz.now()
      where l.far = 0 and exists (select from authz.role_assignment r where r.staff_id = x.deputy_id and r.unit_id = reviewers.unit
        and r.role not in ('administrator', 'auditor', 'boardChair') and r.valid_from <= authz.now() and (r.valid_to is null or r.valid_to > authz.now()))
    union all
    select d.staff_id, 4 from authz.duty_now() d where d.unit_id = reviewers.unit and d.duty = 'backup'
  )
  select a.staff_id, min(a.place) from asked a join authz.staff s on s.id = a.staff_id
    where s.ended_at is null or s.ended_at > authz.now() group by a.staff_id order by 2, 1;
end;

-- The first of them who may: never the one who opened, nobody who is blocked. Where a unit has nobody, a manager of any other.
create or replace function authz.reviewer_of(f authz.file, opener uuid) returns uuid
  language sql stable security definer set search_path = ''
  return coalesce(
    (select r.staff_id from authz.reviewers(f.unit_id) r where r.staff_id <> opener
      and not exists (select from authz.block b where b.file_id = f.id and b.staff_id = r.staff_id and b.ended_at is null)
      order by r.place, r.staff_id limit 1),
    (select r.staff_id from authz.role_assignment r where r.role = 'unitManager' and r.staff_id <> opener
      and r.valid_from <= authz.now() and (r.valid_to is null or r.valid_to > authz.now())
      and not exists (select from authz.block b where b.file_id = f.id and b.staff_id = r.staff_id and b.ended_at is null)
      order by r.valid_from, r.staff_id limit 1),
    authz.answers_for(f.id));

-- May I review this one? Whoever reviews for the unit, and who was asked because there is nobody; never my own.
create or replace function authz.may_review(e data.emergency) returns boolean
  language sql stable security definer set search_path = ''
  return e.staff_id <> (select authz.me())
    and not exists (select from authz.block b where b.file_id = e.file_id and b.staff_id = (select authz.me()) and b.ended_at is null)
    and (exists (select from authz.file f cross join lateral authz.reviewers(f.unit_id) r where f.id = e.file_id and r.staff_id = (select authz.me()))
      or exists (select from data.running_clock c where c.file_id = e.file_id and c.rule = 'emergencyReview' and c.subject_id = e.ground_id
        and c.owner_id = (select authz.me()) and c.met_at is null and c.ended_at is null));

-- The unit hears at once: who leads it or stands in, whoever has its back-up, and the one who is to review.
drop function if exists authz.tell_of_emergency(authz.file, uuid, uuid);
create or replace function authz.tell_of_emergency(f authz.file, opener uuid, reviewer uuid, ground uuid) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  insert into data.alert (id, file_id, file_kind, staff_id, kind, subject_id, at, raised_by)
    select pg_catalog.gen_random_uuid(), f.id, f.kind, x.id, 'emergencyOpened', ground, authz.now(), opener
    from (select r.staff_id as id from authz.reviewers(f.unit_id) r where r.place < 4 or r.place = 90 union select reviewer) x
    where x.id <> opener and not exists (select from authz.block b where b.file_id = f.id and b.staff_id = x.id and b.ended_at is null);
  insert into data.alert (id, file_id, file_kind, unit_id, duty, kind, subject_id, at, raised_by)
    select pg_catalog.gen_random_uuid(), f.id, f.kind, f.unit_id, 'backup', 'emergencyOpened', ground, authz.now(), opener
    where exists (select from authz.duty_now() d where d.unit_id = f.unit_id and d.duty = 'backup' and d.staff_id <> opener);
end $$;

-- What an emergency lets one read and write: what is needed to protect somebody tonight. Never health, places or consents.
create or replace function authz.open_on_emergency(opening uuid, g authz.ground, s authz.session) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  insert into authz.opening (id, session_id, staff_id, file_id, ground_kind, ground_id, purpose, reads, writes, opened_at, expires_at)
    values (opening, s.id, s.staff_id, g.file_id, 'emergency', g.id, 'acute',
      array(select x.id from authz.section x where x.file_id = g.file_id and x.kind = any (g.reads)),
      array(select x.id from authz.section x where x.file_id = g.file_id and x.kind = any (g.writes)),
      authz.now(), least(s.expires_at, g.valid_to, authz.works_until()));
  perform authz.log('file.opened', 'done', g.file_id, pg_catalog.jsonb_build_object('opening', opening, 'ground', 'emergency', 'purpose', 'acute'));
end $$;

-- Is the file closed to emergencies for me? A file that isn't there answers like one that is.
create or replace function authz.beyond_emergency(f authz.file, me uuid) returns boolean
  language sql stable security definer set search_path = ''
  return f.id is null or f.kind = 'situation'
    or exists (select from authz.block b where b.file_id = f.id and b.staff_id = me and b.ended_at is null)
    or (f.protection in ('protectedRegistration', 'assumedIdentity') or authz.stands_opposite(f.id))
      and not exists (select from authz.ground g where g.file_id = f.id and g.staff_id = me and g.kind = 'team' and authz.counts(g, authz.now()));

-- Named by its id or its reference. Answers {"answer": "open" | "ordinary", "file"}: ordinary where one has a way in already; and
-- {"answer": "refused"} for what is missing, blocked or kept for few, alike. How often is an alarm, never a lock.
create or replace function authz.open_emergency(ground uuid, opening uuid, file uuid, reference text, reason bytea) returns jsonb
  language plpgsql volatile security definer set search_path = '' as $$
declare
  s authz.session := authz.live_session(); moment timestamptz := authz.now();
  f authz.file; g authz.ground; reviewer uuid; consents uuid;
begin
  if s.id is null or reason is null or authz.works_until() is null then return '{"answer": "refused"}'; end if;
  perform from authz.role_assignment r where r.staff_id = s.staff_id and (r.valid_to is null or r.valid_to > moment) for share;
  select * into f from authz.file x where x.id = open_emergency.file or x.reference = open_emergency.reference limit 1 for share;
  if authz.beyond_emergency(f, s.staff_id) then
    perform authz.log('emergency.asked', 'refused', f.id, '{}');
    return '{"answer": "refused"}';
  end if;
  if authz.has_ground(f.id) then return pg_catalog.jsonb_build_object('answer', 'ordinary', 'file', f.id, 'kind', f.kind); end if;
  reviewer := authz.reviewer_of(f, s.staff_id);
  insert into authz.ground (id, file_id, kind, staff_id, given_by, reads, writes, valid_from, valid_to)
    values (ground, f.id, 'emergency', s.staff_id, s.staff_id,
      array['identity','safeContact','account','protection','children','plan','notes','processes','decisions'],
      array['safeContact','protection','plan','notes'], moment, moment + interval '60 minutes')
    returning * into g;
  select x.id into consents from authz.section x where x.file_id = f.id and x.kind = 'consents';
  insert into data.emergency (ground_id, file_id, section_id, staff_id, opened_at, until, reason)
    values (ground, f.id, consents, s.staff_id, moment, g.valid_to, open_emergency.reason);
  insert into data.event (id, file_id, section_id, kind, at, actor_id, subject)
    values (pg_catalog.gen_random_uuid(), f.id, consents, 'emergency.opened', moment, s.staff_id, pg_catalog.jsonb_build_object('ground', ground));
  insert into data.running_clock (id, file_id, section_id, rule, subject_id, started_at, due_at, owner_id, unit_id)
    values (pg_catalog.gen_random_uuid(), f.id, consents, 'emergencyReview', ground, moment, moment + interval '72 hours', reviewer, f.unit_id);
  perform authz.tell_of_emergency(f, s.staff_id, reviewer, ground);
  if 3 <= (select count(*) from data.emergency e where e.staff_id = s.staff_id and e.opened_at > moment - interval '24 hours') then
    insert into data.alert (id, staff_id, kind, at, raised_by)
      select distinct on (l.staff_id) pg_catalog.gen_random_uuid(), l.staff_id, 'emergenciesMany', moment, s.staff_id
      from authz.role_assignment r join authz.role_assignment l on l.unit_id = r.unit_id and l.role in ('teamLeader', 'unitManager')
      where r.staff_id = s.staff_id and l.staff_id <> s.staff_id and (r.valid_to is null or r.valid_to > moment)
        and l.valid_from <= moment and (l.valid_to is null or l.valid_to > moment);
  end if;
  perform authz.open_on_emergency(opening, g, s);
  return pg_catalog.jsonb_build_object('answer', 'open', 'file', f.id, 'kind', f.kind);
end $$;

-- The emergency of mine that a new press makes longer: running, or run out within two hours, and not reviewed.
create or replace function authz.renewable(file uuid) returns uuid
  language sql stable security definer set search_path = ''
  return (select g.id from authz.ground g join data.emergency e on e.ground_id = g.id
    where g.file_id = renewable.file and g.staff_id = (select authz.me()) and g.kind = 'emergency' and g.ended_at is null
      and g.valid_to > authz.now() - interval '2 hours' and e.outcome is null order by g.valid_from desc limit 1);

create or replace function authz.renew_emergency(file uuid, opening uuid) returns boolean
  language plpgsql volatile security definer set search_path = '' as $$
declare s authz.session := authz.live_session(); moment timestamptz := authz.now(); f authz.file; g authz.ground; e data.emergency;
begin
  if s.id is null or authz.works_until() is null then return false; end if;
  perform from authz.role_assignment r where r.staff_id = s.staff_id and (r.valid_to is null or r.valid_to > moment) for share;
  select * into f from authz.file x where x.id = renew_emergency.file for share;
  select * into g from authz.ground x where x.id = authz.renewable(renew_emergency.file) for update;
  if g.id is null or g.ended_at is not null or authz.beyond_emergency(f, s.staff_id) then return false; end if;
  update authz.ground x set valid_to = moment + interval '60 minutes' where x.id = g.id returning * into g;
  update data.emergency x set until = g.valid_to, renewals = x.renewals + 1 where x.ground_id = g.id and x.outcome is null returning * into e;
  if e.ground_id is null then raise exception 'reviewed meanwhile' using errcode = '42501'; end if;
  update authz.opening o set ended_at = moment where o.ground_id = g.id and o.session_id = s.id and o.ended_at is null;
  perform authz.open_on_emergency(opening, g, s);
  perform authz.tell_of_emergency(f, s.staff_id, authz.reviewer_of(f, s.staff_id), g.id);
  perform authz.log('emergency.renewed', 'done', f.id, pg_catalog.jsonb_build_object('ground', g.id, 'renewals', e.renewals));
  return true;
end $$;

-- Ends the ground and what is open on it.
create or replace function authz.close_emergency(ground uuid) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  update authz.ground g set ended_at = authz.now(), ended_by = authz.me() where g.id = close_emergency.ground and g.ended_at is null;
  update authz.opening o set ended_at = authz.now() where o.ground_id = close_emergency.ground and o.ended_at is null;
  update data.emergency e set ended_at = authz.now() where e.ground_id = close_emergency.ground and e.ended_at is null;
end $$;

-- By the one who opened: she is done before the hour is.
create or replace function authz.end_emergency(ground uuid) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare g authz.ground;
begin
  select * into g from authz.ground x where x.id = end_emergency.ground and x.kind = 'emergency' and x.ended_at is null for update;
  if (g.id is not null and g.staff_id = authz.me()) is not true then raise exception 'not allowed' using errcode = '42501'; end if;
  perform authz.close_emergency(g.id);
  perform authz.log('emergency.ended', 'done', g.file_id, pg_catalog.jsonb_build_object('ground', g.id));
end $$;

-- Right, or not right and why. What was not right ends at once. Reviewed once: a review isn't rewritten.
create or replace function authz.review_emergency(ground uuid, outcome text, words bytea) returns boolean
  language plpgsql volatile security definer set search_path = '' as $$
declare e data.emergency;
begin
  perform from authz.ground g where g.id = review_emergency.ground for update; -- first, as who makes it longer does
  select * into e from data.emergency x where x.ground_id = review_emergency.ground for update;
  if (e.ground_id is not null and authz.may_review(e)) is not true then raise exception 'not allowed' using errcode = '42501'; end if;
  if e.outcome is not null then return false; end if;
  update data.emergency x set outcome = review_emergency.outcome, review_words = words, reviewed_by = authz.me(), reviewed_at = authz.now()
    where x.ground_id = e.ground_id;
  -- Others who were told have nothing left to do.
  perform authz.no_longer_asked(e.ground_id, authz.me());
  if outcome = 'notRight' then perform authz.close_emergency(e.ground_id); end if;
  update data.running_clock c set met_at = authz.now()
    where c.file_id = e.file_id and c.rule = 'emergencyReview' and c.subject_id = e.ground_id and c.met_at is null and c.ended_at is null;
  insert into data.event (id, file_id, section_id, kind, at, actor_id, subject)
    values (pg_catalog.gen_random_uuid(), e.file_id, e.section_id, 'emergency.reviewed', authz.now(), authz.me(),
      pg_catalog.jsonb_build_object('ground', e.ground_id, 'outcome', outcome));
  perform authz.log('emergency.reviewed', 'done', e.file_id, pg_catalog.jsonb_build_object('ground', e.ground_id, 'outcome', outcome));
  return true;
end $$;

-- Emergencies that I review, waiting first, and my own: of the last ninety days. Which file is told by its reference alone.
create or replace function authz.emergencies() returns table (ground uuid, file uuid, file_kind text, reference text, staff uuid, opened_at timestamptz,
    until timestamptz, renewals integer, reason bytea, ended_at timestamptz, outcome text, reviewed_at timestamptz, reviewed_by uuid,
    review_words bytea, mine boolean)
  language sql stable security definer set search_path = ''
begin atomic
  select e.ground_id, e.file_id, f.kind, f.reference, e.staff_id, e.opened_at, e.until, e.renewals, e.reason, coalesce(e.ended_at, g.ended_at), e.outcome,
      e.reviewed_at, e.reviewed_by, e.review_words, e.staff_id = (select authz.me())
    from data.emergency e join authz.file f on f.id = e.file_id join authz.ground g on g.id = e.ground_id
    where e.opened_at > authz.now() - interval '90 days' and (select authz.works_until()) is not null
      and (e.staff_id = (select authz.me()) and e.file_id <> all (array(select authz.blocked_files())) or authz.may_review(e))
    order by e.outcome is null desc, e.opened_at desc limit 200;
end;
