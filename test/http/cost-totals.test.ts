import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { aFile, aTown, type Town } from '../builders/index.ts';
import { expectRefused } from '../support/refusals.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

// What help costs is told to leaders by unit and kind, in thousands, and never so that one person's costs can be read from it.

let town: Town;
let served: Served;
type Row = { unit: string; kind: string; n: number; thousands: number };
type Cost = { amount: number; per: 'once' | 'day' | 'month'; from: string; until?: string; payer: string };
let delegation: string | null;

/** Rows as the page writes them: how each is written is tried where it is written. */
async function costing(costs: readonly Cost[]): Promise<void> {
  const decision = newId();
  const made = await aFile(town)
    .with(async ({ sql, now }, opened, { staffId }) => {
      await sql
        .insertInto('decision')
        .values({
          ...{ id: decision, fileId: opened.id, sectionId: opened.section('decisions'), kind: 'incomeSupport' },
          ...{ state: 'granted', askedBy: staffId, askedAt: now, decidedBy: staffId, decidedAt: now },
          ...{ basis: 'SoL 12:1', delegationId: delegation },
          motivation: opened.vault.seal(`decision.motivation:${decision}`, 'Behövs.'),
        })
        .execute();
    })
    .made();
  for (const { amount, per, from, until, payer } of costs)
    await town.look(
      `insert into data.cost (id, file_id, section_id, decision_id, amount, per, payer_unit_id, from_on, until_on, at, by_id)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, authz.now(), $10)`,
      [
        ...[newId(), made.id, made.sections.decisions, decision, amount, per, payer, from, until ?? null],
        town.staff.caseOfficer,
      ],
    );
}

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  await town.setClock(Temporal.Instant.from('2027-03-09T09:30:00Z'));
  await town.delegates('incomeSupport', 'caseOfficer', 'always');
  delegation = (await town.look<{ id: string }>('select id from authz.delegation limit 1'))[0]?.id ?? null;
  const { incomeSupport, childrenUnit, violenceTeam } = town.units;
  for (let n = 0; n < 5; n += 1)
    await costing([
      // Three days of March, of which the last lies in it whatever comes after; and one payment of long ago.
      { amount: 1000, per: 'day', from: '2027-03-07', until: '2027-03-09', payer: incomeSupport },
      { amount: 9000, per: 'once', from: '2026-03-31', payer: incomeSupport },
      // Begun on the last of January, of February and of March.
      { amount: 2000, per: 'month', from: '2027-01-31', payer: childrenUnit },
      // One of five pays for most of it.
      { amount: n === 0 ? 900_000 : 1000, per: 'once', from: '2027-03-01', payer: violenceTeam },
    ]);
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});

const asked = async (who: keyof Town['staff']): Promise<Row[]> => {
  const session = await town.signIn(town.staff[who]);
  const [row] = await town.ask<{ told: { sums: Row[] } }>(session, 'select authz.cost_totals() as told');
  if (!row) throw new Error('No answer');
  return row.told.sums;
};
const of = (sums: readonly Row[], unit: string) => sums.find((one) => one.unit === unit);

it('sums what fell in twelve whole months, of five and more, none of them most of it', async () => {
  // The payment of a year ago; of the month that goes on nothing yet.
  expect(of(await asked('teamLeader'), town.units.incomeSupport)?.thousands).toBe(45);
  await town.setClock(Temporal.Instant.from('2027-04-09T09:30:00Z'));
  const sums = await asked('teamLeader');
  const row = { kind: 'incomeSupport', n: 5 };
  expect(of(sums, town.units.incomeSupport)).toEqual({ ...row, unit: town.units.incomeSupport, thousands: 15 });
  expect(of(sums, town.units.childrenUnit)).toEqual({ ...row, unit: town.units.childrenUnit, thousands: 30 });
  expect(sums).toHaveLength(2);
});

it('stands on the page of those who lead, and nobody else is told', async () => {
  const page = await (await new Visitor(served, await town.signIn(town.staff.teamLeader)).get('/uppfoljning')).text();
  for (const words of ['Vad hjälpen har kostat', 'Tusental kronor']) expect(page).toContain(words);
  expect(page).not.toContain('904');
  for (const who of ['caseOfficer', 'therapist', 'auditor', 'administrator', 'boardChair'] as const)
    await expectRefused(asked(who));
});
