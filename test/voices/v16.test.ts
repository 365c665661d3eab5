import { expect, it } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { planning } from '../support/planning.ts';

/** V16: words made it her fault, or made it smaller. A hint while writing, never a block; and a trend for each unit. */
const the = planning();
const hint = 'Ord att läsa en gång till';

it('V16 words that level or blame get a hint while one writes, which goes when it is said plainly and hinders nothing', async () => {
  const page = await the().page(the().town.staff.caseOfficer);
  await page.getByText('Skriv vem som gjorde vad mot vem.').waitFor();
  const box = page.locator('textarea[name=text]').first();
  const says = page.getByText(hint);
  await box.fill('De bråkade hela kvällen och hon provocerade honom.');
  await box.blur();
  await says.waitFor();
  await page.getByText('”bråkade” låter som något mellan två jämbördiga').waitFor();
  await page.getByText('”provocerade” kan lägga ansvaret på den som är våldsutsatt').waitFor();
  // Said plainly, or as somebody said it, it goes: while the page stays as it is.
  await box.fill('Mikael slog Elin i ansiktet. Hon säger: ”Vi bråkade bara.”');
  await box.blur();
  await says.waitFor({ state: 'hidden' });
  // Who means the word signs it: it is no condition.
  await box.fill('De bråkade.');
  await box.blur();
  await says.waitFor();
  await page.getByRole('button', { name: 'Signera', exact: true }).click();
  await page.getByText('Anteckningen är signerad.').waitFor();
  expect(await says.isVisible()).toBe(false);

  await page.goto(the().address('/berattelsen'));
  const account = page.locator('textarea[name=text]').first();
  await account.fill('Ett bråk i köket.');
  await account.blur();
  await says.waitFor();
});

it('V16 who leads sees month by month how the words change in the unit: not what was written, or by whom', async () => {
  const { town } = the();
  const signs = async (count: number, text: string) => {
    const amina = await the().visit(town.staff.caseOfficer);
    for (let n = 0; n < count; n += 1) {
      const sent = { _form: newId(), text, version: '0.a1b2c3d4' };
      expect((await amina.post(the().path(`/anteckning/${newId()}/signera`), sent)).status).toBe(303);
    }
  };
  const levels = 'Ett gräl i hallen.';
  const plain = 'Mikael slog Elin.';
  await signs(4, levels);
  await signs(5, plain);
  await town.letPass({ hours: 24 * 31 });
  await signs(5, levels);
  await signs(10, plain);

  // The month that is not over is not told of yet.
  const karin = await the().page(town.staff.teamLeader);
  await karin.goto(new URL('/uppfoljning#ord', karin.url()).href);
  const part = karin.locator('section', { has: karin.getByRole('heading', { name: 'Ord som flyttar ansvaret' }) });
  await part.getByRole('row', { name: /^mars 2027/ }).waitFor();
  expect(await part.getByRole('row').count()).toBe(2);
  await town.letPass({ hours: 24 * 30 });
  const later = await the().page(town.staff.teamLeader);
  await later.goto(new URL('/uppfoljning', later.url()).href);
  await later
    .locator('.figure-says')
    .getByText('I mars 2027 fanns sådana ord kvar i 50 % av de färdiga texterna, i april 2027 i 33 %.')
    .waitFor();
  const told = await later.locator('main').innerText();
  for (const words of ['gräl', 'Elin', 'Amina']) expect(told).not.toContain(words);

  // Another unit's leader is told of her own; a colleague of nobody's.
  const lena = await the().page(town.staff.intakeLeader);
  await lena.goto(new URL('/uppfoljning', lena.url()).href);
  await lena.getByRole('heading', { name: 'Ord som flyttar ansvaret' }).waitFor();
  expect(await lena.locator('main').innerText()).not.toContain('Relationsvåldsteamet');
  const amina = await the().page(town.staff.caseOfficer);
  expect((await amina.goto(new URL('/uppfoljning', amina.url()).href))?.status()).toBe(404);
});
