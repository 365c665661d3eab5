import { idOf, sealedMark, type Table, type Values } from './fill.ts';
import { may, type Operation, type Rule } from './policy.ts';
import { called, type Try } from './probe.ts';
import type { Present } from './ties.ts';
import type { Filled, World } from './world.ts';

/** What is said of one who changes: the first column that may be changed at all, with what it holds already. */
export type Changeable = ReadonlyMap<string, readonly string[]>;

export async function changeable(world: World): Promise<Changeable> {
  const rows = await world.town.look<{ name: string; columns: string[] | null }>(
    `select c.oid::regclass::text as name, (select array_agg(a.attname::text order by a.attnum) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0
       and has_column_privilege('samgrepp_app', c.oid, a.attnum, 'update')) as columns
     from pg_class c where c.relkind = 'r' and c.relnamespace::regnamespace::text in ('authz', 'data', 'audit')`,
  );
  return new Map(rows.map(({ name, columns }) => [name, columns ?? []]));
}

export function triesOf(world: World, one: Present, rule: Rule, row: Filled, columns: Changeable): Try[] {
  const { person } = one;
  const table = world.tables.get(rule.table) as Table;
  const where =
    table.key
      .map((column) => `${column} = ($1 ->> '${column}')::${table.columns.find(({ name }) => name === column)?.type}`)
      .join(' and ') || 'true';
  const can = (operation: Operation) => may(person, operation, rule, row);
  const granted = columns.get(rule.table) ?? [];
  const name = [rule.nameThen, ...said].find((column) => column !== undefined && granted.includes(column));
  const again = sameAgain(granted[0] ?? table.columns[0]?.name ?? 'id');
  const adding = { ...row.values, ...fresh(world, one, rule, row) };
  const add = `insert into ${rule.table} select * from jsonb_populate_record(null::${rule.table}, $1)`;
  const tried = (operation: Operation, what: string, sql: string, values: Values, expected: boolean): Try => ({
    ...{ operation, sql, row: values, expected },
    label: called(one, what, rule.table, row),
  });
  const update = (set: string) => `update ${rule.table} set ${set} where ${where}`;
  const tries: Try[] = [
    tried('added', 'adds', add, adding, can('added')),
    tried('changed', 'changes', update(name ? `${name} = authz.me()` : again), row.values, can('changed')),
    ...(unsaid.has(rule.table)
      ? [tried('changed', 'leaves as it was', update(again), row.values, can('changed'))]
      : []),
    tried('removed', 'removes', `delete from ${rule.table} where ${where}`, row.values, can('removed')),
  ];
  if (rule.name)
    tries.push(tried('added', 'adds in another’s name', add, { ...adding, [rule.name]: world.places.nobody }, false));
  if (rule.nameThen)
    tries.push(
      tried(
        'changed',
        'says that another did it in',
        update(`${rule.nameThen} = '${world.places.nobody}'`),
        row.values,
        false,
      ),
    );
  for (const [at, value] of Object.entries(never[rule.table]?.(world, row, one) ?? {}))
    tries.push(tried('added', `adds with ${at}`, add, { ...adding, [at]: value }, false));
  for (const { what, values, expected } of also[rule.table]?.(world, one, can('added'), row) ?? [])
    tries.push(tried('added', what, add, { ...adding, ...values }, expected));
  for (const column of ['file_id', 'section_id', 'id'])
    if (column in row.values)
      tries.push(tried('changed', `moves (${column})`, update(sameAgain(column)), row.values, false));
  return tries;
}

/** Every statement about it weighs each alert anew; `sweeping` tries them all at once. */
const weighed = new Set(['data.alert']);

/** What only functions and several steps make: it is there to be seen. */
const madeElsewhere = ({ table, mark }: Filled) =>
  (table === 'data.consent' && mark !== 'any') || (table === 'data.decision' && mark === 'withheld before');

