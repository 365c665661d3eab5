-- Who may call what. Runs last: everything is revoked first, so that what is not listed here is not granted.
set local role samgrepp_gate;
do $$
declare f record;
begin
  for f in select p.oid::regprocedure as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'authz' and p.proowner = 'samgrepp_gate'::regrole loop
    execute format('revoke all on function %s from public, samgrepp_app, samgrepp_door', f.name);
  end loop;
  for f in select p.oid::regprocedure as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'authz' and p.proname = any (array['now', 'set_clock', 'instance_kind', 'me', 'session_id', 'signed_in', 'has_role', 'leads',
      'my_units', 'team_files', 'blocked_files', 'readable', 'writable', 'open_files', 'writable_files', 'log', 'enter', 'lock_session',
      'end_session', 'set_preferences', 'open', 'is_open', 'create_file', 'may_staff_team', 'blocked_staff', 'both_sides', 'kept_apart', 'name_team_member', 'end_ground',
      'claim', 'writable_section', 'hand_over', 'read_by_others', 'ask_decider', 'end_decider', 'create_report_file', 'hand_over_report', 'set_block', 'set_protection', 'index_person', 'unindex_person', 'known', 'repeats', 'create_situation',
      'save_unit', 'add_staff', 'end_staff', 'invite', 'give_role', 'end_role', 'set_delegation', 'end_delegation',
      'name_deputy', 'end_passkeys', 'ways_in', 'save_shift', 'remove_shift', 'save_absence', 'remove_absence']) loop
    execute format('grant execute on function %s to samgrepp_app', f.name);
  end loop;
  for f in select p.oid::regprocedure as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'authz' and p.proname = any (array['now', 'instance_kind', 'count_attempt', 'begin_ceremony', 'take_ceremony', 'find_credential',
      'find_enrolment', 'enrol', 'start_session', 'start_demo_session', 'locked_session', 'unlock_session', 'demo_people',
      'found_municipality']) loop
    execute format('grant execute on function %s to samgrepp_door', f.name);
  end loop;
end $$;

-- The figures: who asks and what time it is comes from the gate; of what the statistics count, one answer goes to pages.
grant execute on function authz.now(), authz.has_role(text[]) to samgrepp_statistics;
set local role samgrepp_statistics;
do $$
declare f record;
begin
  for f in select p.oid::regprocedure as name from pg_proc p where p.pronamespace = 'authz'::regnamespace and p.proowner = 'samgrepp_statistics'::regrole loop
    execute format('revoke all on function %s from public, samgrepp_app, samgrepp_door, samgrepp_gate', f.name);
  end loop;
end $$;
grant execute on function authz.stage_times() to samgrepp_app;
