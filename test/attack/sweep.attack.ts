import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { connectJobs } from '../../src/platform/database/with-jobs.ts';
import { launchOptions } from '../support/browser-setup.ts';
import { FormWalker, tablesThatTell } from '../support/form-walker.ts';
import { mailRound } from '../support/mail-round.ts';
import { PostOffice } from '../support/post-office.ts';
import { openStrandhaga, type Strandhaga } from '../support/strandhaga.ts';
import { attack } from './goal.ts';

// One long word, written wherever something can be written, is looked for wherever it must not be: in every table, in the
// files and the log of the database server, in mails, addresses, titles, cookies, and in the profile of a browser that has
// signed out.

const mark = 'wqvkjxzqpf';
let town: Strandhaga;
let office: PostOffice;
let profile: string;
beforeAll(async () => {
  town = await openStrandhaga();
  office = await new PostOffice().open();
  profile = mkdtempSync(join(tmpdir(), 'samgrepp-profile-'));
}, 240_000);
afterAll(async () => {
  rmSync(profile, { recursive: true, force: true });
  await office.close();
  await town.close();
});

/** Files below a folder that hold these bytes. */
function filesThatTell(folder: string, word: string): string[] {
  try {
    return execFileSync('grep', ['-rlaF', '-e', word, folder], { encoding: 'utf8', maxBuffer: 2 ** 26 })
      .split('\n')
      .filter(Boolean);
  } catch (error) {
    if ((error as { status?: number }).status === 1) return []; // nothing found
    // A file that went away while it was looked for.
    return String((error as { stdout?: string }).stdout ?? '')
      .split('\n')
      .filter(Boolean);
  }
}

/** Writes the word into everything on the page that takes words, and lets the page save what it saves by itself. */
async function write(page: Page): Promise<number> {
  let written = 0;
  for (const field of await page
    .locator('main input[type=text]:visible, main input:not([type]):visible, main textarea:visible')
    .all()) {
    await field.fill(`${mark} hon ringde`, { timeout: 2000 }).then(
      () => {
        written += 1;
      },
      () => {},
    );
  }
  return written;
}

attack('G15', 'sweep for a word that was written everywhere: nowhere in the clear', async (mode) => {
  const told: string[] = [];
  const look = (where: string, text: string) => {
    if (text.includes(mark)) told.push(where);
  };
  let [shown, pages] = [0, 0];
  const walker = new FormWalker(town, {
    seed: 15,
    write: () => `${mark} hon ringde`,
    seen: ({ path, status, text, said }) => {
      pages += 1;
      if (text.includes(mark)) shown += 1;
      look(`address or cookie after ${path}`, said);
      look(`title of ${path}`, /<title>([^<]*)/.exec(text)?.[1] ?? '');
      if (status >= 500) told.push(`a fault at ${path}`);
    },
  });
  for (const who of ['dutyOfficer', 'caseOfficer', 'childOfficer', 'teamLeader'] as const)
    await walker.walk(who, mode === 'full' ? 150 : 20);

  // A browser with a profile on disk, as on a shared workstation.
  const { executablePath, env, args } = launchOptions();
  const context = await chromium.launchPersistentContext(profile, { executablePath, env, args, locale: 'sv-SE' });
  const [page = await context.newPage()] = context.pages();
  page.on('request', (request) => {
    look(`address ${new URL(request.url()).pathname}`, decodeURIComponent(request.url()));
    if (new URL(request.url()).origin !== town.address) told.push(`asked another place: ${request.url()}`);
  });
  page.on('console', (message) => look('console', message.text()));
  await town.enter(context, 'dutyOfficer');
  let written = 0;
  for (const path of ['/kontakt/ny', '/aterkalla', '/min-dag']) {
    await page.goto(`${town.address}${path}`);
    written += await write(page);
    await page
      .locator('main form button[type=submit], main form button:not([type])')
      .first()
      .click()
      .catch(() => {});
    await page.waitForLoadState();
    written += await write(page);
    look('title', await page.title());
    look('address', decodeURIComponent(page.url()));
  }
  const kept = await page.evaluate<string>(`(async () => JSON.stringify([
    { ...localStorage }, { ...sessionStorage }, await indexedDB.databases(), await caches.keys()]))()`);
  look('storage', kept);
  await page.locator('.account summary').click();
  await page.getByRole('button', { name: 'Logga ut' }).click();
  await page.waitForURL('**/logga-in');
  await context.close();
  told.push(...filesThatTell(profile, mark).map((file) => `profile: ${file.slice(profile.length)}`));

  const jobs = connectJobs((role) => urlOf(role));
  await mailRound(jobs, office.place);
  await jobs.close();
  for (const { source, to } of office.arrived) {
    look('mail', source + to);
    look('mail', Buffer.from(source.split('\r\n\r\n').slice(1).join(), 'base64').toString());
  }

  told.push(...(await tablesThatTell(town.adminUrl, mark)).map((table) => `table ${table}`));
  const admin = new pg.Client({ connectionString: town.adminUrl });
  await admin.connect();
  await admin.query('checkpoint');
  const { rows } = await admin.query<{ data_directory: string }>('show data_directory');
  // The control: what is written in the clear is found on the disk.
  await admin.query(`create table public.control (word text)`);
  await admin.query(`insert into public.control values ($1)`, [`${mark}-control`]);
  await admin.query('checkpoint');
  const found = filesThatTell(dirname(rows[0]?.data_directory ?? ''), `${mark}-control`).length;
  await admin.query('drop table public.control');
  await admin.end();
  const onDisk = filesThatTell(dirname(rows[0]?.data_directory ?? ''), `${mark} hon ringde`);
  told.push(...onDisk.map((file) => `server file ${file.split('/').slice(-3).join('/')}`));
  const blind =
    (shown === 0 ? 1 : 0) + (found === 0 ? 1 : 0) + (written === 0 ? 1 : 0) + (office.arrived.length === 0 ? 1 : 0);
  return {
    tried: pages + written,
    failed: told.length + blind,
    figure: `${[...new Set(told)].slice(0, 8).join('; ') || 'nowhere'}; shown to those who may ${shown} times, ${written} fields in the browser, ${office.arrived.length} mails, control found in ${found} files`,
  };
});

function urlOf(role: string): string {
  const url = new URL(town.adminUrl);
  url.username = role;
  return url.href;
}
