import type pg from 'pg';
import type { Table, Values } from './fill.ts';
import { idOf } from './fill.ts';
import { may, type Operation, type Rule } from './policy.ts';
import type { Present } from './ties.ts';
import { type Filled, seenBy, type World } from './world.ts';

/** What was tried, and what went otherwise than the policy says. `hidden` and `shown` tell that there was something of both. */
export type Found = { tried: number; shown: number; hidden: number; wrong: string[] };
export const nothing = (): Found => ({ tried: 0, shown: 0, hidden: 0, wrong: [] });
export function add(to: Found, more: Found): void {
  to.tried += more.tried;
  to.shown += more.shown;
  to.hidden += more.hidden;
  to.wrong.push(...more.wrong);
}

/**
 * One transaction as the application's role, with the token that this person's browser holds. A session that has run out of time is
 * named by the setting alone, as an injected statement would: `enter` would lock it.
 */
export async function as<T>(world: World, one: Present, work: (client: pg.ClientBase) => Promise<T>): Promise<T> {
  const client = await world.town.database.app.connect();
  try {
    await begin(client, one);
    return await work(client);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

async function begin(client: pg.ClientBase, one: Present): Promise<void> {
  await client.query('begin');
  await client.query(
    one.person.ties.includes('idle') ? `select set_config('app.session', $1, true)` : 'select authz.enter($1)',
    [one.token],
  );
}

const called = (one: Present, what: string, table: string, row?: Filled) =>
  [`${one.person.who} ${what} ${table}`, row?.file?.place, row?.file?.level, row?.section, row?.mark]
    .filter((word) => word !== undefined)
    .join(' · ');

/** Which rows of these tables does this person see? Each row that is there is a case. */
export async function sight(world: World, one: Present, rules: readonly Rule[]): Promise<Found> {
  const found = nothing();
  await as(world, one, async (client) => {
    for (const rule of rules) {
      const table = world.tables.get(rule.table) as Table;
      const key = table.key.length ? table.key.map((column) => `${column}::text`).join(` || '|' || `) : '1';
      const seen = await client
        .query(`select ${key} as key, count(*) over () as all from ${rule.table}`)
        .then(({ rows }) => rows as { key: string; all: number }[])
        .catch((error: { code?: string }) => error.code ?? 'lost');
      if (typeof seen === 'string') {
        // A refusal ends the transaction; what comes next is asked in another one.
        await client.query('rollback');
        await begin(client, one);
      }
      compare(world, one, rule, seen, found);
    }
  });
  return found;
}

function compare(world: World, one: Present, rule: Rule, seen: { key: string }[] | string, found: Found): void {
  const there = world.rows.get(rule.table) ?? [];
  const expected = new Map(seenBy(world, one.person, rule.table).map((row) => [row.key, row]));
  const whole = rule.seen.some(([word]) => word === 'staff' || word === 'everyone');
  const closed = rule.seen.every((words) => words.includes('nobody'));
  found.tried += Math.max(1, there.length);
  found.shown += expected.size;
  found.hidden += there.length - expected.size;
  if (typeof seen === 'string') {
    if (!closed || seen !== '42501') found.wrong.push(`${called(one, 'is answered', rule.table)} ${seen}`);
    return;
  }
  const got = new Set(seen.map(({ key }) => key));
  for (const [key, row] of expected) if (!got.has(key)) found.wrong.push(called(one, 'is refused', rule.table, row));
  // Of what everyone sees there is more than was put there: it is seen, or nothing of it is.
  if (whole) {
    if (got.size > 0 !== may(one.person, 'seen', rule, { table: rule.table, mark: 'any' }))
      found.wrong.push(called(one, got.size ? 'SEES' : 'is refused', rule.table));
    return;
  }
  const byKey = new Map(there.map((row) => [row.key, row]));
  for (const key of got)
    if (!expected.has(key))
      found.wrong.push(`${called(one, 'SEES', rule.table, byKey.get(key))}${byKey.has(key) ? '' : ` ${key}`}`);
}

type Try = { readonly sql: string; readonly row: Values; readonly expected: boolean; readonly label: string };

/** Tries each, undoes it, and answers with a letter for each: 0 refused, 1 done, 2 let through and stopped by a key or a check. */
const TRY_ALL = `do $try$
declare c jsonb; told text := ''; n bigint;
begin
  for c in select * from jsonb_array_elements(current_setting('probe.cases')::jsonb) loop
    begin
      execute c ->> 'sql' using c -> 'row';
      get diagnostics n = row_count;
      told := told || case when n > 0 then '1' else '0' end;
      raise exception using errcode = 'PRB01';
    exception when sqlstate 'PRB01' then null;
      when insufficient_privilege then told := told || '0';
      when integrity_constraint_violation then told := told || '2';
      when others then told := told || case when sqlstate like 'SG%' then '2' else '(' || sqlstate || ')' end;
    end;
  end loop;
  perform set_config('probe.told', told, true);
end $try$`;

/** Which of these rows may this person add, change, move to another file, and remove? */
export async function deeds(world: World, one: Present, tries: readonly Try[]): Promise<Found> {
  const found = nothing();
  if (tries.length === 0) return found;
  await as(world, one, async (client) => {
    const cases = JSON.stringify(tries.map(({ sql, row }) => ({ sql, row })));
    await client.query(`select set_config('probe.cases', $1, true)`, [cases]);
    await client.query(TRY_ALL);
    const { rows } = await client.query<{ told: string }>(`select current_setting('probe.told') as told`);
    const told = rows[0]?.told.match(/\d|\([^)]*\)/g) ?? [];
    for (const [at, { expected, label }] of tries.entries()) {
      const answer = told[at] ?? 'nothing';
      found.tried += 1;
      found[expected ? 'shown' : 'hidden'] += 1;
      if (expected ? !['1', '2'].includes(answer) : answer !== '0')
        found.wrong.push(`${label}: ${expected ? 'refused' : 'DONE'} (${answer})`);
    }
  });
  return found;
}

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
  const name = said.find((column) => granted.includes(column));
  const change = name ? `${name} = authz.me()` : sameAgain(granted[0] ?? table.columns[0]?.name ?? 'id');
  const adding = { ...row.values, ...fresh(world, one, rule, row) };
  const add = `insert into ${rule.table} select * from jsonb_populate_record(null::${rule.table}, $1)`;
  const label = (what: string) => called(one, what, rule.table, row);
  const tries: Try[] = [
    { sql: add, row: adding, expected: can('added'), label: label('adds') },
    {
      sql: `update ${rule.table} set ${change} where ${where}`,
      row: row.values,
      expected: can('changed'),
      label: label('changes'),
    },
    {
      sql: `delete from ${rule.table} where ${where}`,
      row: row.values,
      expected: can('removed'),
      label: label('removes'),
    },
  ];
  if (rule.name)
    tries.push({
      sql: add,
      row: { ...adding, [rule.name]: world.places.nobody },
      expected: false,
      label: label('adds in another’s name'),
    });
  if (rule.nameThen) {
    const sql = `update ${rule.table} set ${rule.nameThen} = '${world.places.nobody}' where ${where}`;
    tries.push({ sql, row: row.values, expected: false, label: label('says that another did it in') });
  }
  for (const [at, value] of Object.entries(never[rule.table]?.(world, row) ?? {}))
    tries.push({ sql: add, row: { ...adding, [at]: value }, expected: false, label: label(`adds with ${at}`) });
  if (rule.table === 'data.decision')
    tries.push({
      sql: add,
      row: { ...adding, decided_by: one.staffId },
      expected: can('added'),
      label: label('decides in'),
    });
  for (const column of ['file_id', 'section_id', 'id'])
    if (column in row.values)
      tries.push({
        sql: `update ${rule.table} set ${sameAgain(column)} where ${where}`,
        row: row.values,
        expected: false,
        label: label(`moves (${column})`),
      });
  return tries;
}