/** Rows of each mark, and the person's own: of those that she may add or change, and of those that she may not. */
export function rowsOfEachSort(world: World, one: Present, rule: Rule, each: number): Filled[] {
  const rows = (world.rows.get(rule.table) ?? []).filter((row) => !madeElsewhere(row));
  const { who } = one.person;
  const at = world.present.findIndex(({ person }) => person.who === who);
  const groups = Map.groupBy(rows, (row) => {
    const mark = row.mark.replace(
      /^(of|from|.* by|guarded for) (.*)$/,
      (_, word, name) => `${word} ${name === who ? 'me' : 'another'}`,
    );
    return [mark, may(one.person, 'added', rule, row), may(one.person, 'changed', rule, row)].join();
  });
  return [...groups.values()].flatMap((list) =>
    Array.from(
      { length: Math.min(weighed.has(rule.table) ? Math.min(each, 1) : each, list.length) },
      (_, n) => list[(at * 5 + n * 29) % list.length] as Filled,
    ),
  );
}

const sameAgain = (column: string) => `${column} = ${column}`;
/** Who saw, ended, withdrew or decided it is oneself, where a row says that. */
const said = [
  'seen_by',
  'ended_by',
  'withdrawn_by',
  'decided_by',
  'saved_by',
  'settled_by',
  'answered_by',
  'outcome_by',
];

/** Changed in several steps, of which only one says who took it. */
const unsaid = new Set([
  ...['data.closing', 'data.follow_up', 'data.guardian_question', 'data.instrument', 'data.joint_handling'],
  ...['data.red_event', 'data.retention_mark', 'data.risk_assessment'],
]);

/** An item of a meeting about another file than the row's. */
const elsewhere = ({ places }: World, row: Filled) => ({
  item_id: idOf('data.agenda_item', places.files.find(({ id }) => id !== row.fileId)?.id ?? '', row.section ?? ''),
});
const another = (section: string | undefined) => (section === 'plan' ? 'health' : 'plan');
/** What lies in another section of the same file; and the same, of another file. */
const beside = (table: string, { fileId = '', section }: Filled) => idOf(table, fileId, another(section));
const ofAnother = ({ places }: World, table: string, row: Filled, ...mark: string[]) =>
  idOf(table, places.files.find(({ id }) => id !== row.fileId)?.id ?? '', row.section ?? '', ...mark);

/** What nobody may say of a row that is new: these columns are filled in by functions, or later, or from the same file. */
const never: Readonly<Record<string, (world: World, row: Filled, one: Present) => Values>> = {
  'data.attachment': (_, row) => ({ note_id: beside('data.note', row) }),
  'data.child_follow_up': (_, row) => ({ decision_id: beside('data.decision', row) }),
  'data.child_follow_up_contact': (_, row) => ({ follow_up_id: beside('data.child_follow_up', row) }),
  'data.child_outcome': (_, row) => ({ child_id: beside('data.person_told', row) }),
  'data.consent_way': (_, row) => ({ question_id: beside('data.guardian_question', row) }),
  'data.consent': (_, { fileId = '' }) => ({
    ground_id: idOf('ground', fileId, 'waived'),
    withdrawn_at: '2026-01-04T00:00:00Z',
  }),
  'data.decision': ({ places }) => ({ decided_by: places.nobody }),
  // Only who decides it herself signs what is new.
  'data.disclosure': (_, { mark }, { person }) =>
    mark.endsWith(` ${person.who}`) ? {} : { signed_at: '2026-01-04T00:00:00Z', refused_at: '2026-01-04T00:00:00Z' },
  'data.emergency_aid': (world, row) => ({ decision_id: ofAnother(world, 'data.decision', row) }),
  'data.cost': (_, row) => ({ decision_id: beside('data.decision', row) }),
  'data.consultation_part': (_, row) => ({ consultation_id: beside('data.consultation', row) }),
  'data.coordinated_part': (_, row) => ({ plan_id: beside('data.coordinated_plan', row) }),
  'data.coordinated_partner': (world, row) => ({ consent_id: ofAnother(world, 'data.consent', row) }),
  'data.errand': (_, row) => ({ action_id: beside('data.action', row) }),
  'data.guardian_answer': (_, row) => ({ question_id: beside('data.guardian_question', row) }),
  'data.guardian_question': (world, row) => ({ child_id: ofAnother(world, 'data.person_told', row) }),
  'data.guardian_letter': ({ places }) => ({ signed_by: places.nobody, withdrawn_by: places.nobody }),
  'data.item_minutes': elsewhere,
  'data.joint_handling': ({ places }, { fileId, file }) => ({
    // Where nobody has said a side, none is asked for.
    ...(file?.place === 'settled' ? {} : { side_mark: '\\x6b' }),
    thread_id: idOf('data.report_thread', places.files.find(({ id }) => id !== fileId)?.id ?? '', 'identity', 'from'),
  }),
  'data.need_answer': (_, row) => ({ need_id: beside('data.need', row) }),
  'data.obstacle': (_, row) => ({ action_id: beside('data.action', row) }),
  'data.referral': (world, row) => ({ disclosure_id: ofAnother(world, 'data.disclosure', row) }),
  'data.safety_plan_paper': (_, row) => ({ plan_id: beside('data.safety_plan', row) }),
  'data.reading_extract': ({ places }) => ({ signed_by: places.nobody }),
  'data.reading_request': ({ places }) => ({ ended_by: places.nobody }),
  'data.meeting_input': (world, row) => ({ ...elsewhere(world, row), unit_id: world.places.units.elsewhere }),
  'data.planned_step': () => ({
    ...{ word: 'go', done_at: '2026-01-04T00:00:00Z', cancelled_at: '2026-01-04T00:00:00Z' },
  }),
  'data.report_thread': ({ places }) => ({ from_file_id: places.child.id, child_file_id: places.child.id }),
  'data.safety_consideration': (_, { fileId = '', section }) => ({
    at: '2070-01-02T03:04:05Z',
    ask_id: idOf('data.safety_ask', fileId, another(section)),
  }),
  'data.task_review': elsewhere,
};

