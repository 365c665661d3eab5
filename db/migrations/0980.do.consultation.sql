-- A consultation about a child, of several authorities (Barnahus): in the child's own file. Who was there, what each does and when, what
-- the child is told and by whom, what the child says or why nobody knows; and when the police have ended theirs, who tells the child.
create table data.consultation (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  held_on date not null,
  form text not null check (form in ('inPerson', 'video', 'phone')),
  ground text not null check (ground in ('secrecyWaiver', 'crimeAgainstMinor', 'necessaryCareMinor', 'statutoryDuty')),
  decided bytea not null,
  tell_words bytea not null,
  teller text not null check (teller in ('socialServices', 'police', 'prosecutor', 'healthCare', 'childPsychiatry', 'school', 'otherAuthority')),
  opinion bytea,
  missing text check (missing in ('notAsked', 'tooSmall', 'didNotWant', 'notAlone', 'notSafe', 'notReached')),
  review_on date,
  reviewed_at timestamptz,
  review_words bytea,
  police_ended_on date,
  police_words bytea,
  child_told_at timestamptz,
  child_told_words bytea,
  at timestamptz not null,
  by_id uuid not null references authz.staff,
  check ((opinion is null) = (missing is not null)),
  check ((reviewed_at is null) = (review_words is null)),
  check ((police_ended_on is null) = (police_words is null)),
  check ((child_told_at is null) = (child_told_words is null)),
  check (child_told_at is null or police_ended_on is not null)
);
create index on data.consultation (section_id);

-- One that was there, and what that authority does. What we do ourselves is an action of the plan.
create table data.consultation_part (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  consultation_id uuid not null references data.consultation,
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
create index on data.consultation_part (section_id);
create index on data.consultation_part (consultation_id);
