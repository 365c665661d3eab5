-- Who can be named in a file: to own what has been agreed, to give support, to stand in for another. One with a conflict of interest is
-- not (FL 16–18): she would not see what she owns, and the one whom the file is about would be told to ring her.
set local role samgrepp_gate;

-- Those whom the lists of a file leave out, to whoever writes there: who has a conflict of interest, whatever it is. The other side of the
-- same violence is not looked for: a list with names missing would tell that somebody is known, each time that a page is shown.
create or replace function authz.shut_out(file uuid) returns setof uuid
  language sql stable security definer set search_path = ''
begin atomic
  select b.staff_id from authz.block b where b.file_id = shut_out.file and b.ended_at is null
    and shut_out.file = any (array(select authz.writable_files()));
end;

-- Those of these workers whom nothing keeps from being named here: no conflict of interest, and no file on the other side (V38). Asked
-- where somebody is named, and counted with authz.kept_apart(): few at a time, thirty times in ten minutes, then nobody can be named but who
-- is in the team. About the team the other side has been asked about already: whoever is to hold both is named to it first, by a leader who
-- decides in writing.
create or replace function authz.can_be_named(file uuid, staff uuid[]) returns setof uuid
  language plpgsql volatile security definer set search_path = '' as $$
declare asked uuid[]; apart uuid[]; times integer;
begin
  if (can_be_named.file = any (array(select authz.writable_files()))) is not true then return; end if;
  asked := array(select s from pg_catalog.unnest(can_be_named.staff) s
    where s <> all (array(
      select authz.me()
      union select g.staff_id from authz.ground g where g.file_id = can_be_named.file and g.kind = 'team' and authz.counts(g, authz.now()))));
  if pg_catalog.cardinality(asked) > 0 then
    perform from authz.staff x where x.id = authz.me() for no key update; -- two questions at once are counted one after the other
    select count(*) into times from authz.search_count c where c.staff_id = authz.me() and c.about = 'apart'
      and c.at > authz.now() - interval '10 minutes';
    if times >= 30 or pg_catalog.cardinality(asked) > 8 then
      perform authz.log('sides.keptApart', 'refused', can_be_named.file, '{"tooMany": true}');
      apart := asked;
    else
      insert into authz.search_count (staff_id, at, about) values (authz.me(), authz.now(), 'apart');
    end if;
  end if;
  apart := coalesce(apart, '{}') || array(
    select g.staff_id from authz.ground g where g.kind = 'team' and authz.counts(g, authz.now()) and g.staff_id = any (asked)
      and g.file_id in (select authz.other_side(can_be_named.file))
    union
    select b.staff_id from authz.block b where b.file_id = can_be_named.file and b.ended_at is null and b.staff_id = any (can_be_named.staff));
  if pg_catalog.cardinality(apart) > 0 then
    perform authz.log('sides.keptApart', 'refused', can_be_named.file, pg_catalog.jsonb_build_object('staff', apart));
  end if;
  return query select s from pg_catalog.unnest(can_be_named.staff) s where s <> all (apart);
end $$;

-- The same of a conflict of interest, whichever way a row comes: asked after the policies, about the file that the section lies in, so that
-- nobody learns of a file that she doesn't write in. The other side is not asked about here: a refusal can be rolled back, and its count.
create or replace function authz.name_nobody_shut_out() returns trigger
  language plpgsql stable security definer set search_path = '' as $$
begin
  if exists (select from authz.section s join authz.block b on b.file_id = s.file_id and b.ended_at is null
      where s.id = new.section_id and b.staff_id = (pg_catalog.to_jsonb(new) ->> tg_argv[0])::uuid) then
    raise exception 'not allowed' using errcode = '42501';
  end if;
  return null;
end $$;

grant execute on function authz.name_nobody_shut_out() to samgrepp_owner;

set local role samgrepp_owner;
do $$
declare t record;
begin
  for t in select * from (values ('closing', 'substitute_id'), ('follow_up', 'owner_id'), ('child_outcome', 'owner_id'), ('action', 'owner_id'),
    ('intervention', 'worker_id'), ('accompaniment', 'escort_id'), ('time_off_told', 'stands_in_id'), ('first_meeting', 'worker_id'),
    ('coordinated_plan', 'convener_id')) as x(name, who) loop
    execute format('drop trigger if exists name_nobody_shut_out on data.%I', t.name);
    execute format('create trigger name_nobody_shut_out after insert or update of %I on data.%I
      for each row execute function authz.name_nobody_shut_out(%L)', t.who, t.name, t.who);
  end loop;
end $$;
