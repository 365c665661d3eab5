export * from './expected-functions.ts';
export * from './expected-inner-functions.ts';

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
  'data.access_need': 'insert, select, update (ended_at)',
  'data.account':
    'insert, select, update (body, changed, confirmed_at, confirmed_how, confirmed_to, draft, revision, saved_at, saved_page)',
  'data.accompaniment': 'insert, select, update (outcome, outcome_at, room)',
  'data.action': 'insert, select, update (done_at, due_on, no_longer_possible_at, outcome, owner_id)',
  'data.agenda_item': 'insert, select, update (cancelled_because, discussed_at, postponed_at, question)',
  'data.alert': 'insert, select, update (seen_at, seen_by)',
  'data.alliance_rating': 'insert, select',
  'data.annotation': 'insert, select',
  'data.application': 'insert, select',
  'data.attachment': 'insert, select',
  'data.certificate': 'select',
  'data.certificate_content': 'select',
  'data.certificate_source': 'select',
  'data.child_follow_up': 'insert, select, update (end_danger, end_told, end_words, ended_at, ended_by, result)',
  'data.child_follow_up_contact': 'insert, select',
  'data.child_need': 'insert, select, update (met_at)',
  'data.child_outcome': 'insert, select, update (replaced_at)',
  'data.child_voice': 'insert, select',
  'data.consultation':
    'insert, select, update (child_told_at, child_told_words, police_ended_on, police_words, review_on, review_words, reviewed_at)',
  'data.consultation_part': 'insert, select, update (done_at)',
  'data.coordinated_part': 'insert, select, update (done_at)',
  'data.coordinated_partner': 'insert, select',
  'data.coordinated_plan':
    'insert, select, update (begun_at, called_at, convener_id, ended_at, ended_because, ended_words, held_on, main, main_who, meet_by, meeting_at, missing, needs, opinion, others, relative_ids, relative_words, review_on, review_words, reviewed_at)',
  'data.cost': 'insert, select, update (until_on)',
  'data.closing': 'insert, select, update (reopened_at, reopened_because, reopened_by)',
  'data.closing_answer': 'insert, select',
  'data.competence': 'insert, select, update (ended_at, ended_by)',
  'data.concern_report': 'insert, select, update (detached_at, feedback_words, outcome_words)',
  'data.consent':
    'insert, select, update (answer, answered_at, asked_alone, check_words, checked_at, checked_by, left_to_end_at, limits_told_at, not_asked_because, own_will, said_yes_at, signature, signed_how)',
  'data.consent_paper': 'insert, select',
  'data.consent_way': 'insert, select, update (replaced_at)',
  'data.contact':
    'insert, select, update (children_known, come_back, concerns_file_id, detached_at, duty_to_report_told_at, ended_at, information_given, living_together, may_contact, outcome, outcome_words, source_words, state, urgency)',
  'data.contact_try': 'insert, select',
  'data.copied_row': 'insert, select',
  'data.communication': 'insert, select, update (answer, answered_at, answered_by)',
  'data.decided': 'insert, select',
  'data.appeal': 'insert, select',
  'data.appeal_step': 'insert, select',
  'data.decision_letter': 'insert, select',
  'data.decision_receipt': 'insert, select',
  'data.decision_request': 'insert, select, update (refused_by)',
  'data.decision_step': 'insert, select',
  'data.decision':
    'insert, select, update (basis, decided_at, decided_by, delegation_id, detached_at, motivation, state)',
  'data.desk':
    'delete, insert, select, update (assessed_at, changed_at, label, last_contact_at, owner_id, state, talks_left, urgency)',
  'data.disclosure': 'insert, select, update (delegation_id, refused_at, refused_because, signed_at)',
  'data.emergency': 'select',
  'data.emergency_aid': 'insert, select, update (followed_at, followed_by, followed_words)',
  'data.errand': 'insert, select, update (room_booked_at, room_words)',
  'data.event': 'insert, select',
  'data.fear_rating': 'insert, select, update (detached_at)',
  'data.file_key': 'insert, select',
  'data.file_side': 'insert, select, update (mark, side)',
  'data.follow_up':
    'insert, select, update (ended_at, ended_by, help, outcome, reopening, reopening_words, safety, violence, words)',
  'data.goal': 'insert, select, update (ended_at, outcome)',
  'data.instrument': 'insert, select, update (changed_by, ended_at, usable_at)',
  'data.interpreter_need': 'insert, select, update (booked_at, checked_at, checked_by, detached_at, words)',
  'data.investigation':
    'insert, select, update (asked_at, asked_by, asked_of, assessment_id, danger_if_told, danger_words, ended_at, ended_by, ended_words, impact_alone, outcome, risk_reason, signed_at, signed_by, state)',
  'data.investigation_comment': 'insert, select, update (settled_at, settled_by)',
  'data.investigation_part': 'insert, select, update (body, saved_at, saved_by, saved_page, version)',
  'data.investigation_version': 'insert, select',
  'data.intervention':
    'insert, select, update (begun_at, end_how, end_reason, end_words, ended_at, ended_by, extent, needs, unreached, unreached_since, worker_id)',
  'data.intervention_turn': 'insert, select, update (answer, answer_words, decided_at, decided_by)',
  'data.item_minutes': 'insert, select',
  'data.group_session': 'insert, select, update (cancelled_at)',
  'data.guardian_answer': 'insert, select, update (replaced_at)',
  'data.guardian_question': 'insert, select, update (denied_at, denied_by, denied_words)',
  'data.handover': 'insert, select',
  'data.sides_decision': 'insert, select',
  'data.worker_wish': 'insert, select',
  'data.joint_entry': 'insert, select',
  'data.joint_handling':
    'insert, select, update (child_key, child_section_id, ended_at, ended_by, handed_key, joined_at, joined_by)',
  'data.guardian_block': 'insert, select, update (ended_at, ended_by, ended_words)',
  'data.guardian_letter': 'insert, select, update (withdrawn_at, withdrawn_by)',
  'data.left_word': 'select',
  'data.light_contact': 'insert, select',
  'data.location_fact':
    'insert, select (at, by_id, ended_at, ended_by, file_id, id, kind, marks, person_id, section_id), update (ended_at, ended_by)',
  'data.log_review': 'select',
  'data.log_review_line': 'select',
  'data.meeting': 'insert, select, update (cancelled_at, held_at, held_by, place, starts_at)',
  'data.meeting_input': 'insert, select',
  'data.meeting_seat': 'insert, select, update (answer, answered_at, attended, confirmed_at)',
  'data.meeting_series': 'insert, select, update (at_hour, place, set_at, set_by, starts_on, weekday)',
  'data.safety_plan': 'insert, select',
  'data.safety_plan_paper': 'insert, select',
  'data.support_group': 'insert, select, update (ended_at)',
  'data.talk':
    'insert, select, update (children_in_room, held_on, interpreter, outcome, place, planned_at, struck_at, told_how, written_at, written_by)',
  'data.task_review': 'insert, select',
  'data.time_off_told': 'insert, select',
  'data.month_agreement': 'insert, select, update (outcome, outcome_at, outcome_by, outcome_words)',
  'data.unnamed_advice': 'insert, select, update (note, taken_further_at)',
  'data.month_review': 'insert, select',
  'data.morning_review': 'insert, select',
  'data.necessary': 'insert, select, update (ended_because)',
  'data.obstacle': 'insert, select, update (removed_at)',
  'data.need': 'insert, select',
  'data.need_answer': 'insert, select',
  'data.note': 'insert, select, update (body, happened_at, kind, removed_at, saved_at, saved_page, signed_at, version)',
  'data.person_told':
    'insert, select, update (birth_year, child_exposure, detached_at, guardian_ids, lives_with, name, number, own_file_id, relation, words)',
  'data.process':
    'insert, select, update (changed_at, ended_on, ends_on, holder, next_on, next_step, outcome, reference)',
  'data.first_meeting': 'insert, select, update (answer, answered_at)',
  'data.participation_statement': 'insert, select',
  'data.programme_entry': 'insert, select, update (duty_told_at, duty_told_by, wish)',
  'data.unmet_need': 'insert, select',
  'data.planned_step': 'insert, select, update (cancelled_at, done_at)',
  'data.promise':
    'insert, select, update (detached_at, kept_at, owner_id, replacement, withdrawn_at, withdrawn_by, withdrawn_manager, withdrawn_reason)',
  'data.provision_switch': 'insert, select',
  'data.proposal': 'insert, select, update (item_id, withdrawn_at)',
  'data.protection_assessment':
    'insert, select, update (alone_and_safe, answers, assessed_at, child_said, child_told, detached_at, lets_her_stay, lower_because, mode, need, paused_at, paused_by, paused_words, state, there_afterwards, words)',
  'data.reading_extract': 'insert, select',
  'data.reading_request': 'insert, select',
  'data.referral': 'insert, select, update (answer, answer_by, answer_words, answered_at, waited)',
  'data.report_thread':
    'insert, select, update (decide_by, decided_at, decided_by, feedback_at, feedback_by, investigate_by, investigated_at, outcome, protected_at, received_at, received_by)',
  'data.retelling': 'insert, select',
  'data.running_clock': 'insert, select, update (due_at, ended_at, extended_reason, met_at, met_by, owner_id)',
  'data.safe_contact': 'insert, select, update (checked_at, checked_by, detached_at, locked_at, replaced_at)',
  'data.safety_ask': 'select',
  'data.rating': 'insert, select',
  'data.red_event': 'insert, select, update (mistaken_at, mistaken_by)',
  'data.retention_mark': 'insert, select, update (removed_at, removed_by)',
  'data.risk_assessment':
    'insert, select, update (alone, answers, assessed_at, assessed_by, level, lower_because, mode, needs_reader, own_estimate, own_words, paused_at, paused_by, paused_words, safe, saved_at, score, score_level, state, there_afterwards, version, words)',
  'data.second_reading': 'insert, select',
  'data.safety_consideration': 'insert, select',
  'data.schooling': 'insert, select',
  'data.service': 'insert, select, update (closed_at, replaced_at)',
  'data.setting': 'insert, select, update (changed_at, changed_by, value)',
  'data.submission': 'delete, insert, select, update (location)',
  'data.tie_decision': 'select',
  'data.unwritten': 'insert, select, update (written_at)',
  'data.violence_told': 'insert, select, update (detached_at, happened_how, happened_on, ongoing)',
  'data.warning': 'insert, select, update (detached_at, ended_at, ended_by)',
  'data.withheld': 'select, update (ended_at, ended_by)',
  'data.withdrawal_told': 'insert, select, update (checked_at, checked_by)',
};

