import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { servicesOf } from '../../src/demo/services.ts';
import { situationTasks } from '../../src/situation/index.ts';
import { aTown, type Town } from '../builders/index.ts';
import { newContext } from '../support/browser.ts';
import { pdfWords } from '../support/pdf.ts';
import { openSite, type Site } from '../support/site.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';
import { type Fields, must } from '../support/whole-contact.ts';

/** A therapist receives those who use violence: the way in, the first meeting, the programme and its paper (V15, V41, V65). */
let town: Town;
let served: Served;
let site: Site;
let page: Page;
let address = '';
let referred = '';

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  const administrator = new Visitor(served, await town.signIn(town.staff.administrator));
  for (const one of servicesOf(town)) await must(administrator, '/insatser', one as Fields);
  site = await openSite(town);
  page = await (await newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  page.setDefaultTimeout(10_000);
  await signIn();
});
afterAll(async () => {
  expect([...site.faults, ...served.faults]).toEqual([]);
  await site.close();
  await town.close();
});

async function signIn(): Promise<Visitor> {
  const session = await town.signIn(town.staff.perpetratorTherapist);
  await page.context().addCookies([{ name: 'session', value: session.token, url: site.origin }]);
  return new Visitor(served, session);
}
const go = (path: string) => page.goto(`${site.origin}${path}`);
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
/** A leader answers, hours later: whether anybody is known or not. */
async function leaderSaysGo(): Promise<void> {
  const jobs = town.connectJobs();
  await situationTasks(jobs).steps?.({});
  await town.letPass({ hours: 5 });
  await situationTasks(jobs).steps?.({});
  await jobs.close();
  const leader = await (await newContext()).newPage();
  const { token } = await town.signIn(town.staff.outpatientLeader);
  await leader.context().addCookies([{ name: 'session', value: token, url: site.origin }]);
  await leader.goto(`${site.origin}/besked`);
  const waiting = [...(await leader.content()).matchAll(/action="(\/stegbesked\/[^"]+)"/g)];
  await leader.getByRole('button', { name: 'Svara', exact: true }).first().click();
  await leader.getByRole('link', { name: 'Välj vad du svarar.' }).waitFor();
  for (const [, action] of waiting) {
    const one = leader.locator(`form[action="${action}"]`);
    await one.getByLabel('Får tas', { exact: true }).check();
    await one.getByRole('button', { name: 'Svara', exact: true }).click();
    await leader.getByText('Svaret är lämnat.').waitFor();
  }
  await leader.context().close();
}

describe('V65 a referral states his own wish', () => {
  it('V65 is not taken without the person’s own words, and says that coming here lowers nothing', async () => {
    await go('/kontakt/ny');
    await page.getByRole('link', { name: /själv våld\? Börja här/ }).click();
    await page.getByLabel('Genom en remiss').check();
    await page.getByLabel(/Vem skickar remissen/).fill('Advokatbyrån');
    await press('Öppna akten');
    await page.getByRole('link', { name: /Utan det tas remissen inte emot/ }).waitFor();
    expect(await page.getByLabel(/Vem skickar remissen/).inputValue()).toBe('Advokatbyrån');
    await page.getByLabel(/Vad vill personen själv/).fill('Jag vill träffa mina barn utan att de är rädda.');
    await press('Öppna akten');
    await page.getByText('Akten är öppnad').waitFor();
    referred = new URL(page.url()).pathname;
    await page.getByText('”Jag vill träffa mina barn utan att de är rädda.”').waitFor();
    expect(await page.getByText('sänker ingen bedömning av risk').count()).toBe(1);
  });
});

