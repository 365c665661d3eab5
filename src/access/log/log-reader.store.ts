import pg from 'pg';
import { columnsAsText } from './canonical.ts';

/** A place in the tree, what is said to lie there, and the row itself as text; null where there is no such row. */
export type Place = {
  readonly place: number;
  readonly entryId: string;
  readonly hash: Buffer;
  readonly row: readonly (string | null)[] | null;
  readonly writtenAt: number | undefined;
  /** By the clock that a demo may set. */
  readonly at: number | undefined;
};
export type StoredHead = { readonly size: number; readonly root: string; readonly sealedAt: number };

const AT_ONCE = 20_000;

/** Reads the log as the role that may read it and nothing else, in one snapshot, so that rows that arrive meanwhile do no harm. */
export async function readLog<T>(adminUrl: string, work: (log: LogReader) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: adminUrl });
  client.on('error', () => {}); // a lost connection also rejects the query that is under way
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    await client.query('set local role samgrepp_auditor');
    // Functions and operators of PostgreSQL itself, and nothing that somebody put in their way.
    await client.query(`set local search_path = ''`);
    return await work(new LogReader(client));
  } finally {
    await client.end();
  }
}

export class LogReader {
  readonly #client: pg.Client;
  constructor(client: pg.Client) {
    this.#client = client;
  }

  async *places(): AsyncGenerator<Place[]> {
    const ask = (from: number) =>
      this.#client.query<(string | Buffer | boolean | null)[]>({
        text: `select l.place, l.entry_id::text, l.hash, e.id is null, extract(epoch from e.written_at)::text, extract(epoch from e.at)::text, ${columnsAsText('e')}
          from audit.leaf l left join audit.entry e on e.id = l.entry_id
          where l.place >= $1 and l.place < $2 order by l.place`,
        values: [from, from + AT_ONCE],
        rowMode: 'array',
      });
    const { rows } = await this.#client.query<{ top: string | null }>('select max(place) as top from audit.leaf');
    const top = Number(rows[0]?.top ?? -1);
    let next = ask(0);
    for (let from = 0; from <= top; from += AT_ONCE) {
      const { rows: found } = await next;
      // The server works on the next ones while these are hashed.
      next = ask(from + AT_ONCE);
      yield found.map(([place, entryId, hash, gone, writtenAt, at, ...row]) => ({
        place: Number(place),
        entryId: String(entryId),
        hash: hash as Buffer,
        row: gone ? null : (row as (string | null)[]),
        writtenAt: writtenAt === null ? undefined : Number(writtenAt),
        at: at === null ? undefined : Number(at),
      }));
    }
    await next;
  }

  async heads(): Promise<StoredHead[]> {
    const { rows } = await this.#client.query<{ size: string; root: string; sealed: string }>(
      `select size, encode(root, 'hex') as root, extract(epoch from sealed_at)::text as sealed from audit.head order by size`,
    );
    return rows.map(({ size, root, sealed }) => ({ size: Number(size), root, sealedAt: Number(sealed) }));
  }

  /** Is the clock of this database one that nobody may set? */
  async isLive(): Promise<boolean> {
    const { rows } = await this.#client.query<{ live: boolean }>(`select authz.instance_kind() = 'live' as live`);
    return rows[0]?.live ?? true;
  }

  /** Rows without a place: how many wait for the next seal, and the first that a seal should have taken. */
  async unsealed(): Promise<{ waiting: number; passedOver: string | undefined }> {
    const { rows } = await this.#client.query<{ waiting: string; passed: string | null }>(
      `select count(*) as waiting, min(e.id) filter (where
          e.written_in < h.below or e.written_at < h.sealed_at - interval '1 hour'
            or authz.instance_kind() = 'live' and abs(extract(epoch from e.at - e.written_at)) > 3600)::text as passed
        from audit.entry e left join (select below, sealed_at from audit.head order by size desc limit 1) h on true
        where not exists (select from audit.leaf l where l.entry_id = e.id)`,
    );
    return { waiting: Number(rows[0]?.waiting ?? 0), passedOver: rows[0]?.passed ?? undefined };
  }
}
