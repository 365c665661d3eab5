-- What is given without consent is signed by one who may decide it: what the provision's own test was answered with, which row
-- of the delegation order was relied on, and, where it was not given, why.
alter table data.disclosure
  add column test bytea,
  add column to_sign boolean not null default false,
  add column delegation_id uuid references authz.delegation,
  add column signed_at timestamptz,
  add column refused_at timestamptz,
  add column refused_because bytea,
  add constraint signed_or_refused check (signed_at is null or refused_at is null),
  add constraint refused_with_words check ((refused_at is null) = (refused_because is null)),
  add constraint signed_by_somebody check (not to_sign and signed_at is null or decided_by is not null);

-- Provisions that are off until the municipality's lawyer has decided: each turn of the switch is a row, and the last one counts.
create table data.provision_switch (
  id uuid primary key,
  provision text not null,
  is_on boolean not null,
  -- The lawyer, and the decision that is written somewhere else.
  decided_by text not null,
  decision text not null,
  decided_on date not null,
  at timestamptz not null,
  by_id uuid not null references authz.staff
);
create index on data.provision_switch (provision, at desc);

-- Which provision a ground without consent for one's own staff rests on, beside OSL 10:2.
alter table data.necessary add column provision text;