const sameAgain = (column: string) => `${column} = ${column}`;
/** Who saw, ended, withdrew or decided it is oneself, where a row says that. */
const said = ['seen_by', 'ended_by', 'withdrawn_by', 'decided_by'];

/** An item of a meeting about another file than the row's. */
const elsewhere = ({ places }: World, row: Filled) => ({
  item_id: idOf('data.agenda_item', places.files.find(({ id }) => id !== row.fileId)?.id ?? '', row.section ?? ''),
});
/** What nobody may say of a row that is new: these columns are filled in by functions, or later, or from the same file. */
const never: Readonly<Record<string, (world: World, row: Filled) => Values>> = {
  'data.consent': (_, { fileId = '' }) => ({
    ground_id: idOf('ground', fileId, 'waived'),
    withdrawn_at: '2026-01-04T00:00:00Z',
  }),
  'data.decision': ({ places }) => ({ decided_by: places.nobody }),
  'data.guardian_letter': ({ places }) => ({ signed_by: places.nobody, withdrawn_by: places.nobody }),
  'data.item_minutes': elsewhere,
  'data.reading_extract': ({ places }) => ({ signed_by: places.nobody }),
  'data.reading_request': ({ places }) => ({ ended_by: places.nobody }),
  'data.meeting_input': elsewhere,
  'data.task_review': elsewhere,
};

/** What a new row has of its own: an id, and the name of the one who writes it. */
function fresh(world: World, { person, staffId }: Present, rule: Rule, row: Filled): Values {
  const name = rule.name ? { [rule.name]: staffId } : {};
  const id = 'id' in row.values ? { id: idOf('new', row.table, row.key, person.who) } : {};
  if (rule.table === 'data.report_thread')
    return { ...name, ...id, from_file_id: row.fileId, child_file_id: row.fileId };
  if (rule.table === 'data.meeting') return { ...name, ...id, kind: 'urgent', group_id: null };
  if (rule.table === 'data.meeting_input') return { ...name, ...id, unit_id: world.places.units[person.unit] };
  return { ...name, ...id };
}
