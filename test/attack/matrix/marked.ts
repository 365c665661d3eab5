import type { SectionKind } from '../../../src/access/index.ts';
import { idOf, sealedMark, type Values } from './fill.ts';
import type { FileThere, Places } from './places.ts';

/** What the ones kept from single items are kept from, in each file; and where it lies. */
export const items = {
  note: ['data.note', 'notes'],
  account: ['data.account', 'account'],
  assessment: ['data.protection_assessment', 'protection'],
  decision: ['data.decision', 'decisions'],
  letter: ['data.guardian_letter', 'decisions'],
  certificate: ['data.certificate', 'consents'],
} as const;
export const itemOf = (kind: keyof typeof items, there: FileThere | undefined): string =>
  idOf(items[kind][0], there?.id ?? '', items[kind][1], 'withheld');
export const childOf = (there: FileThere | undefined) => idOf('placed', there?.id ?? '');
/** Where rows with a mark lie. */
export const markedIn: Readonly<Record<string, SectionKind>> = {
  ...Object.fromEntries(Object.values(items)),
  ...{ 'data.decided': 'decisions', 'data.decision_letter': 'decisions', 'data.decision_receipt': 'decisions' },
  ...{ 'data.decision_step': 'decisions', 'data.appeal': 'decisions', 'data.appeal_step': 'decisions' },
  ...{ 'data.action': 'plan', 'data.errand': 'plan', 'data.obstacle': 'plan' },
  ...{ 'data.concern_report': 'children', 'data.process': 'processes' },
  ...{ 'data.retention_mark': 'decisions', 'data.closing': 'plan', 'data.follow_up': 'plan' },
  ...{ 'data.child_follow_up': 'decisions', 'data.coordinated_plan': 'plan' },
  ...{ 'data.joint_handling': 'children', 'data.joint_entry': 'children' },
  'data.annotation': 'notes',
  'data.attachment': 'notes',
  'data.copied_row': 'protection',
  'data.certificate_content': 'consents',
  'data.certificate_source': 'consents',
  'data.consent': 'consents',
  'data.disclosure': 'consents',
  'data.event': 'notes',
};

/** Seen by those alone who know where she is, too: a step of the way there. */
const guarded = (_: Places, there: FileThere | undefined) => ({ guard_id: there?.section('location') });
const ofGuarded = (_: Places, there: FileThere | undefined) => ({
  action_id: idOf('data.action', there?.id ?? '', 'plan', 'guarded'),
});
/** From the file of an adult elsewhere, to the child's. */
const joint = ({ child }: Places, there: FileThere | undefined) => ({
  ...{ file_id: child.id, section_id: child.section('children'), child_file_id: there?.id },
});

/** Consents that certificates rest on: one in force, and those that end it, whatever the certificate itself says. */
const consents: Readonly<Record<string, (places: Places, there: FileThere | undefined) => Values>> = {
  'consent in force': (_, there) => ({ ground_id: idOf('ground', there?.id ?? '', 'waived') }),
  'consent over': (_, there) => ({
    ...{ ground_id: idOf('ground', there?.id ?? '', 'waived'), valid_to: '2026-01-04T00:00:00Z' },
  }),
  'consent withdrawn': (_, there) => ({
    ...{ ground_id: idOf('ground', there?.id ?? '', 'waived'), withdrawn_at: '2026-01-04T00:00:00Z' },
  }),
  'its ground ended': (_, there) => ({ ground_id: idOf('ground', there?.id ?? '', 'ended member') }),
};
const ofConsents = (made: (there: FileThere | undefined, mark: string) => Values) =>
  Object.fromEntries(
    Object.keys(consents).map((mark) => [mark, (_: Places, there: FileThere | undefined) => made(there, mark)]),
  );
const given = {
  ...{ answer: 'given', answered_at: '2026-01-02T00:00:00Z', asked_alone: true },
  ...{ limits_told_at: '2026-01-02T00:00:00Z', signed_how: 'paper' },
};

/** Certificates that hold no longer. */
const over = ['ended', 'answered', 'run out', ...Object.keys(consents)];
const overOf = (mark: string, there: FileThere | undefined) => ({
  certificate_id: idOf('data.certificate', there?.id ?? '', 'consents', mark),
});

