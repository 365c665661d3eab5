-- No figure is an answer too: the person didn't want to, or it didn't suit now. It stands where the figures stand, and holds none.
alter table data.rating
  alter instrument_key drop not null,
  alter instrument_version drop not null,
  alter shown drop not null,
  alter value drop not null,
  add column declined text check (declined in ('didNotWant', 'notSuitable')),
  add constraint rating_answer check (num_nonnulls(instrument_key, instrument_version, shown, value) = case when declined is null then 4 else 0 end);
