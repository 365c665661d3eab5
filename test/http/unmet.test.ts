import { afterAll, beforeAll, expect, it } from 'vitest';
import { setFileSide } from '../../src/access/index.ts';
import { aFile, aTown, type Town } from '../builders/index.ts';
import { expectRefused } from '../support/refusals.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';
import { send } from '../support/whole-contact.ts';

// What nothing in the catalogue meets is written in the file and counted outside it: from five files on, by need, and never by person.

let town: Town;
let served: Served;
let amina: Visitor;
beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  amina = new Visitor(served, await town.signIn(town.staff.caseOfficer));
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});
const aFileOfHers = () =>
  aFile(town)
    .with(({ sql }, made) => setFileSide(sql, made, 'victim'))
    .made();

it('V39 is chosen from a closed list, and stands in the file for those who read its plan', async () => {
  const { id } = await aFileOfHers();
  const refused = await send(amina, `/akt/${id}/saknas`, { need: 'Något med våldet' });
  expect([refused.status, (await refused.text()).includes('Välj vad det saknas stöd för')]).toEqual([422, true]);
  expect((await send(amina, `/akt/${id}/saknas`, { need: 'pets' })).status).toBe(303);
  expect(await (await amina.get(`/akt/${id}/saknas`)).text()).toContain('Husdjur följer med');
  const other = new Visitor(served, await town.signIn(town.staff.perpetratorTherapist));
  expect((await other.get(`/akt/${id}/saknas`)).status).toBe(404);
  expect((await send(other, `/akt/${id}/saknas`, { need: 'pets' })).status).toBe(404);
});

it('V39 is told to leaders from five files on, twice in one file is once, and four say nothing', async () => {
  for (const [need, files] of [
    ['honour', 5],
    ['older', 4],
  ] as const)
    for (let n = 0; n < files; n += 1) {
      const { id } = await aFileOfHers();
      expect((await send(amina, `/akt/${id}/saknas`, { need })).status).toBe(303);
      expect((await send(amina, `/akt/${id}/saknas`, { need })).status).toBe(303);
    }
  const leader = await town.signIn(town.staff.teamLeader);
  expect(await town.ask(leader, 'select * from authz.unmet_needs()')).toEqual([]);
  await town.setClock((await town.now()).add({ hours: 24 * 32 }));
  const later = await town.signIn(town.staff.teamLeader);
  expect(await town.ask(later, 'select * from authz.unmet_needs()')).toEqual([{ need: 'honour', n: 5 }]);
  const page = await (await new Visitor(served, later).get('/insatser/ko')).text();
  expect([page.includes('Heder'), page.includes('Äldre')]).toEqual([true, false]);
  for (const who of ['caseOfficer', 'auditor', 'administrator', 'therapist'] as const)
    await expectRefused(town.ask(await town.signIn(town.staff[who]), 'select * from authz.unmet_needs()'));
});
