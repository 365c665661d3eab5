-- Questions that are counted, each kind by itself: who is known here, and whom a leader decides about first.
alter table authz.search_count add column about text not null default 'person' check (about in ('person', 'apart'));
