-- What is asked of a leader before each step of a programme, and what tells the other side that something has changed: somebody did not
-- come, or broke off (SoL 13:8).
alter table data.planned_step drop constraint planned_step_kind_check;
alter table data.planned_step add constraint planned_step_kind_check check (kind in ('programmeBegins', 'programmeChanges', 'programmeEnds',
  'programmeBroken', 'noShow', 'participationStatement', 'homeVisit', 'meeting', 'fileCloses', 'other'));

-- How one who uses violence came, with no assessment first. What is asked of that person is asked after the duty to report was told.
create table data.programme_entry (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  way text not null check (way in ('call', 'visit', 'referral', 'contact')),
  at timestamptz not null,
  by_id uuid not null references authz.staff,
  referrer bytea,
  -- In the person's own words. Without them a referral is none.
  wish bytea,
  duty_told_at timestamptz,
  duty_told_by uuid references authz.staff,
  unique (section_id),
  check ((way = 'referral') = (referrer is not null)),
  check (way <> 'referral' or wish is not null),
  check (way not in ('call', 'visit') or duty_told_at is not null),
  check ((duty_told_at is null) = (duty_told_by is null))
);

-- An early first meeting: offered after the duty was told, with what the person wishes of whoever gives it.
create table data.first_meeting (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  meets_at timestamptz not null,
  worker_id uuid not null references authz.staff,
  worker_wish text not null check (worker_wish in ('none', 'man', 'woman', 'language', 'other')),
  wish_met boolean,
  -- Why the wish could not be met.
  words bytea,
  offered_at timestamptz not null,
  by_id uuid not null references authz.staff,
  step_id uuid not null references data.planned_step,
  answer text check (answer in ('yes', 'later', 'no')),
  answered_at timestamptz,
  check ((worker_wish = 'none') = (wish_met is null)),
  check (wish_met is distinct from false or words is not null),
  check ((answer is null) = (answered_at is null))
);
create index on data.first_meeting (section_id);

-- That somebody took part: days and numbers, and nowhere a word of what came of it.
create table data.participation_statement (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  intervention_id uuid not null,
  step_id uuid not null references data.planned_step,
  from_on date not null,
  to_on date not null,
  attended smallint not null check (attended >= 0),
  wording smallint not null,
  issued_at timestamptz not null,
  by_id uuid not null references authz.staff,
  foreign key (intervention_id, file_id) references data.intervention (id, file_id),
  check (from_on <= to_on)
);
create index on data.participation_statement (section_id);
create index on data.participation_statement (intervention_id);
