-- A call for attention: which file, whom, of what kind. No text, so that it can be shown without opening anything.
create table data.alert (
  id uuid primary key,
  file_id uuid not null references authz.file,
  -- Where the way to the file begins, for one who has no desk row of it.
  file_kind text not null check (file_kind in ('contact', 'person', 'situation')),
  -- Either one member of staff, or whoever has this duty in this unit when it is looked at.
  staff_id uuid references authz.staff,
  unit_id uuid references authz.unit,
  duty text check (duty in ('duty', 'backup')),
  kind text not null check (kind in ('promiseWithdrawn', 'decisionAsked', 'decisionMade', 'concernReported',
    'safeContactLocked', 'protectionPaused', 'warningSet', 'personAsked')),
  at timestamptz not null,
  raised_by uuid not null references authz.staff,
  seen_at timestamptz,
  seen_by uuid references authz.staff,
  check ((staff_id is null) = (unit_id is not null)),
  check ((unit_id is null) = (duty is null)),
  check ((seen_at is null) = (seen_by is null))
);
create index on data.alert (staff_id, at desc) where seen_at is null;
create index on data.alert (unit_id, duty, at desc) where seen_at is null;
create index on data.alert (file_id);

-- A pause says who and since when; a lower need than last time says why; a child's own row says what the child was told.
alter table data.protection_assessment
  add column paused_at timestamptz,
  add column paused_by uuid references authz.staff,
  add column paused_words bytea,
  add column lower_because bytea,
  add column child_told bytea,
  add column child_said bytea,
  add constraint paused_by_someone check ((state = 'paused') = (paused_at is not null) and (paused_at is null) = (paused_by is null)),
  add constraint done_with_need check ((state = 'done') = (assessed_at is not null) and (state <> 'done' or (need is not null and words is not null)));

-- A promise is kept or withdrawn, not both; it is withdrawn whole or not at all (voices V03).
alter table data.promise
  add constraint withdrawn_whole check (
    (withdrawn_at is null and withdrawn_by is null and withdrawn_reason is null and withdrawn_manager is null and replacement is null)
    or (withdrawn_at is not null and withdrawn_by is not null and withdrawn_reason is not null and withdrawn_manager is not null and replacement is not null)),
  add constraint kept_or_withdrawn check (kept_at is null or withdrawn_at is null);

-- Nothing is decided without a name, a time, a delegation and a motive; a change names what it changes and its ground (FL 37, SoL 14:9).
alter table data.decision
  add constraint decided_whole check ((state = 'asked') = (decided_by is null)
    and (decided_by is null) = (decided_at is null) and (decided_by is null) = (delegation_id is null)
    and (decided_by is null) = (basis is null) and (decided_by is null) = (motivation is null)),
  add constraint change_whole check ((state = 'changed') = (changes_id is not null) and (changes_id is null) = (change_ground is null));
create unique index decision_asked_once on data.decision (file_id, person_id, kind) where state = 'asked';

-- Why she was not asked: one of a few codes at the intake, her case officer's own words in an assessment.
alter table data.fear_rating
  add column not_asked_words bytea,
  add constraint not_asked_code check (not_asked_because ~ '^[a-zA-Z]{1,40}$');

alter table data.warning add column ended_by uuid references authz.staff;

create unique index decision_changed_once on data.decision (file_id, changes_id) where state = 'changed';

-- A concern report stands in two files, each in its own words and under its own key; the thread is what both sides see of it:
-- that it was made, received, decided on and answered. No text.
create table data.report_thread (
  id uuid primary key,
  from_file_id uuid not null references authz.file,
  child_file_id uuid not null references authz.file,
  to_unit_id uuid not null references authz.unit,
  made_at timestamptz not null,
  made_by uuid not null references authz.staff,
  received_at timestamptz,
  received_by uuid references authz.staff,
  outcome text check (outcome in ('opened', 'notOpened', 'alreadyOngoing')),
  decided_at timestamptz,
  decided_by uuid references authz.staff,
  feedback_wanted boolean not null default false,
  feedback_at timestamptz,
  feedback_by uuid references authz.staff,
  check ((received_at is null) = (received_by is null)),
  check ((outcome is null) = (decided_at is null) and (decided_at is null) = (decided_by is null)),
  check (decided_at is null or received_at is not null),
  check ((feedback_at is null) = (feedback_by is null))
);
create index on data.report_thread (from_file_id);
create index on data.report_thread (child_file_id);

alter table data.concern_report
  drop column to_unit_id, drop column received_at, drop column received_by, drop column child_file_id,
  add column thread_id uuid not null references data.report_thread,
  add column direction text not null check (direction in ('sent', 'received')),
  add column outcome_words bytea,
  add column feedback_words bytea;
create unique index on data.concern_report (file_id, thread_id, direction);
