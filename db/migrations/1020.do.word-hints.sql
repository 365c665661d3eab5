-- How the words about violence change, counted by unit and month (voices V16): how many hints were shown, how many of those words went
-- from the text afterwards, how many texts were signed, and how many of them still held such a word. Not what was written, in which file,
-- or by whom.
create table authz.word_hint (
  unit_id uuid not null references authz.unit,
  month date not null check (extract(day from month) = 1),
  shown integer not null default 0 check (shown >= 0),
  changed integer not null default 0 check (changed >= 0),
  signed integer not null default 0 check (signed >= 0),
  kept integer not null default 0 check (kept between 0 and signed),
  primary key (unit_id, month)
);
