import type { Insertable } from 'kysely';
import pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import type { DB } from '../../platform/database/schema.generated.ts';

export type { Insertable };

type Table = keyof DB;

/** In this order: a row comes after those that it names. */
const order = [
  'authz.unit',
  'authz.unitFunction',
  'authz.staff',
  'authz.roleAssignment',
  'authz.rotaShift',
  'authz.internalGroup',
  'authz.groupSeat',
  'authz.session',
  'authz.file',
  'authz.section',
  'authz.ground',
  'authz.opening',
  'authz.personIndex',
  'authz.situationMember',
  'authz.wordHint',
  'unnamedAdvice',
  'audit.entry',
  'submission',
  'fileKey',
  'fileSide',
  'personTold',
  'contact',
  'safeContact',
  'contactTry',
  'interpreterNeed',
  'account',
  'violenceTold',
  'fearRating',
  'protectionAssessment',
  'decision',
  'reportThread',
  'concernReport',
  'promise',
  'meetingSeries',
  'meeting',
  'meetingSeat',
  'agendaItem',
  'proposal',
  'itemMinutes',
  'consent',
  'disclosure',
  'note',
  'unwritten',
  'goal',
  'action',
  'process',
  'warning',
  'childOutcome',
  'closing',
  'closingAnswer',
  'followUp',
  'copiedRow',
  'alert',
  'event',
  'runningClock',
  'desk',
] as const satisfies readonly Table[];
type Written = (typeof order)[number];

/** Rows that wait to be written. What is added may be changed until then, as a later act changes what an earlier one wrote. */
export class Rows {
  readonly #rows = new Map<Written, object[]>();

  add<T extends Written>(table: T, row: Insertable<DB[T]>): Insertable<DB[T]> {
    const rows = this.#rows.get(table) ?? [];
    if (rows.length === 0) this.#rows.set(table, rows);
    rows.push(row);
    return row;
  }

  /** Takes back what a later act removes: a desk from which a file was taken. */
  remove(table: Written, gone: readonly object[]): void {
    const left = this.of(table).filter((row) => !gone.includes(row));
    this.#rows.set(table, left);
  }

  of(table: Written): readonly object[] {
    return this.#rows.get(table) ?? [];
  }

  /** Written as the log would have been: in the order in which it happened. */
  sortLog(): void {
    const at = (row: object) => (row as { at: Temporal.Instant }).at.epochMilliseconds;
    this.#rows.set(
      'audit.entry',
      [...this.of('audit.entry')].sort((a, b) => at(a) - at(b)),
    );
  }

  *inOrder(): Generator<[Written, readonly object[]]> {
    for (const table of order) if (this.of(table).length > 0) yield [table, this.of(table)];
  }
}

const AT_ONCE = 2000;

/**
 * Writes them all or none. The tables' owner does it, for whom row security is lifted while this transaction lasts: nobody
 * is signed in who could have opened a file two years ago. Everything else that the rows must obey holds.
 */
export async function writeRows(client: pg.Client, all: readonly Rows[], how: { checked: boolean }): Promise<void> {
  const { rows: tables } = await client.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('authz', 'data', 'audit')`,
  );
  const security = (how: string) =>
    client.query(tables.map(({ name }) => `alter table ${name} ${how} row level security`).join(';'));
  await client.query('begin');
  try {
    if (!how.checked) await trust(client);
    await client.query('set local role samgrepp_owner');
    await security('no force');
    for (const [table, rows] of all.flatMap((some) => [...some.inOrder()])) {
      for (let at = 0; at < rows.length; at += AT_ONCE) await insert(client, table, rows.slice(at, at + AT_ONCE));
    }
    // What waits for the end of the transaction is done now: a table with work left is not altered.
    await client.query('set constraints all immediate');
    await security('force');
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  }
}

/**
 * Leaves out the question, for each row, whether what it names is there: the rows are told as those of the first district are,
 * of which it was asked. Only a superuser may; others wait for the answers.
 */
async function trust(client: pg.Client): Promise<void> {
  await client.query('savepoint asked');
  await client.query('set local session_replication_role = replica').catch(() => client.query('rollback to asked'));
}

async function insert(client: pg.Client, table: Written, rows: readonly object[]): Promise<void> {
  const name = snake(table.includes('.') ? table : `data.${table}`);
  // Rows of one table may leave out columns that have a default: those that name the same columns go together.
  for (const [columns, same] of Map.groupBy(rows, (row) => Object.keys(row).map(snake).join(', '))) {
    await client.query(
      `insert into ${name} (${columns}) select ${columns} from json_populate_recordset(null::${name}, $1::json)`,
      [JSON.stringify(same.map(asJson))],
    );
  }
}

const snake = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const asJson = (row: object): object =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      snake(name),
      Buffer.isBuffer(value)
        ? `\\x${value.toString('hex')}`
        : value instanceof Temporal.Instant || value instanceof Temporal.PlainDate
          ? value.toString()
          : value,
    ]),
  );

/** The account that owns the tables, for as long as `work` needs it. */
export async function asOwner<T>(adminUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: adminUrl });
  client.on('error', () => {}); // the query that is under way rejects as well
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Which of these files are there. Asked as the gate, from which row security hides nothing of what gives access. */
export async function existingFiles(client: pg.Client, ids: readonly string[]): Promise<ReadonlySet<string>> {
  await client.query('begin');
  try {
    await client.query('set local role samgrepp_gate');
    const { rows } = await client.query<{ id: string }>('select id from authz.file where id = any ($1)', [ids]);
    return new Set(rows.map(({ id }) => id));
  } finally {
    await client.query('rollback');
  }
}

/** What the planner knows of the tables, after so much was written. */
export async function analyze(client: pg.Client): Promise<void> {
  await client.query('begin; set local role samgrepp_owner');
  const { rows } = await client.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('authz', 'data', 'audit')`,
  );
  for (const { name } of rows) await client.query(`analyze ${name}`);
  await client.query('commit');
}
