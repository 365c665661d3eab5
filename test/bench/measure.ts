import { Agent, request } from 'node:http';
import autocannon from 'autocannon';

const CONNECTIONS = 8;

/** Requests a second; anything but a whole answer is a fault of the benchmark. */
export async function throughput(url: string, cookie: string, seconds: number): Promise<number> {
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    duration: seconds,
    headers: { cookie },
    workers: 1,
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} not answered, ${result.errors} errors`);
  return result.requests.average;
}

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
};

/** By turns, so that whatever else the machine does hits both; the first of each only warms up. */
export async function byTurns(
  rounds: number,
  one: () => Promise<number>,
  other: () => Promise<number>,
): Promise<{ ours: number; reference: number }> {
  const [ours, reference]: [number[], number[]] = [[], []];
  for (let round = 0; round <= rounds; round += 1) {
    const [a, b] = [await one(), await other()];
    if (round === 0) continue;
    ours.push(a);
    reference.push(b);
  }
  return { ours: median(ours), reference: median(reference) };
}

/** Milliseconds from asking to the last byte, over a connection that is kept. */
export function latencyOf(url: string, cookie: string): { ask: () => Promise<number>; close: () => void } {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = () =>
    new Promise<number>((resolve, reject) => {
      const begun = performance.now();
      const asked = request(url, { agent, headers: { cookie } }, (response) => {
        response.resume();
        response.once('end', () =>
          response.statusCode === 200
            ? resolve(performance.now() - begun)
            : reject(new Error(`${url}: ${response.statusCode}`)),
        );
      });
      asked.once('error', reject);
      asked.end();
    });
  return { ask, close: () => agent.destroy() };
}
