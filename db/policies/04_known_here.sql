-- Whether a person is known here: a keyed hash that no one can read, and who is told what of it.
set local role samgrepp_gate;

-- Who is known here is said by those who write whom the file is about, whom it tells of, or the children: never by one to whom it is lent for
-- a part, or for an hour.
create or replace function authz.may_index(file uuid) returns boolean
  language sql stable security definer set search_path = ''
  return exists (select from authz.section x where x.file_id = may_index.file and x.kind in ('identity', 'account', 'children')
    and x.id = any (array(select authz.writable())));

create or replace function authz.index_person(file uuid, hash bytea, as_self boolean) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  if authz.may_index(file) is not true then raise exception 'not allowed' using errcode = '42501'; end if;
  insert into authz.person_index as i values (file, hash, as_self, authz.now())
    on conflict on constraint person_index_pkey do update set as_self = i.as_self or excluded.as_self;
end $$;

create or replace function authz.unindex_person(file uuid, hash bytea) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  if authz.may_index(file) is not true then raise exception 'not allowed' using errcode = '42501'; end if;
  delete from authz.person_index i where i.file_id = file and i.hash = unindex_person.hash;
end $$;

-- "Känd här?" A file is named only to one who has a ground for it already; unknown, hidden and blocked answer alike.
-- Asked with a reason, logged either way, and at most 30 times in ten minutes by one person.
create or replace function authz.known(hash bytea, reason bytea) returns setof uuid
  language plpgsql volatile security definer set search_path = '' as $$
declare s authz.session := authz.live_session(); asked integer;
begin
  if s.id is null or reason is null then raise exception 'not allowed' using errcode = '42501'; end if;
  perform from authz.staff x where x.id = s.staff_id for no key update; -- two questions at once are counted one after the other
  select count(*) into asked from authz.search_count c where c.staff_id = s.staff_id and c.about = 'person' and c.at > authz.now() - interval '10 minutes';
  if asked >= 30 then raise exception 'too many' using errcode = 'SG003'; end if;
  insert into authz.search_count (staff_id, at) values (s.staff_id, authz.now());
  perform authz.log('person.asked', 'done', null, pg_catalog.jsonb_build_object('reason', pg_catalog.encode(reason, 'base64')));
  perform authz.tell_holders(hash);
  return query select i.file_id from authz.person_index i join authz.file f on f.id = i.file_id
    where i.hash = known.hash and i.as_self and f.kind = 'person' and authz.has_ground(i.file_id);
end $$;

-- Earlier contacts and files about the same person within 12 months (F12), shown only to one who has the file open and
-- a ground for the other too. Both of the same situation side never mix: only rows where the person is the file's own.
create or replace function authz.repeats(file uuid) returns setof uuid
  language sql stable security definer set search_path = ''
begin atomic
  select distinct other.file_id from authz.person_index mine
    join authz.person_index other on other.hash = mine.hash and other.file_id <> mine.file_id
    where mine.file_id = file and mine.as_self and other.as_self and mine.file_id = any (array(select authz.open_files()))
      and other.added_at > authz.now() - interval '12 months'
      and authz.has_ground(other.file_id);
end;