/** Owns the functions that give access. Inserts into the log and can never read or change it. */
export const gateTables: Record<string, string> = {
  'audit.entry': 'insert',
  // Tells the holder of a file that somebody asked, and of clocks; moves clocks with a file that is handed over.
  'data.alert': 'insert, select, update (seen_at, seen_by)',
  // What was told of a clock; whom a notice leaves to by mail; the job that goes with it.
  'data.clock_told': 'insert, select',
  ...all('select', ['data.mail', 'data.mail_alert']),
  ...all('insert, select, update', [
    'graphile_worker._private_job_queues',
    'graphile_worker._private_jobs',
    'graphile_worker._private_tasks',
  ]),
  // Which keys of the municipality wrap nothing any more.
  'data.retired_key': 'select',
  // Starts the one clock that nobody with the file open starts: whether a withdrawal was the person's own will.
  'data.running_clock': 'insert, select, update (ended_at, met_at, owner_id, unit_id)',
  // When something was last written and whether it is over: what a disposal asks.
  'data.event': 'insert, select (at, file_id, section_id)',
  'data.closing': 'select (closed_at, file_id, reopened_at)',
  'data.contact': 'select (ended_at, file_id, received_at, state)',
  'data.disposal': 'insert, select, update (confirmed_at, confirmed_by, withdrawn_at, withdrawn_by)',
  'data.disposal_hold': 'insert, select, update (ended_at, ended_by)',
  'data.follow_up': 'select (ended_at, file_id)',
  'data.investigation': 'select (ended_at, file_id, state, subject)',
  'data.retention_mark': 'select (file_id, kind, removed_at)',
  'data.unwritten': 'select (file_id, written_at)',
  'data.decision_step': 'select (file_id, kind)',
  // Emergencies are written as they are opened, made longer, ended and reviewed, and in no other way.
  'data.emergency':
    'insert, select, update (ended_at, outcome, renewals, review_words, reviewed_at, reviewed_by, until)',
  // Which consents there are to end, never what they say.
  'data.consent':
    'select (answer, asking_id, file_id, ground_id, id, receiver_unit, reference, run_out_at, section_id, valid_to, withdrawn_at), update (ground_id, run_out_at, valid_to, withdrawn_at, withdrawn_by)',
  // What was said when a consent was taken back, and certificates that leave the file. Their words it can't read.
  'data.withdrawal_told': 'insert',
  'data.certificate': 'insert, select, update (answer, answer_words, answered_at, answered_by, ended_at)',
  'data.certificate_content': 'insert',
  'data.certificate_source': 'insert, select (certificate_id, disclosure_id, file_id, section_id)',
  // What units were given at a meeting, by part.
  'data.disclosure': 'insert, select (consent_id, file_id, ground_kind, how, id, letter_id, receiver_unit)',
  // Whether a contact has been dealt with; the sealed name by which an agenda calls a file.
  'data.desk': 'select (file_id, kind, label, owner_id, reference, state, unit_id), update (owner_id)',
  // The agenda that makes itself: which files come up, why, who is called, and which unit has said what it wanted; no words.
  'data.action': 'select (done_at, due_on, file_id, item_id, no_longer_possible_at)',
  'data.agenda_item': 'insert, select, update (because, lapsed_at)',
  // What changed hands in a unit, for who leads it: no words.
  'data.handover': 'select (at, file_id, from_id, reason, returned, to_id, unit_id)',
  'data.guardian_block': 'select (ended_at, person_id)',
  'data.guardian_letter': 'select, update (exception_words, signed_at, signed_by)',
  // Marks what was copied from a contact that was somebody else's, also where whoever puts it right has no way in.
  'data.person_told': 'select (birth_year, detached_at, file_id, id, part), update (detached_at)',
  'data.concern_report': 'select (detached_at, direction, file_id, id, thread_id), update (detached_at)',
  // The thread of a report goes along from the contact that it made to the child's file.
  'data.report_thread': 'select (child_file_id, id), update (child_file_id)',
  'data.joint_handling': 'select (child_file_id, child_section_id, thread_id), update (child_file_id)',
  ...all('select (detached_at, file_id, id), update (detached_at)', [
    'data.fear_rating',
    'data.interpreter_need',
    'data.promise',
    'data.violence_told',
    'data.warning',
  ]),
  'data.safe_contact': 'select (detached_at, file_id, id), update (detached_at, replaced_at)',
  'data.copied_row': 'select (contact_id, file_id, of_table, row_id)',
  'data.left_word': 'insert',
  // The words of a place leave by reveal_location alone; the application can't select them.
  'data.location_fact': 'select (at, ended_at, file_id, id, words)',
  'data.meeting': 'select (called_at, called_by, cancelled_at, group_id, held_at, id, kind, starts_at)',
  'data.meeting_input': 'select (item_id, unit_id)',
  'data.meeting_seat': 'delete, insert, select, update (asked_again_at, called_as, unit_id)',
  'data.proposal': 'select (file_id, item_id, withdrawn_at)',
  // Whether an answer on who has read may be signed, and ended: nothing of what it says.
  'data.reading_extract':
    'select (id, made_at, made_by, request_id, signed_at), update (exception_words, signed_at, signed_by)',
  'data.reading_request':
    'select (ended_at, file_id, guarded, guardian_id, id, outcome, section_id), update (ended_at, ended_by, ended_words, outcome)',
  'data.log_review': 'select (done_at, month, unit_id)',
  'data.month_agreement':
    'select (due_on, id, outcome, owner_id, unit_id, words), update (outcome, outcome_at, outcome_by, outcome_words)',
  'data.log_review_told': 'insert, select',
  // What somebody is kept from, and the decision whose clock goes with it: ids, no words.
  'data.withheld': 'insert, select (ended_at, item_id, kind, person_id, staff_id)',
  'data.decision': 'select (detached_at, file_id, id, person_id, section_id), update (detached_at)',
  ...all('select (file_id, id, section_id)', ['data.account', 'data.note']),
  'data.protection_assessment': 'select (detached_at, file_id, id, section_id), update (detached_at)',
  'data.setting': 'select',
  // Who waits for which service, and who has a place in a group: no words.
  'data.intervention':
    'select (asked_at, audience, begun_at, ended_at, file_id, group_id, id, placed_at, section_id, unreached_since, version_id, worker_id), update (group_id, placed_at)',
  // Whether somebody was told whom to call, and until when: not whom.
  'data.time_off_told': 'select (file_id, from_on, last_on, worker_id)',
  'data.support_group': 'select (ended_at, id, places, version_id), update (ended_at)',
  'data.service': 'select (id, kind, service_id, unit_id)',
  // What is planned on one side and considered on the other: days and go or wait, no words.
  'data.planned_step':
    'select (answer_at, at, by_id, cancelled_at, done_at, file_id, id, kind, planned_on, word, word_at), update (word, word_at, word_by)',
  // Whether one who uses violence has come in a way of his own.
  'data.programme_entry': 'select (file_id, way)',
  // Whom a decision names to see a situation, and until when; why is sealed.
  'data.tie_decision':
    'insert, select (decided_at, ended_at, file_id, id, staff_id, valid_to), update (ended_at, ended_by)',
  'data.safety_ask': 'insert, select, update (ended_at)',
  'data.safety_consideration': 'select (ask_id, at, id, word)',
  // Whether the lawyer has switched a provision on.
  'data.provision_switch': 'select (at, is_on, provision)',
  ...all('insert, select, update', [
    'authz.asked_for_step',
    'authz.block',
    'authz.carried_step',
    'authz.credential',
    'authz.decoy',
    'authz.delegation',
    'authz.enrolment',
    'authz.file',
    'authz.ground',
    'authz.group_seat',
    'authz.instance',
    'authz.internal_group',
    'authz.lowering',
    'authz.named_index',
    'authz.opening',
    'authz.role_assignment',
    'authz.search_count',
    'authz.section',
    'authz.session',
    'authz.staff',
    'authz.unit',
    'authz.word_hint',
  ]),
  // Passing things, and what carries no history: everything else is ended, not deleted.
  ...all('delete, insert, select, update', [
    'authz.absence',
    'authz.ceremony',
    'authz.person_index',
    'authz.staff_relation',
    'authz.rota_shift',
    'authz.sign_in_attempt',
    'authz.situation_member',
    'authz.unit_function',
  ]),
};

