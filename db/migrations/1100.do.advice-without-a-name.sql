-- Advice to somebody who doesn't say who she is (SoL 14:4): by phone, in a chat, at the door. It ends when it is given. No file, no person,
-- no clock: closed words, and a short note that names nobody.
create table data.unnamed_advice (
  id uuid primary key,
  unit_id uuid not null references authz.unit,
  channel text not null check (channel in ('call', 'chat', 'visit', 'dropIn')),
  for_whom text not null check (for_whom in ('subjected', 'usesViolence', 'child', 'closePerson', 'professional')),
  -- Words of safety/violence-vocabulary.ts; none where nothing was said of it.
  violence text[] not null default '{}',
  advised text[] not null,
  -- Where somebody can be found out, this is no advice without a name: the form leads on (SoL 19:1).
  child_concern text not null check (child_concern in ('none', 'unfindable')),
  danger text not null check (danger in ('none', 'unfindable')),
  unfindable_because text check (unfindable_because in ('declined', 'brokenOff', 'nothingToGoOn')),
  terms_told text not null check (terms_told in ('told', 'brokenOff', 'notTold')),
  note bytea,
  given_at timestamptz not null,
  given_by uuid not null references authz.staff,
  -- She said who she is after all. Not where that led.
  taken_further_at timestamptz,
  check ((unfindable_because is null) = (child_concern = 'none' and danger = 'none')),
  check (taken_further_at is null or note is null)
);
create index on data.unnamed_advice (unit_id, given_at desc);
create index on data.unnamed_advice (given_at);

-- Somebody writes in a chat.
alter table data.contact drop constraint contact_channel_check,
  add constraint contact_channel_check check (channel in ('call', 'visit', 'letter', 'mail', 'eService', 'chat'));
