import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { board, servicesOf } from '../../src/demo/services.ts';
import { planning } from '../support/planning.ts';
import { type Fields, must } from '../support/whole-contact.ts';

/** V44: support or treatment? And clients expect a flat. */
const the = planning();
const isNot = 'Det är ingen egen lägenhet, och vi går inte före i bostadskön.';

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
async function words(page: Page, language: 'sv' | 'en', typed: Record<string, string>): Promise<void> {
  for (const [name, text] of Object.entries(typed)) await page.locator(`[name="${language}.${name}"]`).fill(text);
}

it('V44 no support is put in the catalogue without what it is not, and who gives the rest', async () => {
  const manager = await the().page(the().town.staff.manager);
  await manager.goto(new URL('/insatser', manager.url()).href);
  await manager.getByRole('link', { name: 'Lägg till insats' }).click();
  await manager.getByLabel('Slag', { exact: true }).selectOption('practicalSupport');
  await manager.getByLabel('Enhet som ger insatsen').selectOption({ label: 'Relationsvåldsteamet' });
  await manager.getByLabel('Vuxen som är våldsutsatt').check();
  await manager.locator('[name=basis][value=open]').check();
  await manager.getByLabel('Nämndens beslut om öppen insats').fill(board);
  await words(manager, 'sv', { name: 'Bo-vägledning', is: 'Råd och sällskap när du söker bostad.' });
  await words(manager, 'en', { name: 'Housing guidance', is: 'Advice and company as you look for a home.' });
  await manager.locator('[name=languages][value=sv]').check();
  await manager.locator('[name=extentUnit][value=talks]').check();
  await manager.getByLabel('Antal samtal eller veckor').fill('6');
  await press(manager, 'Spara insatsen');
  // In both languages: who asks in English expects a flat too.
  const missing = manager.getByRole('link', { name: 'Fyll i fältet. Den som får insatsen ska veta vad som gäller.' });
  await missing.first().waitFor();
  expect(await missing.count()).toBe(4);
  expect(await manager.locator('[name="sv.name"]').inputValue()).toBe('Bo-vägledning');
  await words(manager, 'sv', { isNot, rest: 'Lägenhet: bostadskön. Pengar: Försörjningsstöd.' });
  await words(manager, 'en', { isNot: 'Not a flat of your own.', rest: 'A flat: the housing queue.' });
  await press(manager, 'Spara insatsen');
  await manager.getByText('Insatsen ligger i katalogen').waitFor();

  // Whoever gives it reads the same, and doesn't change it.
  const mirja = await the().page(the().town.staff.therapist);
  await mirja.goto(new URL(new URL(manager.url()).pathname, mirja.url()).href);
  await mirja.getByText(isNot).waitFor();
  expect(await mirja.getByRole('link', { name: 'Ändra insatsen' }).count()).toBe(0);
  expect((await mirja.goto(`${mirja.url()}/andra`))?.status()).toBe(404);
});

it('V44 who gets it is told what it is not before it begins, and keeps those words when the catalogue changes', async () => {
  const { town } = the();
  const administrator = await the().visit(town.staff.administrator);
  const shelter = servicesOf(town).find(({ kind }) => kind === 'shelter') as Fields;
  await must(administrator, '/insatser', shelter);
  const mirja = await the().page(town.staff.therapist, '/insatser');
  const form = mirja.locator(`form[action="${the().path('/insatser')}"]`);
  const service = form.getByLabel('Insats', { exact: true });
  await form.getByLabel(/Jag har berättat att personen alltid kan ansöka/).check();
  await form.getByLabel('Ges av').selectOption(town.staff.therapist);
  // A place to live is decided on, and never given in passing.
  await service.selectOption({ index: await optionOf(service, 'Skyddat boende') });
  await press(mirja, 'Ordna insatsen');
  await mirja.getByRole('link', { name: /bara efter behovsprövning och beslut/ }).waitFor();
  await service.selectOption({ index: await optionOf(service, 'Bo-vägledning') });
  await press(mirja, 'Ordna insatsen');
  await mirja.getByText('Insatsen är ordnad').waitFor();
  for (const said of ['Vad det är', 'Vad det inte är', isNot, 'Vem som ger resten', 'Lägenhet: bostadskön.'])
    await mirja.getByText(said).first().waitFor();
  expect(await mirja.getByRole('button', { name: 'Börja insatsen' }).count()).toBe(1);

  const manager = await the().page(town.staff.manager);
  await manager.goto(new URL('/insatser', manager.url()).href);
  await manager.getByRole('link', { name: /Bo-vägledning/ }).click();
  await manager.getByRole('link', { name: 'Ändra insatsen' }).click();
  await words(manager, 'sv', { isNot: 'Det är inga pengar till hyran.' });
  await press(manager, 'Spara insatsen');
  await manager.getByText('Den nya lydelsen gäller nu').waitFor();
  await mirja.reload();
  expect(await mirja.locator('main').innerText()).toContain(isNot);
  expect(await mirja.locator('main').innerText()).not.toContain('inga pengar till hyran');
});

/** The label holds the name and how it is given. */
const optionOf = async (select: ReturnType<Page['locator']>, name: string): Promise<number> =>
  (await select.locator('option').allTextContents()).findIndex((label) => label.startsWith(name));
