import pg from 'pg';
import { byTurns } from './measure.ts';
import type { Statement } from './recorded.ts';
import type { Site } from './site.ts';

/**
 * The reads of both pages as the application's role, to whom row security shows what it may see, against the same reads as a
 * superuser, for whom only what stands in the query counts. Both within one transaction that knows the session.
 */
export async function rowSecurity(
  site: Site,
  statements: readonly Statement[],
  rounds: number,
): Promise<{ ours: number; reference: number; left: number }> {
  const app = await connected(site.appUrl);
  const admin = await connected(site.adminUrl);
  const [begin, enter] = statements;
  if (!begin || !enter) throw new Error('The page asked nothing');
  const reads = statements.filter(
    ({ text }) => /^\s*(select|with)\b/i.test(text) && !/authz\.(enter|log)\(/.test(text),
  );
  const run = async (client: pg.Client, some: readonly Statement[]) => {
    await client.query('begin');
    await client.query(enter.text, [...enter.values]);
    const begun = performance.now();
    const counts = [];
    for (const one of some) counts.push((await client.query({ ...one, values: [...one.values] })).rowCount);
    const took = performance.now() - begun;
    await client.query('commit');
    return { took, counts };
  };
  // Where row security is the filter itself, a query without it asks for something else.
  const [seen, all] = [(await run(app, reads)).counts, (await run(admin, reads)).counts];
  const same = reads.filter((_, n) => seen[n] === all[n]);
  const many = (client: pg.Client) => async () => {
    let took = 0;
    for (let n = 0; n < 40; n += 1) took += (await run(client, same)).took;
    return took / 40;
  };
  const result = await byTurns(rounds, many(app), many(admin));
  await app.end();
  await admin.end();
  return { ...result, left: reads.length - same.length };
}

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, options: '-c search_path=data -c jit=off' });
  await client.connect();
  return client;
}
