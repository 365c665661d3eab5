-- Closing, its answers, and the follow-ups. Closed or not, the file is opened on a ground; closing ends those that were for the work.
set local role samgrepp_owner;

grant select, insert, update (reopened_at, reopened_by, reopened_because) on data.closing to samgrepp_app;
grant select, insert on data.closing_answer to samgrepp_app;
grant select, insert, update (ended_at, ended_by, outcome, violence, safety, help, words, reopening, reopening_words) on data.follow_up to samgrepp_app;
-- Who is not ready is closed by one who leads the unit alone (voices V47): asked here too.
do $$
declare t text;
begin
  foreach t in array array['closing', 'closing_answer', 'follow_up'] loop
    execute format('drop policy if exists read on data.%I', t);
    execute format('create policy read on data.%I for select to samgrepp_app using (section_id = any (array(select authz.readable())))', t);
    execute format('drop policy if exists add on data.%I', t);
    execute format('create policy add on data.%I for insert to samgrepp_app with check (section_id = any (array(select authz.writable()))%s)', t,
      case t when 'closing' then ' and closed_by = (select authz.me()) and reopened_at is null
        and (ready <> ''notReady'' or file_id = any (array(select authz.led_writable_files())))'
        when 'follow_up' then ' and ended_at is null' else '' end);
  end loop;
end $$;
drop policy if exists change on data.closing;
create policy change on data.closing for update to samgrepp_app using (section_id = any (array(select authz.writable())) and reopened_at is null)
  with check (section_id = any (array(select authz.writable())) and (reopened_by is null or reopened_by = (select authz.me())));
drop policy if exists change on data.follow_up;
create policy change on data.follow_up for update to samgrepp_app using (section_id = any (array(select authz.writable())) and ended_at is null)
  with check (section_id = any (array(select authz.writable())) and (ended_by is null or ended_by = (select authz.me())));

grant update (valid_to) on data.consent to samgrepp_gate;

set local role samgrepp_gate;

-- The work has ended, and with it what was shared for it: consents, what was given without, and the places in the team but for the one
-- who answers, her deputy and a leader. Asked for by whoever may staff the team, in the transaction that closes.
create or replace function authz.end_work(file uuid) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare moment timestamptz := authz.now(); gone uuid[];
begin
  perform from authz.file f where f.id = end_work.file for no key update;
  if authz.may_staff_team(file) is not true then raise exception 'not allowed' using errcode = '42501'; end if;
  gone := array(select g.id from authz.ground g where g.file_id = end_work.file and g.ended_at is null
    and (g.kind in ('secrecyWaiver', 'necessary', 'provision')
      or (g.kind = 'team' and g.function in ('coHandler', 'childOfficer', 'therapist', 'supportWorker'))
      or (g.kind = 'team' and g.function = 'deputy' and g.deputy_for in (select d.id from authz.ground d
        where d.file_id = end_work.file and d.function in ('coHandler', 'childOfficer', 'therapist', 'supportWorker')))));
  update authz.ground g set ended_at = moment, ended_by = authz.me() where g.id = any (gone);
  update authz.opening o set ended_at = moment where o.ground_id = any (gone) and o.ended_at is null;
  -- Not withdrawn: they have run out, and nobody is asked whether it was her own will.
  update data.consent c set valid_to = moment, run_out_at = case when c.answer = 'given' then moment end
    where c.file_id = end_work.file and c.withdrawn_at is null and c.run_out_at is null and c.valid_to > moment;
  perform authz.log('file.workEnded', 'done', file, pg_catalog.jsonb_build_object('grounds', pg_catalog.cardinality(gone)));
end $$;

-- What closing ended and still waits runs again when the file is opened again, from its own beginning: asked for by whoever may staff the
-- team, who need not write in each of the sections. It is its owner's as before, or of whoever answers, where she has no way in any more.
create or replace function authz.start_again(file uuid, clocks uuid[], dues timestamptz[]) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  if authz.may_staff_team(file) is not true then raise exception 'not allowed' using errcode = '42501'; end if;
  insert into data.running_clock (id, file_id, section_id, guard_id, rule, subject_id, started_at, due_at, owner_id, unit_id)
    select pg_catalog.gen_random_uuid(), c.file_id, c.section_id, c.guard_id, c.rule, c.subject_id, c.started_at, again.due_at,
        case when authz.may_open(c.owner_id, f.id) then c.owner_id else coalesce(authz.answers_for(f.id), c.owner_id) end, f.unit_id
      from unnest(clocks, dues) again (id, due_at) join data.running_clock c on c.id = again.id join authz.file f on f.id = c.file_id
      where c.file_id = start_again.file and c.met_at is null and c.ended_at is not null
        and not exists (select from data.running_clock x where x.file_id = c.file_id and x.rule = c.rule
          and x.subject_id is not distinct from c.subject_id and x.met_at is null and x.ended_at is null);
  perform authz.log('file.clocksStarted', 'done', file, pg_catalog.jsonb_build_object('clocks', pg_catalog.cardinality(clocks)));
end $$;
