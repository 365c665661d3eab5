import type { FileId } from '../../../src/kernel/ids.ts';
import type { Vault } from '../../../src/platform/sealing/keyring.ts';
import type { Town } from '../../builders/town.ts';
import { fixed } from './always.ts';
import { fillable, idOf, insertRows, type Table, tablesOf, type Values, valueFor } from './fill.ts';
import { type Wanted, wanted } from './fillings.ts';
import { insert } from './insert.ts';
import { anew, openAll } from './opening.ts';
import { type FileThere, found, type Places } from './places.ts';
import { may, type Person, type Policy, type Row, type Rule, readPolicy } from './policy.ts';
import { begin } from './rota.ts';
import { endTies, type Present, tie } from './ties.ts';

/** A row that is there, with what the database calls it. */
export type Filled = Row & { readonly key: string; readonly values: Values; readonly fileId: string | undefined };

/** Everything that the policy speaks of, made: everybody, every file, a row of every kind in each, and what has ended since. */
export type World = {
  readonly town: Town;
  readonly policy: Policy;
  readonly places: Places;
  readonly tables: ReadonlyMap<string, Table>;
  readonly rules: ReadonlyMap<string, Rule>;
  readonly rows: Map<string, Filled[]>;
  readonly present: readonly Present[];
  /** The same people, signed in anew: nothing is open to them yet, or no longer. */
  readonly before: readonly Present[];
};

export async function aWorld(town: Town, filled = true): Promise<World> {
  begin();
  const policy = readPolicy();
  const tables = await tablesOf(town.admin);
  const unnamed = [...tables.keys()].filter((name) => !policy.rules.some((rule) => rule.table === name));
  if (unnamed.length > 0) throw new Error(`test/attack/policy.md doesn't say who sees ${unnamed.join(', ')}`);
  const gone = policy.rules.filter(({ table }) => !tables.has(table)).map(({ table }) => table);
  if (gone.length > 0) throw new Error(`test/attack/policy.md speaks of tables that aren't there: ${gone.join(', ')}`);
  const { places, staff } = await found(town, policy.people);
  await tie(town, policy, places, staff);
  const vaults = new Map<string, Vault>();
  const rows = filled
    ? await fill(town, policy, places, tables, staff)
    : await onlyKeys(town, places, (file, vault) => vaults.set(file, vault));
  const taken = await withdrawn(town, places, vaults);
  rows.get('data.consent')?.push(...taken);
  const present: Present[] = [];
  for (const [person, staffId] of staff) {
    const session = await town.signIn(staffId as Present['session']['staffId']);
    present.push({ person, staffId, session, token: session.token });
  }
  const before: Present[] = [];
  const world: World = {
    town,
    policy,
    places,
    tables,
    rows,
    present,
    before,
    rules: new Map(policy.rules.map((rule) => [rule.table, rule])),
  };
  for (const one of present) await openAll(world, one);
  await endTies(town, places, present);
  for (const [at, one] of present.entries()) before.push(...(await anew(world, one, at)));
  await stayAwake(town);
  await readOpenings(world);
  return world;
}

/**
 * What is tried is undone, and so is that anybody was seen: all would be locked after fifteen minutes, and find everything shut. They
 * are seen hours from now, but for who has been idle.
 */
const stayAwake = (town: Town) =>
  town.look(
    `update authz.session set last_seen_at = now() + interval '3 hours' where last_seen_at > now() - interval '10 minutes'`,
  );

async function fill(
  town: Town,
  policy: Policy,
  places: Places,
  tables: ReadonlyMap<string, Table>,
  staff: ReadonlyMap<Person, string>,
): Promise<Map<string, Filled[]>> {
  const filled = new Map<string, Filled[]>();
  const client = await town.admin.connect();
  try {
    // Rows refer to each other in circles; what they refer to is there in the end.
    await client.query('begin; set local session_replication_role = replica');
    for (const rule of policy.rules) {
      const table = tables.get(rule.table) as Table;
      if (thereAlready.has(rule.table) || alarms.has(rule.table)) continue;
      const asked = rule.table === 'data.submission' ? submissions(staff) : wanted(table, rule, places, staff);
      const first = asked[0];
      if (!first) continue;
      const more = await fillable(client, table, valuesOf(table, first, places));
      const made = asked.map((one) => {
        const values = valuesOf(table, one, places);
        for (const column of more) values[column.name] ??= valueFor(table, column);
        const key = table.key.map((column) => String(values[column])).join('|');
        return { ...one, values, key, fileId: one.there?.id };
      });
      await insertRows(
        client,
        table,
        made.map(({ values }) => values),
      ).catch((error: Error) => {
        throw new Error(`fillings.ts has to say what a row of ${rule.table} looks like: ${error.message}`);
      });
      filled.set(rule.table, made);
    }
    await client.query('commit');
  } finally {
    client.release();
  }
  for (const name of ['authz.file', 'authz.section', 'authz.ground'])
    filled.set(name, await readThere(town, places, name));
  return filled;
}

/** Made by founding the place, or by what people do; who sees them is asked of what is there. */
/** A row of it calls leaders at every opening that is tried. That nobody may see or add one is said by the catalogue. */
const alarms = new Set(['authz.decoy']);
const thereAlready = new Set([
  ...['authz.file', 'authz.section', 'authz.ground', 'authz.opening', 'authz.session', 'authz.instance', 'authz.staff'],
  ...['audit.head', 'audit.leaf'],
  ...['authz.unit', 'authz.unit_function', 'authz.role_assignment', 'authz.rota_shift', 'authz.internal_group'],
  ...['authz.group_seat', 'authz.situation_member', 'authz.block', 'audit.entry', 'authz.absence'],
]);