type More = { readonly what: string; readonly values: Values; readonly expected: boolean };
const is = (one: Present, word: string) => one.person.lists.has(word);

/** What comes later in a row's life, said of one that is new: by oneself, and whole, so that nothing but the policy refuses it. */
const later = (what: string, values: (world: World, one: Present) => Values) => (world: World, one: Present) => [
  { what, values: values(world, one), expected: false },
];
const MOMENT = '2026-01-04T00:00:00Z';

/** What some may say of a row that is new, and others may not. */
const also: Readonly<Record<string, (world: World, one: Present, can: boolean, row: Filled) => readonly More[]>> = {
  'data.child_follow_up': later('adds as ended', (_, { staffId }) => ({
    ...{ ended_at: MOMENT, ended_by: staffId, result: 'investigationOpened' },
  })),
  'data.closing': later('adds as opened again', (_, { staffId }) => ({
    ...{ reopened_at: MOMENT, reopened_by: staffId, reopened_because: sealedMark() },
  })),
  'data.competence': later('adds as ended', (_, { staffId }) => ({ ended_at: MOMENT, ended_by: staffId })),
  'data.communication': later('adds as answered', (_, { staffId }) => ({
    ...{ answered_at: MOMENT, answered_by: staffId, answer: sealedMark() },
  })),
  'data.coordinated_part': (world, _, can, row) => {
    const ours = { task: null, due_on: null, done_at: null };
    const own = idOf('data.action', row.fileId ?? '', row.section ?? '');
    return [
      { what: 'names an action by', values: { ...ours, action_id: own }, expected: can },
      {
        what: 'names another’s action by',
        values: { ...ours, action_id: ofAnother(world, 'data.action', row) },
        expected: false,
      },
    ];
  },
  'data.coordinated_partner': (_, __, ___, row) => [
    {
      what: 'is called to another plan by',
      values: { plan_id: beside('data.coordinated_plan', row) },
      expected: false,
    },
  ],
  'data.decision': (_, { staffId }, can) => [{ what: 'decides in', values: { decided_by: staffId }, expected: can }],
  'data.follow_up': later('adds as ended', (_, { staffId }) => ({
    ...{ ended_at: MOMENT, ended_by: staffId, outcome: 'notReached' },
  })),
  'data.intervention': later('adds as placed in a group', () => ({
    group_id: idOf('data.support_group', '', 'identity', 'unit'),
  })),
  'data.investigation': (_, { staffId }) => [
    { what: 'adds as signed', values: { signed_at: MOMENT, signed_by: staffId }, expected: false },
    { what: 'adds as ended', values: { ended_at: MOMENT, ended_by: staffId, outcome: 'refused' }, expected: false },
  ],
  'data.investigation_comment': later('adds as settled', (_, { staffId }) => ({
    ...{ settled_at: MOMENT, settled_by: staffId },
  })),
  'data.joint_handling': ({ places }, { staffId }) => [
    {
      what: 'adds as joined',
      values: {
        ...{ child_section_id: idOf('section', places.child.id, 'children') },
        ...{ joined_at: MOMENT, joined_by: staffId },
      },
      expected: false,
    },
    { what: 'adds as ended', values: { ended_at: MOMENT, ended_by: staffId }, expected: false },
  ],
  'data.referral': (_, __, can, { fileId = '', section = '' }) => [
    {
      what: 'follows a disclosure by',
      values: { disclosure_id: idOf('data.disclosure', fileId, section) },
      expected: can,
    },
  ],
  'data.risk_assessment': ({ places }, { staffId }, can) => {
    const done = { state: 'done', assessed_at: MOMENT, level: 'low', words: sealedMark() };
    return [
      { what: 'adds as judged by another', values: { ...done, assessed_by: places.nobody }, expected: false },
      { what: 'adds as judged', values: { ...done, assessed_by: staffId }, expected: can },
    ];
  },
  'data.unnamed_advice': later('adds as taken further', () => ({ taken_further_at: MOMENT, note: null })),
  'data.month_agreement': later('adds with what became of it', (_, { staffId }) => ({ outcome_by: staffId })),
  'data.retention_mark': later('adds as removed', (_, { staffId }) => ({ removed_at: MOMENT, removed_by: staffId })),
  'data.meeting': ({ places }, one) => [
    {
      what: 'plans for the group',
      values: { kind: 'regular', group_id: places.group },
      expected: is(one, 'coordinates'),
    },
    { what: 'plans for a closed group', values: { kind: 'regular', group_id: places.closedGroup }, expected: false },
  ],
  // Who speaks for a unit may send her own deputy, and nobody else.
  'data.meeting_seat': ({ places }, one) => {
    const seat = { unit_id: places.units.waived, called_as: 'deputy', staff_id: places.deputy };
    const speaks = is(one, 'called') && one.person.ties[0] === 'seat';
    return [
      { what: 'calls the deputy to', values: seat, expected: is(one, 'caller') || speaks },
      { what: 'calls as a member to', values: { ...seat, called_as: 'member' }, expected: is(one, 'caller') },
      { what: 'calls anybody to', values: { ...seat, staff_id: places.nobody }, expected: is(one, 'caller') },
    ];
  },
};

