import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aTown, type Town } from '../builders/index.ts';
import { newContext } from '../support/browser.ts';
import { nothingAt } from '../support/nothing-at.ts';
import { openSite, type Site } from '../support/site.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';
import { aWholeContact, type Whole } from '../support/whole-contact.ts';

/** V31: duty rota and back-up duty; notes from the duty day spill over. */
let town: Town;
let site: Site;
let contact: Whole;
let served: Served;

beforeAll(async () => {
  town = await aTown();
  site = await openSite(town);
  await town.onDuty(town.staff.dutyOfficer, town.units.intake);
  await town.onDuty(town.staff.backupOfficer, town.units.intake, { duty: 'backup' });
  served = serve(town);
  contact = await aWholeContact(town, new Visitor(served, await town.signIn(town.staff.dutyOfficer)));
});
afterAll(async () => {
  expect([...site.faults, ...served.faults]).toEqual([]);
  await site.close();
  await town.close();
});

const as = async (who: keyof Town['staff'], path: string): Promise<Page> => {
  const context = await newContext();
  const { token } = await town.signIn(town.staff[who]);
  await context.addCookies([{ name: 'session', value: token, url: site.origin }]);
  const page = await context.newPage();
  await page.goto(site.origin + path);
  return page;
};
const words = (page: Page) => page.locator('main').innerText();

it('V31 what the duty day had no time to write is counted for who leads, waits for its writer, and becomes a record', async () => {
  const sara = await as('dutyOfficer', `/kontakt/${contact.id}`);
  await sara.locator('textarea[name=text]').first().fill('Ringer igen efter tre. Talade lågt.');
  await sara.getByRole('button', { name: 'Spara utkast' }).click();
  await sara.getByText('Utkastet är sparat.').waitFor();

  // Who has duty, who backs it up, and how much is unwritten by whom: in the morning review and on the duty sheet, and not a word of it.
  const lena = await as('intakeLeader', '/mottag');
  expect(await words(lena)).toMatch(/Oskrivet: 2\.[\s\S]*Sara Lindqvist: 2/);
  await lena.goto(`${site.origin}/jour/blad`);
  const sheet = await words(lena);
  for (const said of ['Sara Lindqvist', 'Peter Holm', 'Oskrivet: 2.']) expect(sheet).toContain(said);
  expect(sheet).not.toContain('Talade lågt');
  const note = (await town.look<{ id: string }>('select id from data.note'))[0]?.id ?? '';
  const peter = await as('backupOfficer', `/kontakt/${contact.id}/anteckning/${note}`);
  expect(await peter.locator('body').innerText()).not.toContain('Talade lågt');

  // It waits on her day, with the way to it, and is not a record before there is something to sign.
  await sara.goto(`${site.origin}/min-dag`);
  await sara
    .getByRole('link', { name: /^Skriv\s*,/ })
    .first()
    .click();
  const box = sara.locator('textarea[name=text]').first();
  expect(await box.inputValue()).toContain('Ringer igen efter tre.');
  await box.fill('');
  await sara.getByRole('button', { name: 'Signera' }).click();
  await sara.getByText('Skriv något innan du signerar.').first().waitFor();
  await sara.locator('textarea[name=text]').first().fill('Hon ringde 14.40 och talade lågt. Vi ringer efter tre.');
  await sara.getByRole('button', { name: 'Signera' }).click();
  await sara.getByText('Anteckningen är signerad.').waitFor();
  await sara.goto(`${site.origin}/min-dag`);
  expect(await sara.getByRole('link', { name: /^Skriv\s*,/ }).count()).toBe(0);
  await lena.goto(`${site.origin}/mottag`);
  expect(await words(lena)).toContain('Oskrivet: 0.');

  // Its writer reads the record, and another unit finds neither the contact nor what was written in it.
  await sara.goto(`${site.origin}/kontakt/${contact.id}/anteckning/${note}`);
  expect(await words(sara)).toContain('Hon ringde 14.40');
  for (const other of ['outsider', 'auditor'] as const) {
    const theirs = await as(other, '/min-dag');
    for (const tail of ['', `/anteckning/${note}`])
      await nothingAt(theirs, `/kontakt/${contact.id}${tail}`, contact.id);
  }
});
