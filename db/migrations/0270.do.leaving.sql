-- What has to be arranged before somebody leaves: each errand is an action of the plan, and says beside it what it would tell to whom.
create table data.errand (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  action_id uuid not null references data.action,
  kind text not null check (kind in ('ownAccount', 'socialInsurance', 'taxAgency', 'landlord', 'school', 'healthRecords',
    'sharedPhone', 'eIdentification', 'mailForwarding', 'divorce', 'policeDesk', 'wayThere')),
  -- As it was shown to whoever chose it, and what she knows besides.
  reveals bytea not null,
  -- Who goes along has an action of her own, with a day.
  escort_action_id uuid references data.action,
  room_booked_at timestamptz,
  room_words bytea,
  at timestamptz not null,
  by_id uuid not null references authz.staff
);
create index on data.errand (section_id);
create index on data.errand (file_id);
create index on data.errand (action_id);

create table data.obstacle (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  action_id uuid not null references data.action,
  kind text not null check (kind in ('landlordRefuses', 'otherGuardianNeeded', 'noEIdentification', 'noIdDocument', 'sharedDebt',
    'cost', 'longWait', 'wouldReveal', 'serviceRefuses', 'noEscort', 'other')),
  words bytea,
  at timestamptz not null,
  by_id uuid not null references authz.staff,
  removed_at timestamptz
);
create index on data.obstacle (section_id);
create index on data.obstacle (file_id);
create index on data.obstacle (action_id);