/** Counts over all files for the figures, and can tell nobody a row: it reads when a stage was reached, and by which file. */
export const statisticsTables: Record<string, string> = {
  'data.action': 'select (item_id)',
  'data.agenda_item': 'select (id, meeting_id)',
  // Why children got nothing: how many, in how many files.
  'data.child_outcome': 'select (at, child_id, file_id, gap, kind, support)',
  'data.contact': 'select (concerns_file_id, detached_at, ended_at, file_id, received_at)',
  // What stood in the way, by kind and day: a file only so that nobody is counted twice.
  'data.copied_row': 'select (row_id)',
  // What was granted cost, which unit paid and what it was: a file only so that five are five people.
  'data.cost': 'select (amount, decision_id, file_id, from_on, payer_unit_id, per, until_on)',
  'data.decision': 'select (id, kind)',
  'data.event': 'select (at, file_id, kind)',
  'data.guardian_answer': 'select (answer, at, because, question_id)',
  'data.guardian_question': 'select (child_id, denied_at, file_id, id)',
  // Whether the help was of use: a file only so that five are five people.
  'data.follow_up': 'select (ended_at, file_id, help)',
  // How long support was waited for and how it ended.
  'data.intervention': 'select (asked_at, audience, begun_at, end_how, end_reason, ended_at, file_id, unreached_since)',
  'data.investigation': 'select (ended_at, file_id, outcome)',
  'data.meeting': 'select (called_at, cancelled_at, held_at, id, kind)',
  'data.meeting_seat': 'select (answered_at, attended, called_as, meeting_id)',
  'data.need_answer': 'select (answer, at, file_id)',
  'data.obstacle': 'select (at, file_id, kind)',
  'data.protection_assessment': 'select (answers, assessed_at, file_id, id)',
  'data.referral': 'select (answer, answered_at, file_id, kind)',
  // What was missing, in how many files.
  'data.unmet_need': 'select (at, file_id, need)',
  // How many were given advice without a name: there is nobody whose it is.
  'data.unnamed_advice': 'select (channel, for_whom, given_at)',
};

