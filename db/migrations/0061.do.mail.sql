-- Where staff are told by mail, and what became of it. No row here holds words, and none but the staff's own an address.
alter table authz.staff
  add column mail text check (length(mail) <= 254 and mail ~ '^[^[:space:]@<>"(),:;]+@[^[:space:]@<>"(),:;]+[.][^[:space:]@<>"(),:;]+$'),
  -- The mail server said that there is no such address; a new address begins anew.
  add column mail_refused_at timestamptz;

-- No foreign key: a refusal would tell which clocks there are.
alter table data.alert add column clock_id uuid;
create index on data.alert (at) where seen_at is null;

create table data.mail (
  id uuid primary key,
  staff_id uuid not null references authz.staff,
  kind text not null check (kind in ('atOnce', 'digest')),
  made_at timestamptz not null,
  attempts integer not null default 0,
  -- By the server's own clock, which no demo sets: while one process tries, the others wait until then.
  next_try_at timestamptz not null default now(),
  sent_at timestamptz
);
create index on data.mail (next_try_at) where sent_at is null;
create index on data.mail (staff_id);

-- Each notice leaves once for each person: by itself, or in a digest.
create table data.mail_alert (
  alert_id uuid not null references data.alert,
  staff_id uuid not null references authz.staff,
  mail_id uuid not null references data.mail on delete cascade,
  primary key (alert_id, staff_id)
);
create index on data.mail_alert (mail_id);

-- Days whose digests are made.
create table data.digest_day (
  day date primary key,
  made_at timestamptz not null
);

-- What has been told of a clock, so that a restart repeats nothing. A new deadline is told of anew.
create table data.clock_told (
  clock_id uuid not null references data.running_clock,
  due_at timestamptz not null,
  -- The day of the reminder that the rule names; 0 when the deadline has passed.
  alarm_day smallint not null check (alarm_day >= 0),
  told_at timestamptz not null,
  primary key (clock_id, due_at, alarm_day)
);
