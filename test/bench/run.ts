import { CONTACTS } from '../../src/demo/years/load-years.ts';
import { tellGrowth, tellUnit } from './growth.ts';
import { byTurns, throughput } from './measure.ts';
import { recordPage, type Statement, serveBare } from './recorded.ts';
import { type Read, rowSecurity, worstOf } from './row-security.ts';
import { busiestFile, openSite, type Site } from './site.ts';
import { say, sayLoad, tell } from './tell.ts';

/**
 * npm run bench: one JSON line for each benchmark, with our figure, the reference in the same run, and the ratio. Named parts
 * (`npm run bench -- unit`) are measured alone. With `--quick` it is tried out: fewer files and shorter turns, whose figures
 * say little.
 */
const parts = ['pages', 'files', 'unit'];
const quick = process.argv.includes('--quick');
const named = process.argv.slice(2).filter((one) => one !== '--quick');
const unknown = named.filter((one) => !parts.includes(one));
if (unknown.length > 0) {
  say(`No such part: ${unknown.join(', ')}. There are ${parts.join(', ')}, and all of them if none is named.`);
  process.exit(1);
}
const wanted = (part: string) => named.length === 0 || named.includes(part);
/** Strandhaga is some 1 300 files. */
const LARGE = quick ? 3 : 80;
/** So many times the people in the same units that the violence team holds more than 5 000 files. */
const WIDE = quick ? 2 : 12;
/** What has happened in the file of one who has been helped for years. */
const LONG = quick ? 300 : 2_000;
const ROUNDS = quick ? 1 : 5;
const SECONDS = quick ? 1 : 5;
const ASKED = quick ? 40 : 400;

/** The duty officer's list, and the newest file of one who has many. */
async function pagesOf(site: Site) {
  const file = await busiestFile(site.adminUrl);
  return {
    worklist: { path: '/min-dag', cookie: await site.enter('dutyOfficer') },
    'file-page': { path: `/akt/${file}`, cookie: await site.enter('caseOfficer') },
  };
}

sayLoad('before');
const small = await openSite({ scale: 1 }, say);
if (wanted('pages')) {
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
  await tellRowSecurity(hot);
}
if (wanted('files')) {
  const large = await openSite({ scale: LARGE }, say);
  const files = [large.files, small.files];
  await tellGrowth([large, small], [await pagesOf(large), await pagesOf(small)], ASKED, () => ({ files }));
  await large.close();
}
if (wanted('unit')) {
  const wide = await openSite({ scale: WIDE, oneUnit: true }, say);
  const sparse = await openSite({ scale: WIDE, oneUnit: true, contacts: CONTACTS / 4 }, say);
  await tellUnit({ wide, small, sparse }, { asked: ASKED, length: LONG });
  await Promise.all([wide.close(), sparse.close()]);
}
sayLoad('after');
await small.close();

async function tellRowSecurity(hot: readonly Statement[][]): Promise<void> {
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
}
