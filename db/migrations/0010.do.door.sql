-- Tries at the door within the last minute, by account and address together, so that someone elsewhere who tries can't
-- lock a worker out. Keys are hashes: the table tells neither who nor from where.
create table authz.sign_in_attempt (
  key bytea not null,
  at timestamptz not null
);
create index on authz.sign_in_attempt (key, at);
create index on authz.sign_in_attempt (at);

-- No function without a deputy (V46): who steps in for the one who holds a role alone.
alter table authz.role_assignment add column deputy_id uuid references authz.staff;
