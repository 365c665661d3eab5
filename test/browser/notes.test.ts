import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { aFile, aTown, type MadeFile, type Town } from '../builders/index.ts';
import { newContext } from '../support/browser.ts';
import { openSite, type Site } from '../support/site.ts';

let town: Town;
let site: Site;
let file: MadeFile;

beforeAll(async () => {
  town = await aTown();
  site = await openSite(town);
  file = await aFile(town).made();
});
afterAll(async () => {
  expect(site.faults).toEqual([]);
  await site.close();
  await town.close();
});

it('a note gets its attachment with script off, on a phone, and nothing that was typed is lost', async () => {
  const context = await newContext({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false });
  const { token } = await town.signIn(town.staff.caseOfficer);
  await context.addCookies([{ name: 'session', value: token, url: site.origin }]);
  context.setDefaultTimeout(8000);
  const page = await context.newPage();
  await page.goto(`${site.origin}/akt/${file.id}`);
  await page.getByRole('textbox', { name: 'Skriv' }).first().fill('Hon visade brevet.');
  await page.getByRole('button', { name: 'Spara utkast' }).click();
  await page.getByRole('textbox', { name: 'Anteckning' }).fill('Hon visade brevet från tingsrätten.');
  await page.getByRole('button', { name: 'Spara och bifoga' }).click();
  await page.getByRole('heading', { name: 'Bilagor' }).waitFor();
  await page.getByLabel('Brev eller beslut').check();
  await page.getByRole('button', { name: 'Bifoga' }).click();
  await page.getByText('Välj en fil.').first().waitFor();
  expect(await page.getByLabel('Brev eller beslut').isChecked()).toBe(true);
  const buffer = await sharp({ create: { width: 300, height: 400, channels: 3, background: '#ffffff' } })
    .png()
    .toBuffer();
  await page
    .getByLabel('Fil', { exact: true })
    .setInputFiles({ name: 'Hennes namn.png', mimeType: 'image/png', buffer });
  await page.getByRole('button', { name: 'Bifoga' }).click();
  await page.getByText('Hämta bilaga 1').waitFor();
  expect(await page.content()).not.toContain('Hennes namn');
  await page.getByRole('link', { name: 'Till anteckningen' }).click();
  expect(await page.getByRole('textbox', { name: 'Anteckning' }).inputValue()).toBe(
    'Hon visade brevet från tingsrätten.',
  );
  await page.getByRole('button', { name: 'Signera' }).click();
  const [note] = await town.look<{ id: string }>(
    'select id from data.note where file_id = $1 and signed_at is not null',
    [file.id],
  );
  await page.goto(`${site.origin}/akt/${file.id}/anteckning/${note?.id ?? newId()}`);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByText('Hämta bilaga 1').click()]);
  expect(download.suggestedFilename()).toMatch(/^[2-9A-Z]{3}-[2-9A-Z]{4}-1\.jpg$/);
  await context.close();
});

it('a note begins from a template of the municipality, which is put after what was typed', async () => {
  const asStaff = async (who: 'administrator' | 'caseOfficer') => {
    const context = await newContext({ viewport: { width: 1280, height: 900 }, javaScriptEnabled: false });
    const { token } = await town.signIn(town.staff[who]);
    await context.addCookies([{ name: 'session', value: token, url: site.origin }]);
    context.setDefaultTimeout(8000);
    return context.newPage();
  };
  const eva = await asStaff('administrator');
  await eva.goto(`${site.origin}/organisation`);
  await eva.getByRole('link', { name: 'Mallar' }).click();
  await eva.getByText('Ny mall').click();
  await eva.getByLabel('Namn').fill('Samtal');
  await eva.getByRole('textbox', { name: 'Text' }).fill('Vilka var med:');
  await eva.getByRole('button', { name: 'Spara mallen' }).click();
  await eva.getByText('Välj var mallen erbjuds.').first().waitFor();
  expect(await eva.getByRole('textbox', { name: 'Text' }).inputValue()).toBe('Vilka var med:');
  await eva.getByLabel('Akter', { exact: true }).check();
  await eva.getByRole('button', { name: 'Spara mallen' }).click();
  await eva.getByText('Mallen är sparad.').waitFor();
  await eva.context().close();

  const amina = await asStaff('caseOfficer');
  await amina.goto(`${site.origin}/akt/${file.id}`);
  await amina.getByRole('textbox', { name: 'Skriv' }).first().fill('Hon ringde.');
  await amina.getByRole('button', { name: 'Spara utkast' }).click();
  await amina.getByRole('textbox', { name: 'Anteckning' }).fill('Hon ringde i dag.');
  await amina.getByText('Börja från en mall').first().click();
  await amina.getByRole('combobox', { name: 'Börja från en mall' }).selectOption('Samtal');
  await amina.getByRole('button', { name: 'Lägg till mallen' }).click();
  await amina.waitForURL(/mall=/);
  expect(await amina.getByRole('textbox', { name: 'Anteckning' }).inputValue()).toBe(
    'Hon ringde i dag.\n\nVilka var med:',
  );
  await amina.context().close();
});
