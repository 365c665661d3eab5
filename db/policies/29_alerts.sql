-- Who sees an alert, who may raise which, and whom it reaches by mail. Last of the notices: it asks for grounds of every kind.
set local role samgrepp_gate;

-- Could she open this file now, without opening it? As authz.open() would answer, for another than the one who asks.
create or replace function authz.may_open(staff uuid, file uuid) returns boolean
  language sql stable security definer set search_path = ''
  return authz.may_hear(may_open.staff, may_open.file) or exists (
    select from authz.file f where f.id = may_open.file and f.kind <> 'situation' and f.protection in ('none', 'secrecyMarker')
      and not exists (select from authz.block b where b.file_id = f.id and b.staff_id = may_open.staff and b.ended_at is null)
      and (exists (select from authz.duty_now() d where d.unit_id = f.unit_id and d.staff_id = may_open.staff)
        or exists (select from authz.role_assignment r where r.staff_id = may_open.staff and r.unit_id = f.unit_id
          and r.role in ('teamLeader', 'unitManager') and r.valid_from <= authz.now() and (r.valid_to is null or r.valid_to > authz.now()))));

create or replace function authz.works_in(staff uuid, unit uuid) returns boolean
  language sql stable security definer set search_path = ''
  return exists (select from authz.role_assignment r where r.staff_id = works_in.staff and r.unit_id = works_in.unit
    and r.role not in ('administrator', 'auditor', 'boardChair')
    and r.valid_from <= authz.now() and (r.valid_to is null or r.valid_to > authz.now()));

-- Does this clock still concern her: is it hers, or one's for whom she stands in, or does it run where she works?
create or replace function authz.has_clock(clock uuid, staff uuid) returns boolean
  language sql stable security definer set search_path = ''
  return exists (select from data.running_clock c where c.id = has_clock.clock and (c.owner_id = has_clock.staff
    or authz.works_in(has_clock.staff, c.unit_id)
    or exists (select from authz.absence a where a.staff_id = c.owner_id and a.deputy_id = has_clock.staff
      and a.starts_at <= authz.now() and a.ends_at > authz.now())));

-- Is it for her to see to that somebody has this file: does she work in its unit, or is a clock in it hers? She may lead those
-- who open it, and not open it herself.
create or replace function authz.answers_in(file uuid, staff uuid) returns boolean
  language sql stable security definer set search_path = ''
  return exists (select from authz.file f where f.id = answers_in.file and authz.works_in(answers_in.staff, f.unit_id))
    or exists (select from data.running_clock c where c.owner_id = answers_in.staff and c.file_id = answers_in.file
      and c.met_at is null and c.ended_at is null);

-- Is what an alert tells of still hers to know? It ends with the ground for the file. Of a clock she hears while she has it, or
-- works where it runs; of what a colleague had, or was shut out from, while she is to see to it; and one who answers for a
-- promise that was taken back does so by name.
create or replace function authz.still_hers(alert data.alert, staff uuid) returns boolean
  language sql stable security definer set search_path = ''
  return alert.file_id is null or case alert.kind
    when 'promiseWithdrawn' then true
    when 'clockSoon' then authz.has_clock(alert.clock_id, staff)
    when 'clockBreached' then authz.has_clock(alert.clock_id, staff)
    when 'ownerLeft' then authz.answers_in(alert.file_id, staff)
    when 'conflictFound' then authz.answers_in(alert.file_id, staff)
    when 'guardianUnblocked' then authz.answers_in(alert.file_id, staff)
    when 'emergencyOpened' then authz.answers_in(alert.file_id, staff)
    else false end or authz.may_open(staff, alert.file_id);

-- Unseen alerts to me, or to a duty that I have now in the unit that has the file now.
create or replace function authz.my_alerts() returns setof uuid
  language sql stable security definer set search_path = ''
begin atomic
  select a.id from data.alert a where a.seen_at is null and a.staff_id = (select authz.me())
    and authz.still_hers(a, (select authz.me()))
    and (a.file_id = any (array(select authz.blocked_files()))) is not true
  union
  select a.id from authz.my_duty() d cross join lateral ( -- by the duty, of which there are few, and not among all that is unseen
      select x.id, x.file_id, x.unit_id from data.alert x where x.unit_id = d.unit_id and x.duty = d.duty and x.seen_at is null offset 0) a
    -- Looked up for each alert: as `exists` it would be compared with a list of all files there are.
    where (a.file_id is null or (select f.unit_id from authz.file f where f.id = a.file_id) = a.unit_id)
      and (a.file_id = any (array(select authz.blocked_files()))) is not true;
end;

