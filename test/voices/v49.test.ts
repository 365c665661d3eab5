import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId, type PersonId } from '../../src/kernel/ids.ts';
import { aFile, aTown, type MadeFile, type Town, tellsOf } from '../builders/index.ts';
import { newContext } from '../support/browser.ts';
import { openSite, type Site } from '../support/site.ts';

/** V49: a risk assessment by phone wakes what nobody can catch. Alone, safe, who is there afterwards; paused and taken up. */
describe('V49 a risk assessment by phone', () => {
  let town: Town;
  let site: Site;
  let file: MadeFile;
  const contexts: BrowserContext[] = [];
  const as = async (key: 'caseOfficer' | 'therapist'): Promise<Page> => {
    const context = await newContext();
    contexts.push(context);
    const { token } = await town.signIn(town.staff[key]);
    await context.addCookies([{ name: 'session', value: token, url: site.origin, httpOnly: true, sameSite: 'Strict' }]);
    return context.newPage();
  };
  const answer = (page: Page, question: string, said: string) =>
    page.getByRole('group', { name: question }).getByLabel(said, { exact: true }).check();
  const press = async (page: Page, name: string) => {
    await page.getByRole('button', { name, exact: true }).click();
    await page.waitForLoadState();
  };
  const words = (page: Page) => page.locator('main').innerText();

  beforeAll(async () => {
    town = await aTown();
    site = await openSite(town);
    file = await aFile(town)
      .withTeam({ staffId: town.staff.therapist, function: 'therapist' })
      .with(tellsOf({ id: newId<PersonId>(), part: 'self', name: 'Elin Strand' }))
      .made();
  });
  afterAll(async () => {
    for (const context of contexts) await context.close();
    expect(site.faults).toEqual([]);
    await site.close();
    await town.close();
  });

  it('asks three things first, keeps each answer, stops without loss, and is finished by a colleague', async () => {
    const amina = await as('caseOfficer');
    await amina.goto(`${site.origin}/akt/${file.id}/lage`);
    await amina.getByLabel(/Egen riskbild/).check();
    await amina.getByLabel('Telefon', { exact: true }).check();
    await press(amina, 'Börja');
    expect(await words(amina)).not.toContain('vapen');

    // Nothing is taken for a yes.
    await press(amina, 'Gå vidare');
    expect(await words(amina)).toContain('Fråga detta först.');
    await answer(amina, 'Är personen ensam?', 'Ja');
    await answer(amina, 'Är det tryggt att prata nu?', 'Ja');
    await press(amina, 'Gå vidare');
    expect(await words(amina)).toContain('Fråga vem som finns där efteråt.');
    await amina.getByLabel('Vem finns hos personen efteråt?').fill('Systern');
    await press(amina, 'Gå vidare');

    // Kept as it is answered; then the child wakes.
    await answer(amina, '3. Finns det vapen', 'Ja');
    await amina.getByText(/^Sparat \d/).waitFor();
    await amina.getByLabel('Vad hände?').fill('Barnet vaknade.');
    await press(amina, 'Pausa');
    expect(await words(amina)).toContain('Riskbedömningen är pausad');

    // The next call: not safe, and nothing more is asked.
    const mirja = await as('therapist');
    await mirja.goto(`${site.origin}/akt/${file.id}/lage`);
    await mirja.getByRole('link', { name: 'Ta upp igen' }).click();
    await answer(mirja, 'Är personen ensam?', 'Ja');
    await answer(mirja, 'Är det tryggt att prata nu?', 'Nej');
    await press(mirja, 'Gå vidare');
    expect(await words(mirja)).toContain('Vi hörs en annan gång');
    expect(await words(mirja)).not.toContain('vapen');

    await answer(mirja, 'Är det tryggt att prata nu?', 'Ja');
    await answer(mirja, 'Är personen ensam?', 'Ja');
    await mirja.getByLabel('Vem finns hos personen efteråt?').fill('Systern');
    await press(mirja, 'Gå vidare');
    expect(await mirja.getByRole('group', { name: '3. Finns det vapen' }).getByLabel('Ja').isChecked()).toBe(true);
    await press(mirja, 'Klar med bedömningen');
    expect(await words(mirja)).toContain('Poängen bestämmer inte.');
    await answer(mirja, 'Hur farligt tror personen själv', '9');
    await mirja.getByRole('radio', { name: 'Hög risk', exact: true }).check();
    await mirja.getByLabel('Vilken risk, för vem, och när?').fill('Han har ett vapen och vet var hon är.');
    await press(mirja, 'Klar med bedömningen');
    expect(await words(mirja)).toContain('Hög risk');
    expect(await words(mirja)).not.toContain('pausad');
  });
});
