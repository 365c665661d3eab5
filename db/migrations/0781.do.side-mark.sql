-- The side of a file is sealed, so that no copy of the database is a list of those who use violence. What a rule in the database has to
-- know of it, it knows by a mark under the file's own key: the one who writes proves a side with it, and to all others it is noise. A file
-- without one proves nothing.
alter table data.file_side add column mark bytea;
alter table data.joint_handling add column side_mark bytea;
