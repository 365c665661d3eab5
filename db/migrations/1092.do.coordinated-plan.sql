-- The coordinated individual plan (SoL 10:8, HSL 16:4): begun when somebody sees that both social services and health care are needed and
-- the person has consented. Who was called by which consent, what was decided, who has the main responsibility, how it went.
create table data.coordinated_plan (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  seen_on date not null,
  seen_by text not null
    check (seen_by in ('self', 'relative', 'socialServices', 'healthCare', 'childPsychiatry', 'school', 'otherAuthority')),
  why bytea not null,
  begun_at timestamptz,
  convener_id uuid references authz.staff,
  meet_by date,
  called_at timestamptz,
  meeting_at timestamptz,
  relative_ids uuid[] not null default '{}',
  relative_words bytea,
  held_on date,
  needs bytea,
  others bytea,
  main text check (main in ('socialServices', 'police', 'prosecutor', 'healthCare', 'childPsychiatry', 'school', 'otherAuthority')),
  main_who bytea,
  opinion bytea,
  missing text check (missing in ('didNotWant', 'notThere', 'noWords')),
  review_on date,
  reviewed_at timestamptz,
  review_words bytea,
  ended_at timestamptz,
  ended_because text check (ended_because in ('needsMet', 'ownWish', 'consentWithdrawn', 'noLongerBoth', 'moved', 'otherReason')),
  ended_words bytea,
  at timestamptz not null,
  by_id uuid not null references authz.staff,
  check ((begun_at is null) = (convener_id is null) and (begun_at is null) = (meet_by is null)),
  check ((called_at is null) = (meeting_at is null)),
  check (called_at is null or begun_at is not null),
  check (held_on is null or called_at is not null),
  check ((held_on is null) = (needs is null) and (held_on is null) = (main is null) and (held_on is null) = (main_who is null)),
  check (held_on is null or (opinion is null) = (missing is not null)),
  check (review_on is null or held_on is not null),
  check ((reviewed_at is null) = (review_words is null)),
  check ((ended_at is null) = (ended_because is null) and (ended_at is null) = (ended_words is null)),
  check ((cardinality(relative_ids) = 0) = (relative_words is null))
);
create index on data.coordinated_plan (section_id);

-- Whom we called, as what, and by which consent.
create table data.coordinated_partner (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  plan_id uuid not null references data.coordinated_plan,
  authority text not null check (authority in ('police', 'prosecutor', 'healthCare', 'childPsychiatry', 'school', 'otherAuthority')),
  consent_id uuid not null references data.consent,
  at timestamptz not null,
  by_id uuid not null references authz.staff
);
create index on data.coordinated_partner (section_id);
create index on data.coordinated_partner (plan_id);
create index on data.coordinated_partner (consent_id);

-- What one of them does. What we do ourselves is an action of the plan.
create table data.coordinated_part (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  plan_id uuid not null references data.coordinated_plan,
  authority text not null
    check (authority in ('socialServices', 'police', 'prosecutor', 'healthCare', 'childPsychiatry', 'school', 'otherAuthority')),
  who bytea,
  task bytea,
  due_on date,
  done_at timestamptz,
  action_id uuid references data.action,
  at timestamptz not null,
  by_id uuid not null references authz.staff,
  check ((task is null) = (due_on is null)),
  check (task is not null or done_at is null),
  check (action_id is null or task is null)
);
create index on data.coordinated_part (section_id);
create index on data.coordinated_part (plan_id);
