import { afterAll, beforeAll, expect, test } from 'vitest';
import { axe } from '../support/axe.ts';
import { newContext } from '../support/browser.ts';
import { type Desk, serveGallery } from './gallery/gallery-app.tsx';

const desk: Desk = { answer: () => new Response(null, { status: 500 }), sent: [], locked: 0, longer: true };
let gallery: Awaited<ReturnType<typeof serveGallery>>;

beforeAll(async () => {
  gallery = await serveGallery(desk);
});
afterAll(() => gallery.close());

const staffPages = ['/today', '/leads', '/file', '/perpetrator', '/form', '/faults'];
const helpPages = ['/', '/?sprak=en', '/hjalp/a', '/hjalp/b', '/hjalp/c', '/hjalp/d', '/hjalp/e'];

test.each([
  ['light', 1280],
  ['dark', 320],
] as const)(
  'in %s at %i pixels axe finds nothing, nothing hangs out, and the policy holds',
  async (colorScheme, width) => {
    const context = await newContext({ viewport: { width, height: 800 }, colorScheme });
    const page = await context.newPage();
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(error.message));
    for (const path of [...staffPages, ...helpPages]) {
      await page.goto(gallery.address + path);
      expect([path, await axe(page, 'all')]).toEqual([path, []]);
      const wider = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      expect([path, wider]).toEqual([path, 0]);
    }
    expect(said).toEqual([]);
    await context.close();
  },
);

test('one who leads has five ways on at the thumb, and the rarer ones a press behind; on a desk all of them stand there', async () => {
  const context = await newContext({ viewport: { width: 320, height: 640 } });
  const page = await context.newPage();
  await page.goto(`${gallery.address}/leads`);
  const inBar = page.locator('.rail > ul > li > :is(a, button):visible');
  expect(await inBar.count()).toBe(5);
  for (const box of await inBar.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON())))
    expect([box.left >= 0, box.right <= 320, box.height >= 44]).toEqual([true, true, true]);
  const rare = page.getByRole('link', { name: 'Loggkontroll' });
  expect(await rare.isVisible()).toBe(false);
  await page.getByRole('button', { name: 'Leda' }).click();
  expect(await rare.isVisible()).toBe(true);
  expect(await axe(page, 'all')).toEqual([]);
  await page.keyboard.press('Escape');
  expect(await rare.isVisible()).toBe(false);
  await page.setViewportSize({ width: 1280, height: 800 });
  for (const name of ['Jour', 'Uppföljning', 'Organisation', 'Loggkontroll'])
    expect(await page.locator('.rail').getByRole('link', { name }).isVisible()).toBe(true);
  await context.close();
});

test('the choice of appearance is stronger than that of the computer', async () => {
  const context = await newContext({ colorScheme: 'dark' });
  const page = await context.newPage();
  const ground = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
  await page.goto(`${gallery.address}/today`);
  const dark = await ground();
  await page.goto(`${gallery.address}/today?scheme=light`);
  expect(await ground()).not.toBe(dark);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(`${gallery.address}/today?scheme=dark`);
  expect(await ground()).toBe(dark);
  await context.close();
});

test('the name in the heading is not what the browser remembers', async () => {
  const context = await newContext();
  const page = await context.newPage();
  await page.goto(`${gallery.address}/file`);
  expect(await page.title()).toBe('Akt – Samgrepp');
  await context.close();
});

/** Run in the page: the focused element's markup if a bar lies over it, else nothing. */
const hiddenByBar = `(() => {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return '';
  const box = focused.getBoundingClientRect();
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height, 40) / 2);
  const bar = top?.closest('.top-bar, .rail');
  return bar && !bar.contains(focused) ? focused.outerHTML.slice(0, 100) : '';
})()`;

test('what is focused by keyboard is never under a bar', async () => {
  const context = await newContext({ viewport: { width: 390, height: 500 } });
  const page = await context.newPage();
  await page.goto(`${gallery.address}/form`);
  for (let press = 0; press < 45; press += 1) {
    await page.keyboard.press('Tab');
    const hidden = await page.evaluate(hiddenByBar);
    expect(hidden).toBe('');
  }
  await context.close();
});

test('what is wrong is seen at once with script off', async () => {
  const context = await newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 300 } });
  const page = await context.newPage();
  await page.goto(`${gallery.address}/faults`);
  await expect.poll(() => page.evaluate('document.activeElement.className')).toBe('error-summary');
  const { top, bottom } = await page.locator('.error-summary').evaluate((one) => one.getBoundingClientRect());
  expect([top >= 0, top < 300, bottom > 0]).toEqual([true, true, true]);
  await context.close();
});

test('an error link leads into its field', async () => {
  const context = await newContext();
  const page = await context.newPage();
  await page.goto(`${gallery.address}/faults`);
  await expect.poll(() => page.evaluate('document.activeElement.className')).toBe('error-summary');
  await page.getByRole('link', { name: 'Telefonnumret stämmer inte' }).click();
  expect(await page.evaluate('document.activeElement.id')).toBe('f-phone');
  await page.getByRole('link', { name: 'Välj hur bråttom det är.' }).click();
  expect(await page.evaluate('document.activeElement.value')).toBe('now');
  await context.close();
});
