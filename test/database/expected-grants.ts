/**
 * The rights that the database gives, and no others: held against its catalogue by catalogue.test.ts. A new table or
 * function is entered here by whoever makes it, so that a wider grant is a line that a reviewer reads.
 *
 * What is not here is missing for a reason. The application deletes nothing of the casework: what was wrong is detached,
 * withdrawn or replaced, and can be followed. It never changes ids, the file or the section of a row. It reads neither
 * sessions, passkeys, links, blocks, the index of persons nor the log. The door reads no table at all.
 */
export const appTables: Record<string, string> = {
  'authz.absence': 'select',
  'authz.delegation': 'select',
  'authz.file': 'select',
  'authz.ground': 'select',
  'authz.group_seat': 'select',
  'authz.internal_group': 'select',
  'authz.opening': 'select',
  'authz.role_assignment': 'select',
  'authz.rota_shift': 'select',
  'authz.section': 'select',
  'authz.staff': 'select',
  'authz.unit': 'select',
  'authz.unit_function': 'select',
  'data.account':
    'insert, select, update (body, changed, confirmed_at, confirmed_how, confirmed_to, draft, revision, saved_at, saved_page)',
  'data.action': 'insert, select, update (done_at, due_on, no_longer_possible_at, outcome, owner_id)',
  'data.agenda_item': 'insert, select, update (cancelled_because, discussed_at, postponed_at, question)',
  'data.alert': 'insert, select, update (seen_at, seen_by)',
  'data.annotation': 'insert, select',
  'data.certificate': 'select',
  'data.certificate_content': 'select',
  'data.certificate_source': 'select',
  'data.concern_report': 'insert, select, update (feedback_words, outcome_words)',
  'data.consent':
    'insert, select, update (answer, answered_at, asked_alone, check_words, checked_at, checked_by, left_to_end_at, limits_told_at, not_asked_because, own_will, said_yes_at, signature, signed_how)',
  'data.consent_paper': 'insert, select',
  'data.contact':
    'insert, select, update (children_known, come_back, concerns_file_id, detached_at, duty_to_report_told_at, ended_at, information_given, living_together, may_contact, outcome, outcome_words, source_words, state, urgency)',
  'data.contact_try': 'insert, select',
  'data.copied_row': 'insert, select',
  'data.decision':
    'insert, select, update (basis, decided_at, decided_by, delegation_id, detached_at, motivation, state)',
  'data.desk': 'delete, insert, select, update (changed_at, label, owner_id, state, urgency)',
  'data.disclosure': 'insert, select',
  'data.emergency': 'select',
  'data.event': 'insert, select',
  'data.fear_rating': 'insert, select, update (detached_at)',
  'data.file_key': 'insert, select',
  'data.file_side': 'insert, select, update (side)',
  'data.goal': 'insert, select, update (ended_at, outcome)',
  'data.interpreter_need': 'insert, select, update (booked_at, checked_at, checked_by, detached_at, words)',
  'data.item_minutes': 'insert, select',
  'data.guardian_block': 'insert, select, update (ended_at, ended_by, ended_words)',
  'data.guardian_letter': 'insert, select, update (withdrawn_at, withdrawn_by)',
  'data.left_word': 'select',
  'data.location_fact':
    'insert, select (at, by_id, ended_at, ended_by, file_id, id, kind, marks, person_id, section_id), update (ended_at, ended_by)',
  'data.meeting': 'insert, select, update (cancelled_at, held_at, held_by, place, starts_at)',
  'data.meeting_input': 'insert, select',
  'data.meeting_seat': 'insert, select, update (answer, answered_at, attended, confirmed_at)',
  'data.meeting_series': 'insert, select, update (at_hour, place, set_at, set_by, starts_on, weekday)',
  'data.task_review': 'insert, select',
  'data.morning_review': 'insert, select',
  'data.necessary': 'insert, select, update (ended_because)',
  'data.note': 'insert, select, update (body, happened_at, kind, removed_at, saved_at, saved_page, signed_at, version)',
  'data.person_told':
    'insert, select, update (birth_year, child_exposure, detached_at, guardian_ids, lives_with, name, number, own_file_id, relation, words)',
  'data.process': 'insert, select, update (changed_at, ended_on, holder, next_on, next_step, reference)',
  'data.promise':
    'insert, select, update (detached_at, kept_at, owner_id, replacement, withdrawn_at, withdrawn_by, withdrawn_manager, withdrawn_reason)',
  'data.proposal': 'insert, select, update (item_id, withdrawn_at)',
  'data.protection_assessment':
    'insert, select, update (alone_and_safe, answers, assessed_at, child_said, child_told, detached_at, lets_her_stay, lower_because, mode, need, paused_at, paused_by, paused_words, state, there_afterwards, words)',
  'data.report_thread':
    'insert, select, update (decided_at, decided_by, feedback_at, feedback_by, outcome, received_at, received_by)',
  'data.retelling': 'insert, select',
  'data.running_clock': 'insert, select, update (due_at, ended_at, extended_reason, met_at, met_by, owner_id)',
  'data.safe_contact': 'insert, select, update (checked_at, checked_by, detached_at, locked_at, replaced_at)',
  'data.setting': 'insert, select, update (changed_at, changed_by, value)',
  'data.submission': 'delete, insert, select, update (location)',
  'data.unwritten': 'insert, select, update (written_at)',
  'data.violence_told': 'insert, select, update (detached_at, ongoing)',
  'data.warning': 'insert, select, update (detached_at, ended_at, ended_by)',
  'data.withdrawal_told': 'insert, select, update (checked_at, checked_by)',
};

