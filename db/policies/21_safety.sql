-- Alerts, and what the rows of safety refuse by themselves.
set local role samgrepp_owner;

-- Seen by its receiver, or by whoever has that duty in that unit right now; never by one who is blocked from the file.
grant select, insert, update (seen_at, seen_by) on data.alert to samgrepp_app;
drop policy if exists read on data.alert;
create policy read on data.alert for select to samgrepp_app using (
  (staff_id = (select authz.me())
    or exists (select from authz.rota_shift d where d.staff_id = (select authz.me()) and d.unit_id = alert.unit_id and d.duty = alert.duty
      and d.starts_at <= (select authz.now()) and d.ends_at > (select authz.now()))
    or file_id = any (array(select authz.open_files())))
  and not (file_id = any (array(select authz.blocked_files()))));
drop policy if exists add on data.alert;
create policy add on data.alert for insert to samgrepp_app
  with check (file_id = any (array(select authz.writable_files())) and raised_by = (select authz.me()));
drop policy if exists change on data.alert;
create policy change on data.alert for update to samgrepp_app
  using (staff_id = (select authz.me())
    or exists (select from authz.rota_shift d where d.staff_id = (select authz.me()) and d.unit_id = alert.unit_id and d.duty = alert.duty
      and d.starts_at <= (select authz.now()) and d.ends_at > (select authz.now())))
  with check (seen_by = (select authz.me()));

grant update (paused_at, paused_by, paused_words, lower_because, child_told, child_said) on data.protection_assessment to samgrepp_app;
grant update (ended_by) on data.warning to samgrepp_app;

-- Nobody signs a decision with another's name.
drop policy if exists change on data.decision;
create policy change on data.decision for update to samgrepp_app using (section_id = any (array(select authz.writable())))
  with check (section_id = any (array(select authz.writable())) and decided_by = (select authz.me()));
drop policy if exists add on data.decision;
create policy add on data.decision for insert to samgrepp_app with check (section_id = any (array(select authz.writable()))
  and asked_by = (select authz.me()) and (decided_by is null or decided_by = (select authz.me())));

-- A decision that was made stands: it is changed by a new one that names it. A promise that was withdrawn stays so.
create or replace function data.keep_made() returns trigger language plpgsql set search_path = '' as $$
begin
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
