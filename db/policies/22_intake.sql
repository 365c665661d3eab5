-- Handing over, asking "known here?", and what is copied when files are opened.
set local role samgrepp_owner;

grant select, insert on data.copied_row to samgrepp_app;
drop policy if exists read on data.copied_row;
create policy read on data.copied_row for select to samgrepp_app using (section_id = any (array(select authz.readable())));
drop policy if exists add on data.copied_row;
create policy add on data.copied_row for insert to samgrepp_app with check (section_id = any (array(select authz.writable())));

grant update (detached_at) on data.violence_told, data.fear_rating, data.interpreter_need, data.safe_contact to samgrepp_app;
do $$
declare t text;
begin
  foreach t in array array['fear_rating'] loop
    execute format('drop policy if exists change on data.%I', t);
    execute format('create policy change on data.%I for update to samgrepp_app using (section_id = any (array(select authz.writable()))) with check (section_id = any (array(select authz.writable())))', t);
  end loop;
end $$;

-- The gate moves clocks with a file that is handed over, and tells the holder of a file that somebody asked.
grant select, update (unit_id, owner_id, met_at, ended_at) on data.running_clock to samgrepp_gate;
drop policy if exists gate_moves on data.running_clock;
create policy gate_moves on data.running_clock to samgrepp_gate using (true) with check (true); -- and starts withdrawalCheck: 04_withdrawals.sql
grant insert on data.alert to samgrepp_gate;
drop policy if exists gate_adds on data.alert;
create policy gate_adds on data.alert for insert to samgrepp_gate with check (true);

set local role samgrepp_gate;

-- The section of a file that I may write in, also in the transaction that gave me the right: who takes a file writes its
-- event before anything of it can be read.
create or replace function authz.writable_section(file uuid, kind text) returns uuid
  language sql stable security definer set search_path = ''
  return (select x.id from authz.section x where x.file_id = writable_section.file and x.kind = writable_section.kind
    and x.id = any (array(select authz.writable())));

-- To another unit, into the hands of one who is named and who works there. Those who held it let go in the same moment,
-- so this comes last in its transaction.
create or replace function authz.hand_over(file uuid, unit uuid, staff uuid, ground uuid, deputy uuid, deputy_ground uuid) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare moment timestamptz := authz.now();
begin
  perform from authz.file x where x.id = hand_over.file for no key update;
  if authz.may_staff_team(file) is not true
     or not exists (select from authz.unit u where u.id = hand_over.unit and (u.closed_at is null or u.closed_at > moment))
     -- The deputy too: whoever stands in reads and writes as much.
     or exists (select from pg_catalog.unnest(array[hand_over.staff, coalesce(hand_over.deputy, hand_over.staff)]) as receiver (id)
       where not exists (select from authz.role_assignment r join authz.staff p on p.id = r.staff_id
         where r.staff_id = receiver.id and r.unit_id = hand_over.unit and r.role not in ('administrator', 'auditor', 'boardChair')
           and r.valid_from <= moment and (r.valid_to is null or r.valid_to > moment) and (p.ended_at is null or p.ended_at > moment))) then
    raise exception 'not allowed' using errcode = '42501';
  end if;
  if exists (select from authz.block b where b.file_id = file and b.staff_id in (hand_over.staff, hand_over.deputy) and b.ended_at is null) then
    raise exception 'blocked' using errcode = 'SG002';
  end if;
  perform authz.log('file.handedOver', 'done', file, pg_catalog.jsonb_build_object('unit', unit, 'staff', staff));
  -- Given within the unit it has an owner from now on; in another unit it has yet to be taken.
  update data.running_clock c set met_at = moment from authz.file x
    where x.id = hand_over.file and x.unit_id = hand_over.unit and c.file_id = x.id and c.rule = 'namedOwner' and c.met_at is null and c.ended_at is null;
  update authz.file x set unit_id = hand_over.unit where x.id = hand_over.file;
  update data.running_clock c set unit_id = hand_over.unit, owner_id = hand_over.staff
    where c.file_id = hand_over.file and c.met_at is null and c.ended_at is null;
  update authz.ground g set ended_at = moment, ended_by = authz.me()
    where g.file_id = hand_over.file and g.ended_at is null and g.function in ('received', 'responsible', 'deputy');
  update authz.opening o set ended_at = moment where o.file_id = hand_over.file and o.ended_at is null
    and (o.ground_kind in ('duty', 'leader') or o.ground_id in (select g.id from authz.ground g where g.file_id = hand_over.file and g.ended_at is not null));
  insert into authz.ground (id, file_id, kind, staff_id, function, reads, writes, valid_from)
    select hand_over.ground, hand_over.file, 'team', hand_over.staff, 'responsible', pg_catalog.array_agg(x.kind), pg_catalog.array_agg(x.kind), moment
    from authz.section x where x.file_id = hand_over.file;
  if deputy is not null then
    insert into authz.ground (id, file_id, kind, staff_id, function, deputy_for, reads, writes, valid_from)
      select hand_over.deputy_ground, hand_over.file, 'team', hand_over.deputy, 'deputy', hand_over.ground, g.reads, g.writes, moment
      from authz.ground g where g.id = hand_over.ground;
  end if;
