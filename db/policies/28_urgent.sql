-- Urgent meetings: who can be called, answers that are one's own, and who is asked again.
grant select (called_at) on data.meeting to samgrepp_gate;
grant update (asked_again_at) on data.meeting_seat to samgrepp_gate;
set local role samgrepp_owner;
grant update (cancelled_because) on data.agenda_item to samgrepp_app;

set local role samgrepp_gate;

-- Those of these workers whom nothing keeps from a meeting about this file: no conflict of interest, and no file on the
-- other side of the same violence (V38). Which of the two it was is never told, and that it was asked is in the log.
create or replace function authz.can_be_called(file uuid, staff uuid[]) returns setof uuid
  language plpgsql volatile security definer set search_path = '' as $$
declare apart uuid[];
begin
  if (can_be_called.file = any (array(select authz.writable_files()))) is not true then return; end if;
  select pg_catalog.array_agg(distinct held.staff_id) into apart from (
    select g.staff_id from authz.ground g where g.kind = 'team' and authz.counts(g, authz.now())
      and g.file_id in (select authz.other_side(can_be_called.file))
    union
    select b.staff_id from authz.block b where b.file_id = can_be_called.file and b.ended_at is null) held
    where held.staff_id = any (can_be_called.staff);
  if apart is not null then
    perform authz.log('sides.keptApart', 'refused', can_be_called.file, pg_catalog.jsonb_build_object('staff', apart));
  end if;
  return query select s from pg_catalog.unnest(can_be_called.staff) s where s <> all (coalesce(apart, '{}'));
end $$;

-- Everyone called may see who comes; nobody answers for another, nor says for her that she keeps secrecy. Taking all answers
-- back, when a meeting moves, is no answer. Who leads ticks those whom she sees: that one came is what shows a presenter.
create or replace function authz.own_answer() returns trigger
  language plpgsql stable set search_path = '' as $$
begin
  if new.answer is not null and new.answer is distinct from old.answer and new.staff_id is distinct from authz.me() then
    raise exception 'not allowed' using errcode = '42501';
  end if;
  if current_user = 'samgrepp_app' and new.staff_id is distinct from authz.me() and (new.confirmed_at is distinct from old.confirmed_at
      or old.called_as = 'presenter' and new.attended and old.attended is not true
        and (new.meeting_id = any (array(select authz.whole_meetings()))) is not true) then
    raise exception 'not allowed' using errcode = '42501';
  end if;
  return new;
end $$;
grant execute on function authz.own_answer() to samgrepp_owner;

-- Who has not answered an hour after the call is asked again, once, while the meeting lies ahead (asksAgain in urgent-times.ts).
create or replace function authz.ask_answers_again() returns integer
  language plpgsql volatile security definer set search_path = '' as $$
declare moment timestamptz := authz.now(); asked integer;
begin
  with late as (
    update data.meeting_seat s set asked_again_at = moment from data.meeting m
      where m.id = s.meeting_id and m.kind = 'urgent' and m.held_at is null and m.cancelled_at is null and m.starts_at > moment
        and s.answer is null and s.asked_again_at is null and s.called_at <= moment - interval '60 minutes'
      returning s.meeting_id, s.staff_id
  )
  insert into data.alert (id, meeting_id, staff_id, kind, at)
    select pg_catalog.gen_random_uuid(), l.meeting_id, l.staff_id, 'meetingAnswerAsked', moment from late l;
  get diagnostics asked = row_count;
  return asked;
end $$;

set local role samgrepp_owner;
-- One who is called sees the meeting; its hour, and that it is called off, is for who called it or coordinates the group, and for
-- who works with the file of an urgent one.
create or replace function data.keep_hour() returns trigger language plpgsql set search_path = '' as $$
begin
  if current_user = 'samgrepp_app' and (new.starts_at, new.place, new.cancelled_at) is distinct from (old.starts_at, old.place, old.cancelled_at) and (old.called_by = authz.me()
      or old.group_id = any (array(select authz.coordinated_groups()))
      or old.kind = 'urgent' and exists (select from data.agenda_item i where i.meeting_id = old.id and i.file_id = any (array(select authz.writable_files())))) is not true then
    raise exception 'not allowed' using errcode = '42501';
  end if;
  return new;
end $$;
drop trigger if exists keep_hour on data.meeting;
create trigger keep_hour before update of starts_at, place, cancelled_at on data.meeting for each row execute function data.keep_hour();
drop trigger if exists own_answer on data.meeting_seat;
create trigger own_answer before update of answer, confirmed_at, attended on data.meeting_seat for each row execute function authz.own_answer();
