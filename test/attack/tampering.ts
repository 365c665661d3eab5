import type pg from 'pg';
import { GrowingTree } from '../../src/access/log/merkle.ts';

/** A number below the given one. */
export type Chance = (below: number) => number;

/** What an attacker who may do everything in the database does to its log, and how she hides it. */
export type Tampering = {
  readonly name: string;
  /** Only a witness outside the database can show it: everything inside agrees with itself afterwards. */
  readonly needsWitness: boolean;
  readonly make: (db: pg.ClientBase, chance: Chance) => Promise<void>;
};

/** A sealed row that is not among the first, so that something lies before it. */
async function someRow(db: pg.ClientBase, chance: Chance): Promise<string> {
  const { rows } = await db.query<{ entry_id: string }>(
    'select entry_id::text from audit.leaf where place = 1 + $1::int % ((select count(*) from audit.leaf)::int - 2)',
    [chance(1_000_000)],
  );
  return rows[0]?.entry_id ?? '';
}

const edits = [
  `at = at - interval '1 microsecond'`,
  `staff_id = gen_random_uuid()`,
  `staff_id = null`,
  `session_id = gen_random_uuid()`,
  `action = action || ' '`,
  `outcome = case outcome when 'done' then 'refused' else 'done' end`,
  `file_id = gen_random_uuid()`,
  `opening_id = gen_random_uuid()`,
  `detail = detail || '{"x": 1}'`,
  `written_at = written_at + interval '1 second'`,
  `written_in = (written_in::text::bigint + 1)::text::xid8`,
] as const;
/** A row with another number has lost its place: whoever makes all anew leaves it. */
const renumbered = `id = default`;

async function edit(db: pg.ClientBase, chance: Chance): Promise<void> {
  const column = [...edits, renumbered][chance(edits.length + 1)] ?? edits[0];
  await db.query(`update audit.entry set ${column} where id = $1`, [await someRow(db, chance)]);
}

/** A row of her own, in the transaction of another, so that it lies where that one lies. */
async function insert(db: pg.ClientBase, chance: Chance): Promise<void> {
  await db.query(
    `insert into audit.entry (at, staff_id, action, outcome, written_in, written_at)
       select at, gen_random_uuid(), 'file.opened', 'done', written_in, written_at from audit.entry where id = $1`,
    [await someRow(db, chance)],
  );
}

async function swap(db: pg.ClientBase, chance: Chance): Promise<void> {
  const one = await someRow(db, chance);
  const { rows } = await db.query<{ other: string }>(
    `select o.id::text as other from audit.entry e join audit.entry o on (o.action, o.at, o.staff_id) is distinct from (e.action, e.at, e.staff_id)
       where e.id = $1 order by abs(o.id - e.id), o.id limit 1`,
    [one],
  );
  await db.query(
    `update audit.entry e set at = o.at, staff_id = o.staff_id, session_id = o.session_id, action = o.action, outcome = o.outcome,
         file_id = o.file_id, opening_id = o.opening_id, detail = o.detail
       from audit.entry o where (e.id, o.id) in (($1, $2), ($2, $1))`,
    [one, rows[0]?.other],
  );
}

/** Two places in the tree change rows, each with its hash. */
async function swapPlaces(db: pg.ClientBase, chance: Chance): Promise<void> {
  const { rows } = await db.query(
    `select place, entry_id, hash from audit.leaf where place >= (select place from audit.leaf where entry_id = $1) - 1 order by place limit 2`,
    [await someRow(db, chance)],
  );
  const [one, other] = rows;
  await db.query('delete from audit.leaf where place = any ($1)', [[one.place, other.place]]);
  await db.query('insert into audit.leaf values ($1, $2, $3), ($4, $5, $6)', [
    one.place,
    other.entry_id,
    other.hash,
    other.place,
    one.entry_id,
    one.hash,
  ]);
}

const remove = async (db: pg.ClientBase, chance: Chance) => {
  await db.query('delete from audit.entry where id = $1', [await someRow(db, chance)]);
};

/** With its place, and everything after it moved up; a head's size is what it was, or one less. */
async function removeWithPlace(db: pg.ClientBase, chance: Chance): Promise<void> {
  const row = await someRow(db, chance);
  const { rows } = await db.query('delete from audit.leaf where entry_id = $1 returning place', [row]);
  await db.query('delete from audit.entry where id = $1', [row]);
  await closeGap(db, rows[0].place);
}

async function closeGap(db: pg.ClientBase, place: string): Promise<void> {
  await db.query('update audit.leaf set place = place + 1000000 where place > $1', [place]);
  await db.query('update audit.leaf set place = place - 1000001 where place > 1000000');
}

