import pg from 'pg';
import { median } from './measure.ts';
import { readsOf, type Statement } from './recorded.ts';
import type { Site } from './site.ts';

/** How often each is asked in a round; a single answer takes less time than the clock is sure of. */
const REPEATS = 40;

export type Read = { readonly text: string; readonly ours: number; readonly reference: number };

/**
 * The reads of a page as the application's role, to whom row security shows what it may see, against the same reads as a
 * superuser, for whom only what stands in the query counts. Both within one transaction that knows the session. In
 * milliseconds, for each read; those that row security alone filters are left out.
 */
export async function rowSecurity(
  site: Pick<Site, 'adminUrl' | 'appUrl'>,
  statements: readonly Statement[],
  rounds: number,
): Promise<{ reads: readonly Read[]; left: number }> {
  const app = await connected(site.appUrl);
  const admin = await connected(site.adminUrl);
  const [begin, enter] = statements;
  if (!begin || !enter) throw new Error('The page asked nothing');
  const reads = readsOf(statements);
  // Where row security is the filter itself, a query without it asks for something else.
  const [seen, all] = [await ask(app, enter, reads), await ask(admin, enter, reads)];
  const same = reads.filter((_, n) => seen.counts[n] === all.counts[n]);
  const times = same.map(({ text }) => ({ text, ours: [] as number[], reference: [] as number[] }));
  for (let round = 0; round <= rounds; round += 1) {
    for (const [client, side] of [
      [app, 'ours'],
      [admin, 'reference'],
    ] as const) {
      const sums = same.map(() => 0);
      for (let n = 0; n < REPEATS; n += 1) {
        const { took } = await ask(client, enter, same);
        for (const [at, ms] of took.entries()) sums[at] = (sums[at] ?? 0) + ms;
      }
      // The first only warms up.
      if (round > 0) for (const [at, one] of times.entries()) one[side].push((sums[at] ?? 0) / REPEATS);
    }
  }
  await app.end();
  await admin.end();
  return {
    reads: times.map(({ text, ours, reference }) => ({ text, ours: median(ours), reference: median(reference) })),
    left: reads.length - same.length,
  };
}

async function ask(client: pg.Client, enter: Statement, reads: readonly Statement[]) {
  const [took, counts]: [number[], (number | null)[]] = [[], []];
  await client.query('begin');
  await client.query(enter.text, [...enter.values]);
  for (const one of reads) {
    const begun = performance.now();
    counts.push((await client.query({ ...one, values: [...one.values] })).rowCount);
    took.push(performance.now() - begun);
  }
  await client.query('commit');
  return { took, counts };
}

/** Those that row security costs most, for whoever wants to make them faster. */
export const worstOf = (reads: readonly Read[], many: number): string[] =>
  reads
    .toSorted((a, b) => b.ours - b.reference - (a.ours - a.reference))
    .slice(0, many)
    .map(
      ({ text, ours, reference }) =>
        `${ours.toFixed(2)} / ${reference.toFixed(2)} ms  ${text.replaceAll(/\s+/g, ' ').trim().slice(0, 110)}`,
    );

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, options: '-c search_path=data -c jit=off' });
  await client.connect();
  return client;
}
