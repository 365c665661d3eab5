-- A paper that waits for its second person is told to those who may sign it, and to nobody any more once it is signed or no longer wanted.
-- By the tables themselves, so that no page can forget it.
set local role samgrepp_owner;
grant update (seen_at, seen_by) on data.alert to samgrepp_gate;
drop policy if exists gate_ends on data.alert;
create policy gate_ends on data.alert for update to samgrepp_gate using (true) with check (true);

set local role samgrepp_gate;

-- Who of the unit's leaders is there to hear of a file: never one who is shut out of it.
create or replace function authz.leaders_of(file uuid) returns setof uuid
  language sql stable security definer set search_path = ''
begin atomic
  select distinct r.staff_id from authz.file f join authz.role_assignment r on r.unit_id = f.unit_id and r.role in ('teamLeader', 'unitManager')
    where f.id = leaders_of.file and r.valid_from <= authz.now() and (r.valid_to is null or r.valid_to > authz.now())
      and not exists (select from authz.block b where b.file_id = f.id and b.staff_id = r.staff_id and b.ended_at is null);
end;

-- Where it is guarded, leaders of the unit; else those in the team who write there, or leaders where there is nobody else in it. Where
-- the file knows a place that its maker doesn't see, those who do come first: nobody else could sign.
create or replace function authz.tell_signers(kind text, file uuid, subject uuid, maker uuid, guarded boolean, needs text[], place boolean) returns void
  language sql volatile security definer set search_path = ''
begin atomic
  insert into data.alert (id, file_id, file_kind, staff_id, kind, subject_id, at, raised_by)
  with team as (
    select g.staff_id, pg_catalog.bool_or('location' = any (g.reads)) as sees from authz.ground g
      where g.file_id = tell_signers.file and g.kind = 'team' and authz.counts(g, authz.now()) and tell_signers.needs <@ g.writes
        and g.staff_id <> tell_signers.maker and authz.may_open(g.staff_id, g.file_id)
      group by 1
  ), may as (
    select t.staff_id, t.sees from team t where not tell_signers.guarded or t.staff_id in (select authz.leaders_of(tell_signers.file))
    union
    select l, coalesce((select t.sees from team t where t.staff_id = l), false) from authz.leaders_of(tell_signers.file) as l
      where l <> tell_signers.maker and (tell_signers.guarded or not exists (select from team)) and authz.may_open(l, tell_signers.file)
  )
  select pg_catalog.gen_random_uuid(), f.id, f.kind, m.staff_id, tell_signers.kind, tell_signers.subject, authz.now(), tell_signers.maker
    from authz.file f cross join may m
    where f.id = tell_signers.file and (m.sees or not tell_signers.place or not exists (select from may x where x.sees));
end;

create or replace function authz.no_longer_asked(subject uuid, by uuid) returns void
  language sql volatile security definer set search_path = ''
begin atomic
  update data.alert a set seen_at = authz.now(), seen_by = no_longer_asked.by where a.subject_id = no_longer_asked.subject and a.seen_at is null;
end;

create or replace function authz.few_may_see(file uuid) returns boolean
  language sql stable security definer set search_path = ''
  return exists (select from authz.file f where f.id = few_may_see.file and f.protection in ('protectedRegistration', 'assumedIdentity'));

create or replace function authz.letter_waits() returns trigger
  language plpgsql volatile security definer set search_path = '' as $$
begin
  if tg_op = 'UPDATE' then
    if new.signed_at is not null or new.withdrawn_at is not null then perform authz.no_longer_asked(new.id, coalesce(new.withdrawn_by, new.signed_by)); end if;
    return null;
  end if;
  perform authz.tell_signers('letterToSign', new.file_id, new.id, new.made_by,
    authz.guardian_is_blocked(new.guardian_id) or authz.few_may_see(new.file_id), array['decisions', 'consents'],
    exists (select from data.location_fact p where p.file_id = new.file_id and p.ended_at is null)
      and not exists (select from authz.ground g where g.file_id = new.file_id and g.staff_id = new.made_by and 'location' = any (g.reads)
        and authz.counts(g, authz.now())));
  return null;
end $$;

-- By the request, which has one answer at a time: the one that was made last.
create or replace function authz.reading_waits() returns trigger
  language plpgsql volatile security definer set search_path = '' as $$
begin
  perform authz.no_longer_asked(new.request_id, coalesce(new.signed_by, new.made_by));
  if tg_op = 'INSERT' then
    perform authz.tell_signers('readingToSign', r.file_id, r.id, new.made_by,
      r.guarded or authz.of_violent(r.file_id) or authz.few_may_see(r.file_id), array['consents'], false)
      from data.reading_request r where r.id = new.request_id;
  end if;
  return null;
end $$;
create or replace function authz.reading_ended() returns trigger
  language plpgsql volatile security definer set search_path = '' as $$
begin
  perform authz.no_longer_asked(new.id, new.ended_by);
  return null;
end $$;

-- A guardian who was to get nothing can be written to again: those who lead the unit hear of it, but for the one who said so.
create or replace function authz.guardian_was_unblocked() returns trigger
  language plpgsql volatile security definer set search_path = '' as $$
begin
  insert into data.alert (id, file_id, file_kind, staff_id, kind, subject_id, at, raised_by)
    select pg_catalog.gen_random_uuid(), f.id, f.kind, l, 'guardianUnblocked', new.id, authz.now(), new.ended_by
      from authz.file f cross join lateral authz.leaders_of(f.id) as l where f.id = new.file_id and l <> new.ended_by;
  return null;
end $$;

grant execute on function authz.letter_waits(), authz.reading_waits(), authz.reading_ended(), authz.guardian_was_unblocked() to samgrepp_owner;
set local role samgrepp_owner;
drop trigger if exists letter_waits on data.guardian_letter;
create trigger letter_waits after insert or update of signed_at, withdrawn_at on data.guardian_letter for each row execute function authz.letter_waits();
drop trigger if exists reading_waits on data.reading_extract;
create trigger reading_waits after insert or update of signed_at on data.reading_extract for each row execute function authz.reading_waits();
drop trigger if exists reading_ended on data.reading_request;
create trigger reading_ended after update of ended_at on data.reading_request for each row execute function authz.reading_ended();
drop trigger if exists guardian_was_unblocked on data.guardian_block;
create trigger guardian_was_unblocked after update of ended_at on data.guardian_block for each row
  when (new.ended_at is not null and old.ended_at is null) execute function authz.guardian_was_unblocked();
-- Whoever is kept from a letter is not told of it here either.
drop policy if exists withheld on data.alert;
create policy withheld on data.alert as restrictive to samgrepp_app using ((subject_id <> all (array(select authz.withheld()))) is not false);
