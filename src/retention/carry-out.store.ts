import pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { FileId } from '../kernel/ids.ts';
import { databaseFailure } from '../platform/database/failure.ts';
import type { DisposalId, MarkKind, Outcome, RetentionFacts, RuleKind } from './retention.ts';
import type { SealedRow } from './unseal-row.ts';

export type Confirmed = {
  readonly id: DisposalId;
  readonly fileId: FileId;
  readonly reference: string;
  readonly rule: RuleKind;
  readonly outcome: Outcome;
};

export type FactsNow = Omit<RetentionFacts, 'bornOn'>;

const inStockholm = (moment: string) => `(${moment} at time zone 'Europe/Stockholm')::date::text`;

/** What this file has together with another: begun in it, or joined from it. */
const jointlyOf = (column: string) =>
  `${column} in (select j.id from data.joint_handling j where j.file_id = $1 or j.child_file_id = $1 and j.joined_at is not null)`;
const together: Readonly<Record<string, string>> = {
  'data.joint_handling': jointlyOf('t.id'),
  'data.joint_entry': jointlyOf('t.joint_id'),
};

/**
 * What never became part of the file goes to nobody: what came by mistake out of somebody else's contact, and what its author didn't sign.
 * A contact that was taken out of a file is still whole in its own.
 */
function belonging(table: string, mayBeDetached: boolean): string {
  const stays = mayBeDetached && table !== 'data.contact' ? 't.detached_at is null' : undefined;
  return [together[table] ?? 't.file_id = $1', signed[table], stays].filter(Boolean).join(' and ');
}
const isSigned = (note: string) => `exists (select from data.note n where n.id = ${note} and n.signed_at is not null)`;
const signed: Readonly<Record<string, string>> = {
  'data.note': isSigned('t.id'),
  'data.attachment': isSigned('t.note_id'),
};

/** The database as the one role that takes away; for the operator's own command. */
export class Disposer {
  readonly #client: pg.Client;
  private constructor(client: pg.Client) {
    this.#client = client;
  }

  static async with<T>(adminUrl: string, work: (disposer: Disposer) => Promise<T>): Promise<T> {
    const client = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 5000 });
    client.on('error', () => {}); // the query under way rejects as well
    try {
      await client.connect();
      await client.query('set role samgrepp_disposer');
      return await work(new Disposer(client));
    } catch (error) {
      throw databaseFailure(error, adminUrl);
    } finally {
      await client.end().catch(() => {});
    }
  }

  async confirmed(): Promise<Confirmed[]> {
    const { rows } = await this.#client.query<Confirmed>(
      `select id, file_id as "fileId", reference, rule, outcome from data.disposal
       where confirmed_at is not null and withdrawn_at is null and carried_out_at is null order by confirmed_at, id`,
    );
    return rows;
  }

  async now(): Promise<CalendarDay> {
    const { rows } = await this.#client.query<{ day: string }>(`select ${inStockholm('authz.now()')} as day`);
    return Temporal.PlainDate.from(rows[0]?.day ?? '');
  }

  /** Whether the municipality is one that keeps everybody for research. */
  async keepsEverybody(): Promise<boolean> {
    const { rows } = await this.#client.query<{ value: unknown }>(
      `select value from data.setting where key = 'retention.keepsEverybody'`,
    );
    return rows[0]?.value === true;
  }

  /** Nothing where something holds it back since it was confirmed. */
  async factsOf(fileId: FileId): Promise<FactsNow | undefined> {
    const { rows } = await this.#client.query<{
      last: string;
      year: number | null;
      child: boolean;
      closed: string;
      marks: MarkKind[];
      waits: boolean;
    }>(
      `select ${inStockholm('last_entry')} as last, birth_year as year, child_investigation as child, ${inStockholm('matter_closed')} as closed, marks, waits
       from authz.disposal_facts($1)`,
      [fileId],
    );
    const [row] = rows;
    if (!row || row.waits) return undefined;
    return {
      lastEntry: Temporal.PlainDate.from(row.last),
      birthYear: row.year,
      childInvestigation: row.child,
      matterClosed: Temporal.PlainDate.from(row.closed),
      marks: row.marks,
    };
  }

  async wrappedKey(fileId: FileId): Promise<Buffer | undefined> {
    const { rows } = await this.#client.query<{ wrapped: Buffer }>(
      'select wrapped from data.file_key where file_id = $1',
      [fileId],
    );
    return rows[0]?.wrapped;
  }

  /** The sealed numbers of whom the file is about. */
  async numbersOf(fileId: FileId): Promise<{ id: string; number: Buffer }[]> {
    const { rows } = await this.#client.query<{ id: string; number: Buffer }>(
      `select id, number from data.person_told where file_id = $1 and part = 'self' and number is not null and detached_at is null`,
      [fileId],
    );
    return rows;
  }

  /** The keys of what was written together with another unit, as this file has them sealed. */
  async jointKeysOf(fileId: FileId): Promise<{ id: string; sealed: Buffer }[]> {
    const { rows } = await this.#client.query<{ id: string; sealed: Buffer | null }>(
      `select id, case when file_id = $1 then own_key else child_key end as sealed from data.joint_handling where ${jointlyOf('id')}`,
      [fileId],
    );
    return rows.flatMap(({ id, sealed }) => (sealed === null ? [] : [{ id, sealed }]));
  }

  /** Every row that belongs to the file, table by table; and what was written together, which belongs to both files. */
  async *rowsOf(fileId: FileId): AsyncGenerator<SealedRow> {
    const { rows: tables } = await this.#client.query<{ name: string; detaches: boolean }>(
      `select c.oid::regclass::text as name,
         exists (select from pg_attribute d where d.attrelid = c.oid and d.attname = 'detached_at' and not d.attisdropped) as detaches
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'section_id' and not a.attisdropped
       where c.relkind = 'r' and c.relnamespace = 'data'::regnamespace order by 1`,
    );
    for (const { name, detaches } of tables) {
      const { rows } = await this.#client.query<Record<string, unknown>>(
        `select t.* from ${name} t where ${belonging(name, detaches)}`,
        [fileId],
      );
      for (const row of rows) yield { table: name, row };
    }
  }

  /** Only the sealed day of birth shows that it is kept for good: nobody decided that, the rule says it. */
  async deliverInstead(id: DisposalId, rule: RuleKind): Promise<void> {
    await this.#client.query(`update data.disposal set outcome = 'deliver', rule = $2 where id = $1`, [id, rule]);
  }

  /** From here on one and the same moment is read, and whatever would write is refused. */
  async onlyLook(): Promise<void> {
    await this.#client.query('begin transaction isolation level repeatable read read only');
  }

  /** How many rows takeAdviceAway would take. */
  async adviceToTakeAway(): Promise<number> {
    const { rows } = await this.#client.query<{ n: number }>(
      'select count(*)::int as n from data.advice_past_its_time()',
    );
    return rows[0]?.n ?? 0;
  }

  /** Advice without a name that is older than the database says that it may be: how many rows went. */
  async takeAdviceAway(): Promise<number> {
    const { rows } = await this.#client.query<{ gone: number }>('select data.take_advice_away() as gone');
    return rows[0]?.gone ?? 0;
  }

  /** One transaction: all of the file is gone, or nothing is. False where something holds it back since it was looked at. */
  async carryOut(id: DisposalId, packageHash: Buffer | null): Promise<boolean> {
    try {
      await this.#client.query('select data.carry_out($1, $2)', [id, packageHash]);
      return true;
    } catch (error) {
      if ((error as { code?: string }).code !== 'SG006') throw error;
      return false;
    }
  }
}
