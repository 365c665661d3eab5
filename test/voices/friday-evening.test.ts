import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newContext } from '../support/browser.ts';
import { openStrandhaga, type Strandhaga } from '../support/strandhaga.ts';

/**
 * Friday evening at the intake, in a browser: the call, the children, the neutral answer, the danger on the phone, and the
 * sheet that is handed over. Played by the duty officer; police, the interpreter and the emergency service do not sign in.
 */
describe('Friday evening, played by staff', () => {
  let town: Strandhaga;
  let page: Page;
  let contact = '';
  beforeAll(async () => {
    town = await openStrandhaga();
    const context = await newContext();
    await town.enter(context, 'dutyOfficer');
    page = await context.newPage();
  });
  afterAll(async () => {
    await page.context().close();
    expect(town.faults).toEqual([]);
    await town.close();
  });

  const press = async (name: string | RegExp) => {
    await page.getByRole('button', { name }).first().click();
    await page.waitForLoadState();
  };
  const part = (heading: string) =>
    page.locator('details.fold').filter({ has: page.getByRole('heading', { name: heading, exact: true }) });
  /** Unfolds a part of the contact page, where it isn't the next one. */
  const inPart = async (heading: string) => {
    await page.goto(`${town.address}${contact}`);
    const fold = part(heading);
    if ((await fold.getAttribute('open')) === null) await fold.locator('summary').first().click();
    return fold;
  };

  it('1 takes the call from the police: a neighbour called, they live together', async () => {
    await page.goto(`${town.address}/min-dag`);
    await page.getByRole('link', { name: 'Ny kontakt' }).click();
    await page.getByLabel('Polisen').check();
    await page.getByLabel('Namn och nummer till den som hör av sig').fill('Yttre befäl. En granne ringde.');
    await press('Ta emot kontakt');
    expect(page.url()).toMatch(/\/kontakt\/[0-9a-f-]{36}$/);
    contact = new URL(page.url()).pathname;
    await page.getByText('Kontakten är mottagen.').waitFor();
    const living = await inPart('Bor de ihop?');
    await living.getByLabel('Ja', { exact: true }).check();
    await living.getByRole('button', { name: 'Spara' }).click();
    await page.getByText('Sparat.').first().waitFor();
  });

  it('2 makes a hidden first call, and checks the interpreter', async () => {
    await page.goto(`${town.address}${contact}/kontakta/forsta`);
    const text = await page.locator('main').innerText();
    expect(text).toMatch(/dolt nummer/i);
    expect(text).toContain('kan du prata?');
    const interpreter = await inPart('Tolk');
    await interpreter.getByLabel('Ja', { exact: true }).check();
    await page.locator('select[name="interpreter.language"]').selectOption('ar');
    await interpreter.getByLabel('Dialekt eller land').fill('Syrisk arabiska');
    await interpreter.getByLabel('Vilken krets ska tolken inte komma från?').fill('Ingen härifrån');
    await interpreter.getByRole('button', { name: 'Spara' }).click();
    await page
      .getByRole('link', { name: /är vuxen|barn|släkting/i })
      .first()
      .waitFor();
    await part('Tolk').getByLabel('Tolken är vuxen och är varken barn, släkting eller bekant').check();
    await part('Tolk').getByRole('button', { name: 'Spara' }).click();
    await page.getByText('Sparat.').first().waitFor();
  });

  it('3 tells of the duty to report before the children are asked about; each gets an own clock and an own thread', async () => {
    await page.goto(`${town.address}${contact}`);
    expect(await part('Vilka det gäller').getByText('Frågor om barn öppnas när').count()).toBe(1);
    await inPart('Anmälningsplikten');
    await press('Jag har berättat det');
    for (const [name, year] of [
      ['Lo', '2017'],
      ['Max', '2021'],
    ] as const) {
      const people = await inPart('Vilka det gäller');
      await people.getByText('Lägg till ett barn').click();
      await page.locator('input[name="child.name"]').fill(name);
      await page.locator('input[name="child.birthYear"]').fill(year);
      await page.getByRole('group', { name: 'Bor barnet med den våldsutsatta?' }).getByLabel('Ja').check();
      await page.getByRole('button', { name: 'Spara barnet' }).click();
      await page.getByText('Barnet är sparat.').waitFor();
    }
    await page.goto(`${town.address}${contact}/bedomning`);
    expect(await page.locator('main').innerText()).toMatch(/Lo[\s\S]*Max/);
    await page.goto(`${town.address}${contact}/barn`);
    for (const name of ['Lo', 'Max']) {
      await page.goto(`${town.address}${contact}/barn`);
      await page.locator('a[href$="/anmal"]', { hasText: 'Anmäl oro för barn' }).first().click();
      await page
        .locator('textarea[name=words]')
        .fill(`Polisen är i hemmet hos ${name}. En vuxen har slagit en annan, och barnet är där.`);
      await page.locator('input[name=endangers][value=yes]').check();
      await page.getByLabel('Barn och unga').check();
      await press('Lämna anmälan');
      await page.waitForURL(/\/barn$/);
    }
    const seen = await page.locator('main').innerText();
    expect(seen.match(/Mottagen\? Inte än/g)?.length).toBe(2);
  });

  it('4 asks whether she is known, with a reason, and gets the neutral answer with the back-up to ring', async () => {
    await page.goto(`${town.address}${contact}/kand-har`);
    await page.getByLabel('Personnummer').fill('196001062626');
    await page.getByLabel(/Varför|Skäl/).fill('Samtal från polisen i kväll');
    await press(/Fråga|Sök|Känd/);
    const text = await page.locator('main').innerText();
    expect(text).toContain('Inget du kan se. Vid fara: ring bakjour.');
    expect(text).toMatch(/070-174 06 1[12]/);
  });

  it('8 hands over a duty sheet: the weekend has an owner, and what is unwritten is counted', async () => {
    await page.goto(`${town.address}/jour/blad`);
    const text = await page.locator('main').innerText();
    expect(text).toContain('Vem har jouren');
    expect(text).toMatch(/sön 29 nov/);
    expect(text).not.toMatch(/ingen jour/i);
    expect(text).toMatch(/Oskrivet: [1-9]/);
    for (const hidden of ['Lo', 'Max', 'Nadia', 'Haddad']) expect(text).not.toMatch(new RegExp(`\\b${hidden}\\b`));
  });
});
