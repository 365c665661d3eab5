import type pg from 'pg';
import type { Table, Values } from './fill.ts';
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

export const called = (one: Present, what: string, table: string, row?: Filled) =>
  [
    `${one.person.who}${one.person.before ? ', nothing opened,' : ''} ${what} ${table}`,
    row?.file?.place,
    row?.file?.level,
    row?.section,
    row?.mark,
  ]
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

export type Try = {
  readonly operation: Operation;
  readonly sql: string;
  readonly row: Values;
  readonly expected: boolean;
  readonly label: string;
  /** Of a statement that names no row: how many may be done at most. */
  readonly most?: number;
};

/** Tries each, undoes it, and answers with a letter for each: 0 refused, 1 done, 2 let through and stopped by a key or a check. */
const TRY_ALL = `do $try$
declare c jsonb; told text := ''; n bigint;
begin
  for c in select * from jsonb_array_elements(current_setting('probe.cases')::jsonb) loop
    begin
      execute c ->> 'sql' using c -> 'row';
      get diagnostics n = row_count;
      told := told || case when n > coalesce((c ->> 'most')::bigint, 0) then '1' else '0' end;
      raise exception using errcode = 'PRB01';
    exception when sqlstate 'PRB01' then null;
      when insufficient_privilege then told := told || '0';
      -- A row that may be changed may be what broke it; where there is none, the fault tells of another.
      when others then told := told || case when (c ->> 'most')::bigint > 0 then '0' when sqlstate ~ '^(23|SG)' then '2' else '(' || sqlstate || ')' end;
    end;
  end loop;
  perform set_config('probe.told', told, true);
end $try$`;

/** Which of these rows may this person add, change, move to another file, and remove? */
export async function deeds(world: World, one: Present, tries: readonly Try[]): Promise<Found> {
  const found = nothing();
  if (tries.length === 0) return found;
  await as(world, one, async (client) => {
    const cases = JSON.stringify(tries.map(({ sql, row, most }) => ({ sql, row, most })));
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
