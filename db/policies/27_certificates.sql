-- What follows a consent: who has read on a waiver, what was said when it was taken back, and certificates of need.
grant select (id, file_id, how, receiver_unit, ground_kind, consent_id) on data.disclosure to samgrepp_gate;
grant select, insert, update (ended_at, answer, answer_words, answered_at, answered_by) on data.certificate to samgrepp_gate;
grant insert on data.certificate_content to samgrepp_gate;
grant select (certificate_id, file_id, disclosure_id), insert on data.certificate_source to samgrepp_gate;
grant insert on data.withdrawal_told to samgrepp_gate;
do $$
begin
  drop policy if exists gate_reads on data.disclosure;
  create policy gate_reads on data.disclosure for select to samgrepp_gate using (true);
  drop policy if exists gate_reads on data.certificate;
  create policy gate_reads on data.certificate for select to samgrepp_gate using (true);
  drop policy if exists gate_adds on data.certificate;
  create policy gate_adds on data.certificate for insert to samgrepp_gate with check (true);
  drop policy if exists gate_answers on data.certificate;
  create policy gate_answers on data.certificate for update to samgrepp_gate using (true) with check (true);
  drop policy if exists gate_adds on data.certificate_content;
  create policy gate_adds on data.certificate_content for insert to samgrepp_gate with check (true);
  drop policy if exists gate_reads on data.certificate_source;
  create policy gate_reads on data.certificate_source for select to samgrepp_gate using (true);
  drop policy if exists gate_adds on data.certificate_source;
  create policy gate_adds on data.certificate_source for insert to samgrepp_gate with check (true);
  drop policy if exists gate_adds on data.withdrawal_told;
  create policy gate_adds on data.withdrawal_told for insert to samgrepp_gate with check (true);
end $$;

set local role samgrepp_gate;

-- Who has opened this file on a waiver or a need: which parts lay open, the first time and the last. Drawn from the openings
-- themselves, so that nobody has to write it down. For those who read its consents.
create or replace function authz.read_by(file uuid) returns table (ground uuid, kind text, unit uuid, staff uuid, parts text[],
    first_at timestamptz, last_at timestamptz)
  language sql stable security definer set search_path = ''
begin atomic
  select g.id, g.kind, g.unit_id, g.staff_id, g.reads, min(o.opened_at), max(o.opened_at)
    from authz.ground g join authz.opening o on o.ground_id = g.id
    where g.file_id = read_by.file and g.kind in ('secrecyWaiver', 'necessary', 'provision')
      and exists (select from authz.section x where x.file_id = read_by.file and x.kind = 'consents'
        and x.id = any (array(select authz.readable())))
    group by g.id, g.kind, g.unit_id, g.staff_id, g.reads;
end;

-- Certificates to units that I work in, whatever became of them: that there is one, not whom it is about. Never about a
-- file that I am blocked from, or on the other side of which I stand, and none that is withheld from me.
create or replace function authz.my_certificates() returns setof uuid
  language sql stable security definer set search_path = ''
begin atomic
  select c.id from data.certificate c join data.certificate_source s on s.certificate_id = c.id
    where c.unit_id = any (array(select authz.my_units()))
      and not (s.file_id = any (array(select authz.blocked_files()))) and not authz.stands_opposite(s.file_id)
      and c.id <> all (array(select authz.withheld()));
end;

-- Those of them that hold now, so that there is something to act on: not ended, not answered, and with the consent that
-- they rest on still in force.
create or replace function authz.live_certificates() returns setof uuid
  language sql stable security definer set search_path = ''
begin atomic
  select c.id from data.certificate c join data.certificate_source s on s.certificate_id = c.id
      join data.disclosure d on d.id = s.disclosure_id join authz.file f on f.id = s.file_id
      left join data.consent k on k.id = d.consent_id left join authz.ground g on g.id = k.ground_id
    where c.id = any (array(select authz.my_certificates())) and c.ended_at is null and c.answer is null and c.valid_to > authz.now()
      and f.protection in ('none', 'secrecyMarker')
      and (d.consent_id is null or (k.withdrawn_at is null and k.valid_to > authz.now() and g.ended_at is null));
end;

