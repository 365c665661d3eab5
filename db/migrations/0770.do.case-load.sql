-- What a leader sees of a file without opening it, beside its reference: when there last was a contact, and how many talks are left.
alter table data.desk add column last_contact_at timestamptz, add column talks_left smallint check (talks_left >= 0);

-- Each worker's oldest open files of a unit: her load is counted, never listed.
create index desk_load on data.desk (unit_id, owner_id, since) include (file_id, last_contact_at, talks_left)
  where unit_id is not null and kind = 'file' and state <> 'closed';
