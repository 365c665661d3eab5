-- Support that ends before both were asked how working together feels says so, and why.
alter table data.alliance_rating drop constraint alliance_rating_by_person_check;
alter table data.alliance_rating add check (by_person in ('filledIn', 'didNotWant', 'notSuitable', 'notAsked'));
alter table data.alliance_rating add constraint not_asked_says_why check (by_person <> 'notAsked' or (words is not null and by_worker = 'notFilledIn'));
