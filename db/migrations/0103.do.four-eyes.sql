-- A new person's first link waits until somebody else has said that the person is to work here.
alter table authz.enrolment add created_by uuid references authz.staff;
alter table authz.enrolment add confirm_needed boolean not null default false;
alter table authz.enrolment add confirmed_by uuid references authz.staff;
alter table authz.enrolment add confirmed_at timestamptz;
alter table authz.enrolment add constraint confirmed_by_another check (confirmed_by <> created_by and confirmed_by <> staff_id);
