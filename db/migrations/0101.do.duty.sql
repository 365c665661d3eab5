-- Who has duty now is asked with every page: among the shifts of years, those that have not ended.
create index on authz.rota_shift (ends_at);
