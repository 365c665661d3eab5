-- Who interprets at the talk that is booked. There is no word for a child, a relative or somebody of the person's own circle: none of them does.
alter table data.talk add column interpreter text check (interpreter in ('elsewhere', 'here', 'notBooked'));
