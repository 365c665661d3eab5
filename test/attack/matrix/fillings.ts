import { type SectionKind, sectionKinds } from '../../../src/access/index.ts';
import { fixed, URGENT } from './always.ts';
import { idOf, type Table, type Values } from './fill.ts';
import { itemOf, items, marked, markedIn } from './marked.ts';
import type { FileThere, Places } from './places.ts';
import type { Person, Row, Rule } from './policy.ts';

/** A row to be made: what the policy calls it, and the values that make it that. */
export type Wanted = Row & { readonly there: FileThere | undefined; readonly at: SectionKind; readonly values: Values };

/** Rows that are somebody's own are made for everyone, so that what is hers is told from what she may see for another reason. */
type Own = {
  section?: SectionKind;
  values: (staff: string, places: Places) => Values;
  also?: (places: Places, there: FileThere) => Readonly<Record<string, Values>>;
};
const ownRows: Readonly<Record<string, Own>> = {
  'data.running_clock': {
    section: 'protection',
    values: (staff, { units }) => ({ owner_id: staff, unit_id: units.elsewhere }),
    also: (_, there) => ({ 'guarded for': { guard_id: there.section('location') } }),
  },
  'data.note': { section: 'notes', values: (staff) => ({ author_id: staff, signed_at: null }) },
  // Ended for oneself alone: it is dealt with when the unit has ended it.
  'data.desk': { values: (staff) => ({ staff_id: staff, unit_id: null, state: 'ended' }) },
  'data.unwritten': { values: (staff, { units }) => ({ staff_id: staff, unit_id: units.elsewhere }) },
  'data.alert': {
    values: (staff) => ({ staff_id: staff }),
    also: ({ nobody }) => ({
      'seen by': { seen_at: '2026-01-04T00:00:00Z', seen_by: nobody },
      'promise by': { kind: 'promiseWithdrawn' },
    }),
  },
  'data.withheld': { section: 'notes', values: (staff) => ({ by_id: staff }) },
  'data.disclosure': {
    section: 'consents',
    values: (staff) => ({ decided_by: staff, to_sign: true }),
    also: () => ({
      'signed by': { signed_at: '2026-01-04T00:00:00Z' },
      'refused by': { refused_at: '2026-01-04T00:00:00Z', refused_because: '\\x01' },
      'only written by': { to_sign: false },
    }),
  },
  'data.log_review_line': {
    values: (staff) => ({
      ...{ staff_id: staff, entry_id: Number.parseInt(staff.slice(0, 8), 16) },
      review_id: idOf('data.log_review', '', 'identity', 'unit'),
    }),
  },
};

/** Nobody has said yet on whose side it is: no files were opened from it, or it is no person's. */
export const sideless = ({ place }: FileThere) => place === 'settled' || place === 'situation'
/** What the ones kept from single items are kept from, in each file; and where it lies. */
const items = {
  note: ['data.note', 'notes'],
  account: ['data.account', 'account'],
  assessment: ['data.protection_assessment', 'protection'],
  decision: ['data.decision', 'decisions'],
  letter: ['data.guardian_letter', 'decisions'],
  certificate: ['data.certificate', 'consents'],
} as const;
const itemOf = (kind: keyof typeof items, there: FileThere | undefined): string =>
  idOf(items[kind][0], there?.id ?? '', items[kind][1], 'withheld');
const childOf = (there: FileThere | undefined) => idOf('placed', there?.id ?? '');
const withheldIn: Readonly<Record<string, SectionKind>> = {
  ...Object.fromEntries(Object.values(items)),
  'data.annotation': 'notes',
  'data.attachment': 'notes',
  'data.copied_row': 'protection',
  'data.certificate_content': 'consents',
  'data.certificate_source': 'consents',
  'data.disclosure': 'consents',
  'data.event': 'notes',
};

/** Certificates that hold no longer. */
const over = ['ended', 'answered', 'run out'];
const overOf = (mark: string, there: FileThere | undefined) => ({
  certificate_id: idOf('data.certificate', there?.id ?? '', 'consents', mark),
});

/** Rows of the unit, of its duty, or of nobody whom the policy names. */
const marked: Readonly<
  Record<string, Readonly<Record<string, (places: Places, there: FileThere | undefined) => Values>>>
