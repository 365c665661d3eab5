-- What was agreed with one worker and isn't done: asked for on each of her days.
create index month_agreement_of_one on data.month_agreement (owner_id, due_on) where outcome is null or outcome = 'goesOn';
