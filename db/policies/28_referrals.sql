-- Read and written as the section that it lies in.
set local role samgrepp_owner;
grant select, insert, update (answer, answer_by, answer_words, answered_at, waited) on data.referral to samgrepp_app;
drop policy if exists read on data.referral;
create policy read on data.referral for select to samgrepp_app using (section_id = any (array(select authz.readable())));
drop policy if exists add on data.referral;
create policy add on data.referral for insert to samgrepp_app with check (section_id = any (array(select authz.writable()))
  and by_id = (select authz.me())
  and (disclosure_id is null or exists (select from data.disclosure d where d.id = disclosure_id and d.file_id = referral.file_id)));
drop policy if exists change on data.referral;
create policy change on data.referral for update to samgrepp_app
  using (section_id = any (array(select authz.writable()))) with check (section_id = any (array(select authz.writable())));
