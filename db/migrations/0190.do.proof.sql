-- When the one behind a session last proved with a passkey that it is still the same person: at sign-in, at unlocking, and
-- before what can't be called back (a role given, an address shown, a document handed out).
alter table authz.session add column proved_at timestamptz;
update authz.session set proved_at = started_at;
alter table authz.session alter column proved_at set not null;

alter table authz.ceremony drop constraint ceremony_kind_check;
alter table authz.ceremony add constraint ceremony_kind_check check (kind in ('signIn', 'enrol', 'unlock', 'prove'));
