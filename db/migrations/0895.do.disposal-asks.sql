-- Whether somebody's other files rest is asked of each file that is due.
create index on data.closing (file_id);
create index on data.follow_up (file_id);
create index on data.investigation (file_id);
