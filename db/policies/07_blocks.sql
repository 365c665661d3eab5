-- Blocks that find themselves. Whichever side comes first, a number in a file or a number of a worker's own, the other finds it in
-- the transaction that enters it: at its end, so that who writes down what came in has written it before she is shut out.
set local role samgrepp_owner;
grant delete on authz.staff_relation to samgrepp_gate;
grant select on data.left_word to samgrepp_app;
grant insert on data.left_word to samgrepp_gate;
drop policy if exists read on data.left_word;
create policy read on data.left_word for select to samgrepp_app using (section_id = any (array(select authz.readable())));
drop policy if exists gate_adds on data.left_word;
create policy gate_adds on data.left_word for insert to samgrepp_gate with check (true);

set local role samgrepp_gate;

-- Shuts one worker out of a file and of all that a situation ties to it: grounds and openings end, what she had goes to somebody
-- who is there, and a leader who is not shut out herself is told that there is a block, not why.
create or replace function authz.block_related(file uuid, staff uuid) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare f authz.file; moment timestamptz := authz.now();
begin
  for f in
    select x.* from authz.file x where x.id in (
      select block_related.file
      union select m.situation_id from authz.situation_member m where m.file_id = block_related.file
      union select b.file_id from authz.situation_member a join authz.situation_member b on b.situation_id = a.situation_id
        where a.file_id = block_related.file)
    order by x.id for no key update
  loop
    continue when exists (select from authz.block b where b.file_id = f.id and b.staff_id = block_related.staff and b.ended_at is null);
    insert into authz.block (id, file_id, staff_id, kind, created_at, created_by, from_index)
      values (pg_catalog.gen_random_uuid(), f.id, block_related.staff, 'conflictOfInterest', moment, coalesce(authz.me(), block_related.staff), true);
    update authz.ground g set ended_at = moment, ended_by = authz.me()
      where g.file_id = f.id and g.staff_id = block_related.staff and g.ended_at is null;
    update authz.opening o set ended_at = moment where o.file_id = f.id and o.staff_id = block_related.staff and o.ended_at is null;
    update data.running_clock c set owner_id = coalesce(authz.heir(f.id, f.unit_id, block_related.staff), c.owner_id)
      where c.file_id = f.id and c.owner_id = block_related.staff and c.met_at is null and c.ended_at is null;
    update data.desk d set owner_id = null where d.file_id = f.id and d.owner_id = block_related.staff;
    if f.kind <> 'situation' then
      insert into data.alert (id, file_id, file_kind, staff_id, kind, at, raised_by)
        select pg_catalog.gen_random_uuid(), f.id, f.kind, r.staff_id, 'conflictFound', moment, null
        from (select distinct x.staff_id from authz.role_assignment x where x.unit_id = f.unit_id and x.role in ('teamLeader', 'unitManager')
          and x.valid_from <= moment and (x.valid_to is null or x.valid_to > moment)) r
        where r.staff_id <> block_related.staff
          and not exists (select from authz.block b where b.file_id = f.id and b.staff_id = r.staff_id and b.ended_at is null);
      -- What came in has nobody now: at night the one who has back-up duty gives it to another.
      if f.kind = 'contact' then
        insert into data.alert (id, file_id, file_kind, unit_id, duty, kind, at, raised_by)
          values (pg_catalog.gen_random_uuid(), f.id, f.kind, f.unit_id, 'backup', 'conflictFound', moment, null);
      end if;
    end if;
    perform authz.log('block.set', 'done', f.id, pg_catalog.jsonb_build_object('staff', block_related.staff, 'kind', 'conflictOfInterest', 'index', true));
  end loop;
end $$;

-- Two who enter the two sides in the same moment wait for each other here: the later one finds the earlier.
create or replace function authz.hold_hash(hash bytea) returns void
  language sql volatile security definer set search_path = ''
begin atomic
  select pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended(pg_catalog.encode(hold_hash.hash, 'hex'), 7));
end;

create or replace function authz.find_related() returns trigger
  language plpgsql volatile security definer set search_path = '' as $$
declare one uuid;
begin
  perform authz.hold_hash(new.hash);
  for one in select r.staff_id from authz.staff_relation r where r.hash = new.hash order by r.staff_id loop
    perform authz.block_related(new.file_id, one);
  end loop;
  return null;
end $$;

create or replace function authz.find_files() returns trigger
  language plpgsql volatile security definer set search_path = '' as $$
declare one uuid;
begin
  perform authz.hold_hash(new.hash);
  for one in select i.file_id from authz.named_index i where i.hash = new.hash order by i.file_id loop
    perform authz.block_related(one, new.staff_id);
  end loop;
  return null;
end $$;

-- A file that is tied to others later shares what was found there.
create or replace function authz.share_blocks() returns trigger
  language plpgsql volatile security definer set search_path = '' as $$
declare b record;
begin
  for b in select distinct x.staff_id, x.file_id from authz.situation_member m
      join authz.block x on x.file_id = m.file_id and x.ended_at is null and x.from_index
      where m.situation_id = new.situation_id order by x.file_id, x.staff_id loop
    perform authz.block_related(b.file_id, b.staff_id);
  end loop;
  return null;
end $$;

create or replace function authz.also_name() returns trigger
  language plpgsql volatile security definer set search_path = '' as $$
begin
  insert into authz.named_index (file_id, hash, added_at) values (new.file_id, new.hash, authz.now()) on conflict on constraint named_index_pkey do nothing;
  return null;
end $$;

