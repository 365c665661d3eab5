import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newContext } from '../support/browser.ts';
import { openStrandhaga, type Strandhaga } from '../support/strandhaga.ts';

let town: Strandhaga;

beforeAll(async () => {
  town = await openStrandhaga();
}, 120_000);
afterAll(() => town?.close());

/** Run in the page: what has focus, and what is wrong with how it shows it. */
const focus = `(() => {
  const it = document.activeElement;
  if (!it || it === document.body) return { is: '', name: '', faults: [] };
  const box = it.getBoundingClientRect();
  const style = getComputedStyle(it);
  const around = it.type === 'radio' || it.type === 'checkbox' ? getComputedStyle(it.closest('label, .choice, .scale-step') ?? it) : style;
  const shows = (s) => (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== 'none';
  const faults = [];
  if (!shows(style) && !shows(around)) faults.push('focus can not be seen');
  const middle = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height, 40) / 2);
  const over = middle?.closest('.top-bar, .rail, .strip, .exit');
  if (over && !over.contains(it)) faults.push('lies under ' + over.className);
  if (box.bottom < 0 || box.top > innerHeight) faults.push('is outside the window');
  const name = (it.getAttribute('aria-label') ?? it.labels?.[0]?.textContent ?? it.textContent ?? '').replace(/\\s+/g, ' ').trim();
  return { is: it.outerHTML.slice(0, 120), name, faults };
})()`;
type Focus = { is: string; name: string; faults: string[] };

/** Goes on by Tab until what is wanted has focus; on the way every stop has to be seen. */
async function tabTo(page: Page, wanted: string | RegExp): Promise<void> {
  const way: string[] = [];
  for (let press = 0; press < 120; press += 1) {
    await page.keyboard.press('Tab');
    const { is, name, faults } = await page.evaluate<Focus>(focus);
    expect([is, faults]).toEqual([is, []]);
    way.push(name);
    if (typeof wanted === 'string' ? name.startsWith(wanted) : wanted.test(name)) return;
  }
  expect.fail(`Tab leads to ${way.join(' | ')}, and not to ${wanted}`);
}

const press = async (page: Page, key: 'Enter' | 'Space' | 'ArrowDown'): Promise<void> => page.keyboard.press(key);

test('a contact is taken by keyboard alone, from the call to where they live', { timeout: 120_000 }, async () => {
  const context = await newContext({ baseURL: town.address, viewport: { width: 1280, height: 700 } });
  await town.enter(context, 'dutyOfficer');
  const page = await context.newPage();
  await page.goto('/min-dag');

  await page.keyboard.press('Tab');
  expect((await page.evaluate<Focus>(focus)).name).toBe('Hoppa till innehållet');
  await press(page, 'Enter');
  expect(await page.evaluate('document.activeElement.id')).toBe('content');
  await page.goto('/min-dag');
  await tabTo(page, 'Ny kontakt');
  await press(page, 'Enter');
  await page.waitForURL('**/kontakt/ny');

  await tabTo(page, 'Personen själv');
  await press(page, 'ArrowDown');
  expect((await page.evaluate<Focus>(focus)).name).toBe('Polisen');
  await tabTo(page, 'Vem gäller det?');
  await page.keyboard.type('Alva Test');
  await tabTo(page, 'Ta emot kontakt');
  await press(page, 'Enter');
  await page.waitForURL(/\/kontakt\/[0-9a-f-]{36}/);
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Alva Test');

  await tabTo(page, /^Bor de ihop\?/);
  if (!(await page.evaluate<boolean>(`document.activeElement.closest('details').open`))) await press(page, 'Enter');
  await tabTo(page, 'Ja');
  await press(page, 'Space');
  await tabTo(page, 'Spara');
  await press(page, 'Enter');
  await page.getByRole('status').or(page.locator('.notice-done')).first().waitFor();
  expect(await page.locator('#livingTogether .fold-summary').textContent()).toContain('Ja');
  await context.close();
});

test('errors are reached by keyboard, and lead into their fields', async () => {
  const context = await newContext({ baseURL: town.address, viewport: { width: 390, height: 600 } });
  await town.enter(context, 'dutyOfficer');
  const page = await context.newPage();
  await page.goto('/kontakt/ny');
  await tabTo(page, 'Ta emot kontakt');
  await press(page, 'Enter');
  await page.locator('.error-summary').waitFor();
  await expect.poll(() => page.evaluate('document.activeElement.className')).toBe('error-summary');
  await page.keyboard.press('Tab');
  await press(page, 'Enter');
  const { is, faults } = await page.evaluate<Focus>(focus);
  expect([faults, is]).toEqual([[], expect.stringMatching(/^<(input|select|textarea)/)]);
  await context.close();
});
