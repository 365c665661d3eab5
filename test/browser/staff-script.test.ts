import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newContext } from '../support/browser.ts';
import { type Desk, serveGallery } from './gallery/gallery-app.tsx';

const saved = (version: string) => Response.json({ savedAt: '14.05', version });
const desk: Desk = { answer: () => saved('2'), sent: [], locked: 0, longer: true };
let gallery: Awaited<ReturnType<typeof serveGallery>>;

beforeAll(async () => {
  gallery = await serveGallery(desk);
});
afterAll(() => gallery.close());
beforeEach(() => {
  desk.answer = () => saved('2');
  desk.sent = [];
  desk.locked = 0;
  desk.longer = true;
});

const open = async (path: string, script = true): Promise<{ page: Page; close: () => Promise<void> }> => {
  const context = await newContext({ javaScriptEnabled: script });
  const page = await context.newPage();
  await page.goto(gallery.address + path);
  return { page, close: () => context.close() };
};
const note = (page: Page) => page.getByLabel('Med hennes ord');
const status = (page: Page) => page.locator('.autosave');

test('text is saved when the writer pauses, each time from the version before', async () => {
  const { page, close } = await open('/form');
  await note(page).fill('Hon ringer');
  await status(page).getByText('Sparat 14.05').waitFor();
  desk.answer = () => saved('3');
  await note(page).fill('Hon ringer från trapphuset');
  await expect.poll(() => desk.sent.length, { timeout: 6000 }).toBe(2);
  expect(desk.sent).toEqual([
    { text: 'Hon ringer', version: '1' },
    { text: 'Hon ringer från trapphuset', version: '2' },
  ]);
  await close();
});

test('what could not be saved is kept, said, and saved when it can be', async () => {
  desk.answer = () => new Response('fel', { status: 500 });
  const { page, close } = await open('/form');
  await note(page).fill('Får inte gå förlorat');
  await status(page).getByText('Inte sparat än').waitFor();
  expect(await note(page).inputValue()).toBe('Får inte gå förlorat');
  expect(await page.evaluate('localStorage.length + sessionStorage.length')).toBe(0);
  desk.answer = () => saved('2');
  await status(page).getByText('Sparat 14.05').waitFor({ timeout: 12_000 });
  await close();
});

test('an hour is made longer beside what somebody writes, each time; what ended is said, and saved by that press', async () => {
  desk.answer = () => Response.json({ ended: true }, { status: 409 });
  const { page, close } = await open('/form');
  await note(page).fill('Mitt i en mening');
  await status(page).getByText('nödöppningen har gått ut').waitFor();
  desk.answer = () => saved('2');
  for (let press = 0; press < 2; press++) {
    await page.locator('#until').evaluate((line) => line.replaceChildren('Öppen till 14.02'));
    await page.getByRole('button', { name: '60 minuter till' }).click();
    await page.getByText('Öppen till 15.02').waitFor();
  }
  expect(await note(page).inputValue()).toBe('Mitt i en mening');
  await status(page).getByText('Sparat 14.05').waitFor();
  // Where it can't be sent beside the page, it goes as any form.
  desk.longer = false;
  await page.getByRole('button', { name: '60 minuter till' }).click();
  await page.waitForURL('**/weather');
  await close();
});

test('a text that somebody else changed is shown beside, and nothing is overwritten', async () => {
  desk.answer = () => Response.json({ by: 'Jon Åker', at: '14.01', text: 'Jons text', version: '7' }, { status: 409 });
  const { page, close } = await open('/form');
  await note(page).fill('Min text');
  await status(page).getByText('Jon Åker ändrade den här texten 14.01').waitFor();
  expect(await note(page).inputValue()).toBe('Min text');
  expect(await page.locator('.autosave-conflict pre').textContent()).toBe('Jons text');
  desk.answer = () => saved('8');
  await page.getByRole('button', { name: 'Spara min text i stället' }).click();
  await status(page).getByText('Sparat 14.05').waitFor();
  expect(desk.sent.at(-1)).toEqual({ text: 'Min text', version: '7' });
  await close();
});

test('one who was signed out is told, and keeps the text', async () => {
  desk.answer = () => new Response(null, { status: 303, headers: { location: '/weather' } });
  const { page, close } = await open('/form');
  await note(page).fill('Kvar');
  await status(page).getByText('du är utloggad').waitFor();
  expect(await note(page).inputValue()).toBe('Kvar');
  await close();
});

test('Dölj takes everything away at once, by button and by keys', async () => {
  const { page, close } = await open('/file');
  const heading = page.getByRole('heading', { name: 'Tidslinje' });
  await page.keyboard.press('Alt+Shift+D');
  expect(await heading.isVisible()).toBe(false);
  expect(await page.evaluate('document.body.innerText.trim()')).toBe('Visa sidan igen');
  await page.getByRole('button', { name: 'Visa sidan igen' }).click();
  expect(await heading.isVisible()).toBe(true);
  await page.getByRole('link', { name: 'Dölj' }).click();
  expect(await heading.isVisible()).toBe(false);
  expect(page.url()).toBe(`${gallery.address}/file`);
  await close();
});

test('Dölj without script leads to a blank page', async () => {
  const { page, close } = await open('/file', false);
  await page.getByRole('link', { name: 'Dölj' }).click();
  expect(await page.evaluate('document.body.innerText.trim()')).toBe('');
  await close();
});

test('a page that nobody touches saves what is written and locks itself', async () => {
  const context = await newContext();
  const page = await context.newPage();
  await page.clock.install();
  await page.goto(`${gallery.address}/form`);
  await note(page).fill('Halv mening');
  await page.clock.fastForward('11:00');
  await page.waitForURL('**/weather');
  expect(desk.locked).toBe(1);
  expect(desk.sent.at(-1)?.text).toBe('Halv mening');
  await context.close();
});

test('what no autosave has taken waits behind the lock, out of the page, and comes back when it is opened', async () => {
  const context = await newContext();
  const page = await context.newPage();
  await page.clock.install();
  await page.goto(`${gallery.address}/form`);
  const field = page.locator('main input[type=text]').first();
  await field.fill('Mellan nio och elva');
  await page.clock.fastForward('11:00');
  await page.getByText('Låst. Det du skrev finns kvar').waitFor();
  await expect.poll(() => desk.locked).toBe(1);
  expect(await page.evaluate("document.documentElement.outerHTML.includes('Ny kontakt')")).toBe(false);
  const other = await context.newPage();
  await other.goto(`${gallery.address}/form`);
  await field.waitFor();
  expect(await field.inputValue()).toBe('Mellan nio och elva');
  await context.close();
});

test('a second press sends nothing', async () => {
  const { page, close } = await open('/form');
  let posts = 0;
  await page.route('**/kontakt/ny', async (route) => {
    posts += 1;
    await new Promise((done) => setTimeout(done, 400));
    await route.fulfill({ status: 200, contentType: 'text/html', body: '<title>Klart</title>' });
  });
  const press = `document.querySelector('form[data-once] .actions button').click()`;
  await page.evaluate(`${press}; ${press}`);
  await page.waitForFunction("document.title === 'Klart'");
  expect(posts).toBe(1);
  await close();
});