/** What the hashes and heads would be if all had always been as it is now. */
async function rehash(db: pg.ClientBase): Promise<void> {
  await db.query('update audit.leaf l set hash = authz.leaf_hash(e) from audit.entry e where e.id = l.entry_id');
  const { rows: leaves } = await db.query<{ hash: Buffer }>('select hash from audit.leaf order by place');
  const { rows: heads } = await db.query<{ size: string }>('select size from audit.head order by size');
  const tree = new GrowingTree();
  for (const { hash } of leaves) {
    tree.add(hash);
    if (heads.some(({ size }) => Number(size) === tree.size))
      await db.query('update audit.head set root = $2 where size = $1', [tree.size, tree.root()]);
  }
  if (heads.some(({ size }) => Number(size) > tree.size)) {
    await db.query('delete from audit.head where size > $1', [tree.size + 1]);
    await db.query('update audit.head set size = $1, root = $2 where size > $1', [tree.size, tree.root()]);
  }
}

/** Back to an earlier head, with nothing left of what came after. */
async function cutTail(db: pg.ClientBase, chance: Chance): Promise<void> {
  const { rows } = await db.query<{ size: string }>(
    `select size from audit.head where size < (select max(size) from audit.head)
       order by size offset $1::int % ((select count(*) from audit.head)::int - 1) limit 1`,
    [chance(1000)],
  );
  const size = rows[0]?.size ?? '1';
  await db.query('delete from audit.entry where id in (select entry_id from audit.leaf where place >= $1)', [size]);
  await db.query('delete from audit.entry e where not exists (select from audit.leaf l where l.entry_id = e.id)');
  await db.query('delete from audit.leaf where place >= $1', [size]);
  await db.query('delete from audit.head where size > $1', [size]);
}

/** Rows of another history, sealed with right hashes under a right head, as many as there were. */
async function fork(db: pg.ClientBase, chance: Chance): Promise<void> {
  const { rows } = await db.query('select *, below::text as before from audit.head order by size desc limit 1');
  const last = rows[0];
  await cutTail(db, chance);
  const { rows: left } = await db.query<{ size: string }>('select count(*) as size from audit.leaf');
  await db.query(
    `insert into audit.entry (at, action, outcome, written_in, written_at)
       select $2, 'file.opened', 'done', ($3::bigint - 1)::text::xid8, $4 from generate_series(1, $1)`,
    [Number(last.size) - Number(left[0]?.size), last.at, last.before, last.sealed_at],
  );
  await db.query(
    `insert into audit.leaf select (select count(*) from audit.leaf) + row_number() over (order by e.id) - 1, e.id, authz.leaf_hash(e)
       from audit.entry e where not exists (select from audit.leaf l where l.entry_id = e.id)`,
  );
  await db.query('insert into audit.head values ($1, $2, $3, $4, $5, $6)', [
    last.size,
    last.root,
    last.frontier,
    last.before,
    last.at,
    last.sealed_at,
  ]);
  await rehash(db);
}

async function rowOfThePast(db: pg.ClientBase, chance: Chance): Promise<void> {
  await db.query(
    `insert into audit.entry (at, action, outcome, written_at) select at, 'file.opened', 'done', written_at - interval '3 hours' from audit.entry where id = $1`,
    [await someRow(db, chance)],
  );
}

async function laterTime(db: pg.ClientBase, chance: Chance): Promise<void> {
  await db.query(
    `insert into audit.entry (at, action, outcome) select now() - interval '3 days', 'file.opened', 'done' from audit.entry where id = $1`,
    [await someRow(db, chance)],
  );
}

export const tamperings: readonly Tampering[] = [
  { name: 'edited', needsWitness: false, make: edit },
  {
    name: 'edited, its hash made anew',
    needsWitness: false,
    make: async (db, chance) => {
      await edit(db, chance);
      await db.query('update audit.leaf l set hash = authz.leaf_hash(e) from audit.entry e where e.id = l.entry_id');
    },
  },
  { name: 'removed', needsWitness: false, make: remove },
  { name: 'removed with its place', needsWitness: false, make: removeWithPlace },
  { name: 'put in', needsWitness: false, make: insert },
  { name: 'put in with an earlier time', needsWitness: false, make: rowOfThePast },
  { name: 'put in about an earlier day', needsWitness: false, make: laterTime },
  { name: 'swapped', needsWitness: false, make: swap },
  { name: 'places swapped', needsWitness: false, make: swapPlaces },
  {
    name: 'edited and all rehashed',
    needsWitness: true,
    make: async (db, chance) => {
      await db.query(`update audit.entry set ${edits[chance(edits.length)] ?? edits[0]} where id = $1`, [
        await someRow(db, chance),
      ]);
      await rehash(db);
    },
  },
  {
    name: 'removed and all rehashed',
    needsWitness: true,
    make: async (db, chance) => {
      await removeWithPlace(db, chance);
      await rehash(db);
    },
  },
  { name: 'end cut off', needsWitness: true, make: cutTail },
  { name: 'forked', needsWitness: true, make: fork },
];
