import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayOf, startOfDay } from '../../src/kernel/instant.ts';
import { aTown, came, type Town } from '../builders/index.ts';
import { axe } from '../support/axe.ts';
import { newContext } from '../support/browser.ts';
import { openSite, type Site } from '../support/site.ts';

/** Played by the leader of the team, over what her colleagues did: nobody keeps the figure up by hand. */
describe('V55 whether help comes sooner', () => {
  let town: Town;
  let site: Site;
  beforeAll(async () => {
    town = await aTown();
    const month = dayOf(await town.now())
      .subtract({ days: 7 })
      .with({ day: 1 })
      .subtract({ months: 3 });
    const called = (i: number) => startOfDay(month).add({ hours: 9 + i });
    for (let i = 0; i < 20; i++) await came(town, called(i), { protection: 2, meeting: 10 * 24, task: 14 * 24 });
    for (let i = 20; i < 26; i++) await came(town, called(i), { protection: 2, meeting: 10 * 24 });
    for (let i = 26; i < 38; i++) await came(town, called(i), { protection: 5, task: 40 * 24 });
    for (let i = 38; i < 50; i++) await came(town, called(i), { protection: 5 });
    site = await openSite(town);
  }, 120_000);
  afterAll(async () => {
    expect(site.faults).toEqual([]);
    await site.close();
    await town.close();
  });

  async function leaderAt(options: BrowserContextOptions): Promise<Page> {
    const context = await newContext(options);
    const { token } = await town.signIn(town.staff.teamLeader);
    await context.addCookies([{ name: 'session', value: token, url: site.origin, httpOnly: true, sameSite: 'Strict' }]);
    return context.newPage();
  }

  it('V55 the leader sees how long it takes to each stage, with and without the group, and what is missing', async () => {
    const page = await leaderAt({ viewport: { width: 1280, height: 900 } });
    await page.goto(`${site.origin}/min-dag`);
    await page.getByRole('link', { name: 'Uppföljning' }).click();
    await page.getByRole('heading', { level: 1, name: 'Uppföljning' }).waitFor();

    const told = await page.locator('main').innerText();
    expect(told).toContain('Hälften av 50 första kontakter hade fått sitt skydd bedömt inom 2 timmar.');
    expect(told).toContain(
      'Så länge kontakten pågår har hälften tagits upp i samverkansgruppen inom 10 dagar, räknat på 50 första kontakter.',
    );
    expect(told).toContain('24 kontakter har inte tagits upp i gruppen: de väntar');
    expect(told).toContain('Med gruppen: 26 kontakter, 6 inte framme');
    expect(told).toContain('Utan gruppen: 24 kontakter, 12 inte framme');
    expect(told).toContain('En skillnad säger inte att den beror på gruppen.');

    // The picture says the same to one who doesn't see it, and the table is one key away.
    const curve = page.getByRole('img', { name: 'Andel som har en åtgärd klar' });
    expect(await curve.locator('desc').textContent()).toBe(
      'Med gruppen: 77\u00a0% inom 14 dagar. Utan gruppen: 50\u00a0% inom 40 dagar.',
    );
    expect(await curve.locator('.chart-name').allTextContents()).toEqual(['Med gruppen', 'Utan gruppen']);
    await page.locator('summary', { hasText: 'Visa som tabell' }).last().press('Enter');
    const rows = page.getByRole('table', { name: /^Till första åtgärden klar: alla/ }).getByRole('row');
    expect((await rows.nth(2).innerText()).split('\t')).toEqual(
      expect.arrayContaining(['Med gruppen', '26', '20', '6', '14 dagar']),
    );
    expect((await rows.nth(3).innerText()).split('\t')).toEqual(
      expect.arrayContaining(['Utan gruppen', '24', '12', '40 dagar']),
    );
    await page.context().close();
  });

  it('V55 on paper the tables are there without anybody having opened them', async () => {
    const page = await leaderAt({ viewport: { width: 800, height: 1000 } });
    await page.goto(`${site.origin}/uppfoljning`);
    const cell = page.getByRole('cell', { name: '40 dagar', exact: true, includeHidden: true }).first();
    const drawn = () =>
      cell.evaluate(
        (td) => td.checkVisibility({ contentVisibilityAuto: true }) && td.getBoundingClientRect().height > 0,
      );
    expect(await drawn()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    expect(await drawn()).toBe(true);
    await page.context().close();
  });

  it.each([
    [1280, 'light'],
    [390, 'dark'],
  ] as const)('V55 the figure can be read at %i pixels in %s, and axe finds nothing', async (width, colorScheme) => {
    const page = await leaderAt({ viewport: { width, height: 844 }, colorScheme });
    await page.goto(`${site.origin}/uppfoljning`);
    for (const summary of await page.locator('summary', { hasText: 'Visa som tabell' }).all()) await summary.click();
    expect(await axe(page, 'all')).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
    // No word of a picture hangs out of the page, or is smaller than can be read.
    const words = await page.locator('svg.chart text').evaluateAll((all) =>
      all.map((word) => {
        const { left, right, height } = word.getBoundingClientRect();
        return { left, right, height };
      }),
    );
    expect(words.length).toBeGreaterThan(40);
    for (const { left, right, height } of words) {
      expect(left).toBeGreaterThanOrEqual(0);
      expect(right).toBeLessThanOrEqual(width);
      expect(height).toBeGreaterThan(10);
    }
    await page.context().close();
  });
});
