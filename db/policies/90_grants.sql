-- Who may call what. Runs last: everything is revoked first, so that what is not listed here is not granted.
set local role samgrepp_gate;
do $$
declare f record;
begin
  for f in select p.oid::regprocedure as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'authz' and p.proowner = 'samgrepp_gate'::regrole loop
    execute format('revoke all on function %s from public, samgrepp_app, samgrepp_door, samgrepp_jobs', f.name);
  end loop;
  for f in select p.oid::regprocedure as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'authz' and p.proname = any (array[
      'add_staff',
      'agreed_with_me',
      'agreement_done',
      'answer_certificate',
      'answer_step',
      'ask_decider',
      'ask_lowering',
      'ask_necessary',
      'ask_provision',
      'blocked_files',
      'blocked_staff',
      'both_sides',
      'call_group',
      'can_be_called',
      'can_be_named',
      'claim',
      'concerns_me',
      'confirm_disposal',
      'coordinated_groups',
      'count_hints',
      'create_file',
      'create_report_file',
      'create_situation',
      'decide_lowering',
      'decide_tie',
      'declare_relation',
      'detach_copies',
      'disclose_item',
      'disposal_holds',
      'disposals',
      'disposals_due',
      'emergencies',
      'end_certificate',
      'end_decider',
      'end_delegation',
      'end_emergency',
      'end_ground',
      'end_hold',
      'end_necessary',
      'end_passkeys',
      'end_reading_request',
      'end_role',
      'end_seat',
      'end_tie_decision',
      'end_session',
      'end_staff',
      'end_work',
      'enter',
      'give_location',
      'give_role',
      'give_waiver',
      'group_tasks',
      'hand_over',
      'handed_over',
      'hand_over_report',
      'has_role',
      'hearers',
      'hold_file',
      'index_named',
      'index_person',
      'instance_kind',
      'invite',
      'is_open',
      'issue_certificate',
      'kept_apart',
      'kept_staff',
      'known',
      'leads',
      'leave_word',
      'led_files',
      'led_units',
      'led_writable_files',
      'live_certificates',
      'lock_session',
      'log',
      'lowering_of',
      'lowerings_to_decide',
      'mail_waiting',
      'make_agenda',
      'make_decoy',
      'my_decoys',
      'make_agendas',
      'may_give_location',
      'may_sign_necessary',
      'may_decide_tie',
      'may_staff_team',
      'may_tell',
      'me',
      'move_report',
      'my_agenda',
      'my_alerts',
      'my_certificates',
      'my_meetings',
      'my_relations',
      'my_situations',
      'my_units', 'duty_units', 'duty_now',
      'name_deputy',
      'name_team_member',
      'not_told_of_time_off',
      'now',
      'numbered_staff',
      'open',
      'open_emergency',
      'open_files',
      'place_is_checked',
      'propose_disposal',
      'read_by',
      'read_by_others',
      'readable',
      'remove_absence',
      'remove_relation',
      'remove_shift',
      'renew_emergency',
      'renewable',
      'repeats',
      'reveal_location',
      'review_emergency',
      'save_absence',
      'save_group',
      'save_seat',
      'save_shift',
      'save_unit',
      'session_id',
      'services_kept',
      'set_block',
      'end_block',
      'openable',
      'close_unit',
      'set_own_number',
      'unit_holds',
      'waiting_links',
      'confirm_link',
      'set_clock',
      'set_delegation',
      'set_mail',
      'set_preferences',
      'set_protection',
      'shared_files',
      'shut_out',
      'sign_guardian_letter',
      'sign_necessary',
      'sign_reading_extract',
      'signed_in',
      'situation_files',
      'situation_steps',
      'speaks_for',
      'start_again',
      'steps_to_answer',
      'take_location',
      'support_waiting',
      'take_place',
      'team_files',
      'unindex_person',
      'ways_in',
      'who_sees',
      'whole_meetings',
      'withdraw_consent',
      'withdraw_disposal',
      'withdraw_told',
      'withheld',
      'withheld_subjects',
      'withhold',
      'word_hints',
      'works_until',
      'writable',
      'writable_files',
      'writable_section'
    ]) loop
    execute format('grant execute on function %s to samgrepp_app', f.name);
  end loop;
  for f in select p.oid::regprocedure as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'authz' and p.proname = any (array[
      'begin_ceremony',
      'count_attempt',
      'demo_people',
      'enrol',
      'find_credential',
      'find_enrolment',
      'found_municipality',
      'instance_kind',
      'locked_session',
      'now',
      'open_session',
      'prove_session',
      'start_demo_session',
      'start_session',
      'take_ceremony',
      'unlock_session'
    ]) loop
    execute format('grant execute on function %s to samgrepp_door', f.name);
  end loop;
  for f in select p.oid::regprocedure as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'authz' and p.proname = any (array[
      'ask_answers_again',
      'ask_inputs',
      'carry_steps',
      'end_run_out',
      'mail_facts',
      'mails_to_make',
      'next_meetings',
      'now',
      'refuse_mail',
      'remind_of_reviews',
      'tell_of_clock'
    ]) loop
    execute format('grant execute on function %s to samgrepp_jobs', f.name);
  end loop;
end $$;

-- The figures: who asks and what time it is comes from the gate; of what the statistics count, one answer goes to pages.
grant execute on function authz.now(), authz.has_role(text[]) to samgrepp_statistics;
set local role samgrepp_statistics;
do $$
declare f record;
begin
  for f in select p.oid::regprocedure as name from pg_proc p where p.pronamespace = 'authz'::regnamespace and p.proowner = 'samgrepp_statistics'::regrole loop
    execute format('revoke all on function %s from public, samgrepp_app, samgrepp_door, samgrepp_jobs, samgrepp_gate', f.name);
  end loop;
end $$;
grant execute on function authz.advice_figures() to samgrepp_app;
grant execute on function authz.child_barriers() to samgrepp_app;
grant execute on function authz.cost_totals() to samgrepp_app;
grant execute on function authz.stage_times() to samgrepp_app;
grant execute on function authz.support_figures() to samgrepp_app;
grant execute on function authz.unmet_needs() to samgrepp_app;
grant execute on function authz.hindrances() to samgrepp_app;

-- The log: who asks and what time it is comes from the gate. Sealing, and the heads for the witnesses, are the jobs' alone.
set local role samgrepp_gate;
grant execute on function authz.now(), authz.instance_kind(), authz.me(), authz.has_role(text[]), authz.leads(uuid), authz.blocked_files(),
  authz.stands_opposite(uuid), authz.log(text, text, uuid, jsonb), authz.may_staff_team(uuid), authz.reader_ties(uuid), authz.of_violent(uuid)
  to samgrepp_auditor;
set local role samgrepp_auditor;
do $$
declare f record;
begin
  for f in select p.oid::regprocedure as name from pg_proc p where p.pronamespace = 'authz'::regnamespace and p.proowner = 'samgrepp_auditor'::regrole loop
    execute format('revoke all on function %s from public, samgrepp_app, samgrepp_door, samgrepp_jobs, samgrepp_gate', f.name);
  end loop;
end $$;
grant execute on function authz.seal_log(integer), authz.heads_after(bigint, integer), authz.last_head(), authz.root_at(bigint)
  to samgrepp_jobs;
grant execute on function authz.my_reviews(), authz.reviews_to_make(), authz.begin_review(uuid, date, uuid),
  authz.judge_line(uuid, text, bytea), authz.end_review(uuid), authz.readings(uuid, timestamptz, timestamptz, text) to samgrepp_app;
