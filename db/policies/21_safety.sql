-- What the rows of safety refuse by themselves.
set local role samgrepp_owner;

grant update (paused_at, paused_by, paused_words, lower_because, child_told, child_said) on data.protection_assessment to samgrepp_app;
grant update (ended_by) on data.warning to samgrepp_app;

-- Nobody signs a decision with another's name: said for a new row here, and for one that is changed by data.keep_made(), which knows
-- what stood there before. One that another made can be marked as come here by mistake.
drop policy if exists change on data.decision;
create policy change on data.decision for update to samgrepp_app
  using (section_id = any (array(select authz.writable()))) with check (section_id = any (array(select authz.writable())));
drop policy if exists add on data.decision;
create policy add on data.decision for insert to samgrepp_app with check (section_id = any (array(select authz.writable()))
  and (copied_of is not null or asked_by = (select authz.me()) and (decided_by is null or decided_by = (select authz.me()))));

-- A copy is made of a decision that stands, as it stands: who asked, who decided, when and on which ground. Asked with the
-- rights of whoever copies, so that nobody learns of a decision that they can't read. (A policy can't ask its own table.)
create or replace function data.copy_as_it_stands() returns trigger language plpgsql set search_path = '' as $$
begin
  if not exists (select from data.decision o where o.id = new.copied_of and o.file_id <> new.file_id and o.decided_at is not null
      and (o.kind, o.state, o.asked_by, o.asked_at, o.decided_by, o.decided_at, o.delegation_id, o.basis, o.change_ground)
        is not distinct from (new.kind, new.state, new.asked_by, new.asked_at, new.decided_by, new.decided_at, new.delegation_id, new.basis, new.change_ground)) then
    raise exception 'not allowed' using errcode = '42501';
  end if;
  return new;
end $$;
drop trigger if exists copy_as_it_stands on data.decision;
create trigger copy_as_it_stands before insert on data.decision for each row when (new.copied_of is not null)
  execute function data.copy_as_it_stands();

grant update (detached_at) on data.decision, data.promise, data.protection_assessment, data.warning to samgrepp_app;

-- A decision that was made stands: it is changed by a new one that names it. A promise that was withdrawn stays so. That a row
-- came here by mistake, out of somebody else's contact, is marked on it and changes nothing that it says.
create or replace function data.keep_made() returns trigger language plpgsql set search_path = '' as $$
begin
  -- Where it was copied from may be gone one day: a disposal forgets that, which nobody else may write.
  if pg_catalog.to_jsonb(new) - 'detached_at' - 'copied_of' = pg_catalog.to_jsonb(old) - 'detached_at' - 'copied_of' then return new; end if;
  if tg_table_name = 'decision' and pg_catalog.to_jsonb(new) ->> 'decided_by' is distinct from pg_catalog.to_jsonb(old) ->> 'decided_by'
     and pg_catalog.to_jsonb(new) ->> 'decided_by' is distinct from (select authz.me())::text then
    raise exception 'not allowed' using errcode = '42501';
  end if;
  if (tg_table_name = 'decision' and pg_catalog.to_jsonb(old) ->> 'decided_at' is not null)
     or (tg_table_name = 'promise' and coalesce(pg_catalog.to_jsonb(old) ->> 'withdrawn_at', pg_catalog.to_jsonb(old) ->> 'kept_at') is not null)
     or (tg_table_name = 'protection_assessment' and pg_catalog.to_jsonb(old) ->> 'state' = 'done') then
    raise exception 'what was made stands' using errcode = 'SG006';
  end if;
  return new;
end $$;
do $$
declare t text;
begin
  foreach t in array array['decision', 'promise', 'protection_assessment'] loop
    execute format('drop trigger if exists keep_made on data.%I', t);
    execute format('create trigger keep_made before update on data.%I for each row execute function data.keep_made()', t);
  end loop;
end $$;

