import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newContext } from '../support/browser.ts';
import { openStrandhaga, type Strandhaga } from '../support/strandhaga.ts';

/** Played by staff of the intake; nobody else takes part in the morning talk. */
describe('V43 every morning each contact gets a named owner', () => {
  let town: Strandhaga;
  beforeAll(async () => {
    town = await openStrandhaga();
  });
  afterAll(() => town.close());

  it('V43 the review can’t be ended while a contact has no owner, and counts what is unwritten', async () => {
    const context = await newContext();
    await town.enter(context, 'intakeLeader');
    const page = await context.newPage();
    await page.goto(`${town.address}/mottag`);

    const free = page.getByRole('button', { name: /^Ta ärendet/ });
    const waiting = await free.count();
    expect(waiting).toBeGreaterThan(3);
    expect(await page.locator('main').innerText()).toMatch(/Oskrivet: [1-9]/);
    expect(await page.locator('main').innerText()).toContain('Sara Lindqvist: ');

    await page.getByRole('button', { name: 'Avsluta genomgången' }).click();
    await page.getByText(`Genomgången är inte klar: ${waiting} kontakter har ingen ansvarig.`).first().waitFor();

    for (let left = waiting; left > 0; left -= 1) {
      await page.goto(`${town.address}/mottag`);
      await free.first().click();
      await page.waitForURL(/\/kontakt\//);
    }
    await page.goto(`${town.address}/mottag`);
    expect(await free.count()).toBe(0);
    await page.getByRole('button', { name: 'Avsluta genomgången' }).click();
    await page.getByText('Genomgången är avslutad.').waitFor();
    await context.close();
  });

  it('V43 a contact that somebody took first is not taken again', async () => {
    const sara = await town.player.as('dutyOfficer');
    const address = await sara.send('/kontakt/ny', {
      channel: 'call',
      source: 'worried',
      sourceWords: '',
      'received.day': 'i dag',
      'received.time': '20.30',
      name: '',
    });
    const [peter, lena] = [await town.player.as('backupOfficer'), await town.player.as('intakeLeader')];
    const [first, second] = await Promise.all([peter.post(`${address}/ta`), lena.post(`${address}/ta`)]);
    expect([first, second].filter(({ location }) => location === address)).toHaveLength(1);
  });

  it('V43 someone outside the unit can’t take it, and is told nothing', async () => {
    const sara = await town.player.as('dutyOfficer');
    const address = await sara.send('/kontakt/ny', {
      channel: 'call',
      source: 'worried',
      sourceWords: '',
      'received.day': 'i dag',
      'received.time': '20.30',
      name: '',
    });
    const ulf = await town.player.as('outsider');
    const hidden = await ulf.post(`${address}/ta`);
    const missing = await ulf.post(`/kontakt/${crypto.randomUUID()}/ta`);
    expect({ ...hidden }).toEqual({ ...missing });
    expect((await (await town.player.as('intakeLeader')).get('/mottag')).text).toContain(address.split('/')[2] ?? '');
  });
});