/** Owns the functions that give access. Inserts into the log and can never read or change it. */
export const gateTables: Record<string, string> = {
  'audit.entry': 'insert',
  // Tells the holder of a file that somebody asked, and of clocks; moves clocks with a file that is handed over.
  'data.alert': 'insert, select',
  // What was told of a clock; whom a notice leaves to by mail; the job that goes with it.
  'data.clock_told': 'insert, select',
  ...all('select', ['data.mail', 'data.mail_alert']),
  ...all('insert, select, update', [
    'graphile_worker._private_job_queues',
    'graphile_worker._private_jobs',
    'graphile_worker._private_tasks',
  ]),
  // Starts the one clock that nobody with the file open starts: whether a withdrawal was the person's own will.
  'data.running_clock': 'insert, select, update (ended_at, met_at, owner_id, unit_id)',
  'data.event': 'insert',
  // Emergencies are written as they are opened, made longer, ended and reviewed, and in no other way.
  'data.emergency':
    'insert, select, update (ended_at, outcome, renewals, review_words, reviewed_at, reviewed_by, until)',
  // Which consents there are to end, never what they say.
  'data.consent':
    'select (answer, asking_id, file_id, ground_id, id, receiver_unit, reference, run_out_at, section_id, valid_to, withdrawn_at), update (ground_id, run_out_at, withdrawn_at, withdrawn_by)',
  // What was said when a consent was taken back, and certificates that leave the file. Their words it can't read.
  'data.withdrawal_told': 'insert',
  'data.certificate': 'insert, select, update (answer, answer_words, answered_at, answered_by, ended_at)',
  'data.certificate_content': 'insert',
  'data.certificate_source': 'insert, select (certificate_id, disclosure_id, file_id)',
  // What units were given at a meeting, by part.
  'data.disclosure': 'insert, select (consent_id, file_id, ground_kind, how, id, receiver_unit)',
  // Whether a contact has been dealt with; the sealed name by which an agenda calls a file.
  'data.desk': 'select (file_id, kind, label, owner_id, reference, state, unit_id), update (owner_id)',
  // The agenda that makes itself: which files come up, why, who is called, and which unit has said what it wanted; no words.
  'data.action': 'select (done_at, due_on, file_id, item_id, no_longer_possible_at)',
  'data.agenda_item': 'insert, select, update (because, lapsed_at)',
  'data.guardian_block': 'select (ended_at, person_id)',
  'data.guardian_letter': 'select, update (exception_words, signed_at, signed_by)',
  'data.person_told': 'select (file_id, id, part)',
  'data.left_word': 'insert',
  // The words of a place leave by reveal_location alone; the application can't select them.
  'data.location_fact': 'select (at, file_id, id, words)',
  'data.meeting': 'select (called_at, called_by, cancelled_at, group_id, held_at, id, kind, starts_at)',
  'data.meeting_input': 'select (item_id, unit_id)',
  'data.meeting_seat': 'delete, insert, select, update (asked_again_at, called_as, unit_id)',
  'data.proposal': 'select (file_id, item_id, withdrawn_at)',
  'data.setting': 'select',
  ...all('insert, select, update', [
    'authz.block',
    'authz.credential',
    'authz.delegation',
    'authz.enrolment',
    'authz.file',
    'authz.ground',
    'authz.group_seat',
    'authz.instance',
    'authz.internal_group',
    'authz.named_index',
    'authz.opening',
    'authz.role_assignment',
    'authz.search_count',
    'authz.section',
    'authz.session',
    'authz.situation_member',
    'authz.staff',
    'authz.unit',
  ]),
  // Passing things, and what carries no history: everything else is ended, not deleted.
  ...all('delete, insert, select, update', [
    'authz.absence',
    'authz.ceremony',
    'authz.person_index',
    'authz.staff_relation',
    'authz.rota_shift',
    'authz.sign_in_attempt',
    'authz.unit_function',
  ]),
};