function valuesOf(table: Table, one: Wanted, places: Places): Values {
  const values: Values = {};
  const section = one.at;
  const given = { ...fixed(table.name, places, one.there, section), ...one.values };
  for (const column of table.columns) {
    const name = column.name;
    if (name in given) values[name] = given[name];
    else if (name === 'id')
      values[name] = idOf(
        table.name,
        one.there?.id ?? '',
        section,
        ...(['any', 'agenda', 'urgent'].includes(one.mark) ? [] : [one.mark]),
      );
    else if (!column.needed) continue;
    else if (name === 'file_id') values[name] = one.there?.id;
    else if (name === 'section_id') values[name] = one.there?.section(section);
    else values[name] = referred(table, column.refersTo, one, places, section) ?? valueFor(table, column);
  }
  if (table.name === 'data.meeting_seat') values.meeting_id = idOf('data.meeting', '', section);
  return values;
}

function referred(table: Table, target: string | undefined, one: Wanted, places: Places, section: string) {
  if (target === 'authz.staff') return places.nobody;
  if (target === 'authz.unit') return places.units.elsewhere;
  if (target === 'authz.file') return one.there?.id;
  if (target === 'authz.internal_group') return places.group;
  if (target?.startsWith('data.') && target !== table.name) return idOf(target, one.there?.id ?? '', section);
  return undefined;
}

const submissions = (staff: ReadonlyMap<Person, string>): Wanted[] =>
  [...staff].map(([{ who }, id]) => ({
    ...{
      table: 'data.submission',
      mark: `of ${who}`,
      there: undefined,
      at: 'identity',
      values: { staff_id: id, id: idOf('submission', who) },
    },
  }));

async function readThere(town: Town, places: Places, table: string): Promise<Filled[]> {
  const file = table === 'authz.file' ? 'id' : 'file_id';
  const rows = await town.look<Values & { id: string }>(`select * from ${table}`);
  return rows.map((values) => {
    const there = places.files.find(({ id }) => id === values[file]);
    return { table, key: values.id, mark: 'any', file: there, fileId: values[file] as string, values };
  });
}

/** What is open by now: each person's own, and nobody else's. */
export async function readOpenings({ town, present, rows: all }: World): Promise<void> {
  const rows = await town.look<{ id: string; staff_id: string }>('select id, staff_id from authz.opening');
  const who = new Map(present.map(({ staffId, person }) => [staffId, person.who]));
  const table = 'authz.opening';
  all.set(
    table,
    rows.map((values) => ({
      table,
      key: values.id,
      mark: `of ${who.get(values.staff_id)}`,
      fileId: undefined,
      values,
    })),
  );
}

const bytes = (sealed: Buffer) => `\\x${sealed.toString('hex')}`;

/** Files as pages can read them: with a real key, nothing in them yet, and on the desk of their unit. */
async function onlyKeys(
  town: Town,
  places: Places,
  keep: (file: string, vault: Vault) => void,
): Promise<Map<string, Filled[]>> {
  const at = '2026-01-02T00:00:00Z';
  for (const file of places.files) {
    const id = idOf('data.desk', file.id);
    const label = bytes(town.keyring.desk.seal(`desk.label:${id}`, 'M. E.'));
    const kind = file.kind === 'contact' ? 'contact' : 'file';
    const state = file.place === 'settled' ? 'ended' : 'received';
    const { wrapped, vault } = town.keyring.newFileKey(file.id as FileId);
    keep(file.id, vault);
    await insert(town.admin, 'data.file_key', [{ file_id: file.id, wrapped: bytes(wrapped) }]);
    await insert(town.admin, 'data.desk', [
      {
        id,
        file_id: file.id,
        unit_id: places.units.team,
        kind,
        state,
        label,
        reference: id,
        urgency: 0,
        since: at,
        changed_at: at,
      },
    ]);
  }
  return new Map();
}

/** One consent in each file that was withdrawn after it had opened something. */
async function withdrawn(town: Town, places: Places, vaults: ReadonlyMap<string, Vault>): Promise<Filled[]> {
  const sealed = (file: FileThere, column: string) =>
    bytes(vaults.get(file.id)?.seal(`consent.${column}:${idOf('withdrawn', file.id)}`, 'Ord') ?? Buffer.alloc(1));
  const rows = places.files.map((file) => ({
    ...{
      id: idOf('withdrawn', file.id),
      file_id: file.id,
      section_id: file.section('consents'),
      reference: file.id.slice(0, 8),
    },
    ...{
      receiver_unit: places.units.withdrawn,
      purpose: sealed(file, 'purpose'),
      parts: ['plan'],
      valid_to: '2070-01-01T00:00:00Z',
    },
    ...{
      wording: sealed(file, 'wording'),
      wording_version: 'test',
      language: 'sv',
      asked_by: places.nobody,
      asked_at: '2026-01-01T00:00:00Z',
    },
    ...{
      asked_alone: true,
      limits_told_at: '2026-01-01T00:00:00Z',
      answer: 'given',
      answered_at: '2026-01-01T00:00:00Z',
    },
    ...{
      signed_how: 'paper',
      ground_id: idOf('ground', file.id, 'withdrawn'),
      given_as: 'self',
      heard_in: 'ownLanguage',
    },
  }));
  await insert(town.admin, 'data.consent', rows);
  return rows.map((values, at) => ({
    ...{ table: 'data.consent', key: values.id, mark: 'withdrawn', file: places.files[at], section: 'consents' },
    ...{ fileId: values.file_id, values },
  }));
}

/** What one may see of a table, by its key. */
export function seenBy(world: World, one: Person, table: string): Filled[] {
  const rule = world.rules.get(table) as Rule;
  return (world.rows.get(table) ?? []).filter((row) => may(one, 'seen', rule, row));
}