describe('V41 an early first meeting, on a clock', () => {
  it('V41 asks for the offer on a day, after what must be said, and with what the person wishes of whoever comes', async () => {
    await go('/min-dag');
    await page.getByText('Ett första möte erbjuds').waitFor();
    await go(referred);
    // Nothing is asked, and no meeting offered, before the duty to report is told.
    expect(await page.getByRole('button', { name: 'Erbjud mötet' }).count()).toBe(0);
    await press('Jag har sagt det');
    await page.getByText('Inskrivet att det är sagt').waitFor();
    await page.getByLabel('Dag', { exact: true }).fill('i morgon');
    await page.getByLabel('Klockslag').fill('13');
    await page.getByLabel('En man', { exact: true }).check();
    await press('Erbjud mötet');
    await page.getByRole('link', { name: 'Svara om det blir som personen önskar.' }).waitFor();
    await page.getByLabel('Nej', { exact: true }).check();
    await page.getByLabel(/Varför inte/).fill('Ingen man är ledig i veckan.');
    await press('Erbjud mötet');
    await page.getByText('Mötet är erbjudet').waitFor();
    expect(await page.getByText('Önskemålet kunde inte uppfyllas: Ingen man är ledig i veckan.').count()).toBe(1);
    await page.getByLabel('Ja, kommer').check();
    await press('Spara svaret');
    await page.getByText('Svaret är sparat').waitFor();
    await go('/min-dag');
    expect(await page.getByText('Ett första möte erbjuds').count()).toBe(0);
  });
});

describe('V15 a way in for those who use violence', () => {
  it('V15 opens a file with no assessment, after the duty to report was told', async () => {
    await go('/vag-in');
    const order = await page.locator('h2, legend').allTextContents();
    expect(order.indexOf('Säg det här först')).toBeLessThan(order.findIndex((text) => text.includes('Hur kommer')));
    await page.getByLabel('Ringer själv').check();
    await press('Öppna akten');
    await page.getByRole('link', { name: /Kryssa när det är sagt/ }).click();
    await page.getByLabel('Jag har sagt det, innan jag frågade något').check();
    await page.getByLabel(/^Namn/).fill('Rolf Strand');
    await page.getByLabel(/Vad vill personen själv/).fill('Sluta skrika.');
    await press('Öppna akten');
    await page.getByText('Akten är öppnad').waitFor();
    address = new URL(page.url()).pathname.replace('/forsta-motet', '');
    await go(address);
    expect(await page.locator('.band-perpetrator').count()).toBeGreaterThan(0);
    await page.getByText('Anmälningsplikten förklarades').waitFor();
    await page.getByText('Vill själv: ”Sluta skrika.”').waitFor();
  });
});

describe('V41 an answer that is no yes', () => {
  const offered = async (answer: string) => {
    await go(`${address}/forsta-motet`);
    await page.getByLabel('Dag', { exact: true }).fill('i morgon');
    await page.getByLabel('Klockslag').fill('13');
    await page.getByLabel('Inget särskilt', { exact: true }).check();
    await press('Erbjud mötet');
    await page.getByText('Mötet är erbjudet').waitFor();
    await page.getByRole('group', { name: 'Vad svarade personen?' }).getByLabel(answer, { exact: true }).check();
    await press('Spara svaret');
    await page.getByText('Svaret är sparat').waitFor();
  };
  const waits = () =>
    town.look<{ days: string }>(
      `select ceil(extract(epoch from due_at - authz.now()) / 86400) as days from data.running_clock
        where rule = 'firstMeeting' and file_id = $1 and met_at is null and ended_at is null`,
      [address.split('/')[2]],
    );

  it('V41 who wants to wait is asked again after 14 days; who says no is left in peace, and the way in stays open', async () => {
    await offered('Inte nu');
    expect((await waits()).map(({ days }) => Number(days))).toEqual([15]);
    await town.letPass({ hours: 24 * 14 });
    await signIn();
    await go('/min-dag');
    await page.getByText('Ett första möte erbjuds').waitFor();
    await offered('Nej');
    expect(await waits()).toEqual([]);
    await town.letPass({ hours: 24 * 30 });
    await signIn();
    await go('/min-dag');
    expect(await page.getByText('Ett första möte erbjuds').count()).toBe(0);
    await go(`${address}/forsta-motet`);
    expect(await page.getByRole('button', { name: 'Erbjud mötet' }).count()).toBe(1);
  });
});

