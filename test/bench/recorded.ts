import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import type { Database } from '../../src/platform/database/database.ts';
import type { Site } from './site.ts';

const WARM = 12;

/** One statement as the page sent it. */
export type Statement = { readonly text: string; readonly values: readonly unknown[]; readonly name?: string };

/** What a page asks of the database when it is answered, from `begin` to `commit`. */
export async function recordPage(
  site: Pick<Site, 'address' | 'appFor' | 'database'>,
  path: string,
  cookie: string,
): Promise<Statement[]> {
  const statements: Statement[] = [];
  const app = site.appFor(recording(site.database, statements));
  const ask = async () => {
    const answer = await app.request(`${site.address}${path}`, { headers: { cookie } });
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
  };
  // The first may open the file, in a transaction of its own; after some more, frequent statements are kept prepared, as they
  // are in use. What is measured is the page.
  for (let n = 0; n < WARM; n += 1) await ask();
  statements.length = 0;
  await ask();
  return statements;
}

/** What it reads, once the session has been let in and until its line of the log. */
export const readsOf = (statements: readonly Statement[]): Statement[] =>
  statements.filter(({ text }) => /^\s*(select|with)\b/i.test(text) && !/authz\.(enter|log)\(/.test(text));

function recording(database: Database, statements: Statement[]): Database {
  const connect = async () => {
    const client = await database.app.connect();
    return {
      query: (what: string | (Statement & { values?: unknown[] }), values?: unknown[]) => {
        const statement =
          typeof what === 'string' ? { text: what, values: values ?? [] } : { ...what, values: what.values ?? [] };
        statements.push(statement);
        return typeof what === 'string' ? client.query(what, values) : client.query(what);
      },
      release: (broken?: Error) => client.release(broken),
    };
  };
  return { ...database, app: { connect } as unknown as pg.Pool };
}

/** The same statements, all sent at once and answered as JSON by a bare server: no framework, no page, nothing unsealed. */
export async function serveBare(
  site: Site,
  statements: readonly Statement[],
): Promise<{ url: string; close: () => Promise<void> }> {
  const pool = new pg.Pool({
    connectionString: site.appUrl,
    max: 8,
    pipeline: true,
    options: '-c search_path=data -c jit=off',
    types: { getTypeParser: () => (text: string) => text },
  } as unknown as pg.PoolConfig);
  const server = createServer((_, response) => {
    void answer(pool, statements).then(
      (body) => response.setHeader('content-type', 'application/json').end(body),
      (error: Error) => response.writeHead(500).end(error.message),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close: () => closed(server, pool) };
}

async function answer(pool: pg.Pool, statements: readonly Statement[]): Promise<string> {
  const client = await pool.connect();
  try {
    const results = await Promise.all(statements.map((one) => client.query({ ...one, values: [...one.values] })));
    return JSON.stringify(results.map(({ rows }) => rows));
  } finally {
    client.release();
  }
}

async function closed(server: Server, pool: pg.Pool): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await pool.end();
}
