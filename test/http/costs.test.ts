import { beforeEach, expect, it } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { aFile, type MadeFile } from '../builders/index.ts';
import { aFileAtWork, as, officer, therapist, town } from '../support/file-at-work.ts';
import type { Visitor } from '../support/visitor.ts';

// What was granted costs so much, is paid by a unit, and is summed by kind (F38).

aFileAtWork();
let granted: string;
let refused: string;
let hers: MadeFile;
beforeEach(async () => {
  [granted, refused] = [newId(), newId()];
  await town.delegates('incomeSupport', 'caseOfficer', 'always');
  const [delegation] = await town.look<{ id: string }>('select id from authz.delegation limit 1');
  hers = await aFile(town)
    .withTeam({ staffId: town.staff.therapist, function: 'therapist' })
    .with(async ({ sql, now }, opened, { staffId }) => {
      for (const [id, state] of [
        [granted, 'granted'],
        [refused, 'refused'],
      ] as const)
        await sql
          .insertInto('decision')
          .values({
            ...{ id, fileId: opened.id, sectionId: opened.section('decisions'), kind: 'incomeSupport', state },
            ...{ askedBy: staffId, askedAt: now, decidedBy: staffId, decidedAt: now, basis: 'SoL 12:1' },
            delegationId: delegation?.id ?? null,
            motivation: opened.vault.seal(`decision.motivation:${id}`, 'Behövs.'),
          })
          .execute();
    })
    .made();
});
const path = (tail: string) => `/akt/${hers.id}${tail}`;
const send = (who: Visitor, tail: string, fields: Record<string, string>) =>
  who.post(path(tail), { _form: newId(), ...fields });
const see = async (who: Visitor, tail: string) => (await who.get(path(tail))).text();

const typed = (fields: Record<string, string> = {}) => ({
  ...{ decision: granted, amount: '1 250', per: 'day', payer: town.units.incomeSupport, fromOn: '2027-03-07' },
  ...fields,
});
const write = (fields: Record<string, string> = {}, who = officer) => send(who, '/kostnader', typed(fields));

it('is written for what was granted, and summed up to today', async () => {
  for (const [wrong, says] of [
    [{ decision: refused }, 'Välj det beslut som kostnaden hör till.'],
    [{ amount: '12,50' }, 'Skriv beloppet i hela kronor'],
    [{ amount: '0' }, 'Skriv beloppet i hela kronor'],
    [{ payer: newId() }, 'Välj vilken enhet som betalar.'],
    [{ per: 'once', untilOn: '2027-03-20' }, 'Det som betalas en gång har ingen sista dag.'],
    [{ fromOn: '2027-03-20', untilOn: '2027-03-19' }, 'Sista dagen kan inte vara före den första.'],
  ] as const) {
    const answer = await write(wrong);
    expect([wrong, answer.status, (await answer.text()).includes(says)]).toEqual([wrong, 422, true]);
  }
  expect(await town.look('select 1 from data.cost where file_id = $1', [hers.id])).toEqual([]);
  expect((await write()).status).toBe(303);
  expect((await write({ amount: '5000 kr', per: 'once' })).status).toBe(303);
  // Three days of 1 250, and 5 000 once.
  expect((await see(officer, '/kostnader')).replaceAll(/[\u00a0\u202f]/g, ' ')).toContain('Totalt hittills: 8 750 kr');
  const costs = await town.look<{ id: string; per: string }>('select id, per from data.cost where file_id = $1', [
    hers.id,
  ]);
  const at = (per: string) => `/kostnader/${costs.find((one) => one.per === per)?.id}/slut`;
  expect((await send(officer, at('once'), { untilOn: '2027-03-08' })).status).toBe(404);
  expect((await send(officer, at('day'), { untilOn: '2027-03-01' })).status).toBe(422);
  expect((await send(officer, at('day'), { untilOn: '2027-03-08' })).status).toBe(303);
  expect((await send(officer, at('day'), { untilOn: '2027-03-09' })).status).toBe(409);
  expect((await see(officer, '/kostnader')).replaceAll(/[\u00a0\u202f]/g, ' ')).toContain('Totalt hittills: 7 500 kr');
});

it('is nothing to those who don’t read the decisions, nor to another file', async () => {
  await write();
  const [cost] = await town.look<{ id: string }>('select id from data.cost where file_id = $1', [hers.id]);
  const outside = ['otherCaseOfficer', 'outsider', 'auditor', 'administrator'] as const;
  for (const who of [therapist, ...(await Promise.all(outside.map((one) => as(town.staff[one]))))])
    expect([
      (await who.get(path('/kostnader'))).status,
      (await write({}, who)).status,
      (await send(who, `/kostnader/${cost?.id}/slut`, { untilOn: '2027-03-08' })).status,
    ]).toEqual([404, 404, 404]);
  const other = await aFile(town).made();
  const fields = { _form: newId(), untilOn: '2027-03-08' };
  expect((await officer.post(`/akt/${other.id}/kostnader/${cost?.id}/slut`, fields)).status).toBe(404);
  expect((await officer.post(`/akt/${other.id}/kostnader`, { _form: newId(), ...typed() })).status).toBe(422);
  expect(await town.look('select 1 from data.cost where file_id = $1', [hers.id])).toHaveLength(1);
});
