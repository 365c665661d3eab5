import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayOf, startOfDay } from '../../src/kernel/instant.ts';
import { aTown, type Town, type Way, waysGone } from '../builders/index.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

let town: Town;
let served: Served;
beforeAll(async () => {
  town = await aTown();
  served = serve(town);
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});

const visit = async (who: keyof Town['staff']) => new Visitor(served, await town.signIn(town.staff[who]));
const shown = async (who: keyof Town['staff']) => {
  const answer = await (await visit(who)).get('/uppfoljning');
  return { status: answer.status, html: await answer.text() };
};

/** So many contacts of a month long enough ago that the figure holds it, an hour apart. */
async function contacts(count: number, way: Omit<Way, 'receivedAt'>): Promise<void> {
  const month = dayOf(await town.now())
    .subtract({ months: 4 })
    .with({ day: 3 });
  await waysGone(
    town,
    Array.from({ length: count }, (_, i) => ({ receivedAt: startOfDay(month).add({ hours: 9 + i }), ...way })),
  );
}

describe('follow-up', () => {
  it('says what will come while there are too few contacts', async () => {
    await contacts(19, { file: 24, protection: 2 });
    const { html } = await shown('teamLeader');
    expect(html).toContain('Det finns för få kontakter för en figur');
    expect(html).toContain('Du behöver inte fylla i något');
    expect(html).not.toContain('<svg class="chart"');
    expect(html).not.toContain('19 ');
  });

  it('is in the rail of those who lead a team or a unit, and not there for anybody else', async () => {
    for (const who of ['teamLeader', 'intakeLeader', 'manager'] as const) {
      expect((await shown(who)).status).toBe(200);
      expect(await (await (await visit(who)).get('/min-dag')).text()).toContain('href="/uppfoljning"');
    }
    for (const who of ['caseOfficer', 'dutyOfficer', 'administrator', 'auditor', 'boardChair'] as const) {
      expect((await shown(who)).status).toBe(404);
      expect(await (await (await visit(who)).get('/min-dag')).text()).not.toContain('href="/uppfoljning"');
    }
  });

  it('shows each stage in words, as two pictures that are told in words, and as tables', async () => {
    await contacts(13, { file: 24, protection: 2, meeting: 240, task: 12 * 24 });
    await contacts(8, { file: 24, protection: 6 });
    const { html } = await shown('teamLeader');
    expect(html).toContain('Hälften av 40 första kontakter hade fått sitt skydd bedömt inom 2 timmar.');
    expect(html).toContain('27 kontakter har ingen åtgärd som är klar: de väntar');
    // Everyone with the group has got there: what is missing there is none, and that is not told either.
    expect(html).toContain('Med gruppen: 13 kontakter, hur många som inte är framme visas inte');
    for (const [svg] of html.matchAll(/<svg class="chart".*?<\/svg>/gs)) {
      expect(svg).toMatch(/role="img"/);
      expect(svg).toMatch(/<title id="[^"]+">[^<]+<\/title><desc id="[^"]+">[^<]+<\/desc>/);
    }
    expect(html.match(/<svg class="chart"/g)?.length).toBeGreaterThan(3);
    expect(html.match(/<details class="disclosure"/g)).toHaveLength(3);
    expect(html).not.toMatch(/ style=| on\w+=/);
    expect(html).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('never shows a count under five', async () => {
    await contacts(2, { file: 24, protection: 6, task: 50 });
    const { html } = await shown('teamLeader');
    const cells = [
      ...html.matchAll(/<td class="numeric" data-label="(?:Antal|Framme|Inte framme)">([^<]*)<\/td>/g),
    ].map(([, n]) => n);
    expect(cells.length).toBeGreaterThan(12);
    const counts = cells.filter((cell) => cell !== 'visas inte' && cell !== 'färre än fem');
    expect(counts.length).toBeLessThan(cells.length);
    for (const count of counts) expect(Number(count)).toBeGreaterThanOrEqual(5);
  });

  it('is written in the log, once for each look', async () => {
    const before = await town.look(`select from audit.entry where action = 'followup.shown' and outcome = 'done'`);
    await shown('manager');
    const after = await town.look(`select from audit.entry where action = 'followup.shown' and outcome = 'done'`);
    expect(after.length - before.length).toBe(1);
  });

  it('is there in English', async () => {
    const visitor = await visit('manager');
    await visitor.post('/sprak', { language: 'en', back: '/uppfoljning' });
    const html = await (await visitor.get('/uppfoljning')).text();
    expect(html).toContain('Half of 42 first contacts had their protection assessed within 2 hours.');
    expect(html).not.toMatch(/kontakter|gruppen|visas inte/);
  });
});