/** Counts over all files for the figures, and can tell nobody a row: it reads when a stage was reached, and by which file. */
export const statisticsTables: Record<string, string> = {
  'data.action': 'select (item_id)',
  'data.agenda_item': 'select (id, meeting_id)',
  'data.contact': 'select (concerns_file_id, detached_at, ended_at, file_id, received_at)',
  'data.event': 'select (at, file_id, kind)',
  'data.meeting': 'select (called_at, cancelled_at, held_at, id, kind)',
  'data.meeting_seat': 'select (answered_at, attended, called_as, meeting_id)',
};

/** Its own functions, and the two that tell it who asks and when. Of its own, pages may call `stage_times`. */
export const statisticsFunctions = [
  'first_contacts',
  'has_role',
  'hide_small',
  'now',
  'stage_times',
  'survival',
  'times_of',
  'told_share',
  'urgent_meetings',
];

/** Beside reading every table: a change of the municipality's key. */
export const keeperTables: Record<string, string> = {
  'data.file_key': 'select, update (wrapped)',
  'data.retired_key': 'insert, select',
  'data.shared_key': 'insert, select, update (wrapped)',
};

/** Owns the functions that read and seal the log. Adds leaves and heads, changes nothing, and reads no file. */
export const auditorTables: Record<string, string> = {
  'audit.entry': 'select',
  ...all('insert, select', ['audit.head', 'audit.leaf']),
};

/** Of these, the jobs may call those that seal and that hand heads on. */
export const auditorOwn = ['canonical', 'heads_after', 'last_head', 'leaf_hash', 'measured', 'root_at', 'seal_log'];

/** Who asks and what time it is comes from the gate. */
export const auditorFunctions = [...auditorOwn, 'instance_kind', 'now'].sort();

/**
 * Works in the background. Clocks without their file, who is there when, and what became of a mail: no file, no event, no
 * word, no name, no address, no log. Addresses it gets one by one, from `mail_facts`.
 */
export const jobsTables: Record<string, string> = {
  ...all('select', [
    'authz.absence',
    'authz.rota_shift',
    'data.clock_told',
    'graphile_worker.migrations',
    'graphile_worker.jobs',
  ]),
  'authz.role_assignment': 'select (role, staff_id, unit_id, valid_from, valid_to)',
  'authz.staff': 'select (ended_at, id, mail_refused_at)',
  'authz.unit': 'select (closed_at, id, kind, parent_id)',
  'data.digest_day': 'insert, select',
  'data.mail': 'delete, insert, select, update (attempts, next_try_at, sent_at)',
  'data.mail_alert': 'insert, select',
  'data.running_clock': 'select (due_at, ended_at, id, met_at, owner_id, rule, started_at, unit_id)',
  'data.setting': 'select (key, value)',
  ...all('delete, insert, select, update', [
    'graphile_worker._private_job_queues',
    'graphile_worker._private_jobs',
    'graphile_worker._private_known_crontabs',
    'graphile_worker._private_tasks',
  ]),
};

