-- Consent to lift secrecy, and the group that meets: grounds that name a unit, who speaks for it, consents, meetings.

-- What she has consented to is a part of the file of its own: everyone in the team sees it.
alter table authz.section drop constraint section_kind_check;
alter table authz.section add constraint section_kind_check check (kind in ('identity', 'safeContact', 'account', 'protection',
  'children', 'plan', 'notes', 'processes', 'decisions', 'health', 'location', 'consents'));

-- A waiver names the unit that may read; those who speak for it open the file. A necessary disclosure names one person with a
-- task of her own, and counts from when a second person has signed it.
alter table authz.ground drop constraint ground_kind_check;
alter table authz.ground alter column staff_id drop not null;
alter table authz.ground alter column function drop not null;
alter table authz.ground add column unit_id uuid references authz.unit;
alter table authz.ground add column given_by uuid references authz.staff;
alter table authz.ground add column signed_by uuid references authz.staff;
alter table authz.ground add column signed_at timestamptz;
alter table authz.ground add constraint ground_kind_check check (case kind
  when 'team' then staff_id is not null and function is not null and unit_id is null
  when 'secrecyWaiver' then unit_id is not null and staff_id is null and function is null and valid_to is not null
  when 'necessary' then staff_id is not null and function is null and valid_to is not null and given_by is not null
    and signed_by is distinct from given_by
  else false end);
create index on authz.ground (unit_id) where kind = 'secrecyWaiver' and ended_at is null;

alter table authz.opening drop constraint opening_ground_kind_check;
alter table authz.opening add constraint opening_ground_kind_check
  check (ground_kind in ('team', 'secrecyWaiver', 'necessary', 'duty', 'leader', 'created'));

-- Files and teams that were there before: only the gate sees them, and in a database that is being made it has no rights yet.
do $$
begin
  if has_schema_privilege('samgrepp_gate', 'authz', 'usage') then
    set local role samgrepp_gate;
    insert into authz.section (id, file_id, kind) select gen_random_uuid(), f.id, 'consents' from authz.file f;
    update authz.ground set reads = reads || '{consents}',
      writes = case when 'decisions' = any (writes) then writes || '{consents}' else writes end;
    set local role samgrepp_owner;
  end if;
end $$;

-- The internal group, and who speaks in it for which unit.
create table authz.internal_group (
  id uuid primary key,
  name text not null,
  coordinator_id uuid not null references authz.staff,
  created_at timestamptz not null,
  closed_at timestamptz
);

create table authz.group_seat (
  id uuid primary key,
  group_id uuid not null references authz.internal_group,
  unit_id uuid not null references authz.unit,
  staff_id uuid not null references authz.staff,
  deputy_id uuid references authz.staff,
  valid_from timestamptz not null,
  ended_at timestamptz,
  check (deputy_id is distinct from staff_id)
);
create index on authz.group_seat (staff_id) where ended_at is null;
create index on authz.group_seat (deputy_id) where ended_at is null;

-- What was asked, in which words, and what was answered. One receiver each: a unit of the board, or somebody outside it.
create table data.consent (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  -- Stands on the form, so that it can be withdrawn without telling a personal number.
  reference text not null unique,
  receiver_unit uuid references authz.unit,
  receiver_name bytea,
  purpose bytea not null,
  parts text[] not null check (cardinality(parts) > 0),
  valid_to timestamptz not null,
  wording bytea not null,
  wording_version text not null,
  language text not null,
  asked_by uuid not null references authz.staff,
  asked_at timestamptz not null,
  asked_alone boolean not null,
  limits_told_at timestamptz,
  answer text not null default 'waiting' check (answer in ('waiting', 'given', 'refused', 'notAsked')),
  not_asked_because text check (not_asked_because in ('notSafe', 'notReached', 'unable')),
  answered_at timestamptz,
  signed_how text check (signed_how in ('screen', 'paper')),
  signature bytea,
  ground_id uuid references authz.ground,
  withdrawn_at timestamptz,
  withdrawn_by uuid references authz.staff,
  checked_at timestamptz,
  checked_by uuid references authz.staff,
  own_will boolean,
  check ((receiver_unit is null) <> (receiver_name is null)),
  check (answer <> 'given' or (asked_alone and limits_told_at is not null and answered_at is not null and signed_how is not null)),
  check ((answer = 'notAsked') = (not_asked_because is not null)),
  check (withdrawn_at is null or answer = 'given')
);
create index on data.consent (section_id, asked_at);
create index on data.consent (file_id) where answer = 'given' and withdrawn_at is null;

-- What has been given to whom, by part, and what was held back.
create table data.disclosure (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  at timestamptz not null,
  given_by uuid not null references authz.staff,
  receiver_unit uuid references authz.unit,
  receiver_name bytea,
  how text not null check (how in ('meeting', 'opening', 'certificate', 'spoken', 'letter', 'mail')),
  ground_kind text not null check (ground_kind in ('secrecyWaiver', 'necessary', 'statutoryDuty', 'otherProvision')),
  ground_id uuid references authz.ground,
  provision text,
  parts text[] not null,
  held_back text[] not null default '{}',
  words bytea,
  held_back_words bytea,
  check ((receiver_unit is null) <> (receiver_name is null))
);
create index on data.disclosure (section_id, at desc);

create table data.meeting (
  id uuid primary key,
  group_id uuid references authz.internal_group,
  kind text not null check (kind in ('regular', 'urgent')),
  called_by uuid not null references authz.staff,
  called_at timestamptz not null,
  starts_at timestamptz not null,
  -- Where to come, or how to call in. Sealed with the municipality's key: it belongs to no file.
  place bytea,
  held_at timestamptz,
  held_by uuid references authz.staff,
  cancelled_at timestamptz,
  check ((kind = 'regular') <= (group_id is not null))
);
create index on data.meeting (starts_at) where held_at is null and cancelled_at is null;

create table data.meeting_seat (
  meeting_id uuid not null references data.meeting,
  staff_id uuid not null references authz.staff,
  unit_id uuid references authz.unit,
  called_as text not null check (called_as in ('member', 'deputy', 'presenter', 'ownTask', 'coordinator')),
  called_at timestamptz not null,
  answer text check (answer in ('coming', 'notComing')),
  answered_at timestamptz,
  attended boolean,
  primary key (meeting_id, staff_id)
);
create index on data.meeting_seat (staff_id);

-- One file at one meeting. Seen only by those who have a ground for that file; there is no number that counts the others.
create table data.agenda_item (
  id uuid primary key,
  meeting_id uuid not null references data.meeting,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  added_by uuid not null references authz.staff,
  added_at timestamptz not null,
  because text[] not null check (cardinality(because) > 0 and because <@ array['proposed', 'oldTask', 'clockBreached', 'urgent']),
  question bytea,
  discussed_at timestamptz,
  postponed_at timestamptz,
  unique (meeting_id, file_id)
);
create index on data.agenda_item (file_id);
create index on data.agenda_item (section_id);

-- Asked for at the next meeting, until it is taken up there.
create table data.proposal (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  proposed_by uuid not null references authz.staff,
  proposed_at timestamptz not null,
  question bytea,
  withdrawn_at timestamptz,
  item_id uuid references data.agenda_item
);
create index on data.proposal (section_id);
create index on data.proposal (file_id) where withdrawn_at is null and item_id is null;

-- A task that a meeting decided on is an action of the plan like any other, and tells where it comes from.
alter table data.action add column item_id uuid references data.agenda_item;
create index on data.action (item_id) where item_id is not null;