/** Rows of the unit, of its duty, or of nobody whom the policy names. */
export const marked: Readonly<
  Record<string, Readonly<Record<string, (places: Places, there: FileThere | undefined) => Values>>>
> = {
  'data.running_clock': {
    unit: ({ units }) => ({ unit_id: units.team }),
    // What somebody is to consider: not for the unit, where whoever planned it may work.
    kept: ({ units }) => ({ unit_id: units.team, rule: 'safetyConsideration' }),
    withheld: ({ units }, there) => ({ unit_id: units.elsewhere, rule: 'courtSubmission', subject_id: childOf(there) }),
    guarded: (places, there) => ({ unit_id: places.units.elsewhere, ...guarded(places, there) }),
    'guarded unit': (places, there) => ({ unit_id: places.units.team, ...guarded(places, there) }),
  },
  'data.note': { draft: () => ({ signed_at: null }), withheld: () => ({}) },
  'data.annotation': { withheld: (_, there) => ({ note_id: itemOf('note', there) }) },
  'data.attachment': {
    withheld: (_, there) => ({ note_id: itemOf('note', there) }),
    draft: (_, there) => ({ note_id: idOf('data.note', there?.id ?? '', 'notes', 'draft') }),
  },
  'data.account': { withheld: () => ({}) },
  'data.protection_assessment': { withheld: () => ({}) },
  'data.copied_row': { withheld: (_, there) => ({ row_id: itemOf('assessment', there) }) },
  'data.decision': {
    withheld: (_, there) => ({ person_id: childOf(there) }),
    'withheld before': ({ nobody }, there) => ({
      ...{ changes_id: itemOf('decision', there), change_ground: 'urgentSafety', state: 'changed', decided_by: nobody },
      ...{ decided_at: '2026-01-04T00:00:00Z', delegation_id: nobody, basis: 'Ordningen', motivation: '\\x01' },
    }),
  },
  ...Object.fromEntries(
    [
      'data.decided',
      'data.decision_letter',
      'data.decision_receipt',
      'data.decision_step',
      'data.appeal',
      'data.appeal_step',
    ].map((table) => [
      table,
      { withheld: (_: Places, there: FileThere | undefined) => ({ decision_id: itemOf('decision', there) }) },
    ]),
  ),
  'data.action': { guarded },
  'data.errand': { guarded: ofGuarded },
  'data.obstacle': { guarded: ofGuarded },
  'data.closing': {
    reopened: ({ nobody }) => ({
      ...{ reopened_at: '2026-01-04T00:00:00Z', reopened_by: nobody, reopened_because: sealedMark() },
    }),
  },
  'data.follow_up': {
    ended: ({ nobody }) => ({ ended_at: '2026-01-04T00:00:00Z', ended_by: nobody, outcome: 'notReached' }),
  },
  'data.child_follow_up': {
    ended: ({ nobody }) => ({ ended_at: '2026-01-04T00:00:00Z', ended_by: nobody, result: 'investigationOpened' }),
  },
  'data.coordinated_plan': {
    ended: () => ({ ended_at: '2026-01-04T00:00:00Z', ended_because: 'ownWish', ended_words: sealedMark() }),
  },
  'data.joint_handling': {
    to: joint,
    joined: (places, there) => ({
      ...{ ...joint(places, there), child_section_id: there?.section('children') },
      ...{ joined_at: '2026-01-04T00:00:00Z', joined_by: places.nobody },
    }),
  },
  'data.joint_entry': {
    joined: ({ child }, there) => ({
      ...{ file_id: child.id, section_id: child.section('children') },
      joint_id: idOf('data.joint_handling', there?.id ?? '', 'children', 'joined'),
    }),
  },
  'data.guardian_letter': { withheld: () => ({}) },
  'data.consent': Object.fromEntries(
    Object.entries(consents).map(([mark, values]) => [
      mark,
      (places: Places, there: FileThere | undefined) => ({ ...given, ...values(places, there) }),
    ]),
  ),
  'data.disclosure': {
    withheld: (_, there) => ({ letter_id: itemOf('letter', there) }),
    ...ofConsents((there, mark) => ({
      ...{ consent_id: idOf('data.consent', there?.id ?? '', 'consents', mark), ground_kind: 'secrecyWaiver' },
    })),
  },
  'data.certificate': {
    withheld: () => ({}),
    ended: () => ({ ended_at: '2026-01-04T00:00:00Z' }),
    answered: ({ nobody }) => ({ answer: 'done', answered_at: '2026-01-04T00:00:00Z', answered_by: nobody }),
    'run out': () => ({ valid_to: '2026-01-04T00:00:00Z' }),
    ...ofConsents(() => ({})),
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
    ...ofConsents((there, mark) => ({
      ...{ ...overOf(mark, there), disclosure_id: idOf('data.disclosure', there?.id ?? '', 'consents', mark) },
    })),
  },
  'data.event': { withheld: (_, there) => ({ subject: { note: itemOf('note', there) } }), guarded },
  'data.desk': {
    unit: ({ units }) => ({ unit_id: units.team, staff_id: null }),
    elsewhere: ({ units }) => ({ unit_id: units.elsewhere, staff_id: null, kind: 'file', state: 'ended' }),
  },
  'data.unwritten': { unit: ({ units }) => ({ unit_id: units.team }), elsewhere: () => ({}) },
  'data.alert': {
    duty: ({ units }) => ({ unit_id: units.team, duty: 'duty' }),
    backup: ({ units }) => ({ unit_id: units.team, duty: 'backup' }),
    elsewhere: ({ nobody }) => ({ staff_id: nobody }),
    withheld: ({ nobody }, there) => ({ staff_id: nobody, subject_id: itemOf('letter', there) }),
    'seen duty': ({ units, nobody }) => ({
      ...{ unit_id: units.team, duty: 'duty' },
      ...{ seen_at: '2026-01-04T00:00:00Z', seen_by: nobody },
    }),
    'other duty': ({ units }) => ({ unit_id: units.outside, duty: 'duty' }),
  },
  'data.report_thread': {
    from: ({ child }) => ({ child_file_id: child.id }),
    to: ({ child }) => ({ from_file_id: child.id }),
    along: ({ child, byNumber }) => ({ from_file_id: child.id, child_file_id: byNumber.id }),
  },
  'data.log_review': { unit: ({ units }) => ({ unit_id: units.team }), elsewhere: () => ({}) },
  'data.log_review_line': {
    elsewhere: () => ({}),
    'about a file': ({ nobody, files }) => ({
      ...{ review_id: idOf('data.log_review', '', 'identity', 'unit'), entry_id: 2 },
      ...{ staff_id: nobody, file_id: files[0]?.id },
    }),
  },
  'data.support_group': { unit: ({ units }) => ({ unit_id: units.team }), elsewhere: () => ({}) },
  'data.group_session': {
    unit: () => ({ group_id: idOf('data.support_group', '', 'identity', 'unit') }),
    elsewhere: () => ({ group_id: idOf('data.support_group', '', 'identity', 'elsewhere') }),
  },
  // Between two other files: the report was carried to this one.
  'data.concern_report': {
    along: (_, there) => ({ thread_id: idOf('data.report_thread', there?.id ?? '', 'identity', 'along') }),
  },
  'data.process': { residence: () => ({ kind: 'residencePermit' }) },
  'data.retention_mark': {
    ended: ({ nobody }) => ({ removed_at: '2026-01-04T00:00:00Z', removed_by: nobody }),
  },
  'data.competence': {
    unit: ({ colleague }) => ({ staff_id: colleague }),
    elsewhere: ({ nobody }) => ({ staff_id: nobody }),
  },
  'data.month_agreement': { unit: ({ units }) => ({ unit_id: units.team }), elsewhere: () => ({}) },
  'data.month_review': {
    unit: ({ units }) => ({ unit_id: units.team, month: '2026-01-01' }),
    elsewhere: () => ({ month: '2026-02-01' }),
  },
  'data.unnamed_advice': { unit: ({ units }) => ({ unit_id: units.team }), elsewhere: () => ({}) },
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
