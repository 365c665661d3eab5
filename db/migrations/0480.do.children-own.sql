-- Both units see how far a concern report has come: what the child's own clocks say, and nothing of what they are about.
alter table data.report_thread
  add column protected_at timestamptz,
  add column decide_by timestamptz,
  add column investigate_by timestamptz,
  add column investigated_at timestamptz;

-- In a child's own file: what the child needs, in whose words.
create table data.child_need (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  area text not null check (area in ('safety', 'basicCare', 'health', 'education', 'feelings', 'relations', 'guidance')),
  said_by text not null check (said_by in ('child', 'guardian', 'school', 'healthCare', 'closePerson', 'worker')),
  words bytea not null,
  at timestamptz not null,
  by_id uuid not null references authz.staff,
  met_at timestamptz
);
create index on data.child_need (section_id);
create index on data.child_need (file_id);

-- What the child was told and what the child thinks, or why nobody knows (SoL 3:1-3:3).
create table data.child_voice (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  told bytea,
  how text not null check (how in ('talk', 'play', 'pictures', 'writing', 'interpreter', 'notTold')),
  understood text not null check (understood in ('yes', 'partly', 'no', 'unknown')),
  opinion bytea,
  missing text check (missing in ('notAsked', 'tooSmall', 'didNotWant', 'notAlone', 'notSafe', 'notReached')),
  at timestamptz not null,
  by_id uuid not null references authz.staff,
  check ((told is null) = (how = 'notTold')),
  check ((opinion is null) = (missing is not null))
);
create index on data.child_voice (section_id);
create index on data.child_voice (file_id);

-- School or preschool by how it is, never by its name: where the child is lies among the places.
create table data.schooling (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  kind text not null check (kind in ('preschool', 'school', 'upperSecondary', 'none')),
  status text not null check (status in ('attends', 'awayForSafety', 'away', 'elsewhereForNow', 'notArranged', 'notOfAge')),
  knows text not null check (knows in ('yes', 'no', 'unknown')),
  words bytea,
  at timestamptz not null,
  by_id uuid not null references authz.staff
);
create index on data.schooling (section_id);
create index on data.schooling (file_id);

-- What became of each child that an adult's file tells of, or why nothing has and whose that is.
create table data.child_outcome (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  child_id uuid not null references data.person_told,
  kind text not null check (kind in ('ownSupport', 'ownInvestigation', 'noNeed', 'gap')),
  support text check (support in ('crisisSupport', 'trappanTalks', 'childCounsellor', 'groupProgramme', 'parentingSupport', 'traumaCare')),
  gap text check (gap in ('noSupply', 'queue', 'guardianRefuses', 'askingEndangers', 'notReached', 'unitsDisagree', 'childDeclines', 'other')),
  words bytea not null,
  owner_id uuid references authz.staff,
  review_on date,
  at timestamptz not null,
  by_id uuid not null references authz.staff,
  replaced_at timestamptz,
  check (kind <> 'ownSupport' or support is not null),
  check ((kind = 'gap') = (gap is not null)),
  check ((kind = 'gap') = (owner_id is not null)),
  check ((kind = 'gap') = (review_on is not null))
);
create index on data.child_outcome (section_id);
create index on data.child_outcome (file_id);
create index on data.child_outcome (child_id);
