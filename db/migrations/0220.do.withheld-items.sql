-- A single item that somebody is kept from: not notes alone, and not only one who could ask to be given it, but a colleague
-- to whom the file is otherwise open. One table, by kind and item.
alter table data.withheld_note rename to withheld;
alter table data.withheld rename column note_id to item_id;
do $$
declare k record;
begin
  for k in select conname from pg_constraint where conrelid = 'data.withheld'::regclass and conname like 'withheld\_note\_%' loop
    if k.conname = 'withheld_note_note_id_fkey' then
      alter table data.withheld drop constraint withheld_note_note_id_fkey;
    else
      execute format('alter table data.withheld rename constraint %I to %I', k.conname, replace(k.conname, 'withheld_note', 'withheld'));
    end if;
  end loop;
end $$;
alter table data.withheld add column kind text not null default 'note'
  check (kind in ('note', 'account', 'assessment', 'decision', 'letter', 'certificate'));
alter table data.withheld alter column kind drop default;
alter table data.withheld alter column person_id drop not null;
-- Told of in the file: is never given it. Of the staff: never sees it, whatever opens the file to her.
alter table data.withheld add column staff_id uuid references authz.staff;
alter table data.withheld add constraint withheld_from_one check (num_nonnulls(person_id, staff_id) = 1);
create index on data.withheld (staff_id) where ended_at is null;
create index on data.withheld (by_id);

-- Which letter a row of the register tells of, so that it can be left out together with it.
alter table data.disclosure add column letter_id uuid references data.guardian_letter;
create index on data.disclosure (letter_id) where letter_id is not null;

-- Row security, forced on the owner too, would find no event; it is put back by the policies in this transaction.
alter table data.event no force row level security;
update data.event set kind = 'item.withheld' where kind = 'note.withheld';
update data.event set kind = 'item.notWithheld' where kind = 'note.notWithheld';
