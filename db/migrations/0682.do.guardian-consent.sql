-- Guardians' consent for one intervention for one child: asked of nobody by itself, each answer with its reason, and every lawful
-- way on answered before want of consent decides.
create table data.guardian_question (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  child_id uuid not null references data.person_told,
  intervention text not null check (intervention in ('supportTalks', 'treatment', 'psychological', 'contactPerson', 'parentingSupport', 'shelter', 'placement')),
  basis text not null check (basis in ('open', 'needsAssessed')),
  opinion text not null check (opinion in ('asks', 'agrees', 'against', 'unknown')),
  suitable boolean not null,
  stays_with uuid references data.person_told,
  at timestamptz not null,
  by_id uuid not null references authz.staff,
  denied_at timestamptz,
  denied_by uuid references authz.staff,
  denied_words bytea,
  check ((denied_at is null) = (denied_words is null) and (denied_at is null) = (denied_by is null))
);
create index on data.guardian_question (section_id);
create index on data.guardian_question (file_id);
create index on data.guardian_question (child_id);

create table data.guardian_answer (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  question_id uuid not null references data.guardian_question,
  guardian_id uuid not null references data.person_told,
  endangers text not null check (endangers in ('yes', 'no', 'unknown')),
  answer text not null check (answer in ('yes', 'no', 'notAsked', 'unknown')),
  because text check (because in ('endangers', 'notReached', 'notYet')),
  words bytea,
  at timestamptz not null,
  by_id uuid not null references authz.staff,
  replaced_at timestamptz,
  check ((answer = 'notAsked') = (because is not null)),
  -- One whom asking may endanger somebody has been asked by nobody.
  check (endangers = 'no' or answer = 'notAsked' and because = 'endangers')
);
create index on data.guardian_answer (section_id);
create index on data.guardian_answer (file_id);
create index on data.guardian_answer (question_id);

create table data.consent_way (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  question_id uuid not null references data.guardian_question,
  way text not null check (way in ('ageTwelve', 'ageFifteen', 'ageFifteenOpen', 'oneGuardian', 'shelterGuardian', 'courtShelter', 'immediateShelter', 'care')),
  taken boolean not null,
  words bytea not null,
  at timestamptz not null,
  by_id uuid not null references authz.staff,
  replaced_at timestamptz
);
create index on data.consent_way (section_id);
create index on data.consent_way (file_id);
create index on data.consent_way (question_id);