/** Beside reading every table: a change of the municipality's key. */
export const keeperTables: Record<string, string> = {
  'data.file_key': 'select, update (wrapped)',
  'data.retired_key': 'insert, select',
  'data.shared_key': 'insert, select, update (wrapped)',
};

/** Beside reading and deleting what lies about a file: what others told of it is forgotten, and that it is done is written. */
export const disposerChanges: Record<string, string> = {
  'audit.entry': 'insert',
  'authz.ground': 'update (tie_decision_id)',
  'data.account': 'update (from_file_id)',
  'data.contact': 'update (concerns_file_id)',
  'data.decision': 'update (copied_of)',
  'data.decision_step': 'update (copied_of)',
  'data.disposal': 'update (carried_out_at, outcome, package_sha256, rule)',
  'data.event': 'update (subject)',
  'data.joint_entry': 'update (file_id, section_id)',
  'data.joint_handling':
    'update (child_file_id, child_key, child_section_id, file_id, handed_key, joined_at, joined_by, own_key, section_id)',
  'data.log_review_line': 'update (file_id, purpose, reason, reference, words)',
  'data.person_told': 'update (own_file_id)',
  'data.report_thread': 'update (child_file_id, from_file_id)',
};

/** Owns the functions that read and seal the log. Adds leaves and heads, changes nothing, and reads no file. */
export const auditorTables: Record<string, string> = {
  'audit.entry': 'select',
  ...all('insert, select', ['audit.head', 'audit.leaf']),
  // Who was who when something was opened, and the reason that was given: sealed, as everywhere.
  'authz.decoy': 'select (file_id)',
  'authz.file': 'select (created_at, id, protection, reference, unit_id)',
  'authz.ground': 'select (ended_at, file_id, id, kind, staff_id, unit_id)',
  'authz.opening': 'select (ground_id, ground_kind, id, reason)',
  'authz.person_index': 'select (as_self, file_id, hash)',
  'authz.role_assignment': 'select (id, role, staff_id, unit_id, valid_from, valid_to)',
  'authz.rota_shift': 'select (ends_at, staff_id, starts_at)',
  'authz.staff_relation': 'select (hash, kind, staff_id)',
  'authz.unit': 'select (id, kind, name)',
  'authz.unit_function': 'select (function, unit_id)',
  'data.log_review': 'insert, select, update (done_at, done_by)',
  'data.log_review_line': 'insert, select, update (judged_at, judged_by, outcome, words)',
};

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

