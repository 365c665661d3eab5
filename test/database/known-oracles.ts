/**
 * Where a refusal by PostgreSQL tells of a row that the asker may not see. Row security does not cover the checks of keys:
 * a reference to a hidden row is accepted where one to a missing row is refused, and a hidden duplicate is a conflict
 * (foreign keys and unique keys answer before row security does). oracles.test.ts finds every such place in the catalogue; each stands here with the reason why it
 * tells nothing, or the test fails.
 */
const seenByAll = 'everyone signed in sees every row of it';
const random = 'its ids are random (122 bits) and shown only where the row is: whoever has one has seen the row';

/** Tables that a row of ours may refer to. A hidden target answers otherwise than a missing one. */
export const knownTargets: Record<string, string> = {
  'authz.staff': seenByAll,
  'authz.unit': seenByAll,
  'authz.delegation': seenByAll,
  'authz.file': random,
  'authz.ground': random,
  'authz.internal_group': seenByAll,
  'authz.section': `${random}; and the policy asks for a section that the actor may write in before the key is checked`,
  'data.action': random,
  'data.agenda_item': random,
  'data.appeal': random,
  'data.child_follow_up': random,
  'data.closing': random,
  'data.consent': random,
  'data.consultation': random,
  'data.coordinated_plan': random,
  'data.decision': random,
  'data.decision_step': random,
  'data.disclosure': random,
  'data.goal': random,
  'data.guardian_letter': random,
  'data.guardian_question': random,
  'data.investigation': random,
  'data.investigation_part': random,
  'data.intervention': random,
  'data.joint_handling': random,
  'data.meeting': random,
  'data.need': random,
  'data.note': random,
  'data.person_told': random,
  'data.planned_step': random,
  'data.protection_assessment': random,
  'data.reading_request': random,
  'data.report_thread': random,
  'data.risk_assessment': random,
  'data.safety_ask': `${random}; and it is held to the file of a section that the actor may write in`,
  'data.safe_contact': random,
  'data.service': seenByAll,
  'data.support_group': seenByAll,
  'data.group_session': seenByAll,
  'data.safety_plan': random,
};

/** Unique keys beside a random id that the application may insert into. */
export const knownKeys: Record<string, string> = {
  'data.account (section_id)': 'a section that the actor may write in: the policy is checked before the key',
  'data.programme_entry (section_id)': 'a section that the actor may write in: the policy is checked before the key',
  'data.closing (section_id)': 'a section that the actor may write in: the policy is checked before the key',
  'data.agenda_item (meeting_id, file_id)': 'the file is held to a section that the actor may write in',
  'data.month_review (unit_id, month)': 'a unit that the actor leads, whose signed months the actor sees',
  'data.necessary (ground_id)': 'a ground that one made oneself, in the same transaction',
  'data.consent (reference)': 'drawn at random out of 27 thousand million; who has one, has the paper in hand',
  'data.competence (staff_id, what)': 'everyone signed in sees every row of it',
  'data.concern_report (file_id, thread_id, direction)': 'the file is held to a section that the actor may write in',
  'data.contact (file_id)':
    'held to the file of a section that the actor may write in; a conflict would come first only for a known file id',
  'data.decision (file_id, changes_id)': 'the file is held to a section that the actor may write in',
  'data.decision (file_id, person_id, kind)': 'the file is held to a section that the actor may write in',
  'data.desk (file_id, COALESCE(staff_id, unit_id))':
    'a file that the actor may write in: the policy is checked before the key',
  'data.file_key (file_id)': 'a file that the actor may write in: the policy is checked before the key',
  'data.file_side (file_id)':
    'held to the file of a section that the actor may write in; a conflict would come first only for a known file id',
  'data.intervention (decision_id)': 'the id of a decision is random, and shown only where the decision is',
  'data.intervention (id, file_id)': 'for references that keep to one file; the id alone is unique and random',
  'data.instrument (key, version)': 'everyone signed in sees every row of it',
  'data.item_minutes (item_id)':
    'the id of an agenda item is random, and shown only to those who have a ground for its file',
  'data.meeting_seat (meeting_id, staff_id)': 'a meeting that the actor is called to: all its seats are seen',
  'data.meeting_series (group_id)': 'everyone signed in sees every row of it',
  'data.safety_plan (section_id, version)':
    'a section that the actor may write in: the policy is checked before the key',
  'data.second_reading (assessment_id, reader_id)': 'one’s own reading, of an assessment that one reads',
  'data.service (service_id)': 'everyone signed in sees every row of it',
  'data.service (service_id, version)': 'everyone signed in sees every row of it',
  'data.setting (key)': 'settings are read by all',
  'data.task_review (item_id, action_id)':
    'the ids of agenda items and actions are random, and shown only where the rows are',
  'data.investigation (id, file_id)': 'for references that keep to one file; the id alone is unique and random',
  'data.investigation (section_id)': 'a section that the actor may write in: the policy is checked before the key',
  'data.investigation_part (id, file_id)': 'for references that keep to one file; the id alone is unique and random',
  'data.investigation_part (investigation_id, part, person_id)':
    'the investigation is held to a section that the actor may write in',
  'data.decided (decision_id)': 'the id of a decision is random, and shown only where it is',
  'data.decision_receipt (decision_id, person_id)': 'the ids are random, and shown only where the decision is',
  'data.decision_request (investigation_id, person_id)':
    'the investigation is held to a section that the actor may write in, and the ids are random',
  'data.reading_request (id, file_id)': 'for references that keep to one file; the id alone is unique and random',
  'data.talk (intervention_id, session_id)': 'the id of an intervention is random, and shown only where it is',
  'data.withdrawal_told (id, file_id)':
    'the file is held to a section that the actor may write in; the telling is an id drawn at random',
};

/*
 * What else tells a little, and why it is left:
 * - authz.create_file: a reference that is taken is a conflict. References are drawn by the application at random out of 27 thousand million.
 * - authz functions that are given an id for a new row (opening, ground, block …): a conflict tells of an id, which is random.
 * - authz.kept_apart: that a colleague is kept apart tells that she holds the other side or has a conflict of interest, and not which. Asked
 *   of few at a time, thirty times in ten minutes by one person, each answer that names somebody in the log; beyond that everybody is kept apart.
 * - authz.can_be_named: the same to whoever writes in the file, counted together with it. authz.shut_out tells her who has a conflict of interest,
 *   not with whom: the lists that she names somebody from leave those out.
 * - authz.hearers: that one who is called may not hear of a file that her unit may. Told to the team and to who leads the meeting, and logged.
 * - authz.known: whoever asks in a transaction and rolls it back leaves no line. The answer names only files that the asker has a ground for.
 * - authz.declare_relation: whoever runs SQL as the application declares a number and then asks blocked_files(), or takes the time, learns whether
 *   a file tells of it. Counted with the questions, logged, and it shuts her out; policies ask blocked_files(), so it can't be kept from her.
 * - pg_class.reltuples, and the counters of pg_stat_user_tables: about how many rows there are of each kind in the whole municipality.
 * - data.submission: an id that somebody else has used is taken as sent before. It is random and stands in that person’s form alone.
 */
