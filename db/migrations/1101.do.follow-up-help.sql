-- Whether the help was of use is asked of whoever is reached afterwards, and counted beside those who vanished (voices V45).
alter table data.follow_up add help text check (help in ('helped', 'partly', 'notHelped', 'didNotSay', 'notAsked'));
alter table data.follow_up add constraint help_of_one_reached check (outcome is not distinct from 'reached' or help is null);
