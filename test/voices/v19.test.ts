import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId, type PersonId } from '../../src/kernel/ids.ts';
import { aFile, aTown, type MadeFile, type Town, tellsOf } from '../builders/index.ts';
import { newContext } from '../support/browser.ts';
import { nothingAt } from '../support/nothing-at.ts';
import { openSite, type Site } from '../support/site.ts';

/** V19: he keeps our house; he should be the one to move. What would let her stay is asked before she has to leave. */
let town: Town;
let site: Site;
let file: MadeFile;
let context: BrowserContext;
const self = newId<PersonId>();
const words = (page: Page) => page.locator('main').innerText();

beforeAll(async () => {
  town = await aTown();
  site = await openSite(town);
  file = await aFile(town)
    .with(tellsOf({ id: self, part: 'self', name: 'Elin Strand' }))
    .made();
  context = await newContext();
  const { token } = await town.signIn(town.staff.caseOfficer);
  await context.addCookies([{ name: 'session', value: token, url: site.origin, httpOnly: true, sameSite: 'Strict' }]);
});
afterAll(async () => {
  await context.close();
  expect(site.faults).toEqual([]);
  await site.close();
  await town.close();
});

it('V19 what would let her stay is asked before she leaves, and what hinders is kept by kind', async () => {
  const page = await context.newPage();
  const finish = async () => {
    await page.getByRole('button', { name: 'Spara bedömningen' }).click();
    await page.waitForLoadState();
  };
  await page.goto(`${site.origin}/akt/${file.id}/bedomning/${self}`);
  await page.locator('input[name=mode][value=inPerson]').check();
  await page.locator('input[name=fear][value="8"]').check();
  await page.locator('input[name=need][value=tonight]').check();
  await page.locator('textarea[name=words]').fill('Han har nyckel och kommer hem i kväll.');
  // Not asked: no assessment, and with it no way on to shelter; what was typed is there.
  await finish();
  expect(await words(page)).toContain('Fråga vad som skulle göra att personen kan bo kvar, innan ni bestämmer');
  expect(await page.locator('textarea[name=words]').inputValue()).toContain('Han har nyckel');
  expect(await town.look('select from data.protection_assessment')).toEqual([]);

  await page.locator('input[name=staying][value=mustLeave]').check();
  for (const measure of ['contactBan', 'locks']) await page.locator(`input[name=measures][value=${measure}]`).check();
  for (const obstacle of ['noBanYet', 'hisHome'])
    await page.locator(`input[name=obstacles][value=${obstacle}]`).check();
  await finish();
  expect(new URL(page.url()).pathname).toBe(`/akt/${file.id}/beslut`);
  expect(
    await town.look(
      `select o as kind, count(*)::int as n from data.protection_assessment, jsonb_array_elements_text(answers -> 'obstacles') o group by 1 order by 1`,
    ),
  ).toEqual([
    { kind: 'hisHome', n: 1 },
    { kind: 'noBanYet', n: 1 },
  ]);

  // Her own officer is led on from it by her name, and for another there is nobody to assess.
  await page.goto(`${site.origin}/akt/${file.id}/bedomning/${self}`);
  expect(await page.content()).toContain('Elin Strand');
  for (const other of ['outsider', 'auditor'] as const) {
    const { token } = await town.signIn(town.staff[other]);
    await context.addCookies([{ name: 'session', value: token, url: site.origin, httpOnly: true, sameSite: 'Strict' }]);
    for (const tail of [`/bedomning/${self}`, '/beslut']) await nothingAt(page, `/akt/${file.id}${tail}`, file.id);
  }
});
