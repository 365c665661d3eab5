import { appFunctions } from '../../database/expected-grants.ts';
import type { World } from '../matrix/world.ts';

/** The same statements each time: a small generator of numbers with a seed (mulberry32). */
export function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Statements over the real catalogue, as one would send who looks for a gap: right ones, wrong ones, and ones that lead astray. */
export function grammar(world: World, next: () => number): () => string {
  const tables = [...world.tables.values()];
  const data = tables.filter(({ name }) => name.startsWith('data.'));
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const chance = (share: number) => next() < share;
  const ids = [...world.rows.values()]
    .flatMap((rows) => rows.slice(0, 40).map(({ key }) => key))
    .filter((key) => key.length === 36);
  const table = () => (chance(0.9) ? pick(data) : pick(tables));
  const id = () => `'${pick(ids)}'`;
  const literal = (): string =>
    pick<() => string>([
      id,
      () => `'kanarie'`,
      () => '1',
      () => 'null',
      () => `'{}'`,
      () => `'\\x5a4b'`,
      () => 'now()',
      () => 'authz.me()',
    ])();
  const column = (of: Table, alias: string) => `${alias}.${pick(of.columns).name}`;
  const types = [
    'int',
    'uuid',
    'date',
    'jsonb',
    'xml',
    'bool',
    'numeric',
    'bytea',
    'regclass',
    'int4range',
    'inet',
    'text[]',
  ];

  function value(of: Table, alias: string, depth: number): string {
    const kind = next();
    if (kind < 0.4) return column(of, alias);
    if (kind < 0.55) return `${column(of, alias)}::text::${pick(types)}`;
    if (kind < 0.65)
      return `${pick(['lower', 'md5', 'length', 'to_json', 'quote_literal', 'hashtext', 'reverse'])}(${column(of, alias)}::text)`;
    if (kind < 0.72) return `1 / (length(${column(of, alias)}::text) - ${Math.floor(next() * 60)})`;
    if (kind < 0.8 && depth > 0) return `(${select(depth - 1, true)})`;
    if (kind < 0.86)
      return `case when ${condition(of, alias, 0)} then ${column(of, alias)}::text else ${literal()}::text end`;
    if (kind < 0.9) return `to_jsonb(${alias}) ->> '${pick(of.columns).name}'`;
    return literal();
  }

  function condition(of: Table, alias: string, depth: number): string {
    const kind = next();
    if (kind < 0.25)
      return `${column(of, alias)}::text ${pick(['=', '<>', '<', '>', 'like', '~', 'is distinct from'])} ${literal()}::text`;
    if (kind < 0.4) return `${value(of, alias, 0)}::text ${pick(['=', '<', '~'])} ${value(of, alias, 0)}::text`;
    if (kind < 0.5 && depth > 0) return `exists (${select(depth - 1)})`;
    if (kind < 0.6 && depth > 0) return `${column(of, alias)}::text in (${select(depth - 1, true)})`;
    if (kind < 0.7) return `${column(of, alias)} is ${pick(['', 'not '])}null`;
    if (kind < 0.8) return `(${condition(of, alias, 0)} ${pick(['or', 'and'])} ${condition(of, alias, 0)})`;
    if (kind < 0.85) return `not ${condition(of, alias, 0)}`;
    return chance(0.5) ? 'true' : `${alias}.ctid = '(${Math.floor(next() * 30)},${Math.floor(next() * 20)})'`;
  }

  let aliases = 0;
  function select(depth: number, single = false): string {
    const of = table();
    const alias = `t${aliases++}`;
    const joined = chance(0.25) ? table() : undefined;
    const other = `t${aliases++}`;
    const shared = joined?.columns.find(
      ({ name, type }) => type === 'uuid' && of.columns.some((one) => one.name === name),
    );
    const join =
      joined && shared
        ? ` ${pick(['join', 'left join', 'full join'])} ${joined.name} ${other} on ${other}.${shared.name} = ${alias}.${shared.name}`
        : '';
    const star = !single && chance(0.35);
    const shown = single
      ? `${value(of, alias, 0)}::text`
      : star
        ? `${alias}.*`
        : `${value(of, alias, depth)}, ${value(of, alias, depth)}`;
    const folded =
      !star && !single && chance(0.15)
        ? `count(*), max(${column(of, alias)}::text), string_agg(${column(of, alias)}::text, ',')`
        : shown;
    const where = chance(0.7) ? ` where ${condition(of, alias, depth)}` : '';
    const order = folded === shown && chance(0.15) ? ` order by ${value(of, alias, 0)}` : '';
    const lock =
      !single && folded === shown && order === '' && chance(0.05)
        ? pick([' for update', ' for share', ' for key share skip locked'])
        : '';
    const rows = depth < 2 || single ? ' limit 1' : ' limit 40';
    return `select ${folded} from ${chance(0.05) ? 'only ' : ''}${of.name} ${alias}${chance(0.03) ? ' tablesample bernoulli (50)' : ''}${join}${where}${order}${rows}${lock}`;
  }

  function change(): string {
    const of = table();
    const some = of.columns.filter(() => chance(0.7));
    const kind = next();
    const back = chance(0.5) ? ' returning *' : '';
    if (kind < 0.4) {
      const names = some.length > 0 ? some : of.columns;
      const conflict = chance(0.4)
        ? ` on conflict do ${chance(0.6) ? 'nothing' : `update set ${names[0]?.name} = excluded.${names[0]?.name}`}`
        : '';
      if (chance(0.4))
        return `insert into ${of.name} select * from ${of.name} where ${condition(of, of.name.split('.')[1] ?? '', 1)} limit 3${conflict}${back}`;
      return `insert into ${of.name} (${names.map(({ name }) => name).join(', ')}) values (${names.map(literal).join(', ')})${conflict}${back}`;
    }
    const alias = `t${aliases++}`;
    if (kind < 0.75) {
      const name = pick(of.columns).name;
      const what = chance(0.5) ? name : literal();
      return `update ${of.name} ${alias} set ${name} = ${what} where ${condition(of, alias, 1)}${back}`;
    }
    return `delete from ${of.name} ${alias} where ${condition(of, alias, 1)}${back}`;
  }

  const functions = appFunctions.filter(
    (name) => !['set_clock', 'end_session', 'lock_session', 'enter'].includes(name),
  );
  function call(): string {
    const given = Array.from({ length: Math.floor(next() * 6) }, () =>
      chance(0.2) ? `array[${id()}]::uuid[]` : literal(),
    );
    return `select * from authz.${pick(functions)}(${given.join(', ')})`;
  }

  return () => {
    aliases = 0;
    const kind = next();
    if (kind < 0.55) return select(2);
    if (kind < 0.75) return change();
    if (kind < 0.85) return `explain (analyze, verbose, costs off) ${chance(0.7) ? select(1) : change()}`;
    if (kind < 0.95) return call();
    if (kind < 0.98)
      return `with x as (${chance(0.5) ? select(1) : `${change().replace(' returning *', '')} returning *`}) select * from x`;
    return `copy (${select(1)}) to stdout`;
  };
}

type Table = { readonly name: string; readonly columns: readonly { readonly name: string; readonly type: string }[] };
