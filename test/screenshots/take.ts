import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { StaffKey } from '../../src/demo/index.ts';
import { root } from '../../src/platform/root.ts';
import { newContext } from '../support/browser.ts';
import { fridayEvening, openStrandhaga, type Strandhaga } from '../support/strandhaga.ts';

vi.mock('node:crypto', async (original) => ({
  ...(await original<object>()),
  ...(await import('./same-each-time.ts')),
}));

const folder = join(root, 'docs', 'screenshots');
const desk = { width: 1280, height: 900 };
const phone = { width: 390, height: 844 };
/** The pictures are looked at in a browser, and kept in the history for ever. */
const BYTES = 200_000;

let town: Strandhaga;

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  town = await openStrandhaga();
});
afterAll(() => town?.close());

type Shot = {
  readonly name: string;
  readonly as?: StaffKey;
  readonly size?: typeof desk;
  readonly dark?: boolean;
  readonly at: (page: Page) => Promise<unknown>;
};

const shots: readonly Shot[] = [
  { name: 'min-dag', as: 'dutyOfficer', at: (page) => page.goto('/min-dag') },
  { name: 'min-dag-dark', as: 'dutyOfficer', dark: true, at: (page) => page.goto('/min-dag') },
  { name: 'mottag', as: 'intakeLeader', at: (page) => page.goto('/mottag') },
  {
    name: 'ny-kontakt',
    as: 'dutyOfficer',
    at: (page) => page.goto('/kontakt/ny'),
  },
  { name: 'kontakt', as: 'dutyOfficer', at: (page) => toContact(page) },
  {
    name: 'skydd',
    as: 'dutyOfficer',
    at: async (page) => {
      await toContact(page);
      await page.goto(`${page.url()}/bedomning`);
    },
  },
  {
    name: 'file-page',
    as: 'caseOfficer',
    at: async (page) => {
      await page.goto('/arenden');
      await page.getByRole('link', { name: 'Mariam K.' }).click();
    },
  },
  {
    name: 'uppfoljning',
    as: 'teamLeader',
    at: async (page) => {
      await page.goto('/uppfoljning');
      // The stage that the work as a whole is for.
      await page.locator('#steg-3').evaluate((heading) => heading.scrollIntoView());
    },
  },
  {
    name: 'mote',
    as: 'caseOfficer',
    at: async (page) => {
      await page.goto('/moten');
      await page.locator('li', { hasText: 'Möte i interna gruppen' }).getByRole('link').first().click();
    },
  },
  { name: 'hjalp-telefon', size: phone, at: (page) => page.goto('/hjalp/a') },
  { name: 'forsta-sidan', at: (page) => page.goto('/') },
];

/** The call of tonight, by the row of Min dag that asks for its protection assessment. */
async function toContact(page: Page): Promise<void> {
  await page.goto('/min-dag');
  const link = page.locator('main .row', { hasText: 'Nadia' }).locator('a[href^="/kontakt/"]').first();
  const [address] = (await link.getAttribute('href'))?.match(/^\/kontakt\/[^/#?]+/) ?? [];
  if (!address) throw new Error('Min dag has no row that leads to the call of tonight');
  await page.goto(address);
}

test.each(shots)('$name', async ({ name, as, size = desk, dark = false, at }) => {
  const context = await newContext({
    baseURL: town.address,
    viewport: size,
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  if (as) await town.enter(context, as);
  const page = await context.newPage();
  // The clock goes on by itself: each picture is taken in the same minute.
  await town.player.at(fridayEvening);
  await at(page);
  await page.waitForLoadState('networkidle');
  await page.evaluate('document.fonts.ready');
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
  await context.close();
  expect(statSync(path).size).toBeLessThan(BYTES);
});