end $$;

-- Told to those who hold the file, whoever asks and whatever the answer is: the one who asked learns nothing of it.
create or replace function authz.tell_holders(hash bytea) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  insert into data.alert (id, file_id, file_kind, staff_id, kind, at, raised_by)
    select pg_catalog.gen_random_uuid(), g.file_id, f.kind, g.staff_id, 'personAsked', authz.now(), authz.me()
    from authz.person_index i join authz.ground g on g.file_id = i.file_id join authz.file f on f.id = i.file_id
    where i.hash = tell_holders.hash and i.as_self and g.ended_at is null and g.function in ('responsible', 'received')
      and g.staff_id <> authz.me() and (g.valid_to is null or g.valid_to > authz.now());
end $$;

-- Has anybody but me had this file open since then? Asked about a file that I have open myself; everyone else hears yes.
create or replace function authz.read_by_others(file uuid, since timestamptz) returns boolean
  language sql stable security definer set search_path = ''
  return not (file = any (array(select authz.open_files())))
    or exists (select from authz.opening o where o.file_id = read_by_others.file and o.staff_id <> (select authz.me())
      and coalesce(o.ended_at, o.expires_at) > read_by_others.since);

-- The contact was somebody else's. What was copied from it is marked in every file that it went to, also in those of the children, which
-- whoever puts it right may not have open: nothing is taken away, and nobody reads more.
set local role samgrepp_owner;
grant select (contact_id, file_id, of_table, row_id) on data.copied_row to samgrepp_gate;
grant update (replaced_at) on data.safe_contact to samgrepp_gate;
do $$
declare t text;
begin
  drop policy if exists gate_reads on data.copied_row;
  create policy gate_reads on data.copied_row for select to samgrepp_gate using (true);
  foreach t in array array['person_told', 'violence_told', 'fear_rating', 'interpreter_need', 'safe_contact', 'protection_assessment', 'warning',
    'promise', 'decision', 'concern_report'] loop
    execute format('grant select (id, file_id, detached_at), update (detached_at) on data.%I to samgrepp_gate', t);
    execute format('drop policy if exists gate_reads on data.%I', t);
    execute format('create policy gate_reads on data.%I for select to samgrepp_gate using (true)', t);
    execute format('drop policy if exists gate_detaches on data.%I', t);
    execute format('create policy gate_detaches on data.%I for update to samgrepp_gate using (true) with check (true)', t);
  end loop;
end $$;

set local role samgrepp_gate;
-- Marks them (`from_moment` null), or takes away again the marks that were set at that moment, where nobody else has read the file since: answers
-- false where somebody has, and does nothing then. In the files other than `but`, whose own are done by who has it open.
create or replace function authz.detach_copies(contact uuid, but uuid, from_moment timestamptz) returns boolean
  language plpgsql volatile security definer set search_path = '' as $$
declare t text; moment timestamptz := authz.now(); files uuid[];
begin
  perform authz.refuse_unless(contact = any (array(select authz.writable_files())) and but = any (array(select authz.writable_files()))
    and exists (select from authz.file f where f.id = contact and f.kind = 'contact')
    and exists (select from data.copied_row k where k.contact_id = contact and k.file_id = but));
  files := array(select distinct k.file_id from data.copied_row k where k.contact_id = contact and k.file_id <> but);
  if from_moment is not null and exists (select from authz.opening o where o.file_id = any (files) and o.staff_id <> authz.me()
      and coalesce(o.ended_at, o.expires_at) > from_moment) then
    return false;
  end if;
  foreach t in array array['person_told', 'violence_told', 'fear_rating', 'interpreter_need', 'safe_contact', 'protection_assessment', 'warning',
    'promise', 'decision', 'concern_report'] loop
    execute pg_catalog.format('update data.%I x set detached_at = case when $3 is null then $4 end%s from data.copied_row k
      where k.contact_id = $1 and k.of_table = %L and k.row_id = x.id and x.file_id = any ($2)
        and x.detached_at is not distinct from $3', t, case when t = 'safe_contact' then ', replaced_at = case when $3 is null then $4 end' else '' end, t)
      using contact, files, from_moment, moment;
  end loop;
  update data.running_clock c set ended_at = case when from_moment is null then moment end from data.copied_row k
    where k.contact_id = contact and k.row_id = c.subject_id and c.file_id = any (files) and c.met_at is null
      and c.ended_at is not distinct from from_moment;
  -- Which contact it was is not said: in the file of one who uses violence nothing leads to hers.
  perform authz.log(case when from_moment is null then 'copies.detached' else 'copies.attached' end, 'done', f, null)
    from pg_catalog.unnest(files) as f;
  return true;
end $$;
