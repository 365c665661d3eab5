import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aFile, aTown, type MadeFile, type Town, tellsOf } from '../builders/index.ts';
import { axe } from '../support/axe.ts';
import { newContext } from '../support/browser.ts';
import { openSite, type Site } from '../support/site.ts';

let town: Town;
let site: Site;

beforeAll(async () => {
  town = await aTown();
  await town.delegates('disclosure', 'teamLeader');
  await town.delegates('disclosure', 'caseOfficer', 'onBackup');
  site = await openSite(town);
});
afterAll(async () => {
  expect(site.faults).toEqual([]);
  await site.close();
  await town.close();
});

const aPerson = (): Promise<MadeFile> =>
  aFile(town)
    .with(tellsOf({ part: 'self', name: 'Elin Strand', birthYear: 1990 }))
    .made();

async function aminaAt(width: number, javaScriptEnabled: boolean): Promise<Page> {
  const context = await newContext({ viewport: { width, height: 900 }, javaScriptEnabled });
  const { token } = await town.signIn(town.staff.caseOfficer);
  await context.addCookies([{ name: 'session', value: token, url: site.origin }]);
  return context.newPage();
}

const asks = async (page: Page, unit: string, part: string) => {
  await page.getByRole('link', { name: 'Fråga om samtycke' }).click();
  await page.getByLabel('Ja. Hen är ensam och kan tala fritt').check();
  await page.getByLabel('Välj enhet').selectOption({ label: unit });
  await page.getByLabel('Vad ska det leda till?').fill('Att kunna flytta tryggt');
  await page.getByLabel(part, { exact: true }).check();
  await page.getByLabel('Vi talar ett språk som hen förstår väl').check();
  await page.getByRole('button', { name: 'Gå vidare' }).click();
  await page.getByRole('heading', { name: 'Det här stoppar inget samtycke' }).waitFor();
};
const accessible = async (page: Page) => {
  expect(await axe(page)).toEqual([]);
};

/** A case officer's Tuesday, 09.30: a visit. */
test('she corrects her account, consents to income support and not to family law, and hears what no consent stops', async () => {
  const file = await aPerson();
  const page = await aminaAt(1280, true);
  const akt = `${site.origin}/akt/${file.id}`;
  await page.goto(`${akt}/berattelsen`);
  await page.locator('textarea[name="text"]').fill('Rolf slog Elin i hallen i tisdags.');
  await page
    .getByRole('button', { name: /Klar|klar/ })
    .first()
    .click();
  await page.getByText('Rolf slog Elin i hallen i tisdags.').first().waitFor();

  await page.goto(akt);
  await page
    .locator('section', { has: page.getByRole('heading', { name: 'Samtycken' }) })
    .getByRole('link', { name: 'Visa' })
    .click();
  await page.getByText('Försörjningsstöd ser ingenting').waitFor();
  await accessible(page);
  await asks(page, 'Försörjningsstöd', 'Risk och skydd');
  await accessible(page);
  expect(await page.locator('[data-signature]').count()).toBe(0);
  await page.getByRole('button', { name: 'Gå vidare till blanketten' }).click();
  await page.getByRole('alert').getByText('Berätta det som står ovan innan hen skriver under.').waitFor();
  await page.getByLabel('Hen är ensam just nu').check();
  await page.getByLabel('Jag har berättat allt som står ovan').check();
  await page.getByRole('button', { name: 'Gå vidare till blanketten' }).click();

  const pad = page.getByRole('img', { name: 'Ruta att skriva sitt namn i' });
  await pad.scrollIntoViewIfNeeded();
  await page.getByRole('button', { name: 'Skriv under' }).click();
  await page.getByRole('alert').getByText('Skriv namnet i rutan').waitFor();
  const box = await pad.boundingBox();
  if (!box) throw new Error('There is no box to sign in');
  await accessible(page);
  await page.mouse.move(box.x + 40, box.y + 100);
  await page.mouse.down();
  for (let n = 0; n < 20; n += 1) await page.mouse.move(box.x + 40 + n * 12, box.y + 60 + (n % 4) * 20);
  await page.mouse.up();
  await page.getByRole('button', { name: 'Skriv under' }).click();
  await page.getByText('Underskrivet. Det gäller från nu.').waitFor();

  await asks(page, 'Familjerätten', 'Barnen');
  await page.getByLabel('Hen säger nej').check();
  await page.getByRole('button', { name: 'Spara svaret' }).click();
  const open = page.locator('section', { has: page.getByRole('heading', { name: 'Gäller nu' }) });
  expect(await open.getByText('Försörjningsstöd').count()).toBe(1);
  expect(await open.getByText('Familjerätten').count()).toBe(0);
  await page.getByText('Familjerätten ser ingenting').waitFor();
  await accessible(page);
  await open.getByRole('link', { name: 'Visa' }).click();
  expect(await page.getByRole('img', { name: 'Namnteckning' }).locator('path').getAttribute('d')).toMatch(/^M\d+ \d+L/);
  await accessible(page);
  await page.context().close();
});

test('on a phone with script off the paper is the way, and everything is in reach', async () => {
  const file = await aPerson();
  const page = await aminaAt(390, false);
  await page.goto(`${site.origin}/akt/${file.id}/samtycken`);
  await asks(page, 'Försörjningsstöd', 'Risk och skydd');
  await page.getByLabel('Hen är ensam just nu').check();
  await page.getByLabel('Jag har berättat allt som står ovan').check();
  await page.getByRole('button', { name: 'Gå vidare till blanketten' }).click();
  await page.getByText('Här går det inte att skriva på skärmen. Använd papper.').waitFor();
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
  await page.getByText('På papper', { exact: true }).click();
  const paper = await sharp({ create: { width: 300, height: 400, channels: 3, background: '#fff' } })
    .png()
    .toBuffer();
  await page
    .getByLabel('Det underskrivna pappret')
    .setInputFiles({ name: 'IMG_2041.png', mimeType: 'image/png', buffer: paper });
  await page.getByRole('button', { name: 'Spara pappret' }).click();
  await page.getByText('Underskrivet. Det gäller från nu.').waitFor();
  for (const tail of ['', '/ny']) {
    await page.goto(`${site.origin}/akt/${file.id}/samtycken${tail}`);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
  }
  await page.goto(`${site.origin}/akt/${file.id}/utan-samtycke`);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
  await page.context().close();
});
