import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { setFileSide } from '../../src/access/index.ts';
import { aFile, aTown, type MadeFile, type Session, type Town, tellsOf } from '../builders/index.ts';
import { newContext } from '../support/browser.ts';
import { openSite, type Site } from '../support/site.ts';

let town: Town;
let site: Site;
let file: MadeFile;
let session: Session;

beforeAll(async () => {
  town = await aTown();
  site = await openSite(town);
});
afterAll(async () => {
  await site.close();
  await town.close();
});
beforeEach(async () => {
  file = await aFile(town)
    .with(tellsOf({ part: 'self', name: 'Elin Strand' }))
    .with(({ sql }, opened) => setFileSide(sql, opened, 'victim'))
    .made();
  session = await town.signIn(town.staff.caseOfficer);
});

async function aPage(options: Parameters<typeof newContext>[0] = {}): Promise<Page> {
  const context = await newContext(options);
  await context.addCookies([{ name: 'session', value: session.token, url: site.origin }]);
  return context.newPage();
}
const at = (tail = '') => `${site.origin}/akt/${file.id}${tail}`;
const write = (page: Page) => page.getByRole('textbox', { name: 'Skriv' });

it('what is typed on the file page is saved by itself, is there after a reload, and can be signed', async () => {
  const page = await aPage();
  await page.goto(at());
  await write(page).fill('Elin ringde klockan nio.');
  await page.getByText(/^Sparat \d\d\.\d\d$/).waitFor();
  await page.reload();
  expect(await write(page).inputValue()).toBe('Elin ringde klockan nio.');
  await write(page).press('End');
  await write(page).pressSequentially(' Hon var lugn.');
  // Signed at once, before the pause of the autosave has passed: what stands on the page is what is signed.
  await page.getByRole('button', { name: 'Signera' }).click();
  await page.getByText('Anteckningen är signerad.').waitFor();
  expect(await page.getByText('Elin ringde klockan nio. Hon var lugn.').count()).toBe(1);
  expect(await write(page).inputValue()).toBe('');
  await page.context().close();
});

it('two tabs with the same draft: the second is told, sees both, and chooses', async () => {
  const [one, other] = [await aPage(), await aPage()];
  await one.goto(at());
  await write(one).fill('Början.');
  await one.getByText(/^Sparat/).waitFor();
  await other.goto(at());
  await write(one).fill('Början. Från den ena.');
  await one
    .getByText('Sparar …')
    .or(one.getByText(/^Sparat/))
    .first()
    .waitFor();
  await write(one).blur();
  await expect
    .poll(async () => (await town.look('select version from data.note where file_id = $1', [file.id]))[0]?.version)
    .toBe(2);
  await write(other).fill('Början. Från den andra.');
  await write(other).blur();
  await other.getByText('Inget har skrivits över.').waitFor();
  expect(await other.getByText('Början. Från den ena.').count()).toBeGreaterThan(0);
  expect(await write(other).inputValue()).toBe('Början. Från den andra.');
  await other.getByRole('button', { name: 'Spara min text i stället' }).click();
  await other.getByText(/^Sparat/).waitFor();
  await Promise.all([one.context().close(), other.context().close()]);
});

it('by keyboard and with script off: write, save, sign; nothing is wider than a phone', async () => {
  const page = await aPage({ javaScriptEnabled: false, viewport: { width: 320, height: 700 } });
  for (const tail of [
    '',
    '/berattelsen',
    '/team',
    '/processer',
    '/personer',
    '/niva',
    '/javig',
    '/plan',
    '/utskrift',
  ]) {
    await page.goto(at(tail));
    const wide = await page.locator('html').evaluate((html) => html.scrollWidth);
    expect(wide, tail).toBeLessThanOrEqual(320);
  }
  await page.goto(at());
  await write(page).focus();
  await page.keyboard.type('Skrivet utan skript.');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByText('Utkastet är sparat.').waitFor();
  await page.getByRole('button', { name: 'Signera' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('Anteckningen är signerad.').waitFor();
  expect(await page.getByText('Skrivet utan skript.').count()).toBe(1);
  await page.context().close();
});
