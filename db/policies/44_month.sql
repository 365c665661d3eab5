-- What a leader goes through with her unit each month.
set local role samgrepp_owner;
-- Who handed what to whom is for whoever has the file open; those who lead are told by authz.handed_over().
grant select, insert on data.handover to samgrepp_app;
drop policy if exists read on data.handover;
create policy read on data.handover for select to samgrepp_app using (file_id = any (array(select authz.open_files())));
grant select (file_id, unit_id, from_id, to_id, returned, reason, at) on data.handover to samgrepp_gate;
drop policy if exists gate on data.handover;
create policy gate on data.handover for select to samgrepp_gate using (true);
drop policy if exists add on data.handover;
create policy add on data.handover for insert to samgrepp_app
  with check (file_id = any (array(select authz.writable_files())) and by_id = (select authz.me()));

-- What is agreed about the work of colleagues is for those who lead the unit, and for nobody else in it.
grant select, insert, update (outcome, outcome_words, outcome_at, outcome_by) on data.month_agreement to samgrepp_app;
drop policy if exists read on data.month_agreement;
create policy read on data.month_agreement for select to samgrepp_app using (unit_id = any (array(select authz.led_units())));
drop policy if exists add on data.month_agreement;
create policy add on data.month_agreement for insert to samgrepp_app
  with check (unit_id = any (array(select authz.led_units())) and by_id = (select authz.me()) and outcome_by is null);
drop policy if exists change on data.month_agreement;
create policy change on data.month_agreement for update to samgrepp_app
  using (unit_id = any (array(select authz.led_units())))
  with check (unit_id = any (array(select authz.led_units())) and outcome_by = (select authz.me()));

-- Who answers for what was agreed is told of that alone, and may say only that it is done: by the functions below.
grant select (id, unit_id, owner_id, due_on, words, outcome), update (outcome, outcome_words, outcome_at, outcome_by) on data.month_agreement to samgrepp_gate;
drop policy if exists gate on data.month_agreement;
create policy gate on data.month_agreement to samgrepp_gate using (true) with check (true);

-- Signed once, and never changed.
grant select, insert on data.month_review to samgrepp_app;
drop policy if exists read on data.month_review;
create policy read on data.month_review for select to samgrepp_app using (unit_id = any (array(select authz.led_units())));
drop policy if exists add on data.month_review;
create policy add on data.month_review for insert to samgrepp_app
  with check (unit_id = any (array(select authz.led_units())) and signed_by = (select authz.me()));

set local role samgrepp_gate;

-- What changed hands in a unit that I lead, by reference: no words, nothing from a file that I am kept from or whose other side I hold,
-- and nothing of one that only its team may see.
create or replace function authz.handed_over(unit uuid, since timestamptz, until timestamptz)
  returns table (reference text, at timestamptz, from_name text, to_name text, returned boolean, reason text)
  language sql stable security definer set search_path = ''
begin atomic
  select f.reference, h.at, b.name, t.name, h.returned, h.reason
    from data.handover h join authz.file f on f.id = h.file_id join authz.staff t on t.id = h.to_id left join authz.staff b on b.id = h.from_id
    where h.unit_id = handed_over.unit and h.at >= since and h.at < until and authz.leads(handed_over.unit)
      and f.protection not in ('protectedRegistration', 'assumedIdentity')
      and not (f.id in (select authz.blocked_files())) and not authz.stands_opposite(f.id)
    order by h.at, f.reference;
end;

-- What I am to do of what was agreed in a unit where I still work.
create or replace function authz.agreed_with_me() returns table (id uuid, due_on date, words bytea)
  language sql stable security definer set search_path = ''
begin atomic
  select a.id, a.due_on, a.words from data.month_agreement a
    where a.owner_id = (select authz.me()) and (a.outcome is null or a.outcome = 'goesOn') and a.unit_id in (select authz.my_units())
    order by a.due_on, a.id;
end;

-- Says that it is done. False for what isn't mine, and for what was settled meanwhile.
create or replace function authz.agreement_done(agreement uuid) returns boolean
  language plpgsql volatile security definer set search_path = '' as $$
begin
  update data.month_agreement a set outcome = 'done', outcome_words = null, outcome_at = c.now, outcome_by = authz.me()
    from authz.clock() c
    where a.id = agreement_done.agreement and a.owner_id = (select authz.me()) and (a.outcome is null or a.outcome = 'goesOn')
      and a.unit_id in (select authz.my_units());
  return found;
end $$;