describe('V15 the programme', () => {
  it('V15 begins when a leader says go, waits after an absence, and gives a paper that says no more than it may', async () => {
    await go(`${address}/insatser`);
    const service = page.getByLabel('Insats', { exact: true });
    const name = (await service.locator('option').allTextContents()).find((one) =>
      one.startsWith('Samtal om att sluta'),
    );
    await service.selectOption({ label: name ?? '' });
    await page.getByLabel(/Jag har berättat att personen alltid kan ansöka/).check();
    await page.getByLabel('Ges av').selectOption(town.staff.perpetratorTherapist);
    await press('Ordna insatsen');
    await page.getByText('Insatsen är ordnad').waitFor();
    const programme = new URL(page.url()).pathname;
    // Nothing to press before there is a go: what comes first stands there, and leads to it.
    await page.getByText(/den utsattas säkerhet övervägas/).waitFor();
    expect(await page.getByRole('button', { name: 'Börja insatsen' }).count()).toBe(0);
    await page.getByRole('link', { name: 'Till stegen' }).waitFor();
    for (const kind of ['Programmet börjar', 'Intyg om deltagande']) {
      await go(`${address}/steg`);
      await page.getByLabel(kind, { exact: true }).check();
      await press('Skriv in steget');
      await page.getByRole('link', { name: /Skriv dagen/ }).waitFor();
      await page.getByLabel('Vilken dag?').fill('i dag');
      await press('Skriv in steget');
      await page.getByText('Mottaget. En ledare svarar.').waitFor();
    }
    await leaderSaysGo();
    await signIn();
    await go(`${address}/steg`);
    await page.getByText('Steget tas när insatsen börjar').waitFor();
    await go(programme);
    await press('Börja insatsen');
    await page.getByText('Insatsen har börjat').waitFor();
    for (const [purpose, outcome] of [
      ['Tankarna före', 'Kom'],
      ['Barnen', 'Kom inte'],
    ] as const) {
      await page.getByLabel('Vad samtalet är till för').fill(purpose);
      await press('Planera ett samtal');
      await page.getByText('Samtalet är planerat').waitFor();
      await page.locator('summary', { hasText: 'Skriv vad som hände' }).click();
      const held = page.locator('form[action$="/utfall"]');
      await held.getByLabel(outcome, { exact: true }).check();
      await held.getByRole('button', { name: 'Spara' }).click();
      await page.getByText('Samtalet är sparat').first().waitFor();
    }
    // After an absence the next talk waits: no time is booked before a leader has said how it may go on.
    await page.getByLabel('Vad samtalet är till för').fill('Skammen');
    await press('Planera ett samtal');
    await page.getByText('Samtalet är planerat').waitFor();
    await page.locator('summary', { hasText: 'Bestäm tid' }).click();
    const next = page.locator('form[action$="/tid"]');
    await next.getByLabel('Dag', { exact: true }).fill('i morgon');
    await next.getByLabel('Klockslag').fill('13');
    await next.getByLabel('I rummet', { exact: true }).check();
    await press('Spara tiden');
    await page.getByText('En ledare svarar först hur programmet får fortsätta.').first().waitFor();
    expect(await next.getByLabel('Klockslag').inputValue()).toBe('13');
    expect(await town.look('select from data.talk where planned_at is not null')).toEqual([]);
    await go(`${address}/steg`);
    await page.getByText('Det har redan hänt').waitFor();
    await go(`${address}/narvaro`);
    await page.getByLabel('Från och med').fill('i dag');
    await page.getByLabel('Till och med').fill('i dag');
    await press('Skriv ut intyget');
    await page.getByText('Intyget är utskrivet').waitFor();
    const [, sheet = ''] = /href="([^"]+\/blad)"/.exec(await page.content()) ?? [];
    const worker = await signIn();
    const words = pdfWords(new Uint8Array(await (await worker.get(sheet)).arrayBuffer()));
    for (const said of ['RolfStrandhardeltagit', 'Antaltillfällen:1.', 'Detsägeringentingomförändring'])
      expect(words).toContain(said);
    await press('Skriv ut intyget');
    await page.getByText('Intyget väntar på en ledares besked').first().waitFor();
    // His file leads to no assessment of anybody's risk.
    expect((await worker.get(`${address}/lage`)).status).toBe(404);
  });
});
