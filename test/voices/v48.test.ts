import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StaffId } from '../../src/kernel/ids.ts';
import { aTown, type Town } from '../builders/index.ts';
import { newContext } from '../support/browser.ts';
import { Investigations } from '../support/investigations.ts';
import { openSite, type Site } from '../support/site.ts';
import { serve } from '../support/visitor.ts';

/** V48: the leader reads, signs and helps the writing. Draft, comment, signature; the delegation table is obeyed. */
let town: Town;
let site: Site;
let work: Investigations;
let at = '';

const page = async (staffId: StaffId, width = 1280, javaScriptEnabled = true): Promise<Page> => {
  const context = await newContext({ viewport: { width, height: 900 }, javaScriptEnabled });
  const { token } = await town.signIn(staffId);
  await context.addCookies([{ name: 'session', value: token, url: site.origin }]);
  context.setDefaultTimeout(8000);
  return context.newPage();
};

beforeAll(async () => {
  town = await aTown();
  site = await openSite(town);
  work = await Investigations.begin(town, serve(town));
  at = await work.opened();
  await work.assessed();
  await work.written(at);
  await work.send(work.officer, `${at}/ensam`, { alone: 'yes' });
  await work.riskReasoned(at);
});
afterAll(async () => {
  expect(site.faults).toEqual([]);
  await site.close();
  await town.close();
});

describe('V48 draft, comment, signature', () => {
  it('V48 what is written is saved by itself, and the writer can hand it in but not sign it', async () => {
    const amina = await page(town.staff.caseOfficer);
    await amina.goto(site.origin + at);
    const known = amina.getByLabel('Vad som är känt, och genom vem').last();
    await known.fill('Elin har själv ringt. Hon säger att Rolf slår henne.');
    await known.blur();
    await amina
      .getByText(/Sparat \d/)
      .first()
      .waitFor();
    expect(await amina.getByRole('button', { name: 'Signera' }).count()).toBe(0);
    await amina.getByLabel('Vem ska granska?').selectOption(town.staff.teamLeader);
    await amina.getByRole('button', { name: 'Lämna för granskning' }).click();
    await amina.getByText('Utredningen är lämnad för granskning.').waitFor();
    const refused = await work.send(work.officer, `${at}/signera`);
    expect([refused.status, (await refused.text()).includes('Karin Norén')]).toEqual([422, true]);
  });

  it('V48 the leader comments at the part, on a phone with script off, and gives it back', async () => {
    const session = await town.signIn(town.staff.teamLeader);
    await town.open(session, work.file.id, 'Granskar utredningen.');
    const context = await newContext({ viewport: { width: 390, height: 900 }, javaScriptEnabled: false });
    await context.addCookies([{ name: 'session', value: session.token, url: site.origin }]);
    const karin = await context.newPage();
    await karin.goto(site.origin + at);
    const part = karin.locator('#del-violence');
    await part.getByText('Kommentera').first().click();
    await part.getByLabel('Kommentar till delen').fill('Skriv vem som gör vad mot vem.');
    await part.getByRole('button', { name: 'Kommentera' }).click();
    await karin.getByText('Kommentaren är sparad.').waitFor();
    await karin.getByRole('button', { name: 'Lämna tillbaka' }).click();
    await karin.getByText('Utredningen är lämnad tillbaka').waitFor();
    expect(await karin.evaluate('document.documentElement.scrollWidth <= 390')).toBe(true);
  });

  it('V48 it is changed, settled, and signed by the one who has the right; after that by nobody', async () => {
    const amina = await page(town.staff.caseOfficer);
    await amina.goto(site.origin + at);
    await amina.locator('#del-violence').getByText('Skriv vem som gör vad mot vem.').waitFor();
    await amina.getByRole('button', { name: 'Åtgärdad' }).click();
    await amina.getByText('Kommentaren är åtgärdad.').waitFor();
    const session = await town.signIn(town.staff.teamLeader);
    await town.open(session, work.file.id, 'Skriver under.');
    const context = await newContext({ viewport: { width: 1280, height: 900 } });
    await context.addCookies([{ name: 'session', value: session.token, url: site.origin }]);
    const karin = await context.newPage();
    await karin.goto(site.origin + at);
    await karin.getByRole('button', { name: 'Signera' }).click();
    await karin.getByText('Utredningen är underskriven.').waitFor();
    await amina.reload();
    expect(await amina.getByRole('textbox').count()).toBe(0);
    const late = await work.write(at, 'a', 'Ändrat efteråt.', '9.a1b2c3d4');
    expect([late.status, (await late.text()).includes('inte längre ett utkast')]).toEqual([409, true]);
  });
});
