-- What one holds is asked for on every list: answered from the index alone, however many files one has had.
create index ground_of_staff_idx on authz.ground (staff_id) include (file_id, kind, valid_from, valid_to, signed_at)
  where ended_at is null and staff_id is not null;
