-- Two units and a concern report between them: what the one does reaches the other, though neither opens the other's file. Nothing is
-- said of what was found out, only that there is something to look at where the thread already shows it (SoL 19:6).
set local role samgrepp_owner;
grant select (thread_id, direction) on data.concern_report to samgrepp_gate;
-- Nobody ties a file to a thread that she doesn't write in. No policy: the thread's own looks here.
create or replace function data.keep_own_thread() returns trigger language plpgsql set search_path = '' as $$
begin
  if current_user <> 'samgrepp_app' then return new; end if;
  if not exists (select from data.report_thread t where t.id = new.thread_id
      and (t.from_file_id = any (array(select authz.writable_files())) or t.child_file_id = any (array(select authz.writable_files())))) then
    raise exception 'not allowed' using errcode = '42501';
  end if;
  return new;
end $$;
drop trigger if exists keep_own_thread on data.concern_report;
create trigger keep_own_thread before insert on data.concern_report for each row execute function data.keep_own_thread();

set local role samgrepp_gate;
-- To those who answer for a file, but for the one who did it; once, until it is seen.
create or replace function authz.tell_answering(kind text, file uuid, subject uuid) returns void
  language sql volatile security definer set search_path = ''
begin atomic
  insert into data.alert (id, file_id, file_kind, staff_id, kind, subject_id, at, raised_by)
    select pg_catalog.gen_random_uuid(), f.id, f.kind, g.staff_id, tell_answering.kind, tell_answering.subject, authz.now(), authz.me()
      from authz.file f join authz.ground g on g.file_id = f.id and g.kind = 'team' and g.function in ('responsible', 'received')
        and authz.counts(g, authz.now())
      where f.id = tell_answering.file and g.staff_id <> authz.me() and authz.may_open(g.staff_id, f.id)
        and not exists (select from data.alert a where a.subject_id = tell_answering.subject and a.kind = tell_answering.kind
          and a.staff_id = g.staff_id and a.seen_at is null)
      group by f.id, f.kind, g.staff_id;
end;

-- The files from which the thread is followed: where the report was made, or, once files were opened from that contact, those it went to.
create or replace function authz.report_moved() returns trigger
  language plpgsql volatile security definer set search_path = '' as $$
begin
  perform authz.tell_answering('reportMoved', r.file_id, new.id) from data.concern_report r join authz.file f on f.id = r.file_id
    where r.thread_id = new.id and r.direction = 'sent' and r.detached_at is null
      and (f.kind = 'person' or not exists (select from data.concern_report o
        where o.thread_id = new.id and o.direction = 'sent' and o.detached_at is null and o.file_id <> r.file_id));
  return null;
end $$;
create or replace function authz.joint_asked() returns trigger
  language plpgsql volatile security definer set search_path = '' as $$
begin
  perform authz.tell_answering('jointAsked', new.child_file_id, new.id);
  return null;
end $$;
grant execute on function authz.report_moved(), authz.joint_asked() to samgrepp_owner;
set local role samgrepp_owner;
drop trigger if exists report_moved on data.report_thread;
create trigger report_moved after update of received_at, decided_at, feedback_at on data.report_thread for each row
  when ((old.received_at, old.decided_at, old.feedback_at) is distinct from (new.received_at, new.decided_at, new.feedback_at))
  execute function authz.report_moved();
drop trigger if exists joint_asked on data.joint_handling;
create trigger joint_asked after insert on data.joint_handling for each row execute function authz.joint_asked();

-- A guardian is blocked, and a letter to that guardian was signed before: it may have been sent. Those who wrote and signed it, and those who
-- answer for the file, weigh what it told; but for the one who blocks, who is told on the page.
set local role samgrepp_gate;
create or replace function authz.blocked_after_letter() returns trigger
  language plpgsql volatile security definer set search_path = '' as $$
begin
  if not exists (select from data.guardian_letter l where l.guardian_id = new.person_id and l.signed_at is not null and l.withdrawn_at is null) then
    return null;
  end if;
  insert into data.alert (id, file_id, file_kind, staff_id, kind, subject_id, at, raised_by)
    select pg_catalog.gen_random_uuid(), f.id, f.kind, x.staff_id, 'blockedAfterLetter', new.id, authz.now(), new.by_id
      from authz.file f cross join lateral (
        select g.staff_id from authz.ground g where g.file_id = f.id and g.kind = 'team' and g.function in ('responsible', 'received')
          and authz.counts(g, authz.now())
        union select l.made_by from data.guardian_letter l where l.guardian_id = new.person_id and l.signed_at is not null and l.withdrawn_at is null
        union select l.signed_by from data.guardian_letter l where l.guardian_id = new.person_id and l.signed_at is not null and l.withdrawn_at is null
      ) x where f.id = new.file_id and x.staff_id <> new.by_id and authz.may_open(x.staff_id, f.id);
  return null;
end $$;
grant execute on function authz.blocked_after_letter() to samgrepp_owner;
set local role samgrepp_owner;
drop trigger if exists blocked_after_letter on data.guardian_block;
create trigger blocked_after_letter after insert on data.guardian_block for each row execute function authz.blocked_after_letter();
