import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aTown, type Town } from '../builders/index.ts';
import { axe } from '../support/axe.ts';
import { newContext } from '../support/browser.ts';
import { openSite, type Site } from '../support/site.ts';

let town: Town;
let site: Site;

beforeAll(async () => {
  town = await aTown();
  site = await openSite(town);
  await town.onDuty(town.staff.dutyOfficer, town.units.intake);
});
afterAll(async () => {
  expect(site.faults).toEqual([]);
  await site.close();
  await town.close();
});

async function dutyOfficerAt(width: number, javaScriptEnabled: boolean): Promise<Page> {
  const context = await newContext({ viewport: { width, height: 900 }, javaScriptEnabled });
  const { token } = await town.signIn(town.staff.dutyOfficer);
  await context.addCookies([{ name: 'session', value: token, url: site.origin }]);
  return context.newPage();
}

const part = (page: Page, title: string) =>
  page.locator('details.fold').filter({ has: page.getByRole('heading', { name: title, exact: true }) });
const unfold = async (page: Page, title: string) => {
  const fold = part(page, title);
  if ((await fold.getAttribute('open')) === null) await fold.locator('summary').first().click();
  return fold;
};

/** The call of a Friday: a neighbour rang the police, they live together, and there is a child at home. */
test.each([
  ['at a desk', 1280, true],
  ['on a phone with script off', 390, false],
] as const)('a call from the police becomes files for her and the child, %s', async (_where, width, script) => {
  const page = await dutyOfficerAt(width, script);
  await page.goto(`${site.origin}/min-dag`);
  await page.getByRole('link', { name: 'Ny kontakt' }).click();
  await page.getByRole('radio', { name: 'Polisen' }).check();
  await page.getByLabel('Vem gäller det?').fill('Elin Strand');
  await page.getByRole('button', { name: 'Ta emot kontakt' }).click();

  // Nothing is known yet, and the page says what comes first.
  await page.getByText('Nästa: Säker kontakt').waitFor();
  const address = page.url();
  expect(await part(page, 'Vilka det gäller').getByText('Frågor om barn öppnas när').count()).toBe(1);
  await page.goto(`${address}/saker-kontakt/andra`);
  await page.locator('input[name="ways.sms.allowed"][value="yes"]').check();
  await page.locator('input[name="ways.sms.target"]').fill('070-174 06 05');
  await page.getByRole('button', { name: 'Spara säker kontakt' }).click();
  await page.goto(address);

  const together = await unfold(page, 'Bor de ihop?');
  await together.getByLabel('Vet inte').check();
  await together.getByRole('button', { name: 'Spara' }).click();
  await (await unfold(page, 'Anmälningsplikten')).getByRole('button', { name: 'Jag har berättat det' }).click();

  const other = await unfold(page, 'Vilka det gäller');
  await other.getByText('Lägg till någon').click();
  await page.getByRole('group', { name: 'Vem är det?' }).getByLabel('Använder våld').check();
  await page.locator('input[name="other.name"]').fill('Rolf Strand');
  await page.getByLabel('Vilken relation har de?').selectOption({ label: 'Partner' });
  await page.getByRole('group', { name: 'Bor de ihop?' }).getByLabel('Ja').check();
  await page.getByRole('button', { name: 'Spara personen' }).click();

  const family = await unfold(page, 'Vilka det gäller');
  await family.getByText('Lägg till ett barn').click();
  await page.locator('input[name="child.name"]').fill('Nova Strand');
  await page.getByRole('button', { name: 'Spara barnet' }).click();
  // A mistake: what was typed is kept, and the sentence stands at the field.
  await page.getByRole('alert').getByText('Välj ja, nej eller vet inte.').waitFor();
  expect(await page.locator('input[name="child.name"]').inputValue()).toBe('Nova Strand');
  await page.getByRole('group', { name: 'Bor barnet med den våldsutsatta?' }).getByLabel('Ja').check();
  await page.getByRole('button', { name: 'Spara barnet' }).click();
  await page.getByText('Barnet är sparat.').waitFor();

  const happened = await unfold(page, 'Vad som har hänt');
  await happened.getByLabel('Fysiskt').check();
  await happened.getByLabel('Våld med skada').check();
  await happened.getByLabel('Med personens egna ord').fill('Granne hörde bråk och skrik.');
  await happened.getByRole('button', { name: 'Spara det som har hänt' }).click();
  await page.getByText('låter som något mellan två jämbördiga').waitFor();
  const urgent = await unfold(page, 'Hur bråttom');
  await urgent.getByLabel('Nu', { exact: true }).check();
  await urgent.getByRole('button', { name: 'Spara' }).click();

  // axe itself needs script; the page is the same without.
  if (script) expect(await axe(page, 'all')).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);

  await (await unfold(page, 'Vad som händer nu')).getByRole('link', { name: 'Öppna akter' }).click();
  await page.getByText('Vi vet inte vilka vårdnadshavarna är.').waitFor();
  const levels = page.getByLabel('Skyddade personuppgifter?');
  for (const at of [0, 1]) await levels.nth(at).selectOption({ label: 'Nej' });
  await page.getByRole('button', { name: 'Öppna akterna' }).click();
  await page.waitForURL('**/akt/**');
  await page.getByText('Akterna är öppnade.').waitFor();
  await page.context().close();
});
