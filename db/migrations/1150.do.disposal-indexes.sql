-- Disposal takes an action and a decision away: what refers to one is found without reading all of it.
create index on data.coordinated_part (action_id) where action_id is not null;
create index on data.appeal_step (made_id) where made_id is not null;