-- What one may tell by acting oneself. Of a file that is open to one's hand: what happens there by hand, to a person, or to a duty
-- of the unit that has it. Of a meeting that one takes part in, to those called. Of nothing more: that a certificate of need
-- which one has just issued has come, to those who work in its unit. All else is told by the functions that do it.
create or replace function authz.may_tell(alert data.alert) returns boolean
  language sql stable security definer set search_path = ''
  return alert.raised_by = authz.me() and alert.seen_at is null and alert.clock_id is null and case
    when alert.file_id is not null and alert.meeting_id is null then
      alert.kind in ('promiseWithdrawn', 'decisionAsked', 'decisionMade', 'concernReported', 'safeContactLocked', 'protectionPaused',
        'warningSet', 'taskGiven', 'groundToSign', 'fileShared', 'disclosureToSign', 'reviewAsked', 'reviewDone', 'violenceGoesOn')
      and alert.file_id = any (array(select authz.writable_files()))
      and exists (select from authz.file f where f.id = alert.file_id and f.kind = alert.file_kind
        and (alert.unit_id is null or alert.unit_id = f.unit_id))
    when alert.meeting_id is not null and alert.file_id is null then
      alert.kind in ('meetingCalled', 'meetingChanged') and alert.meeting_id = any (array(select authz.my_meetings()))
      and (exists (select from data.meeting_seat s where s.meeting_id = alert.meeting_id and s.staff_id = alert.staff_id)
        or exists (select from data.meeting m where m.id = alert.meeting_id and m.called_by = alert.staff_id))
    else alert.meeting_id is null and alert.kind = 'certificateIssued' and exists (select from data.certificate c
      where c.issued_by = authz.me() and c.issued_at > authz.now() - interval '1 minute' and authz.works_in(alert.staff_id, c.unit_id)) end;

-- Who waits for this notice now: the one it names, as long as it is hers to know, or whoever has the duty; nobody who is
-- blocked from the file.
create or replace function authz.waits_for(alert data.alert, staff uuid) returns boolean
  language sql stable security definer set search_path = ''
  return alert.seen_at is null
    and (alert.staff_id = staff and authz.still_hers(alert, staff) or exists (select from authz.duty_now() d
      where d.staff_id = staff and d.unit_id = alert.unit_id and d.duty = alert.duty))
    and not exists (select from authz.block b where b.file_id = alert.file_id and b.staff_id = staff and b.ended_at is null);

-- Notices of these kinds that are to leave by mail, and to whom: unseen, a week old at most, and not on their way to that
-- person, or to one who had the duty.
create or replace function authz.mails_to_make(kinds text[]) returns table (alert_id uuid, staff_id uuid)
  language sql stable security definer set search_path = ''
begin atomic
  with unseen as (
    select a as alert, a.id, a.staff_id, a.unit_id, a.duty, a.file_id from data.alert a
      where a.seen_at is null and a.kind = any (kinds) and a.at > authz.now() - interval '7 days'
  ), receiver as (
    select a.id, a.staff_id, a.file_id from unseen a
      where a.staff_id is not null and not exists (select from data.mail_alert x where x.alert_id = a.id and x.staff_id = a.staff_id)
        and authz.still_hers(a.alert, a.staff_id)
    union
    select a.id, d.staff_id, a.file_id from unseen a join authz.duty_now() d on d.unit_id = a.unit_id and d.duty = a.duty
      where not exists (select from data.mail_alert x where x.alert_id = a.id)
  )
  select r.id, r.staff_id from receiver r join authz.staff s on s.id = r.staff_id
    where s.mail is not null and s.mail_refused_at is null and (s.ended_at is null or s.ended_at > authz.now())
      and not exists (select from authz.block b where b.file_id = r.file_id and b.staff_id = r.staff_id and b.ended_at is null);
end;

-- Where this mail goes, and whether anything that it tells of still waits for the one it goes to.
create or replace function authz.mail_facts(mail uuid) returns table (address text, language text, wanted boolean)
  language sql stable security definer set search_path = ''
begin atomic
  select s.mail, s.language, s.mail is not null and (s.ended_at is null or s.ended_at > authz.now()) and exists (
      select from data.mail_alert x join data.alert a on a.id = x.alert_id where x.mail_id = m.id and authz.waits_for(a, s.id))
    from data.mail m join authz.staff s on s.id = m.staff_id
    where m.id = mail_facts.mail and m.sent_at is null and s.mail_refused_at is null;
end;

-- Seen by its receiver, or by whoever has that duty in that unit right now, as long as the ground lasts; never by one who
-- is blocked from the file. One about a file is seen inside the open file too.
set local role samgrepp_owner;
grant select, insert, update (seen_at, seen_by) on data.alert to samgrepp_app;
drop policy if exists read on data.alert;
create policy read on data.alert for select to samgrepp_app using (
  (id = any (array(select authz.my_alerts())) or file_id = any (array(select authz.open_files())))
  and (file_id = any (array(select authz.blocked_files()))) is not true);
drop policy if exists add on data.alert;
create policy add on data.alert for insert to samgrepp_app with check ((select authz.may_tell(alert)));
drop policy if exists change on data.alert;
create policy change on data.alert for update to samgrepp_app
  using (id = any (array(select authz.my_alerts()))) with check (seen_by = (select authz.me()));
