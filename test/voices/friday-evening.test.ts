import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StaffKey } from '../../src/demo/index.ts';
import { Day, follow, press, said, unfolded } from '../support/day.ts';
import { openStrandhaga, type Strandhaga } from '../support/strandhaga.ts';

/**
 * Friday evening at the intake, in a browser, without a detour: each act is sent from one page, and its presses are counted.
 * Played by the duty officer, her back-up and the chair; police, the interpreter and the emergency service do not sign in.
 */
describe('Friday evening, played by staff', () => {
  let town: Strandhaga;
  let day: Day;
  const sara = 'dutyOfficer' satisfies StaffKey;
  const peter = 'backupOfficer' satisfies StaffKey;
  const chair = 'boardChair' satisfies StaffKey;
  let reference = '';

  beforeAll(async () => {
    town = await openStrandhaga();
    day = new Day(town.address, (context, who) => town.enter(context, who as StaffKey));
  }, 240_000);
  afterAll(async () => {
    await day.close();
    expect(town.faults).toEqual([]);
    await town.close();
  });

  it('1 takes the call from the police: a neighbour called, they live together', async () => {
    await day.way(sara, 1, (page) => follow(page, 'Ny kontakt'));
    await day.act(sara, { presses: 2 }, async (page) => {
      await page.getByLabel('Polisen').check();
      await page.getByLabel('Namn och nummer till den som hör av sig').fill('Yttre befäl. En granne ringde.');
      await press(page, 'Ta emot kontakt');
      await page.getByText('Kontakten är mottagen.').waitFor();
      reference = (await page.locator('h1').innerText()).replace('Kontakt ', '');
    });
    await day.act(sara, { presses: 3 }, async (page) => {
      const living = await unfolded(page, 'Bor de ihop?');
      await living.getByLabel('Ja', { exact: true }).check();
      await living.getByRole('button', { name: 'Spara' }).click();
      await page.getByText('Sparat.').first().waitFor();
    });
  });

  it('2 makes a hidden first call, and checks the interpreter', async () => {
    await day.way(sara, 1, (page) => follow(page, 'Första samtalet'));
    await day.act(sara, { presses: 3 }, async (page) => {
      expect(await said(page)).toMatch(/dolt nummer[\s\S]*kan du prata\?/i);
      await page.getByLabel('Vi pratade').check();
      await page.getByLabel('Jag har kontrollerat att det är rätt person').check();
      await press(page, 'Spara');
      await page.waitForURL(/saker-kontakt\/andra$/);
    });
    await day.act(sara, { presses: 2 }, async (page) => {
      await page.locator('input[name="ways.call.allowed"][value="yes"]').check();
      await page.locator('input[name="ways.call.target"]').fill('070-174 06 70');
      await press(page, 'Spara säker kontakt');
    });
    await day.act(sara, { presses: 3 }, async (page) => {
      const interpreter = await unfolded(page, 'Tolk');
      await interpreter.getByLabel('Ja', { exact: true }).check();
      await page.locator('select[name="interpreter.language"]').selectOption('ar');
      await interpreter.getByLabel('Dialekt eller land').fill('Syrisk arabiska');
      await interpreter.getByLabel('Vilken krets ska tolken inte komma från?').fill('Ingen härifrån');
      await interpreter.getByLabel('En vuxen som varken är släkting eller bekant').check();
      await interpreter.getByRole('button', { name: 'Spara' }).click();
      await page.getByText('Sparat.').first().waitFor();
    });
  });

  it('3 tells of the duty to report before the children are asked about; each is reported on the clock', async () => {
    await day.act(sara, { presses: 2 }, async (page) => {
      const asked = await unfolded(page, 'Vilka det gäller');
      await asked.getByText('Frågor om barn öppnas när').waitFor();
      await press(page, 'Jag har berättat det');
    });
    for (const [name, year, presses] of [
      ['Lo', '2017', 3],
      ['Max', '2021', 3],
    ] as const)
      await day.act(sara, { presses }, async (page) => {
        const people = await unfolded(page, 'Vilka det gäller');
        await people.getByText('Lägg till ett barn').click();
        await page.locator('input[name="child.name"]').fill(name);
        await page.locator('input[name="child.birthYear"]').fill(year);
        await page.getByRole('group', { name: 'Bor barnet med den våldsutsatta?' }).getByLabel('Ja').check();
        await press(page, 'Spara barnet');
        await page.getByText('Barnet är sparat.').waitFor();
      });
    for (const name of ['Lo', 'Max']) {
      await day.way(sara, 1, (page) => follow(page, /^Anmäl oro för barn/));
      await day.act(sara, { presses: 2 }, async (page) => {
        await page
          .locator('textarea[name=words]')
          .fill(`Polisen är i hemmet hos ${name}. En vuxen har slagit en annan, och barnet är där.`);
        await page.locator('input[name=endangers][value=yes]').check();
        await page.getByLabel('Barn och unga').check();
        await press(page, 'Lämna anmälan');
        await page.waitForURL(/\/barn$/);
      });
    }
    const seen = await said(await day.of(sara));
    expect(seen.match(/Mottagen\? Inte än/g)?.length).toBe(2);
    expect(seen).not.toMatch(/senast senast/);
  });

  it('4 asks whether she is known, with a reason, and gets the neutral answer with the back-up to ring', async () => {
    await day.way(sara, 2, async (page) => {
      await follow(page, 'Till kontakten');
      await follow(page, 'Känd här?');
    });
    await day.act(sara, { presses: 1 }, async (page) => {
      await page.getByLabel('Personnummer').fill('196001062626');
      await page.getByLabel('Varför behöver du veta det?').fill('Samtal från polisen i kväll');
      await press(page, 'Fråga');
      const text = await said(page);
      expect(text).toContain('Inget du kan se. Vid fara: ring bakjour.');
      expect(text).toMatch(/070-174 06 1[12]/);
    });
  });

  it('5 hears eight of ten; the assessment by phone asks first, is paused when the child wakes, and finished', async () => {
    await day.way(sara, 1, (page) => follow(page, 'Tillbaka'));
    await day.act(sara, { presses: 3 }, async (page) => {
      const fear = await unfolded(page, 'Rädsla');
      await fear.getByLabel('8', { exact: true }).check();
      await fear.getByRole('button', { name: 'Spara' }).click();
      await page.getByText('Sparat.').first().waitFor();
    });
    await day.way(sara, 1, (page) => follow(page, 'Bedöm skydd'));
    await day.act(sara, { presses: 4 }, async (page) => {
      await page.getByLabel('Telefon').check();
      await page.getByRole('group', { name: 'Är du ensam?' }).getByLabel('Ja').check();
      await page.getByRole('group', { name: 'Är du trygg där du är?' }).getByLabel('Ja').check();
      await page.getByLabel('Vem finns hos dig efteråt?').fill('Systern kommer.');
      await page.getByLabel('Varför, och när tar ni upp den?').fill('Barnet vaknade.');
      await press(page, 'Pausa');
      await page.getByText('Bedömningen är pausad').first().waitFor();
    });
    await day.way(sara, 1, (page) => follow(page, 'Ta upp bedömningen'));
    await day.act(sara, { presses: 4 }, async (page) => {
      expect(await page.getByLabel('Vem finns hos dig efteråt?').inputValue()).toBe('Systern kommer.');
      expect(await said(page)).toContain('8 av 10. Fråga igen bara om något har ändrats.');
      await page.getByRole('group', { name: 'Hur är läget hemma?' }).getByLabel('Behöver lämna').check();
      await page.getByLabel('För farligt att vara kvar').check();
      await page.getByRole('group', { name: 'Vilket skydd behövs?' }).getByLabel('Skydd i natt').check();
      await page.getByLabel('Varför?', { exact: true }).last().fill('Har hotats till livet i kväll.');
      await press(page, 'Spara bedömningen');
      await page.getByText('Bedömningen är sparad').waitFor();
    });
  });

  it('6 the back-up decides her shelter; the chair the children’s and that the place is secret; the court’s week runs', async () => {
    const page = await day.of(sara);
    const asks = (who: string, what: string, of: string, presses: number) =>
      day.act(sara, { presses }, async () => {
        await page.getByRole('group', { name: 'Vem gäller det?' }).getByLabel(who, { exact: true }).check();
        await page.getByRole('group', { name: 'Vad ska beslutas?' }).getByLabel(what, { exact: true }).check();
        const person = page.getByLabel('Vem frågar du?').locator('option', { hasText: of }).first();
        await page.getByLabel('Vem frågar du?').selectOption((await person.getAttribute('value')) ?? '');
        await page.getByLabel('Vad föreslår du, och varför?').fill('Skydd i natt. Hoten är allvarliga.');
        await press(page, 'Begär beslut');
        await page.getByText('Beslutet är begärt.').waitFor();
      });
    // She is chosen when the assessment leads here.
    await asks('Den vuxna', 'Skyddat boende', 'Peter Holm', 2);
    for (const child of ['Lo', 'Max']) {
      await asks(child, 'Omedelbar placering av barnet i skyddat boende', 'Bengt Ravn', 3);
      await asks(child, 'Platsen hålls hemlig', 'Bengt Ravn', 3);
    }
    const decides = async (who: StaffKey, notice: RegExp, how: number) => {
      const theirs = await day.again(who);
      await day.act(who, { presses: 1 }, () => press(theirs, notice));
      for (let made = 0; made < how; made += 1) {
        await day.way(who, 1, () => follow(theirs, 'Besluta'));
        await day.act(who, { presses: 2 }, async () => {
          await theirs.getByLabel('Bevilja').check();
          await theirs.getByLabel('Varför?').fill('Risken är hög i kväll och barnen är med.');
          await press(theirs, 'Besluta');
          await theirs.waitForURL(/\/(?:beslut|min-dag)$/);
        });
      }
      expect(await theirs.getByRole('link', { name: 'Besluta' }).count()).toBe(0);
    };
    await decides(peter, new RegExp(`Ett beslut väntar på dig, ${reference}`), 1);
    // The chair works with no files, and is told of none.
    await decides(chair, /Ett beslut väntar på dig/, 4);
    await day.way(sara, 1, (mine) => follow(mine, 'Barn'));
    await day.way(sara, 1, (mine) => follow(mine, 'Beslut'));
    expect((await said(page)).match(/Ska underställas förvaltningsrätten senast fre 4 dec/g)?.length).toBe(2);
  });

  it('7 emergency aid is decided by the one on duty, at once', async () => {
    const page = await day.of(sara);
    await day.act(sara, { presses: 3 }, async () => {
      await page.getByRole('group', { name: 'Vem gäller det?' }).getByLabel('Den vuxna', { exact: true }).check();
      await page.getByRole('group', { name: 'Vad ska beslutas?' }).getByLabel('Akut ekonomiskt bistånd').check();
      const own = page.getByLabel('Vem frågar du?').locator('option', { hasText: 'Sara Lindqvist' });
      await page.getByLabel('Vem frågar du?').selectOption((await own.getAttribute('value')) ?? '');
      await page.getByLabel('Vad föreslår du, och varför?').fill('Mat och taxi i natt.');
      await press(page, 'Begär beslut');
    });
    await day.act(sara, { presses: 2 }, async () => {
      await page.getByLabel('Bevilja').check();
      await page.getByLabel('Varför?').fill('Har lämnat hemmet utan pengar.');
      await press(page, 'Besluta');
    });
  });

  it('8 hands over a duty sheet: the weekend has an owner, and what is unwritten is counted', async () => {
    await town.database.app.query('select authz.set_clock($1)', ['2026-11-27T22:10:00+01:00']);
    const page = await day.again(sara);
    await day.way(sara, 2, async () => {
      await follow(page, 'Jour');
      await follow(page, 'Jourblad');
    });
    const text = await said(page);
    expect(text).toContain('Vem har jouren');
    expect(text).toMatch(/sön 29 nov/);
    expect(text).not.toMatch(/ingen jour/i);
    expect(text).toContain('Oskrivet: 7. Peter Holm: 1, Sara Lindqvist: 6');
    for (const hidden of ['Lo', 'Max', 'Nadia', 'Haddad']) expect(text).not.toMatch(new RegExp(`\\b${hidden}\\b`));
  });
});
