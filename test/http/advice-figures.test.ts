import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { adviceKeptFor, carryOutDisposals } from '../../src/retention/index.ts';
import { aTown, type Town } from '../builders/index.ts';
import { expectRefused } from '../support/refusals.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

// What is left of advice without a name when it was given (F36): a figure that points at nobody, for two years.

let town: Town;
let served: Served;
const at = (text: string) => Temporal.ZonedDateTime.from(`${text}[Europe/Stockholm]`).toInstant();
const rows = () => town.look('select id from data.unnamed_advice');
const visit = async (who: keyof Town['staff']) => new Visitor(served, await town.signIn(town.staff[who]));

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});

type Told = { kind: string; first: string; n: number };
type Figures = { ways: Told[]; whom: Told[] };
const figures = async (who: keyof Town['staff'] = 'teamLeader') =>
  (await town.ask<{ told: Figures }>(await town.signIn(town.staff[who]), 'select authz.advice_figures() as told'))[0]
    ?.told;

/** So many of each, on the second of a month, an hour apart: how one is written is tried in advice.test.ts. */
async function gave(month: string, many: readonly (readonly [channel: string, whom: string, n: number])[]) {
  const [row] = await town.look<{ id: string }>(`select id from authz.unit where kind = 'intake' limit 1`);
  const first = at(`${month}-02T08:00`);
  for (const [channel, whom, n] of many)
    for (let i = 0; i < n; i += 1)
      await town.look(
        `insert into data.unnamed_advice (id, unit_id, channel, for_whom, advised, child_concern, danger, terms_told, given_at, given_by)
          values ($1, $2, $3, $4, '{listened}', 'none', 'none', 'told', $5, $6)`,
        [newId(), row?.id, channel, whom, first.add({ minutes: i }).toString(), town.staff.dutyOfficer],
      );
}

describe('how many', () => {
  beforeAll(async () => {
    await town.setClock(at('2027-07-12T10:00'));
    await gave('2027-04', [
      ...[['call', 'subjected', 6] as const, ['call', 'usesViolence', 5] as const, ['chat', 'child', 7] as const],
    ]);
    // Two professionals in the quarter, and three in the chat: with the total known they would be told, so the next smallest goes too.
    await gave('2027-05', [
      ...[['call', 'subjected', 9] as const, ['chat', 'child', 3] as const, ['visit', 'closePerson', 5] as const],
    ]);
    await gave('2027-06', [['chat', 'professional', 2]]);
    await gave('2027-07', [['call', 'subjected', 30]]);
  });

  it('is told by month and way, and by whole quarter and whom it was for, and never under five', async () => {
    expect(await figures()).toMatchObject({
      ways: [
        { first: '2027-04-01', kind: 'call', n: 11 },
        { first: '2027-04-01', kind: 'chat', n: 7 },
        { first: '2027-05-01', kind: 'call', n: 9 },
      ],
      whom: [
        { first: '2027-04-01', kind: 'subjected', n: 15 },
        { first: '2027-04-01', kind: 'child', n: 10 },
        { first: '2027-04-01', kind: 'usesViolence', n: 5 },
      ],
    });
    const page = await (await (await visit('teamLeader')).get('/uppfoljning')).text();
    expect(page).toMatch(/Råd utan namn[\s\S]*maj 2027[\s\S]*april 2027/);
  });

  it('is in no other figure: such a call is no first contact', async () => {
    const [one] = await town.look<{ n: number }>(
      `select count(*)::int as n from data.event e join data.unnamed_advice a on a.id = e.file_id`,
    );
    expect(one).toEqual({ n: 0 });
    const before = await town.look(
      `select * from authz.first_contacts('2027-01-01 00:00 Europe/Stockholm', '2027-07-01 00:00 Europe/Stockholm') order by 1, 2, 3, 4`,
    );
    await gave('2027-06', [['call', 'subjected', 1]]);
    expect(
      await town.look(
        `select * from authz.first_contacts('2027-01-01 00:00 Europe/Stockholm', '2027-07-01 00:00 Europe/Stockholm') order by 1, 2, 3, 4`,
      ),
    ).toEqual(before);
  });

  it('is told to leaders and to nobody else', async () => {
    for (const who of ['teamLeader', 'intakeLeader', 'manager'] as const) expect(await figures(who)).toBeDefined();
    for (const who of ['caseOfficer', 'dutyOfficer', 'administrator', 'auditor', 'boardChair'] as const)
      await expectRefused(figures(who));
  });

  it('stays as it was told when months pass, and when one goes on to a file', async () => {
    const before = await figures();
    await town.look(`update data.unnamed_advice set taken_further_at = given_at where channel = 'call'`);
    expect(await figures()).toEqual(before);
    await town.setClock(at('2027-10-12T10:00'));
    const later = await figures();
    for (const list of ['ways', 'whom'] as const)
      for (const cell of before?.[list] ?? []) expect(later?.[list]).toContainEqual(cell);
  });
});

describe('how long', () => {
  const carryOut = () =>
    carryOutDisposals({
      ...{ adminUrl: town.adminUrl, keyring: town.keyring, into: '/nowhere' },
      recipient: () => Promise.reject(new Error('nothing is handed over')),
    });

  it('is two years, by its age alone, and the log tells how many', async () => {
    await town.look('delete from data.unnamed_advice');
    await gave('2027-10', [...[['call', 'subjected', 2] as const, ['chat', 'child', 1] as const]]);
    await gave('2027-11', [['call', 'subjected', 1]]);
    const last = Temporal.PlainDate.from('2027-10-02').add(adviceKeptFor);
    await town.setClock(at(`${last}T23:00`));
    expect((await carryOut()).advice).toBe(0);
    expect(await rows()).toHaveLength(4);
    await town.setClock(at(`${last.add({ days: 1 })}T00:30`));
    expect((await carryOut()).advice).toBe(3);
    expect(await rows()).toHaveLength(1);
    expect(await town.look(`select detail from audit.entry where action = 'disposal.adviceCarriedOut'`)).toEqual([
      { detail: { rows: 3 } },
    ]);
  });
});
