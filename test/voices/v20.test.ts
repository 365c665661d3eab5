import { expect, it } from 'vitest';
import { planning } from '../support/planning.ts';

/** V20: in about 90 % of cases there are children; most get no support. Each child gets an answer, or a gap that somebody owns. */
const the = planning();

it('V20 each child has an outcome or a gap with an owner, and the leader sees which files have a child that waits', async () => {
  const { town } = the();
  const page = await the().page(town.staff.caseOfficer);
  await page.getByRole('link', { name: 'Vad blev det?' }).click();
  expect(await page.title()).toBe('Akten – Samgrepp');
  await page.getByText('Ingen har sagt vad det blir för barnet.').waitFor();
  await page.locator('summary', { hasText: 'Skriv in' }).click();
  await page.getByLabel('Barnet får inget än').check();
  await page.getByLabel('Varför?', { exact: true }).fill('Alva är för liten för samtalen.');
  await page.getByRole('button', { name: 'Skriv in' }).click();
  // Nobody owns it yet, and what was written stays.
  await page.getByText('Välj vem som håller i det.').first().waitFor();
  expect(await page.getByLabel('Varför?', { exact: true }).inputValue()).toBe('Alva är för liten för samtalen.');
  await page.getByLabel('Varför får barnet inget?').selectOption({ label: 'Stödet finns inte här' });
  await page.getByLabel('Vilket stöd, eller vilket stöd saknas?').selectOption({ label: 'Grupp för barn' });
  await page.getByLabel('Vem håller i det?').selectOption({ value: town.staff.caseOfficer });
  await page.getByLabel('När ser någon efter igen?').fill('19/3');
  await page.getByRole('button', { name: 'Skriv in' }).click();
  await page.getByText('Barnet får inget än · Stödet finns inte här · Grupp för barn').waitFor();

  const leader = await the().page(town.staff.teamLeader);
  await leader.goto(
    the()
      .address('')
      .replace(/\/akt.*/, '/barn'),
  );
  await leader.getByText('Barnet väntar på stöd').waitFor();
  expect(await leader.locator('main').innerText()).not.toMatch(/Alva|Elin|Grupp för barn/);
});
