-- A follow-up that hears that the violence goes on, or that it isn't safe, is answered at once: the file is opened again, her own no
-- stands as it is, or it says why not; whoever may not open it leaves it to a leader (voices V06, SoL 14:2).
alter table data.follow_up add reopening text check (reopening in ('reopen', 'ownNo', 'leave', 'toLeader'));
alter table data.follow_up add reopening_words bytea;
alter table data.follow_up add constraint reopening_is_answered check (reopening is null or ended_at is not null);
alter table data.follow_up add constraint leaving_says_why check (reopening is distinct from 'leave' or reopening_words is not null);

do $$
declare kinds text;
begin
  select pg_get_expr(c.conbin, c.conrelid) into strict kinds from pg_constraint c
    where c.conrelid = 'data.alert'::regclass and c.conname = 'alert_kind_check';
  alter table data.alert drop constraint alert_kind_check;
  execute format('alter table data.alert add constraint alert_kind_check check (%s or kind in (''violenceGoesOn''))', kinds);
end $$;