-- Told of in this file by number, neither as whom it is about nor as one who uses violence: a child, a relative.
create or replace function authz.index_named(file uuid, hash bytea) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  if authz.may_index(file) is not true then raise exception 'not allowed' using errcode = '42501'; end if;
  insert into authz.named_index values (file, hash, authz.now()) on conflict on constraint named_index_pkey do nothing;
end $$;

-- Declared by herself. Answers nothing, whether the number is known or not, and is counted like a question: nobody tries a street.
-- One's own is entered once; who entered another than her own would be free of it.
create or replace function authz.declare_relation(relation uuid, hash bytea, kind text) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare s authz.session := authz.live_session(); asked integer;
begin
  if s.id is null or hash is null then raise exception 'not allowed' using errcode = '42501'; end if;
  perform from authz.staff x where x.id = s.staff_id for no key update;
  select count(*) into asked from authz.search_count c where c.staff_id = s.staff_id and c.about = 'person' and c.at > authz.now() - interval '10 minutes';
  if asked >= 30 then raise exception 'too many' using errcode = 'SG003'; end if;
  insert into authz.search_count (staff_id, at) values (s.staff_id, authz.now());
  if kind = 'self' and exists (select from authz.staff_relation r where r.staff_id = s.staff_id and r.kind = 'self') then
    raise exception 'not allowed' using errcode = '42501';
  end if;
  insert into authz.staff_relation (id, staff_id, hash, kind, declared_at, declared_by)
    values (relation, s.staff_id, hash, kind, authz.now(), s.staff_id) on conflict do nothing;
  perform authz.log('relation.declared', 'done', null, pg_catalog.jsonb_build_object('kind', kind));
end $$;

-- A worker's own number, by an administrator: the first, or a right one in the place of a wrong one. An administrator's own is put right by
-- another, for the same reason.
create or replace function authz.set_own_number(relation uuid, staff uuid, hash bytea) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  perform authz.require_role('administrator');
  perform authz.refuse_unless(hash is not null and authz.works_here(staff) and not (staff = authz.me()
    and exists (select from authz.staff_relation r where r.staff_id = set_own_number.staff and r.kind = 'self')));
  delete from authz.staff_relation r where r.staff_id = set_own_number.staff and (r.kind = 'self' or r.hash = set_own_number.hash);
  insert into authz.staff_relation (id, staff_id, hash, kind, declared_at, declared_by)
    values (relation, staff, hash, 'self', authz.now(), authz.me());
  perform authz.log('relation.numberSet', 'done', null, pg_catalog.jsonb_build_object('staff', staff));
end $$;

-- Taken away by whoever declared it. What it has shut stays shut until a leader says otherwise: nobody lifts her own (FL 18).
create or replace function authz.remove_relation(relation uuid) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  delete from authz.staff_relation r where r.id = relation and r.staff_id = authz.me() and r.kind <> 'self';
  perform authz.refuse_unless(found);
  perform authz.log('relation.removed', 'done', null, '{}');
end $$;

create or replace function authz.my_relations() returns table (id uuid, kind text, declared_at timestamptz)
  language sql stable security definer set search_path = ''
begin atomic
  select r.id, r.kind, r.declared_at from authz.staff_relation r where r.staff_id = (select authz.me()) order by r.declared_at, r.id;
end;

-- Whose own number is entered: that it is, and not what it is.
create or replace function authz.numbered_staff() returns setof uuid
  language sql stable security definer set search_path = ''
begin atomic
  select r.staff_id from authz.staff_relation r where r.kind = 'self' and authz.has_role('administrator');
end;

-- Is this one of those that I have declared? About my own list alone: nothing of any file goes into the answer.
create or replace function authz.concerns_me(hash bytea) returns boolean
  language sql stable security definer set search_path = ''
  return exists (select from authz.staff_relation r where r.staff_id = (select authz.me()) and r.hash = concerns_me.hash);

-- More of what came in, from the one who took it, or whom a number that she herself wrote there has shut out. Where there is no such
-- contact nothing is done, and the answer is the same.
create or replace function authz.leave_word(word uuid, file uuid, words bytea) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare s authz.session := authz.live_session();
begin
  if s.id is null or words is null then raise exception 'not allowed' using errcode = '42501'; end if;
  insert into data.left_word (id, file_id, section_id, at, by_id, words)
    select leave_word.word, f.id, x.id, authz.now(), s.staff_id, leave_word.words
    from authz.file f join authz.section x on x.file_id = f.id and x.kind = 'notes'
    where f.id = leave_word.file and f.kind = 'contact'
      and exists (select from authz.block b where b.file_id = f.id and b.staff_id = s.staff_id and b.ended_at is null
        and ((f.created_by = s.staff_id and f.created_at > authz.now() - interval '24 hours')
          or (b.from_index and b.created_by = s.staff_id and b.created_at > authz.now() - interval '24 hours')));
  perform authz.log('contact.wordsLeft', 'done', case when found then leave_word.file end, '{}');
end $$;

grant execute on function authz.find_related(), authz.find_files(), authz.share_blocks(), authz.also_name() to samgrepp_owner;
set local role samgrepp_owner;
drop trigger if exists also_name on authz.person_index;
create trigger also_name after insert on authz.person_index for each row execute function authz.also_name();
drop trigger if exists find_related on authz.named_index;
create constraint trigger find_related after insert on authz.named_index deferrable initially deferred
  for each row execute function authz.find_related();
drop trigger if exists find_files on authz.staff_relation;
create constraint trigger find_files after insert on authz.staff_relation deferrable initially deferred
  for each row execute function authz.find_files();
drop trigger if exists share_blocks on authz.situation_member;
create constraint trigger share_blocks after insert on authz.situation_member deferrable initially deferred
  for each row execute function authz.share_blocks();
