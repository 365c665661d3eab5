-- Who was asked for what outside the plan's own units, by when, and the answer (voices V13, V59). Care lies in the section of health.
create table data.referral (
  id uuid primary key,
  file_id uuid not null references authz.file,
  section_id uuid not null references authz.section,
  kind text not null check (kind in ('traumaCare', 'psychiatry', 'substanceCare', 'somaticCare', 'habilitation', 'alarm', 'escort',
    'accompaniedReporting')),
  receiver bytea not null,
  purpose bytea not null,
  -- What went along stands in the register; nothing did where she goes herself, or nobody was named.
  disclosure_id uuid references data.disclosure,
  answer_by date not null,
  at timestamptz not null,
  by_id uuid not null references authz.staff,
  answer text check (answer in ('yes', 'waiting', 'no')),
  answer_words bytea,
  answered_at timestamptz,
  check ((answer is null) = (answered_at is null) and (answer is null) = (answer_words is null))
);
create index on data.referral (section_id);
create index on data.referral (file_id);
create index on data.referral (disclosure_id);
