import { expect, it } from 'vitest';
import { planning } from '../support/planning.ts';

/** V12: handing over the children to the other parent is frightening. */
const the = planning();

it('V12 children are handed over at a place, at a time, with a third person, and it is known what to do if it goes wrong', async () => {
  const { town } = the();
  const page = await the().page(town.staff.caseOfficer);
  await page.getByRole('link', { name: 'Trygghetsplan' }).click();
  const field = (name: string) => page.getByLabel(name);
  await field('Hur märker hen att det är på väg att bli farligt?').fill('Han slutar svara på mess');
  await field('Vad vet barnet att göra?').fill('Alva går in till bibliotekarien');
  await field('Dag och tid').fill('Fredagar klockan 17');
  await page.getByRole('textbox', { name: 'Plats' }).fill('Biblioteket vid torget');
  await field('Vad gör hen om det går fel?').fill('Går in, lämnar inte barnet, ringer mormor');
  await page.getByLabel('Tillsammans med hen, på plats').check();
  await field('Ses över senast').fill('9/4');
  // Never alone: a hand-over without a third person is not taken, and nothing that was typed is lost.
  await page.getByRole('button', { name: 'Spara planen' }).click();
  await page.getByText('Ingen överlämning görs ensam.').first().waitFor();
  expect(await field('Dag och tid').inputValue()).toBe('Fredagar klockan 17');
  await field('Vem mer är med?').fill('Mormor');
  await page.getByRole('button', { name: 'Spara planen' }).click();
  await page.getByText('Planen är sparad.').waitFor();
  for (const words of ['Biblioteket vid torget', 'Alva går in till bibliotekarien'])
    expect(await page.locator('dd', { hasText: words }).count()).toBe(1);

  // On paper: not where whoever uses violence finds it.
  await page.getByRole('link', { name: 'Skriv ut' }).click();
  await page.getByLabel('Hemma, där den som utövar våld också är').check();
  await page.getByLabel('När barnen lämnas över').check();
  await page.getByRole('button', { name: 'Skriv ut' }).click();
  await page.getByText('Skriv inte ut. Den som hittar pappret').first().waitFor();
  expect(await the().rows('select id from data.safety_plan_paper where file_id = $1')).toEqual([]);
  await page.getByLabel('Hos någon som hen litar på').check();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Skriv ut' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('anteckningar.pdf');

  // Who goes along reads it; nobody else's file is told of it.
  const hers = await the().visit(town.staff.supportWorker);
  expect(await (await hers.get(the().path('/trygghetsplan'))).text()).toContain('Mormor');
  const other = await the().visit(town.staff.outsider);
  expect((await other.get(the().path('/trygghetsplan'))).status).toBe(404);
});
