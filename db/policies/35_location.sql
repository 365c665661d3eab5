-- Where somebody is: rows without their words to those who were given the section; the words by one function that leaves a trace.
set local role samgrepp_owner;

grant select (id, file_id, section_id, kind, person_id, marks, at, by_id, ended_at, ended_by), insert, update (ended_at, ended_by)
  on data.location_fact to samgrepp_app;
drop policy if exists read on data.location_fact;
create policy read on data.location_fact for select to samgrepp_app using (section_id = any (array(select authz.readable())));
drop policy if exists add on data.location_fact;
create policy add on data.location_fact for insert to samgrepp_app
  with check (section_id = any (array(select authz.writable())) and by_id = (select authz.me()));
drop policy if exists change on data.location_fact;
create policy change on data.location_fact for update to samgrepp_app
  using (section_id = any (array(select authz.writable())))
  with check (section_id = any (array(select authz.writable())) and ended_by = (select authz.me()));

grant select (id, file_id, words, at, ended_at) on data.location_fact to samgrepp_gate;
drop policy if exists gate_reads on data.location_fact;
create policy gate_reads on data.location_fact for select to samgrepp_gate using (true);

set local role samgrepp_gate;

-- The place comes with no function but that of the one who answers for the file: a ground that is made leaves it out, and whoever
-- else needs it is given it by name, by give_location(). Nor does it come with that one where as many hold it as may: whoever is named
-- then is given it by one of them, in the place of another. A mistake falls on the side of one who can't see where somebody is; only where
-- none of them could give it any more does it come along.
create or replace function authz.without_location() returns trigger
  language plpgsql volatile security definer set search_path = '' as $$
declare others integer; written boolean;
begin
  if 'location' = any (new.reads) and new.function in ('responsible', 'received') then
    perform from authz.file f where f.id = new.file_id for no key update; -- two who are named at once are counted one after the other
    select count(distinct x.staff_id), coalesce(bool_or('location' = any (x.writes)), false) into others, written from authz.ground x
      where x.file_id = new.file_id and x.staff_id <> new.staff_id and 'location' = any (x.reads) and authz.counts(x, authz.now());
  end if;
  if (new.function in ('responsible', 'received')) is not true or others >= authz.most_location_readers() and written then
    new.reads := pg_catalog.array_remove(new.reads, 'location');
    new.writes := pg_catalog.array_remove(new.writes, 'location');
  end if;
  return new;
end $$;
grant execute on function authz.without_location() to samgrepp_owner;

-- How many in a team may hold it at once. Few enough that each of them is asked about by name when something has leaked.
create or replace function authz.most_location_readers() returns integer
  language sql immutable set search_path = ''
  return 4;

-- Who says who may see it: one who writes it. A leader who needs somebody else to names another who answers for the file.
create or replace function authz.may_give_location(file uuid) returns boolean
  language sql stable security definer set search_path = ''
  return exists (select from authz.section x where x.file_id = may_give_location.file and x.kind = 'location'
      and x.id = any (array(select authz.writable())));

-- The file first and then the ground, as authz.open() does: in the other order the two could wait for each other.
create or replace function authz.hold_file_of(ground uuid) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  perform from authz.file f where f.id = (select g.file_id from authz.ground g where g.id = hold_file_of.ground) for no key update;
end $$;

-- Nobody gives it to herself. What the receiver has open opens again with it, by itself.
create or replace function authz.give_location(ground uuid, also_write boolean) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare g authz.ground; moment timestamptz := authz.now();
begin
  perform authz.hold_file_of(give_location.ground); -- two who give at once are counted one after the other
  select * into g from authz.ground x where x.id = give_location.ground for update;
  if (g.id is not null and g.kind = 'team' and authz.counts(g, moment) and g.staff_id <> authz.me()
      and authz.may_give_location(g.file_id)) is not true then
    raise exception 'not allowed' using errcode = '42501';
  end if;
  if (select count(distinct x.staff_id) from authz.ground x
      where x.file_id = g.file_id and x.id <> g.id and 'location' = any (x.reads) and authz.counts(x, moment)) >= authz.most_location_readers() then
    raise exception 'too many' using errcode = 'SG009';
  end if;
  update authz.ground x set reads = pg_catalog.array_append(pg_catalog.array_remove(x.reads, 'location'), 'location'),
      writes = case when also_write then pg_catalog.array_append(pg_catalog.array_remove(x.writes, 'location'), 'location') else pg_catalog.array_remove(x.writes, 'location') end
    where x.id = g.id;
  update authz.opening o set ended_at = moment where o.ground_id = g.id and o.ended_at is null;
  perform authz.log('location.given', 'done', g.file_id, pg_catalog.jsonb_build_object('staff', g.staff_id, 'writes', also_write));
end $$;

-- Taken back at once, also from what is open now. One may give it back oneself; but one who writes it always stays, or nobody could
-- be given it again.
create or replace function authz.take_location(ground uuid) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare g authz.ground; place uuid;
begin
  perform authz.hold_file_of(take_location.ground); -- two who go at once are counted one after the other
  select * into g from authz.ground x where x.id = take_location.ground and 'location' = any (x.reads) for update;
  if (g.id is not null and (g.staff_id = authz.me() or authz.may_give_location(g.file_id))
      and (not 'location' = any (g.writes) or exists (select from authz.ground x where x.file_id = g.file_id and x.id <> g.id
        and 'location' = any (x.writes) and authz.counts(x, authz.now())))) is not true then
    raise exception 'not allowed' using errcode = '42501';
  end if;
  select x.id into place from authz.section x where x.file_id = g.file_id and x.kind = 'location';
  perform authz.log('location.taken', 'done', g.file_id, pg_catalog.jsonb_build_object('staff', g.staff_id));
  update authz.ground x set reads = pg_catalog.array_remove(x.reads, 'location'), writes = pg_catalog.array_remove(x.writes, 'location') where x.id = g.id;
  update authz.opening o set reads = pg_catalog.array_remove(o.reads, place), writes = pg_catalog.array_remove(o.writes, place)
    where o.ground_id = g.id and o.ended_at is null;
end $$;

-- The one way out for the words. With a reason, which is sealed in the log; without one, or without the section, nothing.
create or replace function authz.reveal_location(file uuid, reason bytea) returns table (id uuid, words bytea)
  language plpgsql volatile security definer set search_path = '' as $$
begin
  if (reason is not null and exists (select from authz.section x where x.file_id = reveal_location.file and x.kind = 'location'
      and x.id = any (array(select authz.readable())))) is not true then
    raise exception 'not allowed' using errcode = '42501';
  end if;
  perform authz.log('location.revealed', 'done', file, pg_catalog.jsonb_build_object('reason', pg_catalog.encode(reason, 'base64')));
  return query select f.id, f.words from data.location_fact f where f.file_id = reveal_location.file order by f.at, f.id;
end $$;

set local role samgrepp_owner;
drop trigger if exists without_location on authz.ground;
create trigger without_location before insert on authz.ground for each row execute function authz.without_location();