-- A certificate rests on a row of the register that says on which ground; with consent, on one that is in force, to that unit.
create or replace function authz.issue_certificate(certificate uuid, disclosure uuid, valid_to timestamptz, content bytea) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare d record; moment timestamptz := authz.now();
begin
  select x.id, x.file_id, x.receiver_unit, x.ground_kind, x.consent_id into d from data.disclosure x
    where x.id = issue_certificate.disclosure and x.how = 'certificate' and x.receiver_unit is not null;
  if (d.id is not null and authz.may_record_consent(d.file_id) and issue_certificate.valid_to > moment
      and issue_certificate.valid_to <= moment + interval '367 days'
      and exists (select from authz.file f where f.id = d.file_id and f.kind = 'person' and f.protection in ('none', 'secrecyMarker'))
      and (d.consent_id is not null) = (d.ground_kind = 'secrecyWaiver')
      and not exists (select from data.certificate_source s where s.disclosure_id = d.id)) is not true then
    raise exception 'not allowed' using errcode = '42501';
  end if;
  if d.consent_id is not null then
    -- Held, so that a withdrawal at the same moment comes first, or finds the certificate resting on it.
    perform from data.consent c where c.id = d.consent_id and c.file_id = d.file_id and c.receiver_unit = d.receiver_unit
      and c.answer = 'given' and c.withdrawn_at is null and c.valid_to >= issue_certificate.valid_to
        and not exists (select from authz.ground g where g.id = c.ground_id and g.ended_at is not null) for no key update of c;
    perform authz.refuse_unless(found);
  end if;
  insert into data.certificate (id, unit_id, issued_by, issued_at, valid_to)
    values (certificate, d.receiver_unit, authz.me(), moment, issue_certificate.valid_to);
  insert into data.certificate_content (certificate_id, content) values (certificate, issue_certificate.content);
  insert into data.certificate_source (certificate_id, file_id, section_id, disclosure_id)
    select certificate, x.file_id, x.id, d.id from authz.section x where x.file_id = d.file_id and x.kind = 'consents';
  perform authz.log('certificate.issued', 'done', d.file_id, pg_catalog.jsonb_build_object('certificate', certificate, 'unit', d.receiver_unit));
end $$;

-- The unit says how it went, and from then on sees no longer whom it was about. Who holds the file is told; the file stays closed.
create or replace function authz.answer_certificate(certificate uuid, answer text, words bytea) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare moment timestamptz := authz.now(); file uuid;
begin
  perform authz.refuse_unless(answer_certificate.certificate = any (array(select authz.live_certificates())));
  update data.certificate c set answer = answer_certificate.answer, answer_words = words, answered_at = moment, answered_by = authz.me()
    where c.id = answer_certificate.certificate and c.answer is null;
  perform authz.refuse_unless(found);
  select s.file_id into file from data.certificate_source s where s.certificate_id = answer_certificate.certificate;
  insert into data.event (id, file_id, section_id, kind, at, actor_id, subject)
    select pg_catalog.gen_random_uuid(), x.file_id, x.id, 'certificate.answered', moment, authz.me(),
      pg_catalog.jsonb_build_object('certificate', answer_certificate.certificate)
    from authz.section x where x.file_id = file and x.kind = 'consents';
  insert into data.alert (id, file_id, file_kind, staff_id, kind, at, raised_by)
    select pg_catalog.gen_random_uuid(), o.id, o.kind, authz.answers_for(o.id), 'certificateAnswered', moment, authz.me()
    from authz.file o where o.id = file;
  perform authz.log('certificate.answered', 'done', file, pg_catalog.jsonb_build_object('certificate', answer_certificate.certificate));
end $$;

-- Taken back by those who issued it. The unit sees that it holds no longer.
create or replace function authz.end_certificate(certificate uuid) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare file uuid;
begin
  select s.file_id into file from data.certificate_source s where s.certificate_id = end_certificate.certificate;
  perform authz.refuse_unless(authz.may_record_consent(file) and certificate <> all (array(select authz.withheld())));
  update data.certificate c set ended_at = authz.now() where c.id = end_certificate.certificate and c.ended_at is null and c.answer is null;
  perform authz.refuse_unless(found);
  perform authz.log('certificate.ended', 'done', file, pg_catalog.jsonb_build_object('certificate', end_certificate.certificate));
end $$;

set local role samgrepp_owner;
grant select, insert, update (checked_at, checked_by) on data.withdrawal_told to samgrepp_app;
drop policy if exists read on data.withdrawal_told;
create policy read on data.withdrawal_told for select to samgrepp_app using (section_id = any (array(select authz.readable())));
drop policy if exists add on data.withdrawal_told;
create policy add on data.withdrawal_told for insert to samgrepp_app
  with check (section_id = any (array(select authz.writable())) and taken_by = (select authz.me()));
drop policy if exists change on data.withdrawal_told;
create policy change on data.withdrawal_told for update to samgrepp_app
  using (section_id = any (array(select authz.writable()))) with check (section_id = any (array(select authz.writable())));
grant update (check_words) on data.consent to samgrepp_app;

grant select on data.certificate, data.certificate_content, data.certificate_source to samgrepp_app;
drop policy if exists read on data.certificate_source;
create policy read on data.certificate_source for select to samgrepp_app using (section_id = any (array(select authz.readable())));
drop policy if exists read on data.certificate;
create policy read on data.certificate for select to samgrepp_app using (id = any (array(select authz.my_certificates()))
  or id = any (array(select s.certificate_id from data.certificate_source s)));
drop policy if exists read on data.certificate_content;
create policy read on data.certificate_content for select to samgrepp_app using (certificate_id = any (array(select authz.live_certificates()))
  or certificate_id = any (array(select s.certificate_id from data.certificate_source s)));
