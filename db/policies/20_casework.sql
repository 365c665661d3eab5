-- Casework tables: one policy to read, one to add, one to change; which columns may change is a grant.
set local role samgrepp_owner;

do $$
declare t record;
begin
  for t in select * from (values
    ('person_told', 'name, number, birth_year, relation, lives_with, child_exposure, guardian_ids, words, own_file_id, detached_at'),
    ('contact', 'source_words, duty_to_report_told_at, living_together, children_known, urgency, state, outcome, outcome_words, come_back, information_given, may_contact, ended_at, concerns_file_id, detached_at'),
    ('safe_contact', 'locked_at, replaced_at, checked_at, checked_by'),
    ('contact_try', null),
    ('interpreter_need', 'booked_at, checked_at, checked_by, words'),
    ('account', 'confirmed_at, confirmed_how'),
    ('retelling', null),
    ('violence_told', 'ongoing, happened_on, happened_how'),
    ('fear_rating', null),
    ('protection_assessment', 'state, mode, alone_and_safe, there_afterwards, answers, need, words, lets_her_stay, assessed_at'),
    ('decision', 'state, decided_by, decided_at, delegation_id, basis, motivation'),
    ('concern_report', 'outcome_words, feedback_words, detached_at'),
    ('promise', 'kept_at, withdrawn_at, withdrawn_by, withdrawn_reason, withdrawn_manager, replacement, owner_id'),
    ('note', 'body, version, saved_at, happened_at, signed_at, removed_at'),
    ('annotation', null),
    ('goal', 'ended_at'),
    ('action', 'owner_id, due_on, done_at, no_longer_possible_at, outcome'),
    ('process', 'holder, reference, next_step, next_on, ends_on, ended_on, outcome, changed_at'),
    ('warning', 'ended_at')
  ) as x(name, changeable) loop
    execute format('grant select, insert on data.%I to samgrepp_app', t.name);
    execute format('drop policy if exists read on data.%I', t.name);
    execute format('create policy read on data.%I for select to samgrepp_app using (section_id = any (array(select authz.readable())))', t.name);
    execute format('drop policy if exists add on data.%I', t.name);
    execute format('create policy add on data.%I for insert to samgrepp_app with check (section_id = any (array(select authz.writable())))', t.name);
    if t.changeable is not null then
      execute format('grant update (%s) on data.%I to samgrepp_app', t.changeable, t.name);
      execute format('drop policy if exists change on data.%I', t.name);
      execute format('create policy change on data.%I for update to samgrepp_app using (section_id = any (array(select authz.writable()))) with check (section_id = any (array(select authz.writable())))', t.name);
    end if;
  end loop;
end $$;

-- A signed note is never changed, by nobody: neither policy nor role decides this, the row does.
create or replace function data.keep_signed_note() returns trigger language plpgsql set search_path = '' as $$
begin
  if old.signed_at is not null and (new.body, new.kind, new.signed_at, new.removed_at, new.happened_at) is distinct from (old.body, old.kind, old.signed_at, old.removed_at, old.happened_at) then
    raise exception 'a signed note is annotated, never changed' using errcode = 'SG005';
  end if;
  return new;
end $$;
drop trigger if exists keep_signed on data.note;
create trigger keep_signed before update on data.note for each row execute function data.keep_signed_note();

-- Counted by its owner and by the unit, without opening anything.
grant select, insert, update (written_at) on data.unwritten to samgrepp_app;
drop policy if exists read on data.unwritten;
create policy read on data.unwritten for select to samgrepp_app using (
  (staff_id = (select authz.me()) or unit_id = any (array(select authz.my_units())))
  and not (file_id = any (array(select authz.blocked_files()))));
drop policy if exists add on data.unwritten;
create policy add on data.unwritten for insert to samgrepp_app with check (file_id = any (array(select authz.writable_files())));
drop policy if exists change on data.unwritten;
create policy change on data.unwritten for update to samgrepp_app
  using (file_id = any (array(select authz.writable_files()))) with check (file_id = any (array(select authz.writable_files())));
