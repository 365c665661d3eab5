-- Alerts: the one notice inside the system. They hold no words; the page that shows them makes these. Who sees one, who may
-- raise which, and whom one reaches by mail: 29_alerts.sql.
set local role samgrepp_owner;

-- The queue is a library's: its tables get row security of ours too, for the one role that works it off and for the gate,
-- which adds the job of a notice in the transaction of what happened.
do $$
declare t text;
begin
  grant usage on schema graphile_worker to samgrepp_jobs, samgrepp_gate;
  grant select on all tables in schema graphile_worker to samgrepp_jobs;
  execute 'revoke execute on all functions in schema graphile_worker from public';
  grant execute on all functions in schema graphile_worker to samgrepp_jobs, samgrepp_gate;
  for t in select tablename from pg_tables where schemaname = 'graphile_worker' loop
    execute format('alter table graphile_worker.%I enable row level security', t);
    execute format('drop policy if exists jobs on graphile_worker.%I', t);
    execute format('create policy jobs on graphile_worker.%I to samgrepp_jobs using (true) with check (true)', t);
    if t <> 'migrations' then execute format('grant insert, update, delete on graphile_worker.%I to samgrepp_jobs', t); end if;
  end loop;
  foreach t in array array['_private_jobs', '_private_tasks', '_private_job_queues'] loop
    execute format('grant select, insert, update on graphile_worker.%I to samgrepp_gate', t);
    execute format('drop policy if exists gate on graphile_worker.%I', t);
    execute format('create policy gate on graphile_worker.%I to samgrepp_gate using (true) with check (true)', t);
  end loop;
end $$;

-- What the jobs' role sees: clocks that run, without their file; who is there when; whether a mail has left. Addresses, and
-- what has been seen, only by the functions below. No file, no name of a person, no word.
grant usage on schema authz, data to samgrepp_jobs;
grant select (id, ended_at, mail_refused_at) on authz.staff to samgrepp_jobs;
grant select (id, parent_id, kind, closed_at) on authz.unit to samgrepp_jobs;
grant select (staff_id, unit_id, role, valid_from, valid_to) on authz.role_assignment to samgrepp_jobs;
grant select on authz.rota_shift, authz.absence to samgrepp_jobs;
do $$
declare t text;
begin
  foreach t in array array['staff', 'unit', 'role_assignment', 'rota_shift', 'absence'] loop
    execute format('drop policy if exists jobs on authz.%I', t);
    execute format('create policy jobs on authz.%I for select to samgrepp_jobs using (true)', t);
  end loop;
end $$;

grant select (key, value) on data.setting to samgrepp_jobs;
drop policy if exists jobs on data.setting;
create policy jobs on data.setting for select to samgrepp_jobs using (key in ('organisation.officeHours', 'notices.digestAt'));

grant select (id, rule, started_at, due_at, owner_id, unit_id, met_at, ended_at) on data.running_clock to samgrepp_jobs;
drop policy if exists jobs on data.running_clock;
create policy jobs on data.running_clock for select to samgrepp_jobs using (met_at is null and ended_at is null);

grant select on data.clock_told to samgrepp_jobs, samgrepp_gate;
grant insert on data.clock_told to samgrepp_gate;
grant select, insert, delete, update (attempts, next_try_at, sent_at) on data.mail to samgrepp_jobs;
grant select, insert on data.mail_alert to samgrepp_jobs;
grant select, insert on data.digest_day to samgrepp_jobs;
grant select on data.mail, data.mail_alert, data.alert to samgrepp_gate;
do $$
declare t text;
begin
  foreach t in array array['clock_told', 'mail', 'mail_alert', 'digest_day'] loop
    execute format('drop policy if exists jobs on data.%I', t);
    execute format('create policy jobs on data.%I to samgrepp_jobs using (true) with check (true)', t);
    execute format('drop policy if exists gate on data.%I', t);
    execute format('create policy gate on data.%I to samgrepp_gate using (true) with check (true)', t);
  end loop;
end $$;
drop policy if exists gate_reads on data.alert;
create policy gate_reads on data.alert for select to samgrepp_gate using (true);

set local role samgrepp_gate;

-- Where a member of staff is told by mail; nothing takes the address away. Saved anew, it is tried anew.
create or replace function authz.set_mail(staff uuid, mail text) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  perform authz.require_role('administrator');
  perform authz.refuse_unless(authz.works_here(staff));
  update authz.staff s set mail = set_mail.mail, mail_refused_at = null where s.id = staff;
  perform authz.log('staff.mailSet', 'done', null, pg_catalog.jsonb_build_object('staff', staff));
end $$;

-- How much has not left yet, for the administrator's page: how many, and since when.
create or replace function authz.mail_waiting() returns table (waiting integer, since timestamptz)
  language sql stable security definer set search_path = ''
begin atomic
  select count(*)::integer, min(m.made_at) from data.mail m join authz.staff s on s.id = m.staff_id
    where m.sent_at is null and m.attempts > 0 and s.mail is not null and s.mail_refused_at is null and authz.has_role('administrator');
end;

-- The job goes with the transaction that raised the notice: both are there, or neither. Its payload is a kind and an id.
create or replace function authz.queue_notice() returns trigger
  language plpgsql volatile security definer set search_path = '' as $$
begin
  -- What was told long ago (a demo that is played, a moved archive) is no news.
  if new.at > authz.now() - interval '7 days' then
    perform graphile_worker.add_job('notice', pg_catalog.json_build_object('kind', new.kind, 'id', new.id), max_attempts => 3);
  end if;
  return null;
end $$;

-- The mail server knows no such address. Nothing where it was changed meanwhile.
create or replace function authz.refuse_mail(mail uuid, address text) returns void
  language sql volatile security definer set search_path = ''
begin atomic
  update authz.staff s set mail_refused_at = authz.now()
    where s.mail = refuse_mail.address and s.id = (select m.staff_id from data.mail m where m.id = refuse_mail.mail);
end;

-- Tells of a clock, once for each deadline and step: false where it was told before, has been met, or got another deadline.
-- `tell` is a list of {"staff"} or {"unit", "duty"}; `plain` names those who are told that something is late, and no more.
create or replace function authz.tell_of_clock(clock uuid, due timestamptz, alarm_day integer, tell jsonb, plain uuid[]) returns boolean
  language plpgsql volatile security definer set search_path = '' as $$
declare c data.running_clock; what text := case alarm_day when 0 then 'clockBreached' else 'clockSoon' end;
begin
  select * into c from data.running_clock x where x.id = clock and x.due_at = due and x.met_at is null and x.ended_at is null;
  if c.id is null then return false; end if;
  insert into data.clock_told values (clock, due, alarm_day, authz.now()) on conflict do nothing;
  if not found then return false; end if;
  insert into data.alert (id, file_id, file_kind, clock_id, staff_id, unit_id, duty, kind, at)
    select pg_catalog.gen_random_uuid(), f.id, f.kind, c.id, (t ->> 'staff')::uuid, (t ->> 'unit')::uuid, t ->> 'duty', what, authz.now()
    from authz.file f, pg_catalog.jsonb_array_elements(tell) t where f.id = c.file_id;
  insert into data.alert (id, staff_id, kind, at)
    select pg_catalog.gen_random_uuid(), p, what, authz.now() from pg_catalog.unnest(plain) p;
  return true;
end $$;

grant execute on function authz.queue_notice() to samgrepp_owner;
set local role samgrepp_owner;
drop trigger if exists queue_notice on data.alert;
create trigger queue_notice after insert on data.alert for each row execute function authz.queue_notice();