/**
 * Columns that a policy asks for and no index begins with. Each is looked up by another column, or stands in a "not":
 * a row that is found by its file, owner or unit is held against a short list of blocks.
 */
export const unindexedPolicyColumns: Record<string, string> = {
  'data.action.guard_id': 'leaves guarded rows out of what the section has found',
  'data.annotation.note_id': 'stands in a "not": what is withheld is left out of what the section has found',
  'data.copied_row.of_table': 'leaves out what isn’t counted: a figure goes through the whole table',
  'data.copied_row.row_id': 'stands in a "not": what is withheld is left out of what the section has found',
  'data.decision.changes_id': 'stands in a "not": what is withheld is left out of what the section has found',
  'data.decision.state': 'leaves out what isn’t counted: a figure goes through the whole table',
  'data.event.guard_id': 'leaves guarded rows out of what the section has found',
  'data.event.subject': 'stands in a "not": what is withheld is left out of what the section has found',
  'data.follow_up.help': 'what the figures count, over the answers there are',
  'data.investigation.state': 'leaves out what isn’t counted: a figure goes through the whole table',
  'data.log_review_line.file_id': 'stands in a "not": the lines of a control are found by the control',
  'data.log_review_line.staff_id': 'stands in a "not": the lines of a control are found by the control',
  'data.meeting_seat.attended': 'the meeting has been found by index; it has ten seats or so',
  'data.meeting_seat.called_as': 'the same',
  'data.note.signed_at': 'the section has been found by index; a draft of somebody else is left out of its notes',
  'data.process.kind': 'the open processes of a file have been found by its section',
  'data.protection_assessment.state': 'leaves out what isn’t counted: a figure goes through the whole table',
  'data.referral.answer': 'leaves out what isn’t counted: a figure goes through the whole table',
  'data.running_clock.ended_at': 'the indexes of running clocks hold only those where it is empty',
  'data.running_clock.guard_id': 'leaves guarded rows out of what section, owner or unit has found',
  'data.running_clock.met_at': 'the indexes of running clocks hold only those where it is empty',
  'data.running_clock.rule': 'leaves one rule out among the clocks of a unit, which an index finds',
};

function all(rights: string, tables: readonly string[]): Record<string, string> {
  return Object.fromEntries(tables.map((table) => [table, rights]));
}
