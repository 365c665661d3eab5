import pg from 'pg';
import { CANARY } from '../matrix/fill.ts';
import type { Present } from '../matrix/ties.ts';
import { seenBy, type World } from '../matrix/world.ts';

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
const TOKEN = /[\w-]{43}/g;

/** Everything in a text that could be somebody's: marks, ids, tokens of sessions. */
function traces(text: string): Set<string> {
  const found = new Set<string>();
  for (const [one] of text.matchAll(CANARY)) found.add(one.replace('T', ' ').toLowerCase());
  for (const [one] of text.matchAll(UUID)) found.add(one.toLowerCase());
  for (const [one] of text.matchAll(TOKEN)) found.add(one);
  return found;
}
/** A moment is told with more or fewer digits; its second is its own. */
const short = (trace: string) => (trace.startsWith('2071-') ? trace.slice(0, 19) : trace);
const tracesIn = (text: string) => new Set([...traces(text)].map(short));

/** What lies in any row, in any session: the marks and the ids of files, sections, rows and grounds. */
export type Secrets = {
  readonly all: ReadonlySet<string>;
  readonly hiddenFrom: (one: Present) => Promise<ReadonlySet<string>>;
};

export async function secretsOf(world: World): Promise<Secrets> {
  const all = new Set<string>();
  for (const rows of world.rows.values())
    for (const { values } of rows) {
      for (const trace of tracesIn(JSON.stringify(values))) if (!UUIDS.test(trace)) all.add(trace);
      for (const column of ['id', 'file_id', 'section_id', 'ground_id'])
        if (typeof values[column] === 'string') all.add(values[column]);
    }
  for (const { id } of world.places.files) all.add(id);
  for (const { token } of world.present) if (token) all.add(token);
  return {
    all,
    hiddenFrom: async (one) => {
      const hidden = new Set(all);
      for (const table of world.rows.keys())
        for (const row of seenBy(world, one.person, table))
          for (const trace of tracesIn(JSON.stringify(row.values))) hidden.delete(trace);
      const own = await world.town.look<{ text: string }>(
        'select o::text as text from authz.opening o where staff_id = $1',
        [one.staffId],
      );
      for (const { text } of own) for (const trace of tracesIn(text)) hidden.delete(trace);
      hidden.delete(one.token);
      // One who holds the other side's file has that one on her own lists.
      if (one.person.ties.includes('opposite')) hidden.delete(world.places.opposite.id);
      // authz.ways_in() tells an administrator when each way in was used.
      if (one.person.lists.has('settings'))
        for (const table of ['authz.credential', 'authz.enrolment'])
          for (const { values } of world.rows.get(table) ?? [])
            for (const trace of tracesIn(JSON.stringify(values))) if (trace.startsWith('2071-')) hidden.delete(trace);
      // authz.lowerings_to_decide() and authz.disposal_holds() tell a leader of the unit what waits for her, the reason as it is sealed, and of
      // which file.
      if (one.person.lists.has('reviews') && !one.person.lists.has('blocked')) {
        const rowsOf = (table: string) => (world.rows.get(table) ?? []).map(({ values }) => values);
        const waiting = rowsOf('authz.lowering').filter(({ asked_by }) => asked_by !== one.staffId);
        const held = rowsOf('data.disposal_hold').filter(({ ended_at }) => ended_at === null);
        const files = new Set([...waiting, ...held].map(({ file_id }) => file_id));
        const told = [
          ...waiting.map((row) => [row.id, row.from_level, row.to_level, row.reason, row.asked_by, row.asked_at]),
          ...held.map((row) => [row.id, row.kind, row.words, row.think_again_on, row.set_at, row.set_by]),
          ...rowsOf('authz.file').flatMap(({ id, reference }) => (files.has(id) ? [[reference]] : [])),
        ];
        for (const trace of tracesIn(JSON.stringify(told))) hidden.delete(trace);
      }
      // authz.disposals() tells an administrator, who is the second to sign, what is to be destroyed: by reference and rule, and nothing of it.
      if (one.person.lists.has('settings') && !one.person.lists.has('blocked'))
        for (const { values } of world.rows.get('data.disposal') ?? []) {
          const { file_id: _file, unit_id: _unit, withdrawn_at, withdrawn_by: _by, ...told } = values;
          if (withdrawn_at === null) for (const trace of tracesIn(JSON.stringify(told))) hidden.delete(trace);
        }
      return hidden;
    },
  };
}
const UUIDS = /^[0-9a-f]{8}-/;

/** What a statement brought to light, in any way: rows, words of the refusal, notices, plans, what was copied or notified. */
export type Light = { readonly text: string; readonly code: string | undefined; readonly rows: number };

/** A connection of the application's role that loses nothing of what comes back. */
export class Listener {
  readonly #client: pg.Client;
  #heard: string[] = [];

  private constructor(client: pg.Client) {
    this.#client = client;
    client.on('error', () => {});
    client.on('notice', (notice) => this.#heard.push(JSON.stringify({ ...notice, message: notice.message })));
    client.on('notification', ({ channel, payload }) => this.#heard.push(`${channel} ${payload}`));
    const { connection } = client as unknown as { connection: NodeJS.EventEmitter };
    connection.on('copyData', ({ chunk }: { chunk: Buffer }) => this.#heard.push(chunk.toString()));
  }

  static async connected(url: string): Promise<Listener> {
    const client = new pg.Client({
      connectionString: url,
      options: '-c search_path=data -c statement_timeout=3000 -c jit=off',
      types: { getTypeParser: () => (text: string) => text } as unknown as pg.CustomTypesConfig,
    });
    await client.connect();
    return new Listener(client);
  }

  async ask(text: string, values?: unknown[]): Promise<Light> {
    this.#heard = [];
    try {
      const found = await this.#client.query(text, values);
      const results = [found].flat() as pg.QueryResult[];
      const rows = results.flatMap((one) => one.rows ?? []);
      return { text: `${JSON.stringify(rows)}${this.#heard.join('\n')}`, code: undefined, rows: rows.length };
    } catch (error) {
      const told = error as Record<string, string>;
      const words = `${JSON.stringify({ ...told, stack: '', message: told.message })}${this.#heard.join('\n')}`;
      return { text: words, code: told.code ?? 'lost', rows: 0 };
    }
  }

  async enter(one: Present): Promise<void> {
    await this.ask('rollback');
    await this.ask('begin');
    await this.ask(
      `select ${one.person.ties.includes('idle') ? `set_config('app.session', $1, true)` : 'authz.enter($1)'}`,
      [one.token],
    );
    await this.ask('savepoint s');
  }

  close(): Promise<void> {
    return this.#client.end();
  }
}

/** What of the hidden is in the light and wasn't said by the one who asked. */
export function leaks(light: Light, asked: string, hidden: ReadonlySet<string>): string[] {
  const said = tracesIn(asked);
  return [...tracesIn(light.text)].filter((trace) => hidden.has(trace) && !said.has(trace));
}
