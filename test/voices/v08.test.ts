import type { Page } from 'playwright-core';
import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { planning } from '../support/planning.ts';

/** V08: so many authorities and officials. One page shows what goes on, who holds it, what comes next and when. */
const the = planning();
const on = (day: string) =>
  the().town.setClock(Temporal.ZonedDateTime.from(`${day}T09:30[Europe/Stockholm]`).toInstant());
const amina = (tail = '') => the().page(the().town.staff.caseOfficer, tail);
const says = (page: Page) => page.locator('main').innerText();

async function add(page: Page, kind: string, fields: Record<string, string>): Promise<void> {
  const form = page.locator(`form[action="${the().path('/processer')}"]`);
  await form.getByLabel('Vad gäller det?').selectOption({ label: kind });
  for (const [label, typed] of Object.entries(fields)) await form.getByLabel(label).fill(typed);
  await form.getByRole('button', { name: 'Lägg till' }).click();
}

it('V08 everything that goes on stands on one page: who holds it, what comes next and when', async () => {
  const page = await amina();
  await page.locator('#processer').locator('xpath=ancestor::section[1]').getByRole('link', { name: 'Ändra' }).click();
  await page.getByText('Inga kända. Fråga om polis').waitFor();
  await add(page, 'Polis', { 'Vad händer härnäst?': 'Målsägandeförhör' });
  // Without one who holds it nobody can be asked, and what was typed is not lost.
  await page.getByRole('link', { name: 'Skriv vem som håller i det.' }).waitFor();
  expect(await page.getByLabel('Vad händer härnäst?').inputValue()).toBe('Målsägandeförhör');
  await page.getByLabel('Vem håller i det?').fill('Polisen, Anna Lind');
  await page.getByLabel('Diarienummer').fill('5000-K1234-27');
  await page.getByLabel('När?', { exact: false }).first().fill('12/3');
  await page.getByRole('button', { name: 'Lägg till' }).click();
  await page.getByText('Processen är tillagd.').waitFor();
  await add(page, 'Boende', { 'Vem håller i det?': 'Strandhagabostäder' });
  const row = page.getByRole('row', { name: /Polisen, Anna Lind/ });
  for (const words of ['5000-K1234-27', 'Målsägandeförhör', 'fre 12 mars']) await row.getByText(words).waitFor();
  // The gap is what to ask about.
  await page
    .getByRole('row', { name: /Strandhagabostäder/ })
    .getByText('Nästa steg är okänt')
    .waitFor();
  await page.goto(the().address(''));
  await page.getByText('Målsägandeförhör · fre 12 mars').first().waitFor();
  const kept = await the().rows<{ holder: Buffer }>('select holder from data.process where file_id = $1');
  expect(kept.map(({ holder }) => /Polisen|Strandhaga/.test(holder.toString('latin1')))).toEqual([false, false]);
});

it('V08 a day that passed is said, what changes is followed, and how it ended is asked', async () => {
  await on('2027-03-13');
  const page = await amina();
  await page.getByText('Dagen har passerat').first().waitFor();
  await page.goto(the().address('/processer'));
  await page.getByRole('link', { name: 'Polis', exact: true }).click();
  await page.getByLabel('Vem håller i det?').fill('Åklagare Per Ek');
  await page.getByLabel('Vad händer härnäst?').fill('Beslut om åtal');
  await page.getByRole('button', { name: 'Spara' }).click();
  await page.getByText('Processen är ändrad.').waitFor();
  await page.getByRole('link', { name: 'Polis', exact: true }).click();
  await page.locator('summary', { hasText: 'Processen är slut' }).click();
  await page.getByLabel('Vilken dag slutade den?').fill('13/3');
  await page.getByRole('button', { name: 'Avsluta', exact: true }).click();
  await page.getByRole('link', { name: 'Välj hur den slutade. Vet ingen det, välj att det är okänt.' }).waitFor();
  await page.getByLabel('Förundersökningen lades ner').check();
  await page.getByRole('button', { name: 'Avsluta', exact: true }).click();
  await page.getByText('Processen är avslutad. Risken ska bedömas på nytt.').waitFor();
  await page.goto(the().address(''));
  // The news that reaches nobody is why the risk is to be assessed anew.
  await page.getByText('Ny bedömning behövs: förundersökningen lades ner').first().waitFor();
  expect(await says(page)).not.toContain('Beslut om åtal');
});

it('V08 support that ends before the court does is said beforehand, and a last day is asked of a restraining order alone', async () => {
  const { town } = the();
  const officer = await the().visit(town.staff.caseOfficer);
  const planned = { words: 'Stödsamtal', owner: town.staff.caseOfficer, dueOn: '2027-04-30' };
  expect((await the().send(officer, '/plan', planned)).status).toBe(303);
  const page = await amina('/processer');
  const earlier = page.getByText('Stödet slutar före rättsprocessen');
  await add(page, 'Domstol', { 'Vem håller i det?': 'Tingsrätten', 'Sista dagen': '2027-06-09' });
  await page.getByRole('link', { name: /Sista dag skrivs bara in för kontaktförbud/ }).waitFor();
  expect(await earlier.count()).toBe(0);
  await page.getByLabel('Vad gäller det?').selectOption({ label: 'Kontaktförbud' });
  await page.getByRole('button', { name: 'Lägg till' }).click();
  await page.getByText('Processen är tillagd.').waitFor();
  await earlier.waitFor();
  await on('2027-05-27');
  const later = await amina();
  await later.getByText('Kontaktförbudet tar slut').first().waitFor();

  // For staff by right, and no further: a function that does without reads none of it.
  const mirja = await the().page(town.staff.therapist);
  expect(await says(mirja)).not.toMatch(/Strandhagabostäder|Tingsrätten/);
  expect((await mirja.goto(the().address('/processer')))?.status()).toBe(404);
});
