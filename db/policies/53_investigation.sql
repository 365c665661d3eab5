-- Investigations: read and written in the section of decisions; what is signed is never changed, by nobody.
set local role samgrepp_owner;

grant select, insert, update (state, asked_of, asked_by, asked_at, danger_if_told, danger_words, risk_reason, impact_alone, assessment_id, signed_by,
  signed_at, outcome, ended_by, ended_at, ended_words) on data.investigation to samgrepp_app;
grant select, insert, update (body, version, saved_page, saved_by, saved_at) on data.investigation_part to samgrepp_app;
grant select, insert on data.investigation_version to samgrepp_app;
grant select, insert, update (settled_by, settled_at) on data.investigation_comment to samgrepp_app;
do $$
declare t record;
begin
  for t in select * from (values
    ('investigation', 'opened_by = (select authz.me()) and signed_by is null and ended_by is null', ''),
    ('investigation_part', 'saved_by = (select authz.me())', 'saved_by = (select authz.me())'),
    ('investigation_version', null, null),
    ('investigation_comment', 'by_id = (select authz.me()) and settled_by is null', 'settled_by = (select authz.me())')
  ) as x (name, added, changed) loop
    execute format('drop policy if exists read on data.%I', t.name);
    execute format('create policy read on data.%I for select to samgrepp_app using (section_id = any (array(select authz.readable())))', t.name);
    execute format('drop policy if exists add on data.%I', t.name);
    execute format('create policy add on data.%I for insert to samgrepp_app with check (section_id = any (array(select authz.writable()))%s)', t.name, ' and ' || t.added);
    execute format('drop policy if exists change on data.%I', t.name);
    if t.changed is not null then
      execute format('create policy change on data.%I for update to samgrepp_app using (section_id = any (array(select authz.writable())))
        with check (section_id = any (array(select authz.writable()))%s)', t.name, ' and ' || nullif(t.changed, ''));
    end if;
  end loop;
end $$;

-- Signed by oneself, once; what was decided or ended stands. And refused or ended without help a second time only by one who leads
-- the unit (voices V28): asked here too, since it is what keeps a child from being looked into again and again.
create or replace function data.keep_investigation() returns trigger language plpgsql set search_path = '' as $$
begin
  if old.state in ('notOpened', 'ended') or (old.state = 'signed' and new.state <> 'ended')
     or (old.state = 'signed' and (new.signed_by, new.signed_at, new.assessment_id, new.impact_alone, new.risk_reason) is distinct from
       (old.signed_by, old.signed_at, old.assessment_id, old.impact_alone, old.risk_reason)) then
    raise exception 'what was made stands' using errcode = 'SG006';
  end if;
  if new.signed_by is distinct from old.signed_by and new.signed_by is distinct from (select authz.me())
     or new.ended_by is distinct from old.ended_by and new.ended_by is distinct from (select authz.me()) then
    raise exception 'not allowed' using errcode = '42501';
  end if;
  if new.state = 'ended' and new.outcome in ('refused', 'withoutHelp')
     and exists (select from data.investigation i where i.section_id = new.section_id and i.id <> new.id
       and i.outcome in ('refused', 'withoutHelp'))
     and not exists (select from authz.file f where f.id = new.file_id and authz.leads(f.unit_id)) then
    raise exception 'not allowed' using errcode = '42501';
  end if;
  return new;
end $$;
drop trigger if exists keep on data.investigation;
create trigger keep before update on data.investigation for each row execute function data.keep_investigation();

-- Written, commented on and settled as long as it is a draft. One that can't be seen is refused like one that isn't there.
create or replace function data.only_in_draft() returns trigger language plpgsql set search_path = '' as $$
declare state text;
begin
  select i.state into state from data.investigation i where i.id = new.investigation_id;
  if state is null then
    raise exception 'not allowed' using errcode = '42501';
  end if;
  if state not in ('writing', 'review') then
    raise exception 'what was made stands' using errcode = 'SG006';
  end if;
  return new;
end $$;
do $$
declare t text;
begin
  foreach t in array array['investigation_part', 'investigation_comment'] loop
    execute format('drop trigger if exists only_in_draft on data.%I', t);
    execute format('create trigger only_in_draft before insert or update on data.%I for each row execute function data.only_in_draft()', t);
  end loop;
end $$;
