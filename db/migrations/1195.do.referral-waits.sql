-- What was said each time that it was to wait: the answer that ends the wait takes none of it away (voices V13).
alter table data.referral add column waited bytea;
