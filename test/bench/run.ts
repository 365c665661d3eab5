import { loadavg } from 'node:os';
import { byTurns, latencyOf, median, throughput } from './measure.ts';
import { recordPage, serveBare } from './recorded.ts';
import { type Read, rowSecurity, worstOf } from './row-security.ts';
import { busiestFile, openSite, type Site } from './site.ts';

/**
 * npm run bench: one JSON line for each benchmark, with our figure, the reference in the same run, and the ratio. With
 * `--quick` it is tried out: fewer files and shorter turns, whose figures say little.
 */
const quick = process.argv.includes('--quick');
/** Strandhaga is some 1 300 files. */
const LARGE = quick ? 3 : 80;
const ROUNDS = quick ? 1 : 5;
const SECONDS = quick ? 1 : 5;
const ASKED = quick ? 40 : 400;

const say = (line: string) => process.stderr.write(`${line}\n`);
function tell(name: string, { ours, reference }: { ours: number; reference: number }, more: object = {}): void {
  const rounded = (value: number) => Number(value.toPrecision(4));
  const line = {
    name,
    ours: rounded(ours),
    reference: rounded(reference),
    ratio: Number((ours / reference).toFixed(2)),
    ...more,
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

/** The duty officer's list, and the newest file of one who has many. */
async function pagesOf(site: Site) {
  const file = await busiestFile(site.adminUrl);
  return {
    worklist: { path: '/min-dag', cookie: await site.enter('dutyOfficer') },
    'file-page': { path: `/akt/${file}`, cookie: await site.enter('caseOfficer') },
  };
}

/** What else the machine does lowers every figure, and is told beside them. */
const sayLoad = (when: string) =>
  say(
    `Load of the machine ${when}: ${loadavg()
      .map((one) => one.toFixed(1))
      .join(', ')}`,
  );

sayLoad('before');
const small = await openSite(1, say);
const pages = await pagesOf(small);
const hot = [];
for (const [name, { path, cookie }] of Object.entries(pages)) {
  const statements = await recordPage(small, path, cookie);
  hot.push(statements);
  const bare = await serveBare(small, statements);
  const result = await byTurns(
    ROUNDS,
    () => throughput(small.address + path, cookie, SECONDS),
    () => throughput(bare.url, cookie, SECONDS),
  );
  await bare.close();
  tell(name, result, { unit: 'requests/s', statements: statements.length });
}

const reads: Read[] = [];
let left = 0;
for (const statements of hot) {
  const found = await rowSecurity(small, statements, ROUNDS);
  reads.push(...found.reads);
  left += found.left;
}
const sumOf = (side: 'ours' | 'reference') => reads.reduce((sum, read) => sum + read[side], 0);
tell(
  'row-security',
  { ours: sumOf('ours'), reference: sumOf('reference') },
  { unit: 'ms', statements: reads.length, left },
);
say('Row security costs most in (ours / reference):');
for (const line of worstOf(reads, 12)) say(`  ${line}`);

const large = await openSite(LARGE, say);
const largePages = await pagesOf(large);
for (const name of ['worklist', 'file-page'] as const) {
  const one = latencyOf(large.address + largePages[name].path, largePages[name].cookie);
  const other = latencyOf(small.address + pages[name].path, pages[name].cookie);
  const [ours, reference]: [number[], number[]] = [[], []];
  for (let n = -20; n < ASKED; n += 1) {
    const [a, b] = [await one.ask(), await other.ask()];
    if (n < 0) continue;
    ours.push(a);
    reference.push(b);
  }
  one.close();
  other.close();
  tell(
    `growth-${name}`,
    { ours: median(ours), reference: median(reference) },
    { unit: 'ms', files: [large.files, small.files] },
  );
}
sayLoad('after');
await large.close();
await small.close();
