import type { SectionKind } from '../../../src/access/index.ts';
import { idOf, sealedMark, type Values } from './fill.ts';
import { childOf } from './marked.ts';
import type { FileThere, Places } from './places.ts';

export const URGENT: SectionKind = 'health';

/** What the checks of a table, or the sense of the matter, ask for beyond its closed lists. */
const always: Readonly<Record<string, (places: Places, there: FileThere | undefined, section: SectionKind) => Values>> =
  {
    'data.note': () => ({ signed_at: '2026-01-02T03:04:05Z' }),
    'data.competence': () => ({ ended_at: null, ended_by: null, what: 'exposed' }),
    'data.worker_wish': () => ({ language: 'so' }),
    'data.month_agreement': () => ({
      ...{ month: '2026-01-01', outcome: null, outcome_words: null, outcome_at: null, outcome_by: null },
    }),
    'data.unnamed_advice': () => ({
      ...{ child_concern: 'none', danger: 'none', unfindable_because: null, taken_further_at: null },
    }),
    'data.month_review': () => ({ figures: '{}' }),
    'data.handover': () => ({ returned: false, reason: null, words: null }),
    'data.desk': (_, there) => ({
      kind: there?.place === 'contact' || there?.place === 'settled' ? 'contact' : 'file',
      state: there?.place === 'settled' ? 'ended' : 'received',
    }),
    'data.alert': (_, there) => ({ file_id: there?.id, file_kind: there?.kind, kind: 'warningSet' }),
    'data.consent': ({ units }) => ({ receiver_unit: units.elsewhere }),
    'data.disclosure': ({ units }) => ({ receiver_unit: units.elsewhere, how: 'certificate' }),
    'data.meeting': ({ group, caller }, _, section) => ({
      called_by: caller,
      ...(section === URGENT ? { kind: 'urgent', group_id: null } : { kind: 'regular', group_id: group }),
    }),
    'data.meeting_series': ({ group }) => ({ group_id: group, at_hour: '09:00' }),
    'data.agenda_item': (_, __, section) => ({ meeting_id: idOf('data.meeting', '', section) }),
    'data.certificate': ({ units }) => ({ unit_id: units.certified }),
    'data.guardian_question': (_, there, section) => ({
      ...{ child_id: idOf('data.person_told', there?.id ?? '', section), stays_with: null },
      ...{ denied_at: null, denied_by: null, denied_words: null },
    }),
    'data.guardian_answer': (_, there, section) => ({
      ...{ question_id: idOf('data.guardian_question', there?.id ?? '', section), endangers: 'no' },
      ...{ answer: 'yes', because: null, replaced_at: null },
    }),
    'data.consent_way': (_, there, section) => ({
      ...{ question_id: idOf('data.guardian_question', there?.id ?? '', section), replaced_at: null },
    }),
    'data.file_side': () => ({ mark: '\\x5a' }),
    'data.joint_handling': ({ child }, there) => ({
      side_mark: '\\x5a',
      ...{ thread_id: idOf('data.report_thread', there?.id ?? '', 'identity', 'from'), child_file_id: child.id },
      ...{ child_section_id: null, joined_at: null, joined_by: null, ended_at: null, ended_by: null },
    }),
    'data.joint_entry': (_, there, section) => ({
      joint_id: idOf('data.joint_handling', there?.id ?? '', section),
    }),
    'data.action': () => ({ aim: null }),
    'data.cost': (_, there, section) => ({
      ...{ decision_id: idOf('data.decision', there?.id ?? '', section), per: 'day' },
      ...{ from_on: '2026-01-02', until_on: null },
    }),
    'data.consultation': () => ({
      ...{ missing: null, reviewed_at: null, review_words: null, police_ended_on: null, police_words: null },
      ...{ child_told_at: null, child_told_words: null },
    }),
    'data.consultation_part': (_, there, section) => ({
      consultation_id: idOf('data.consultation', there?.id ?? '', section),
      action_id: null,
    }),
    'data.child_follow_up': (_, there, section) => ({
      ...{
        decision_id: idOf('data.decision', there?.id ?? '', section),
        after_on: '2026-01-02',
        until_on: '2026-05-02',
      },
      ...{ ended_at: null, ended_by: null, result: null, end_words: null, end_danger: null, end_told: null },
    }),
    'data.child_follow_up_contact': (_, there, section) => ({
      follow_up_id: idOf('data.child_follow_up', there?.id ?? '', section),
    }),
    'data.coordinated_plan': () => ({
      ...{
        missing: null,
        reviewed_at: null,
        review_words: null,
        ended_at: null,
        ended_because: null,
        ended_words: null,
      },
      ...{ relative_ids: [], relative_words: null },
    }),
    'data.coordinated_partner': (_, there, section) => ({
      plan_id: idOf('data.coordinated_plan', there?.id ?? '', section),
      consent_id: idOf('data.consent', there?.id ?? '', section),
    }),
    'data.coordinated_part': (_, there, section) => ({
      plan_id: idOf('data.coordinated_plan', there?.id ?? '', section),
      action_id: null,
    }),
    'data.child_need': () => ({ met_at: null }),
    'data.child_voice': () => ({ how: 'talk', told: sealedMark(), missing: null }),
    'data.child_outcome': ({ nobody }, there, section) => ({
      ...{ child_id: idOf('data.person_told', there?.id ?? '', section), kind: 'gap', owner_id: nobody },
      ...{ gap: 'queue', review_on: '2071-01-02', support: null },
      ...{ replaced_at: null },
    }),
    'data.errand': (_, there, section) => ({ action_id: idOf('data.action', there?.id ?? '', section) }),
    'data.attachment': (_, there, section) => ({ note_id: idOf('data.note', there?.id ?? '', section) }),
    'data.safety_plan_paper': (_, there, section) => ({
      plan_id: idOf('data.safety_plan', there?.id ?? '', section),
    }),
    'data.referral': () => ({ disclosure_id: null, answer: null, answer_words: null, answered_at: null }),
    'data.need_answer': (_, there, section) => ({ need_id: idOf('data.need', there?.id ?? '', section) }),
    'data.emergency_aid': (_, there, section) => ({
      decision_id: idOf('data.decision', there?.id ?? '', section),
      ...{ from_on: '2026-01-02', until_on: '2026-01-15', followed_by: null, followed_words: null, followed_at: null },
    }),
    'data.obstacle': (_, there, section) => ({ action_id: idOf('data.action', there?.id ?? '', section) }),
    // A draft: only in one is anything written.
    'data.investigation': () => ({ state: 'writing' }),
    ...Object.fromEntries(
      ['data.investigation_part', 'data.investigation_comment', 'data.decided'].map((table) => [
        table,
        (_: Places, there: FileThere | undefined, section: SectionKind) => ({
          investigation_id: idOf('data.investigation', there?.id ?? '', section),
        }),
      ]),
    ),
    'data.appeal_step': () => ({ kind: 'kept', made_id: null }),
    'data.communication': (_, there, section) => ({
      investigation_id: idOf('data.investigation', there?.id ?? '', section),
      ...{ way: 'meeting', exception: null },
    }),
    'data.investigation_version': (_, there, section) => ({
      part_id: idOf('data.investigation_part', there?.id ?? '', section),
    }),
    'data.closing': () => ({ reopened_at: null, reopened_by: null, reopened_because: null }),
    'data.closing_answer': (_, there, section) => ({ closing_id: idOf('data.closing', there?.id ?? '', section) }),
    'data.retention_mark': () => ({ removed_at: null, removed_by: null }),
    'data.disposal_hold': () => ({ ended_at: null, ended_by: null }),
    'data.disposal': () => ({
      ...{ confirmed_at: null, confirmed_by: null, withdrawn_at: null, withdrawn_by: null },
      ...{ carried_out_at: null, package_sha256: null, file_kind: 'person', outcome: 'destroy' },
    }),
    'data.follow_up': (_, there, section) => ({
      closing_id: idOf('data.closing', there?.id ?? '', section),
      months: 3,
      ...{ ended_at: null, ended_by: null, outcome: null, violence: null, safety: null },
    }),
    'data.reading_request': () => ({ guarded: true }),
    'data.reading_extract': (_, there, section) => ({
      request_id: idOf('data.reading_request', there?.id ?? '', section),
    }),
    'data.report_thread': (_, there) => ({ from_file_id: there?.id, child_file_id: there?.id }),
    'data.log_review': ({ units }) => ({ month: '2026-01-01', unit_id: units.elsewhere, done_at: null, done_by: null }),
    'data.log_review_line': () => ({
      review_id: idOf('data.log_review', '', 'identity', 'elsewhere'),
      ...{ outcome: null, judged_at: null, judged_by: null },
    }),
    'data.log_review_told': () => ({ step: 1 }),
    'data.planned_step': () => ({
      at: '2026-01-02T03:04:05Z',
      answer_at: '2026-01-03T03:04:05Z',
      ...{ word: null, word_by: null, word_at: null, done_at: null, cancelled_at: null },
    }),
    'data.safety_consideration': (_, there, section) => ({
      ask_id: idOf('data.safety_ask', there?.id ?? '', section),
      at: '2026-01-02T03:04:05Z',
    }),
    // Nobody decides about her own.
    'data.tie_decision': ({ nobody, caller }) => ({ staff_id: nobody, decided_by: caller }),
    'data.service': ({ units }) => ({
      ...{ unit_id: units.team, basis: 'needsAssessed', from_age: 1, to_age: 2, extent: 10 },
      ...{ replaced_at: null, closed_at: null, languages: ['sv'] },
    }),
    'data.instrument': () => ({ usable_at: null, ended_at: null, changed_by: null }),
    'data.risk_assessment': () => ({ state: 'ongoing' }),
    // Whose judgement it is is nobody's yet, so everybody may be its second reader.
    'data.second_reading': (_, there, section) => ({
      assessment_id: idOf('data.risk_assessment', there?.id ?? '', section),
      agrees: true,
    }),
    'data.support_group': ({ units }) => ({ unit_id: units.elsewhere, places: 8, ended_at: null }),
    'data.group_session': () => ({ cancelled_at: null }),
    'data.intervention': () => ({
      ...{
        basis: 'open',
        decision_id: null,
        right_told_at: '2026-01-02T03:04:05Z',
        unreached: [],
        unreached_since: null,
      },
      ...{ extent: 10, group_id: null, placed_at: null, ended_at: null, ended_by: null, end_how: null },
    }),
    'data.programme_entry': () => ({
      way: 'contact',
      referrer: null,
      wish: null,
      duty_told_at: null,
      duty_told_by: null,
    }),
    'data.first_meeting': (_, there, section) => ({
      step_id: idOf('data.planned_step', there?.id ?? '', section),
      ...{ worker_wish: 'none', wish_met: null, answer: null, answered_at: null },
    }),
    'data.participation_statement': (_, there, section) => ({
      intervention_id: idOf('data.intervention', there?.id ?? '', section),
      step_id: idOf('data.planned_step', there?.id ?? '', section),
      ...{ from_on: '2026-01-02', to_on: '2026-02-02' },
    }),
    'data.talk': (_, there, section) => ({
      intervention_id: idOf('data.intervention', there?.id ?? '', section),
      ...{ session_id: null, outcome: null, held_on: null, children_in_room: null, struck_at: null, written_by: null },
    }),
    'data.light_contact': (_, there, section) => ({
      intervention_id: idOf('data.intervention', there?.id ?? '', section),
    }),
    // A figure: that there is none holds nothing to find.
    'data.rating': () => ({
      ...{ instrument_key: 'fear', instrument_version: '1', shown: sealedMark(), value: 5, declined: null },
    }),
    'data.alliance_rating': (_, there, section) => ({
      intervention_id: idOf('data.intervention', there?.id ?? '', section),
    }),
    'data.intervention_turn': (_, there, section) => ({
      intervention_id: idOf('data.intervention', there?.id ?? '', section),
      ...{ choice: 'extend', more: 5, answer: null, decided_at: null, decided_by: null },
    }),
    'data.accompaniment': (_, there, section) => ({
      intervention_id: idOf('data.intervention', there?.id ?? '', section),
      ...{ outcome: null, outcome_at: null },
    }),
    'data.time_off_told': ({ nobody }, there, section) => ({
      intervention_id: idOf('data.intervention', there?.id ?? '', section),
      ...{ from_on: '2026-01-02', last_on: '2026-01-09', told_on: '2026-01-01', stands_in_id: null },
      worker_id: nobody,
    }),
    'data.mail_alert': () => ({ mail_id: idOf('data.mail', '', 'identity') }),
    'data.withheld': (_, there) => ({ person_id: childOf(there) }),
    'authz.word_hint': ({ units }) => ({ unit_id: units.elsewhere, month: '2026-01-01' }),
    'authz.staff': () => ({ mail: `kanarie${'0'.repeat(10)}@strandhaga.example` }),
  };
export const fixed = (table: string, places: Places, there: FileThere | undefined, section: SectionKind): Values =>
  always[table]?.(places, there, section) ?? {};