/** Functions by which pages enter, open and change what gives access. Each has its access twins in access-twins.test.ts. */
export const appFunctions = [
  'add_staff',
  'answer_certificate',
  'ask_decider',
  'ask_necessary',
  'blocked_files',
  'blocked_staff',
  'both_sides',
  'call_group',
  'can_be_called',
  'claim',
  'close_unit',
  'concerns_me',
  'confirm_link',
  'coordinated_groups',
  'create_file',
  'create_report_file',
  'create_situation',
  'declare_relation',
  'disclose_item',
  'duty_now',
  'duty_units',
  'emergencies',
  'end_block',
  'end_certificate',
  'end_decider',
  'end_delegation',
  'end_emergency',
  'end_ground',
  'end_necessary',
  'end_passkeys',
  'end_role',
  'end_seat',
  'end_session',
  'end_staff',
  'enter',
  'give_location',
  'give_role',
  'give_waiver',
  'group_tasks',
  'hand_over',
  'hand_over_report',
  'has_role',
  'hearers',
  'index_named',
  'index_person',
  'instance_kind',
  'invite',
  'is_open',
  'issue_certificate',
  'kept_apart',
  'known',
  'leads',
  'leave_word',
  'live_certificates',
  'lock_session',
  'log',
  'mail_waiting',
  'make_agenda',
  'make_agendas',
  'may_give_location',
  'may_sign_necessary',
  'may_staff_team',
  'may_tell',
  'me',
  'my_agenda',
  'my_alerts',
  'my_certificates',
  'my_meetings',
  'my_relations',
  'my_units',
  'name_deputy',
  'name_team_member',
  'now',
  'numbered_staff',
  'open',
  'open_emergency',
  'open_files',
  'openable',
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
  'set_block',
  'set_clock',
  'set_delegation',
  'set_mail',
  'set_own_number',
  'set_preferences',
  'set_protection',
  'shared_files',
  'sign_guardian_letter',
  'sign_necessary',
  'signed_in',
  'speaks_for',
  'stage_times',
  'take_location',
  'unindex_person',
  'unit_holds',
  'waiting_links',
  'ways_in',
  'who_sees',
  'whole_meetings',
  'withdraw_consent',
  'withdraw_told',
  'works_until',
  'writable',
  'writable_files',
  'writable_section',
];

/** Functions of signing in. An injected statement in a page can call none of them that starts a session. */
export const doorFunctions = [
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
  'unlock_session',
];

/** Functions of the background. Each tells one fact or does one thing; none takes a file. */
export const jobsFunctions = [
  'ask_answers_again',
  'ask_inputs',
  'end_run_out',
  'heads_after',
  'last_head',
  'mail_facts',
  'mails_to_make',
  'next_meetings',
  'now',
  'refuse_mail',
  'root_at',
  'seal_log',
  'tell_of_clock',
];

/** Called by the other functions only: they answer about somebody else, or do without asking who acts. */
export const innerFunctions = [
  'asking',
  'clock',
  'duties',
  'standing_in',
  'needs_four_eyes',
  'heir',
  'end_lost_duty',
  'hold_rota',
  'my_duty',
  'has_ground',
  'holds_files',
  'is_made_up',
  'live_session',
  'lock',
  'may_delegate',
  'may_enter_absence',
  'other_side',
  'own_side',
  'prove',
  'same_person',
  'queue_notice',
  'read_out',
  'refuse_unless',
  'require_other_administrator',
  'require_role',
  'tell_holders',
  'waits_for',
  'most_location_readers',
  'without_location',
  'also_name',
  'guardian_is_blocked',
  'block_related',
  'find_files',
  'find_related',
  'hold_hash',
  'share_blocks',
  'works_here',
  'decides_until',
  'answers_for',
  'close_by_seat',
  'counts',
  'end_consents',
  'hand_back',
  'answers_in',
  'has_clock',
  'may_open',
  'still_hers',
  'works_in',
  'may_record_consent',
  'open_on_waivers',
  // Emergencies: who reviews, and what each step does.
  'beyond_emergency',
  'close_emergency',
  'may_review',
  'open_on_emergency',
  'reviewer_of',
  'reviewers',
  'tell_of_emergency',
  'opposite_files',
  'opposite_to',
  'own_answer',
  'settled',
  'stands_opposite',
  // Who is called, and what comes up: told file by file, never as a list.
  'agenda_causes',
  'asked_units',
  'call_seats',
  'coordinates',
  'in_group',
  'may_hear',
  'next_meeting',
  'put_agenda',
  'speakers',
];

/**
 * Columns that a policy asks for and no index begins with. Each is looked up by another column, or stands in a "not":
 * a row that is found by its file, owner or unit is held against a short list of blocks.
 */
export const unindexedPolicyColumns: Record<string, string> = {
  'data.meeting_seat.attended': 'the meeting has been found by index; it has ten seats or so',
  'data.meeting_seat.called_as': 'the same',
  'data.note.signed_at': 'the section has been found by index; a draft of somebody else is left out of its notes',
  'data.running_clock.ended_at': 'the indexes of running clocks hold only those where it is empty',
  'data.running_clock.file_id': 'stands in a "not": blocks of the one who reads',
  'data.running_clock.met_at': 'the indexes of running clocks hold only those where it is empty',
  'data.submission.staff_id': 'a submission is looked up by the id that its form named',
  'data.unwritten.file_id': 'a unit has tens of rows that are still unwritten, and they are found by unit or owner',
};

function all(rights: string, tables: readonly string[]): Record<string, string> {
  return Object.fromEntries(tables.map((table) => [table, rights]));
}
