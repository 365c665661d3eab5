import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aTown, type Town } from '../builders/index.ts';
import { newContext } from '../support/browser.ts';
import { Investigations } from '../support/investigations.ts';
import { openSite, type Site } from '../support/site.ts';
import { serve } from '../support/visitor.ts';

/** V24: a child impact analysis in every investigation where there is a child, in each adult's own, with that adult alone. */
let town: Town;
let site: Site;
let work: Investigations;

beforeAll(async () => {
  town = await aTown();
  await town.delegates('signInvestigation', 'caseOfficer');
  site = await openSite(town);
  work = await Investigations.begin(town, serve(town));
  await work.assessed();
});
afterAll(async () => {
  expect(site.faults).toEqual([]);
  await site.close();
  await town.close();
});

describe('V24 a child impact analysis in every investigation', () => {
  it('V24 is asked for about each child, with the adult alone, and the signature waits for it', async () => {
    const context = await newContext({ viewport: { width: 1280, height: 900 } });
    const { token } = await town.signIn(town.staff.caseOfficer);
    await context.addCookies([{ name: 'session', value: token, url: site.origin }]);
    context.setDefaultTimeout(8000);
    const amina = await context.newPage();
    await amina.goto(`${site.origin}${work.path('/utredning')}`);
    await amina.getByLabel('Ja, inled utredning').check();
    await amina.getByLabel(/Vad har kommit in/).fill('Elin har ringt och berättat om våld. Det finns två barn.');
    await amina.getByRole('button', { name: 'Besluta' }).click();
    await amina.getByText('Utredningen är inledd.').waitFor();
    const at = new URL(amina.url()).pathname;
    await amina.getByText('Den andra föräldern kontaktas aldrig').waitFor();
    for (const child of ['Nova', 'Sam'])
      expect(await amina.getByRole('link', { name: `Barnkonsekvensanalys: ${child}` }).count()).toBe(1);
    // All but the analysis for the younger child.
    for (const part of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', `i.${work.nova}`, 'j', 'o', 'p'])
      await work.write(at, part, 'Skrivet.');
    const early = await work.send(work.officer, `${at}/signera`);
    expect([early.status, (await early.text()).includes('Alla delar måste vara skrivna')]).toEqual([422, true]);
    await amina.goto(site.origin + at);
    const sams = amina.getByLabel('Barnkonsekvensanalys: Sam').last();
    await sams.fill('Sam är tre år och gråter när dörren slår igen. Behöver lugn och sin mamma.');
    await sams.blur();
    await amina.locator(`#del-impact-${work.sam} .autosave`).filter({ hasText: 'Sparat' }).waitFor();
    const still = await work.send(work.officer, `${at}/signera`);
    expect(still.status).toBe(422);
    await work.riskReasoned(at);
    await amina.getByRole('button', { name: 'Intyga' }).click();
    await amina.getByText('Alla delar är skrivna.').waitFor();
    await amina.getByRole('button', { name: 'Signera' }).click();
    await amina.getByText('Utredningen är underskriven.').waitFor();
  });

  it('V24 each child has its own analysis, and nobody of the other side has been contacted', async () => {
    const rows = await town.look<{ n: string }>(
      `select count(*) as n from data.event where file_id = $1 and kind in ('contact.tried', 'letter.made', 'letter.signed')`,
      [work.file.id],
    );
    expect(Number(rows[0]?.n)).toBe(0);
    const parts = await town.look<{ person_id: string }>(
      `select person_id from data.investigation_part where part = 'impact' order by person_id`,
    );
    expect(parts.map(({ person_id }) => person_id)).toEqual([work.nova, work.sam].toSorted());
  });
});
