import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setFileSide } from '../../src/access/index.ts';
import { servicesOf } from '../../src/demo/services.ts';
import { newId } from '../../src/kernel/ids.ts';
import { aFile, aTown, type MadeFile, type Town } from '../builders/index.ts';
import { newContext } from '../support/browser.ts';
import { nothingAt } from '../support/nothing-at.ts';
import { openSite, type Site } from '../support/site.ts';
import { serve, Visitor } from '../support/visitor.ts';

/** Support from its first day to its end, as a therapist and a case officer give it: V05, V07, V32. */
let town: Town;
let site: Site;
let file: MadeFile;
let officer: Visitor;
let page: Page;
let address = '';
/** After her therapist saw it: nobody without business finds the support, and the one who receives the other side no more than they. */
const onlyHerOwn = async (words: string) => {
  expect(await page.locator('main').innerText()).toContain(words);
  for (const other of ['outsider', 'perpetratorTherapist', 'auditor'] as const) {
    const context = await newContext();
    const { token } = await town.signIn(town.staff[other]);
    await context.addCookies([{ name: 'session', value: token, url: site.origin }]);
    const theirs = await context.newPage();
    await theirs.goto(`${site.origin}/min-dag`);
    for (const at of [address, `/akt/${file.id}/insatser`]) await nothingAt(theirs, at, file.id);
    await context.close();
  }
};
const send = (who: Visitor, path: string, fields: Record<string, string | string[]> = {}) =>
  who.post(path, { _form: newId(), ...fields });

beforeAll(async () => {
  town = await aTown();
  const served = serve(town);
  const administrator = new Visitor(served, await town.signIn(town.staff.administrator));
  for (const service of servicesOf(town)) await send(administrator, '/insatser', service as Record<string, string[]>);
  file = await aFile(town)
    .withTeam({ staffId: town.staff.therapist, function: 'therapist' })
    .with(({ sql }, made) => setFileSide(sql, made, 'victim'))
    .made();
  officer = new Visitor(served, await town.signIn(town.staff.caseOfficer));
  site = await openSite(town);
  const context = await newContext({ viewport: { width: 1280, height: 900 } });
  const { token } = await town.signIn(town.staff.therapist);
  await context.addCookies([{ name: 'session', value: token, url: site.origin }]);
  page = await context.newPage();
  page.setDefaultTimeout(10_000);
});
afterAll(async () => {
  expect(site.faults).toEqual([]);
  await site.close();
  await town.close();
});

describe('V07 help that can be reached', () => {
  it('V07 is open only after the right to apply was told, and not delivered without child care', async () => {
    await page.goto(`${site.origin}/akt/${file.id}/insatser`);
    const form = page.locator(`form[action="/akt/${file.id}/insatser"]`);
    await form.getByLabel('Insats', { exact: true }).selectOption({ label: 'Stödsamtal (öppen)' });
    await form.getByLabel('Barnpassning').check();
    await form.getByLabel('Ges av').selectOption(town.staff.therapist);
    await form.getByRole('button', { name: 'Ordna insatsen' }).click();
    await page.getByRole('link', { name: /Berätta först om rätten att ansöka/ }).waitFor();
    await page.getByLabel(/Jag har berättat att personen alltid kan ansöka/).check();
    await page.getByRole('button', { name: 'Ordna insatsen' }).click();
    await page.getByText('Insatsen är inskriven').waitFor();
    address = new URL(page.url()).pathname;
    expect(await page.getByRole('button', { name: 'Börja insatsen' }).count()).toBe(0);
    await page.getByText('Ändra vad som behövs').click();
    await page
      .getByRole('group', { name: /som nu är ordnat/ })
      .getByLabel('Barnpassning')
      .check();
    await page.locator(`form[action="${address}/behov"]`).getByRole('button', { name: 'Spara' }).click();
    await page.getByRole('button', { name: 'Börja insatsen' }).click();
    await page.getByText('Insatsen har börjat').waitFor();
    await onlyHerOwn('Barnpassning');
  });
});

describe('V05 talks that fit the person', () => {
  it('V05 names what each talk is for, in the person’s own order; what is struck stays as struck', async () => {
    await page.getByRole('button', { name: 'Planera ett samtal' }).click();
    await page.getByRole('link', { name: 'Skriv vad samtalet är till för.' }).waitFor();
    for (const purpose of ['Sömnen', 'Barnen', 'Pengarna']) {
      await page.getByLabel('Vad samtalet är till för').fill(purpose);
      await page.getByRole('button', { name: 'Planera ett samtal' }).click();
      await page.getByText('Samtalet är planerat').waitFor();
    }
    await page.getByRole('form', { name: 'Barnen' }).getByRole('button', { name: 'Flytta upp' }).click();
    await page.getByText('Ordningen är ändrad').waitFor();
    const planned = page.locator('ol.entries > li strong');
    expect(await planned.allTextContents()).toEqual(['Barnen', 'Sömnen', 'Pengarna']);
    await page.getByRole('form', { name: 'Pengarna' }).getByRole('button', { name: 'Stryk' }).click();
    await page.getByText('Samtalet är struket').waitFor();
    expect(await planned.allTextContents()).toEqual(['Barnen', 'Sömnen']);
    expect(await page.getByText('Struket', { exact: true }).count()).toBe(1);
    await onlyHerOwn('Sömnen');
  });
});

describe('V32 extensions are real decisions', () => {
  it('V32 near the end the worker sees what has changed, asks with a reason, and another decides in her own name', async () => {
    for (let n = 1; n <= 9; n += 1) {
      await send(officer, `${address}/samtal`, { purpose: `Samtal ${n}` });
      const [, talk = ''] = /samtal\/([0-9a-f-]{36})\/stryk/.exec(await (await officer.get(address)).text()) ?? [];
      await send(officer, `${address}/samtal/${talk}/utfall`, { talk, outcome: 'came', heldOn: 'i dag' });
    }
    await page.goto(`${site.origin}${address}`);
    await page.getByRole('heading', { name: 'Slutet närmar sig' }).waitFor();
    expect(await page.getByText('Mätt förändring').count()).toBe(1);
    await page.getByLabel('Förläng').check();
    await page.getByLabel(/Antal samtal till/).fill('5');
    await page.getByRole('button', { name: 'Spara vad som händer' }).click();
    await page.getByRole('link', { name: 'Skriv skälet.' }).waitFor();
    await page.getByLabel('Skäl', { exact: true }).fill('Rättegången är i mars.');
    await page.getByRole('button', { name: 'Spara vad som händer' }).click();
    await page.getByText('Förlängningen är begärd').waitFor();
    expect(await page.getByRole('button', { name: 'Besluta' }).count()).toBe(0);
    const [, turn = ''] = /forlangning\/([0-9a-f-]+)/.exec(await (await officer.get(address)).text()) ?? [];
    await send(officer, `${address}/forlangning/${turn}`, { answer: 'yes', reason: 'Ja, till domen.' });
    await page.goto(`${site.origin}${address}`);
    await page.getByText('8 samtal kvar').waitFor();
    expect(await page.getByText('Beslutat av Amina Yusuf').count()).toBe(1);
    await onlyHerOwn('Rättegången är i mars.');
  });
});