> = {
  'data.running_clock': {
    unit: ({ units }) => ({ unit_id: units.team }),
    // What somebody is to consider: not for the unit, where whoever planned it may work.
    kept: ({ units }) => ({ unit_id: units.team, rule: 'safetyConsideration' }),
    withheld: ({ units }, there) => ({ unit_id: units.elsewhere, rule: 'courtSubmission', subject_id: childOf(there) }),
  },
  'data.note': { draft: () => ({ signed_at: null }), withheld: () => ({}) },
  'data.annotation': { withheld: (_, there) => ({ note_id: itemOf('note', there) }) },
  'data.attachment': { withheld: (_, there) => ({ note_id: itemOf('note', there) }) },
  'data.account': { withheld: () => ({}) },
  'data.protection_assessment': { withheld: () => ({}) },
  'data.copied_row': { withheld: (_, there) => ({ row_id: itemOf('assessment', there) }) },
  'data.decision': { withheld: (_, there) => ({ person_id: childOf(there) }) },
  'data.guardian_letter': { withheld: () => ({}) },
  'data.disclosure': { withheld: (_, there) => ({ letter_id: itemOf('letter', there) }) },
  'data.certificate': {
    withheld: () => ({}),
    ended: () => ({ ended_at: '2026-01-04T00:00:00Z' }),
    answered: ({ nobody }) => ({ answer: 'done', answered_at: '2026-01-04T00:00:00Z', answered_by: nobody }),
    'run out': () => ({ valid_to: '2026-01-04T00:00:00Z' }),
  },
  'data.certificate_content': {
    withheld: (_, there) => ({ certificate_id: itemOf('certificate', there) }),
    ...Object.fromEntries(over.map((mark) => [mark, (_: Places, there: FileThere | undefined) => overOf(mark, there)])),
  },
  'data.certificate_source': {
    withheld: (_, there) => ({
      certificate_id: itemOf('certificate', there),
      disclosure_id: idOf('data.disclosure', there?.id ?? '', 'consents', 'withheld'),
    }),
    ...Object.fromEntries(over.map((mark) => [mark, (_: Places, there: FileThere | undefined) => overOf(mark, there)])),
  },
  'data.event': { withheld: (_, there) => ({ subject: { note: itemOf('note', there) } }) },
  'data.desk': {
    unit: ({ units }) => ({ unit_id: units.team, staff_id: null }),
    elsewhere: ({ units }) => ({ unit_id: units.elsewhere, staff_id: null, kind: 'file', state: 'ended' }),
  },
  'data.unwritten': { unit: ({ units }) => ({ unit_id: units.team }), elsewhere: () => ({}) },
  'data.alert': {
    duty: ({ units }) => ({ unit_id: units.team, duty: 'duty' }),
    backup: ({ units }) => ({ unit_id: units.team, duty: 'backup' }),
    elsewhere: ({ nobody }) => ({ staff_id: nobody }),
    'seen duty': ({ units, nobody }) => ({
      ...{ unit_id: units.team, duty: 'duty' },
      ...{ seen_at: '2026-01-04T00:00:00Z', seen_by: nobody },
    }),
    'other duty': ({ units }) => ({ unit_id: units.outside, duty: 'duty' }),
  },
  'data.report_thread': {
    from: ({ child }) => ({ child_file_id: child.id }),
    to: ({ child }) => ({ from_file_id: child.id }),
  },
  'data.log_review': { unit: ({ units }) => ({ unit_id: units.team }), elsewhere: () => ({}) },
  'data.log_review_line': { elsewhere: () => ({}) },
  'data.support_group': { unit: ({ units }) => ({ unit_id: units.team }), elsewhere: () => ({}) },
  'data.group_session': {
    unit: () => ({ group_id: idOf('data.support_group', '', 'identity', 'unit') }),
    elsewhere: () => ({ group_id: idOf('data.support_group', '', 'identity', 'elsewhere') }),
  },
  'data.month_agreement': { unit: ({ units }) => ({ unit_id: units.team }), elsewhere: () => ({}) },
  'data.month_review': {
    unit: ({ units }) => ({ unit_id: units.team, month: '2026-01-01' }),
    elsewhere: () => ({ month: '2026-02-01' }),
  },
  'data.morning_review': { unit: ({ units }) => ({ unit_id: units.team }), elsewhere: () => ({}) },
  'data.meeting_seat': {
    member: ({ called }) => ({ staff_id: called[0] }),
    speaker: ({ called }) => ({ staff_id: called[1] }),
    presenter: ({ nobody }) => ({ staff_id: nobody, called_as: 'presenter' }),
    attended: ({ caller }) => ({ staff_id: caller, called_as: 'presenter', attended: true }),
    blocked: ({ called }) => ({ staff_id: called[2] }),
    'blocked too': ({ called }) => ({ staff_id: called[3] }),
    'of presents at the meeting': ({ presents }) => ({ staff_id: presents, called_as: 'presenter' }),
  },
};