/** One statement for all rows that there are, without a word that would ask to read them: no more is done than may be. */
export function sweeping(world: World, one: Present, rule: Rule, columns: Changeable, all: boolean): Try[] {
  const rows = world.rows.get(rule.table) ?? [];
  const of = (operation: Operation, what: string, statements: readonly string[]): Try[] => {
    const most = rows.filter((row) => may(one.person, operation, rule, row)).length;
    // Of what is anybody's there may be more than was put there.
    if (most > 0 && (!all || rule.seen.some(([word]) => ['staff', 'everyone', 'self'].includes(word ?? '')))) return [];
    // A trigger may keep one column or another from whoever may change nothing at all.
    return statements
      .slice(0, most > 0 ? 1 : undefined)
      .map((sql) => ({ operation, sql, row: {}, expected: false, most, label: called(one, what, rule.table) }));
  };
  const to = (column: string) => (column === rule.nameThen || said.includes(column) ? 'authz.me()' : 'default');
  const set = (columns.get(rule.table) ?? []).map((column) => `update ${rule.table} set ${column} = ${to(column)}`);
  return [...of('changed', 'changes all of', set), ...of('removed', 'removes all of', [`delete from ${rule.table}`])];
}

/** What a new row has of its own: an id, and the name of the one who writes it. */
function fresh(world: World, { person, staffId }: Present, rule: Rule, row: Filled): Values {
  const name = rule.name ? { [rule.name]: staffId } : {};
  const id = 'id' in row.values ? { id: idOf('new', row.table, row.key, person.who) } : {};
  if (rule.table === 'data.report_thread')
    return { ...name, ...id, from_file_id: row.fileId, child_file_id: row.fileId };
  if (rule.table === 'data.concern_report')
    return { ...name, ...id, thread_id: idOf('data.report_thread', row.fileId ?? '', 'identity', 'from') };
  if (rule.table === 'data.instrument') return { ...name, ...id, version: idOf('version', row.key, person.who) };
  if (rule.table === 'data.meeting') return { ...name, ...id, kind: 'urgent', group_id: null };
  if (rule.table === 'data.meeting_input') return { ...name, ...id, unit_id: world.places.units[person.unit] };
  return { ...name, ...id };
}
