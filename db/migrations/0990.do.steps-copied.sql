-- What happened to a decision goes along with it into the file that is opened from a contact: of which row this is the copy.
alter table data.decision_step add column copied_of uuid references data.decision_step;
create index on data.decision_step (copied_of) where copied_of is not null;
