-- Risk: read and written with the protection section. Nobody assesses, reads or records in another's name, nobody is the second
-- reader of her own judgement, and what is finished stands.
set local role samgrepp_owner;

do $$
declare t record;
begin
  for t in select * from (values
    ('risk_assessment', 'by_id = (select authz.me()) and (assessed_by is null or assessed_by = (select authz.me()))',
      'assessed_by is null or assessed_by = (select authz.me())',
      'state, mode, alone, safe, there_afterwards, answers, score, score_level, own_estimate, own_words, level, words, lower_because, needs_reader, paused_at, paused_by, paused_words, version, saved_at, assessed_at, assessed_by'),
    ('second_reading', 'reader_id = (select authz.me())', null, null),
    ('red_event', 'by_id = (select authz.me())', 'mistaken_by is null or mistaken_by = (select authz.me())', 'mistaken_at, mistaken_by'),
    ('rating', 'by_id = (select authz.me())', null, null)
  ) as x(name, added, changed, changeable) loop
    execute format('grant select, insert on data.%I to samgrepp_app', t.name);
    execute format('drop policy if exists read on data.%I', t.name);
    execute format('create policy read on data.%I for select to samgrepp_app using (section_id = any (array(select authz.readable())))', t.name);
    execute format('drop policy if exists add on data.%I', t.name);
    execute format('create policy add on data.%I for insert to samgrepp_app with check (section_id = any (array(select authz.writable())) and %s)', t.name, t.added);
    if t.changeable is not null then
      execute format('grant update (%s) on data.%I to samgrepp_app', t.changeable, t.name);
      execute format('drop policy if exists change on data.%I', t.name);
      execute format('create policy change on data.%I for update to samgrepp_app using (section_id = any (array(select authz.writable()))) with check (section_id = any (array(select authz.writable())) and (%s))', t.name, t.changed);
    end if;
  end loop;
end $$;

-- What is recorded in another section and changes the threat is heard by who reads the protection, whoever wrote it down: a support
-- worker writes in that the investigation was dropped. A mistake here falls towards one assessment too many.
drop policy if exists add on data.red_event;
create policy add on data.red_event for insert to samgrepp_app with check (by_id = (select authz.me())
  and (section_id = any (array(select authz.writable())) or (source_id is not null and section_id = any (array(select authz.readable())))));

create or replace function data.keep_assessed_risk() returns trigger language plpgsql set search_path = '' as $$
begin
  if old.assessed_at is not null then raise exception 'what was made stands' using errcode = 'SG006'; end if;
  return new;
end $$;
drop trigger if exists keep_assessed on data.risk_assessment;
create trigger keep_assessed before update on data.risk_assessment for each row execute function data.keep_assessed_risk();

create or replace function data.keep_mistaken() returns trigger language plpgsql set search_path = '' as $$
begin
  if old.mistaken_at is not null then raise exception 'what was made stands' using errcode = 'SG006'; end if;
  return new;
end $$;
drop trigger if exists keep_mistaken on data.red_event;
create trigger keep_mistaken before update on data.red_event for each row execute function data.keep_mistaken();

-- Asked with the rights of whoever reads: of an assessment that she can't see she is no reader.
create or replace function data.read_by_another() returns trigger language plpgsql set search_path = '' as $$
begin
  if not exists (select from data.risk_assessment a where a.id = new.assessment_id and a.section_id = new.section_id
      and a.assessed_by is distinct from new.reader_id) then
    raise exception 'not allowed' using errcode = '42501';
  end if;
  return new;
end $$;
drop trigger if exists read_by_another on data.second_reading;
create trigger read_by_another before insert on data.second_reading for each row execute function data.read_by_another();
