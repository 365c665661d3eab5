import { afterAll, beforeAll, expect, test } from 'vitest';
import { newContext } from '../support/browser.ts';
import { type Desk, serveGallery } from './gallery/gallery-app.tsx';

const desk: Desk = { answer: () => new Response(null, { status: 500 }), sent: [], locked: 0, longer: true };
let gallery: Awaited<ReturnType<typeof serveGallery>>;

beforeAll(async () => {
  gallery = await serveGallery(desk);
});
afterAll(() => gallery.close());

const weather = '**/weather';

test('the button leaves, and Back does not lead back', async () => {
  const context = await newContext();
  const page = await context.newPage();
  await page.goto(`${gallery.address}/weather?before`);
  await page.goto(`${gallery.address}/hjalp/a`);
  await page.getByRole('link', { name: 'Lämna sidan snabbt', exact: true }).click();
  await page.waitForURL(weather);
  await page.goBack();
  expect(page.url()).toBe(`${gallery.address}/weather?before`);
  await context.close();
});

test('Shift three times leaves, with a dot for each; other keys between do not count', async () => {
  const context = await newContext();
  const page = await context.newPage();
  await page.goto(`${gallery.address}/hjalp/a`);
  const dots = page.locator('.exit-dots');
  await page.keyboard.press('Shift');
  await page.keyboard.press('Shift');
  expect(await dots.getAttribute('data-presses')).toBe('2');
  expect(await page.getByRole('status').textContent()).toBe('Skift 2 av 3');
  await page.keyboard.press('Shift+A');
  expect(await dots.getAttribute('data-presses')).toBe('0');
  for (let press = 0; press < 3; press += 1) await page.keyboard.press('Shift');
  await page.waitForURL(weather);
  await context.close();
});

test('Shift more slowly than that does nothing, and neither does Escape', async () => {
  const context = await newContext();
  const page = await context.newPage();
  await page.clock.install();
  await page.goto(`${gallery.address}/hjalp/a`);
  await page.keyboard.press('Shift');
  await page.keyboard.press('Shift');
  await page.clock.fastForward(5100);
  await page.keyboard.press('Shift');
  for (let press = 0; press < 3; press += 1) await page.keyboard.press('Escape');
  expect(page.url()).toBe(`${gallery.address}/hjalp/a`);
  expect(await page.locator('.exit-dots').getAttribute('data-presses')).toBe('0');
  await context.close();
});

test('the page is blank before the next one has come', async () => {
  const context = await newContext();
  const page = await context.newPage();
  const heights: number[] = [];
  await page.exposeFunction('leaving', (height: number) => heights.push(height));
  await page.goto(`${gallery.address}/hjalp/a`);
  // Asked by the page itself, in the moment before it goes.
  await page.evaluate("addEventListener('beforeunload', () => leaving(document.body.offsetHeight))");
  await page.getByRole('link', { name: 'Lämna sidan snabbt', exact: true }).click();
  await page.waitForURL(weather);
  expect(heights).toEqual([0]);
  await context.close();
});

test('it is a plain link where there is no script, and the first after the skip link', async () => {
  const context = await newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${gallery.address}/`);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL(weather);
  await context.close();
});

test('the button stays in sight on a phone', async () => {
  const context = await newContext({ viewport: { width: 320, height: 600 } });
  const page = await context.newPage();
  await page.goto(`${gallery.address}/hjalp/a`);
  await page.evaluate('scrollTo(0, 1500)');
  const box = await page.getByRole('link', { name: 'Lämna sidan snabbt', exact: true }).boundingBox();
  expect(box?.y).toBeLessThan(40);
  expect(box?.y).toBeGreaterThanOrEqual(0);
  await context.close();
});
