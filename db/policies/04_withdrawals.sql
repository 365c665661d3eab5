-- Consents that are taken back: where the file is, and told to anybody.
set local role samgrepp_gate;

-- Withdrawn where one has the file: the command writes event and clock by itself.
create or replace function authz.withdraw_consent(consent uuid) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare c record;
begin
  select x.id, x.file_id into c from data.consent x where x.id = withdraw_consent.consent and x.answer = 'given' and x.withdrawn_at is null
    for no key update;
  if (c.id is not null and authz.may_record_consent(c.file_id)) is not true then
    raise exception 'not allowed' using errcode = '42501';
  end if;
  perform authz.end_consents(array[c.id]);
  perform authz.log('consent.withdrawn', 'done', c.file_id, pg_catalog.jsonb_build_object('consent', c.id));
end $$;

-- A reference as somebody reads it out: without hyphens, spaces and capitals.
create or replace function authz.read_out(reference text) returns text
  language sql immutable set search_path = ''
  return pg_catalog.translate(pg_catalog.upper(reference), '- ', '');

-- Withdrawn to anybody whom she tells: no file is opened, and nothing tells whether there was one. `unit` names one receiver,
-- `outside` those who are no unit (the one on the form, where its reference was told); neither means all that she has consented to. The team hears of it at once, with what was
-- said, and a clock runs until somebody has asked her, by her safe way, whether it was her own will: also where she named a
-- receiver who had no consent, for then she believes that something has ended. `due` is that clock's deadline, by its rule.
drop function if exists authz.withdraw_told(bytea, text, uuid, timestamptz);
create or replace function authz.withdraw_told(hash bytea, reference text, unit uuid, outside boolean, due timestamptz,
    telling uuid, how text, said_by text, words bytea) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare s authz.session := authz.live_session(); moment timestamptz := authz.now(); asked integer; f record; one boolean; mine uuid[]; held uuid;
begin
  if s.id is null or authz.works_until() is null then raise exception 'not allowed' using errcode = '42501'; end if;
  perform from authz.staff x where x.id = s.staff_id for no key update;
  select count(*) into asked from authz.search_count c where c.staff_id = s.staff_id and c.about = 'person' and c.at > moment - interval '10 minutes';
  if asked >= 30 then raise exception 'too many' using errcode = 'SG003'; end if;
  insert into authz.search_count (staff_id, at) values (s.staff_id, moment);
  for f in
    select distinct i.file_id from authz.person_index i where i.hash = withdraw_told.hash and i.as_self
    union select c.file_id from data.consent c
      where authz.read_out(c.reference) = authz.read_out(withdraw_told.reference)
  loop
    perform from data.consent c where c.file_id = f.file_id and c.answer = 'given' and c.withdrawn_at is null for no key update;
    continue when not found;
    -- Nobody here chooses among receivers outside: the form in her hand names its own, and no other ends with it.
    one := exists (select from data.consent c where c.file_id = f.file_id and c.receiver_unit is null and c.answer = 'given'
      and authz.read_out(c.reference) = authz.read_out(withdraw_told.reference));
    mine := array(select c.id from data.consent c where c.file_id = f.file_id and c.answer = 'given' and c.withdrawn_at is null
      and (withdraw_told.unit is null or c.receiver_unit = withdraw_told.unit)
      and (withdraw_told.outside is not true or c.receiver_unit is null
        and (not one or authz.read_out(c.reference) = authz.read_out(withdraw_told.reference))));
    held := authz.answers_for(f.file_id);
    if pg_catalog.cardinality(mine) > 0 then
      perform authz.end_consents(mine);
      insert into data.event (id, file_id, section_id, kind, at, actor_id, subject)
        select pg_catalog.gen_random_uuid(), x.file_id, x.id, 'consent.withdrawn', moment, s.staff_id, pg_catalog.jsonb_build_object('consents', mine)
        from authz.section x where x.file_id = f.file_id and x.kind = 'consents';
    end if;
    insert into data.withdrawal_told (id, file_id, section_id, told_at, taken_by, how, said_by, receiver_unit, outside, words)
      select telling, x.file_id, x.id, moment, s.staff_id, withdraw_told.how, withdraw_told.said_by, withdraw_told.unit,
        withdraw_told.outside, withdraw_told.words
      from authz.section x where x.file_id = f.file_id and x.kind = 'consents';
    insert into data.running_clock (id, file_id, section_id, rule, started_at, due_at, owner_id, unit_id)
      select pg_catalog.gen_random_uuid(), x.file_id, x.id, 'withdrawalCheck', moment, due, held, o.unit_id
      from authz.section x join authz.file o on o.id = x.file_id where x.file_id = f.file_id and x.kind = 'consents';
    insert into data.alert (id, file_id, file_kind, staff_id, kind, at, raised_by)
      select pg_catalog.gen_random_uuid(), o.id, o.kind, held, 'consentWithdrawn', moment, s.staff_id from authz.file o where o.id = f.file_id;
    perform authz.log('consent.withdrawn', 'done', f.file_id, pg_catalog.jsonb_build_object('consents', pg_catalog.cardinality(mine)));
  end loop;
end $$;
