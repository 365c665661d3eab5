-- Asked of each file that an agenda is made of: whether a task is left from a meeting, and whether a clock has been breached.
create index action_open_of_item_idx on data.action (file_id) where item_id is not null and done_at is null and no_longer_possible_at is null;
create index running_clock_open_of_file_idx on data.running_clock (file_id, due_at) where met_at is null and ended_at is null;
-- What was replaced or has ended is read on the page of its file too: found by its section, among all that other files have.
create index process_of_section_idx on data.process (section_id);
create index safe_contact_of_section_idx on data.safe_contact (section_id);
create index warning_of_section_idx on data.warning (section_id);
