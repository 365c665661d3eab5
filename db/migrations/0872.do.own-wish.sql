-- What the person wants of it, in the person's own words: a referral of one who uses violence is none without them (voices V65).
alter table data.referral add column wish bytea;
