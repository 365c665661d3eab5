-- What was decided, promised, assessed and warned of in a contact goes along to the file, and is marked there where the
-- contact turned out to be about somebody else.
alter table data.protection_assessment add detached_at timestamptz;
alter table data.warning add detached_at timestamptz;
alter table data.promise add detached_at timestamptz;
alter table data.decision add detached_at timestamptz;
-- The decision that this row repeats in the file of the person whom it is about; it was made there and is signed there.
alter table data.decision add copied_of uuid references data.decision;
alter table data.copied_row drop constraint copied_row_of_table_check;
alter table data.copied_row add check (of_table in ('person_told', 'violence_told', 'fear_rating', 'interpreter_need', 'safe_contact',
  'protection_assessment', 'warning', 'promise', 'decision'));