const URGENT: SectionKind = 'health';

/** What the checks of a table, or the sense of the matter, ask for beyond its closed lists. */
const always: Readonly<Record<string, (places: Places, there: FileThere | undefined, section: SectionKind) => Values>> =
  {
    'data.note': () => ({ signed_at: '2026-01-02T03:04:05Z' }),
    'data.month_agreement': () => ({
      month: '2026-01-01',
      outcome: null,
      outcome_words: null,
      outcome_at: null,
      outcome_by: null,
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
    'data.intervention_turn': (_, there, section) => ({
      intervention_id: idOf('data.intervention', there?.id ?? '', section),
      ...{ choice: 'extend', more: 5, answer: null, decided_at: null, decided_by: null },
    }),
    'data.accompaniment': (_, there, section) => ({
      intervention_id: idOf('data.intervention', there?.id ?? '', section),
      ...{ outcome: null, outcome_at: null },
    }),
    'data.mail_alert': () => ({ mail_id: idOf('data.mail', '', 'identity') }),
    'data.withheld': (_, there) => ({ person_id: childOf(there) }),
    'authz.staff': () => ({ mail: `kanarie${'0'.repeat(10)}@strandhaga.example` }),
  };
export const fixed = (table: string, places: Places, there: FileThere | undefined, section: SectionKind): Values =>
  always[table]?.(places, there, section) ?? {};

/** One for each section, one of them urgent: a file comes up once at a meeting. */
const meetings = new Set(['data.meeting', 'data.meeting_seat']);

/** Every row of this table: in each section of each file, with whatever marks it has, and each person's own. */
export function wanted(table: Table, rule: Rule, places: Places, people: ReadonlyMap<Person, string>): Wanted[] {
  const marks = Object.entries(marked[table.name] ?? {});
  const own = ownRows[table.name];
  // Where a file has one such row at most, it lies in one section.
  const single = table.key.length === 1 && table.key[0] === 'file_id';
  const make = (there: FileThere | undefined, section: SectionKind, mark: string, values: Values): Wanted => ({
    table: table.name,
    file: there,
    section: rule.lie === 'section' ? section : undefined,
    at: section,
    // At an urgent meeting everybody sees who comes.
    mark: section === URGENT && meetings.has(table.name) ? 'urgent' : mark,
    there,
    values: { ...fixed(table.name, places, there, section), ...values },
  });
  const found: Wanted[] = [];
  const sections: readonly SectionKind[] =
    meetings.has(table.name) || (rule.lie === 'section' && !single) ? sectionKinds : ['identity'];
  for (const there of rule.lie === 'none' ? [undefined] : places.files) {
    if (there && table.name === 'data.file_side' && sideless(there)) continue;
    for (const section of sections) {
      const plain = rule.lie === 'section' || marks.length === 0;
      if (plain) found.push(make(there, section, table.name === 'data.agenda_item' ? 'agenda' : 'any', {}));
      if (rule.lie !== 'section' || section === (own?.section ?? markedIn[table.name]))
        for (const [mark, values] of marks) found.push(make(there, section, mark, values(places, there)));
    }
    if (own)
      for (const [person, staff] of people)
        for (const [word, more] of Object.entries({
          of: {},
          ...(there?.place === 'file' && there.level === 'none' ? own.also?.(places, there) : {}),
        }))
          found.push(
            make(there, own.section ?? 'identity', `${word} ${person.who}`, { ...own.values(staff, places), ...more }),
          );
    if (table.name === 'data.withheld') found.push(...kept(there, people, make));
  }
  return found;
}

/** Who is kept from which item of a file: everybody whom the policy calls so, from one of each kind. */
function kept(
  there: FileThere | undefined,
  people: ReadonlyMap<Person, string>,
  make: (there: FileThere | undefined, section: SectionKind, mark: string, values: Values) => Wanted,
): Wanted[] {
  return [...people]
    .filter(([person]) => person.ties.includes('withheld'))
    .flatMap(([person, staff]) =>
      (Object.keys(items) as (keyof typeof items)[]).map((kind) =>
        make(there, items[kind][1], `from ${person.who}`, {
          ...{ id: idOf('withheld', there?.id ?? '', kind, staff), kind, item_id: itemOf(kind, there) },
          ...{ staff_id: staff, person_id: null },
        }),
      ),
    );
}
