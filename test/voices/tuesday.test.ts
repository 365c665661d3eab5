import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Town } from '../builders/index.ts';
import { type Day, follow, inSection, press, said } from '../support/day.ts';
import type { Investigations } from '../support/investigations.ts';
import { tuesday as at, Tuesday } from '../support/tuesday.ts';

/** A case officer's Tuesday, whole and without a detour: each act is sent from one page, and its presses are counted. */
describe('V52 a case officer’s Tuesday', () => {
  const [amina, lena, karin, ulf] = ['caseOfficer', 'intakeLeader', 'teamLeader', 'outsider'] as const;
  let tuesday: Tuesday;
  let town: Town;
  let day: Day;
  let work: Investigations;
  const document = (whose: Page) =>
    whose
      .locator(`a[href^="${work.path('/utredning/')}"]`)
      .first()
      .click();

  beforeAll(async () => {
    tuesday = await Tuesday.open();
    ({ town, day, work } = tuesday);
  });
  afterAll(() => tuesday.close());

  it('9 08.15 the morning review: a contact is claimed, each has an owner', async () => {
    await town.setClock(at('08:15'));
    await day.way(lena, 1, (page) => follow(page, 'Mottag'));
    await day.act(lena, { presses: 1 }, async (page) => {
      expect(await said(page)).toContain('1 kontakt utan ansvarig');
      await press(page, /^Ta ärendet/);
      await page.waitForURL(/\/kontakt\//);
    });
    await day.way(lena, 1, (page) => follow(page, 'Mottag'));
    await day.act(lena, { presses: 1 }, async (page) => {
      await press(page, 'Avsluta genomgången');
      await page.getByText('Genomgången är avslutad.').waitFor();
    });
  });

  it('10 08.40 the summary is read before a call; the wrong voice answers, and that way is locked', async () => {
    const page = await tuesday.takesUp(amina, '08:40');
    expect(await said(page)).toMatch(/Säker kontakt\s+Ring/);
    await day.way(amina, 2, async () => {
      await follow(page, /^Ring/);
      await follow(page, 'Ta kontakt');
    });
    await day.act(amina, { presses: 2 }, async () => {
      await page.getByLabel('Ringa').check();
      await press(page, 'Gå vidare');
      await page.getByText('”Ursäkta, jag har ringt fel.”').waitFor();
    });
    expect(await said(page)).toContain('pendeln');
    await day.act(amina, { presses: 2 }, async () => {
      await page.getByLabel('Fel person svarade').check();
      await press(page, 'Spara');
      await page.getByText('Sättet är låst.').waitFor();
    });
    expect(await said(page)).toContain('Ring inte (låst)');
  });

  it('11 09.30 a visit: she corrects her account, consents to income support and not to family law', async () => {
    const page = await tuesday.takesUp(amina, '09:30');
    await day.way(amina, 2, async () => {
      await follow(page, /^Bekräftad|^Berättelsen|^Läs/);
      await follow(page, 'Rätta eller lägg till');
    });
    await day.act(amina, { presses: 1 }, async () => {
      await page.locator('textarea[name="text"]').fill('Rolf slog Elin i hallen i tisdags. Sam såg det.');
      await page.locator('[name="changed"]').fill('Sam såg det.');
      await press(page, /Klar/);
      await page.getByText('Väntar på att hen säger om den stämmer').waitFor();
    });
    await day.act(amina, { presses: 2 }, async () => {
      await page.getByLabel('Jag läste den högt').check();
      await press(page, 'Hen säger att den stämmer');
      await page.getByText('Berättelsen är bekräftad.').waitFor();
    });
    await day.way(amina, 2, async () => {
      await follow(page, /Tillbaka till akten/);
      await inSection(page, 'Samtycken', 'Visa');
    });
    await day.way(amina, 1, () => follow(page, 'Fråga om samtycke'));
    await tuesday.asksConsent('Försörjningsstöd', 'Risk och skydd');
    await day.act(amina, { presses: 3 }, async () => {
      await page.getByLabel('Hen är ensam just nu').check();
      await page.getByLabel('Jag har berättat allt som står ovan').check();
      await press(page, 'Gå vidare till blanketten');
    });
    await day.act(amina, { presses: 2 }, async () => {
      const pad = page.getByRole('img', { name: 'Ruta att skriva sitt namn i' });
      await pad.scrollIntoViewIfNeeded();
      const box = await pad.boundingBox();
      if (!box) throw new Error('There is no box to sign in');
      await page.mouse.move(box.x + 40, box.y + 100);
      await page.mouse.down();
      for (let n = 0; n < 20; n += 1) await page.mouse.move(box.x + 40 + n * 12, box.y + 60 + (n % 4) * 20);
      await page.mouse.up();
      await press(page, 'Skriv under');
      await page.getByText('Underskrivet. Det gäller från nu.').waitFor();
    });
    await day.way(amina, 1, () => follow(page, 'Fråga om samtycke'));
    await tuesday.asksConsent('Familjerätten', 'Barnen');
    await day.act(amina, { presses: 2 }, async () => {
      await page.getByLabel('Hen säger nej').check();
      await press(page, 'Spara svaret');
      await page.getByText('Familjerätten ser ingenting').waitFor();
    });
  });

  it('12 10.45 the urgent group, called an hour ago; its decisions get owners', async () => {
    await town.setClock(at('09:47'));
    const page = await day.again(amina);
    await day.way(amina, 2, async () => {
      await follow(page, 'Sammankalla akut');
      await follow(page, /Elin S\./);
    });
    await day.act(amina, { presses: 1 }, async () => {
      await page.getByLabel('Var, eller på vilket nummer?').fill('Rum 3');
      await press(page, 'Kalla till mötet');
      await page.getByText(/Mötet är sammankallat\./).waitFor();
    });
    const his = await day.of(ulf);
    await day.act(ulf, { presses: 1 }, async () => {
      await his
        .getByRole('form', { name: /Svara på kallelsen/ })
        .getByRole('button', { name: 'Jag kommer' })
        .click();
      await his.getByText('Ditt svar är sparat: du kommer.').waitFor();
    });
    await town.setClock(at('10:45'));
    await day.again(amina);
    await day.way(amina, 1, () => follow(page, /Akut möte|Akut/));
    await day.act(amina, { presses: 1 }, () => press(page, /tystnadsplikt|bekräftar/i));
    await day.way(amina, 1, () => page.locator(`a[href^="/akt/${work.file.id}/moten/"]`).first().click());
    await day.act(amina, { presses: 1 }, async () => {
      const decide = page.locator('form[action$="/beslut"]');
      await decide.locator('[name="words"]').fill('Pengar till flytten före helgen');
      await decide.locator('[name="owner"]').selectOption(town.staff.outsider);
      await decide.locator('[name="dueOn"]').fill('i dag');
      await decide.getByRole('button').first().click();
      await page.getByText('Pengar till flytten före helgen').first().waitFor();
    });
    await day.act(amina, { presses: 1 }, async () => {
      const close = page.locator('form[action$="/avsluta"]');
      await close.locator('[name="said"]').fill('Barnen sover hos moster.');
      await close.getByRole('button').first().click();
      await page.waitForLoadState();
    });
    const running = await town.look(
      `select from data.running_clock where file_id = $1 and rule = 'urgentMeeting' and met_at is null`,
      [work.file.id],
    );
    expect(running).toEqual([]);
  });

  it('13 and 14: errands side by side, each says what it reveals; the room is booked; the landlord refuses', async () => {
    const page = await tuesday.takesUp(amina, '13:00');
    await day.way(amina, 2, async () => {
      await follow(page, 'Ändra planen');
      await follow(page, 'Uppbrottsplan');
    });
    const errands = [
      'Försäkringskassan',
      'Skatteverket och skyddad folkbokföring',
      'Eget konto i banken',
      'Hyresvärden',
    ];
    const row = (name: string) => page.locator('.record').filter({ has: page.getByText(`Ta med: ${name}`) });
    await day.act(amina, { presses: 6 }, async () => {
      for (const name of [...errands, 'Polisen']) {
        expect(await row(name).innerText()).toMatch(/Avslöjar: \S/);
        await row(name).getByRole('checkbox').first().check();
      }
      await page.getByLabel('Vem gör det?').first().selectOption(town.staff.caseOfficer);
      await page.getByLabel('Senast vilken dag?').first().fill('28/11');
      await press(page, 'Lägg till i planen');
      await page.getByText('Ärendena står i planen').waitFor();
    });
    const card = (name: string) => page.getByRole('article', { name });
    await day.act(amina, { presses: 2 }, async () => {
      await card('Polisen').locator('summary', { hasText: 'Rummet är bokat' }).click();
      await card('Polisen').getByLabel('Hos vem är rummet bokat').fill('Brottsofferpolisen, i dag 13.30');
      await card('Polisen').getByRole('button', { name: 'Rummet är bokat' }).click();
      await card('Polisen').getByText('Brottsofferpolisen, i dag 13.30').waitFor();
    });
    await day.act(amina, { presses: 2 }, async () => {
      await card('Hyresvärden').getByText('Det finns ett hinder').click();
      await card('Hyresvärden').getByLabel('Vilket hinder?').selectOption({ label: 'Hyresvärden säger nej' });
      await card('Hyresvärden').getByRole('button', { name: 'Skriv in hindret' }).click();
      await page.getByText('1 hinder kvar').waitFor();
    });
    await day.way(amina, 1, () => follow(page, /Tillbaka till akten/));
    await day.act(amina, { presses: 1 }, async () => {
      await page
        .locator('form[action$="/anteckning"], form')
        .locator('textarea')
        .first()
        .fill('Med till polisen. Anmälan är gjord.');
      await press(page, 'Signera');
      await page.getByText('Med till polisen. Anmälan är gjord.').first().waitFor();
    });
  });

  it('15 15.30 the investigation comes back with a comment, which is answered, and is signed', async () => {
    const page = await tuesday.takesUp(amina, '15:30');
    await day.way(amina, 2, async () => {
      await follow(page, 'Utredning');
      await document(page);
    });
    await day.act(amina, { presses: 1 }, async () => {
      const why = page.locator('form[action$="/skal"]');
      await why.locator('textarea').fill('Hon orkade inte med frågorna i dag. Nästa samtal är bokat till det.');
      await why.getByRole('button').click();
      await page.getByText('Hon orkade inte med frågorna i dag.').first().waitFor();
    });
    await day.act(amina, { presses: 1 }, async () => {
      await page.getByLabel('Vem ska granska?').selectOption(town.staff.teamLeader);
      await press(page, 'Lämna för granskning');
      await page.getByText('Utredningen är lämnad för granskning.').waitFor();
    });
    const hers = await day.of(karin);
    await day.act(karin, { presses: 1 }, () => press(hers, /gransk/i));
    await day.act(karin, { presses: 2 }, async () => {
      await hers.getByLabel('Granska eller fatta beslut').check();
      await hers.getByLabel('Med egna ord').fill('Granskar utredningen.');
      await press(hers, 'Öppna akten');
      await hers.waitForURL(/utredning/);
    });
    await day.way(karin, 1, () => document(hers));
    const part = hers.locator('#del-violence');
    await day.act(karin, { presses: 2 }, async () => {
      await part.getByText('Kommentera').first().click();
      await part.getByLabel('Kommentar till delen').fill('Skriv vem som gör vad mot vem.');
      await part.getByRole('button', { name: 'Kommentera' }).click();
      await hers.getByText('Kommentaren är sparad.').waitFor();
    });
    await day.act(karin, { presses: 1 }, async () => {
      await press(hers, 'Lämna tillbaka');
      await hers.getByText('Utredningen är lämnad tillbaka').waitFor();
    });
    await day.way(amina, 1, () => follow(page, 'Min dag'));
    await day.act(amina, { presses: 1 }, () => press(page, /utredning/i));
    await day.way(amina, 1, () => document(page));
    await day.act(amina, { presses: 1 }, async () => {
      await page.locator('#del-violence').getByText('Skriv vem som gör vad mot vem.').waitFor();
      await press(page, 'Åtgärdad');
      await page.getByText('Kommentaren är åtgärdad.').waitFor();
    });
    await day.act(amina, { presses: 1 }, async () => {
      await page.getByLabel('Vem ska granska?').selectOption(town.staff.teamLeader);
      await press(page, 'Lämna för granskning');
      await page.getByText('Utredningen är lämnad för granskning.').waitFor();
    });
    await day.way(karin, 1, () => follow(hers, 'Min dag'));
    await day.act(karin, { presses: 1 }, () => press(hers, /gransk/i));
    await day.way(karin, 1, () => document(hers));
    await day.act(karin, { presses: 1 }, async () => {
      await press(hers, 'Signera');
      await hers.getByText('Utredningen är underskriven.').waitFor();
    });
  });

  it('15 the decision is heard and made; the letter is looked at as its reader will see it', async () => {
    const page = await day.of(amina);
    const hers = await day.of(karin);
    await page.reload();
    await day.way(amina, 1, () => follow(page, 'Kommunicera och besluta'));
    await day.act(amina, { presses: 2 }, async () => {
      await page.getByLabel('Lämnat i handen').check();
      await page.getByLabel('Vad lämnades, eller varför inte?').fill('Hela utredningen.');
      await press(page, 'Anteckna');
      await page.getByText('Antecknat.').first().waitFor();
    });
    await day.way(karin, 1, () => follow(hers, 'Kommunicera och besluta'));
    await day.act(karin, { presses: 2 }, async () => {
      await hers.getByLabel('Bevilja insats').check();
      await hers.getByLabel('Vad gäller det?').fill('Samtalsstöd hos våldsteamet, tolv samtal');
      await hers.getByLabel('Varför?', { exact: true }).fill('Elin har rätt till stöd.');
      await hers.getByRole('button', { name: 'Besluta', exact: true }).click();
      await hers.getByText('Beslutet är fattat.').first().waitFor();
    });
    await day.way(amina, 3, async () => {
      await follow(page, /Till akten|Tillbaka till akten/);
      await follow(page, 'Alla beslut');
      await follow(page, /Beslutet|Till beslutet/);
    });
    await day.act(amina, { presses: 1 }, async () => {
      expect(await said(page)).toContain('Brev hem är inte avtalat som säkert.');
      await press(page, 'Bygg brevet');
      await page.getByText('Brevet är byggt.').waitFor();
    });
    expect(await said(page)).toMatch(/Brevet, som mottagaren läser det[\s\S]*tolv samtal/);
  });

  it('15 before she goes home nothing is unwritten, and a deputy stands in tomorrow', async () => {
    const page = await tuesday.takesUp(amina, '16:15');
    await day.way(amina, 1, () => inSection(page, 'Team', 'Ändra'));
    await day.act(amina, { presses: 2 }, async () => {
      const deputy = page.locator('form[action$="/ersattare"]').first();
      await page.getByText('Utse ställföreträdare').first().click();
      await deputy.locator('select').selectOption(town.staff.otherCaseOfficer);
      await deputy.getByRole('button').click();
      await page
        .getByText(/Står in.*Johan Berg|Johan Berg.*står in/i)
        .first()
        .waitFor();
    });
    await day.way(amina, 1, () => follow(page, 'Min dag'));
    expect(await said(page)).not.toContain('Oskrivet');
  });
});