-- Whoever may decide gets to see what the decision rests on, for a day: identity, protection, children, decisions. One who
-- has a way in already (team, duty, leader) keeps that, and nobody gives herself one. Refused where the delegation table doesn't name that person now.
set local role samgrepp_gate;
create or replace function authz.ask_decider(ground uuid, file uuid, decision text, staff uuid) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare moment timestamptz := authz.now(); f authz.file;
begin
  if (file = any (array(select authz.writable_files()))) is not true then
    raise exception 'not allowed' using errcode = '42501';
  end if;
  if exists (select from authz.block b where b.file_id = file and b.staff_id = staff and b.ended_at is null) then
    raise exception 'blocked' using errcode = 'SG002';
  end if;
  if not exists (
    select from authz.delegation d where d.decision = ask_decider.decision
      and d.valid_from <= moment and (d.valid_to is null or d.valid_to > moment)
      and (d.staff_id = staff or (d.staff_id is null and exists (select from authz.role_assignment r
        where r.staff_id = staff and r.role = d.role and (d.unit_id is null or r.unit_id = d.unit_id)
          and r.valid_from <= moment and (r.valid_to is null or r.valid_to > moment))))
      and (d.condition = 'always' or exists (select from authz.duty_now() s
        where s.staff_id = staff and s.duty = case d.condition when 'onDuty' then 'duty' else 'backup' end
          and (d.unit_id is null or s.unit_id = d.unit_id))))
     or not exists (select from authz.staff x where x.id = staff and (x.ended_at is null or x.ended_at > moment)) then
    raise exception 'not allowed' using errcode = '42501';
  end if;
  select * into f from authz.file x where x.id = file;
  if staff = authz.me() or exists (select from authz.ground g where g.file_id = file and g.staff_id = staff and g.ended_at is null
      and g.valid_from <= moment and (g.valid_to is null or g.valid_to > moment)) then
    return;
  end if;
  if f.protection in ('none', 'secrecyMarker') and (
    exists (select from authz.duty_now() s where s.staff_id = staff and s.unit_id = f.unit_id)
    or exists (select from authz.role_assignment r where r.staff_id = staff and r.unit_id = f.unit_id and r.role in ('teamLeader', 'unitManager')
      and r.valid_from <= moment and (r.valid_to is null or r.valid_to > moment))) then
    return;
  end if;
  insert into authz.ground (id, file_id, kind, staff_id, function, reads, writes, valid_from, valid_to)
    values (ground, file, 'team', staff, 'leader', array['identity', 'safeContact', 'protection', 'children', 'decisions'],
      -- What a section decides of a child ends its investigation, whose clock lies with the child.
      case when decision = 'interventionOneGuardian' then array['decisions', 'children'] else array['decisions'] end,
      moment, moment + interval '24 hours');
  perform authz.log('decider.asked', 'done', file, pg_catalog.jsonb_build_object('staff', staff, 'decision', decision));
end $$;

-- What was asked is decided: the narrow way in that ask_decider gave ends with it, and what rests on it. No other ground is
-- of its form. Said by whoever decides, with the file open; answers whether there was one to end.
create or replace function authz.end_decider(file uuid, staff uuid) returns boolean
  language plpgsql volatile security definer set search_path = '' as $$
declare ended uuid[];
begin
  if (file = any (array(select authz.writable_files()))) is not true then
    raise exception 'not allowed' using errcode = '42501';
  end if;
  with over as (
    update authz.ground g set ended_at = authz.now(), ended_by = authz.me()
      where g.file_id = end_decider.file and g.staff_id = end_decider.staff and g.ended_at is null
        and g.function = 'leader' and (g.writes = array['decisions'] or g.writes = array['decisions', 'children'])
        and g.valid_to is not null returning g.id)
  select pg_catalog.array_agg(o.id) into ended from over o;
  if ended is null then return false; end if;
  perform authz.log('decider.ended', 'done', file, pg_catalog.jsonb_build_object('staff', staff));
  update authz.opening o set ended_at = authz.now() where o.ground_id = any (ended) and o.ended_at is null;
  return true;
end $$;
