-- Urgent meetings are counted over years, among many regular ones.
create index on data.meeting (kind, called_at);
