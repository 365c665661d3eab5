import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { aFile, aTown, type MadeFile, type Town } from '../builders/index.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

// A conflict of interest is lifted by the unit's leader, with a reason; what it ended stays ended (FL 18).

let town: Town;
let served: Served;
let file: MadeFile;

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  file = await aFile(town).withTeam({ staffId: town.staff.therapist, function: 'therapist' }).made();
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});

it('is lifted where it was reported by mistake, and by nobody but the leader', async () => {
  const [therapist, officer] = [
    new Visitor(served, await town.signIn(town.staff.therapist)),
    new Visitor(served, await town.signIn(town.staff.caseOfficer)),
  ];
  const path = `/akt/${file.id}/javig`;
  expect((await therapist.post(path, { _form: newId(), mine: 'yes' })).status).toBe(303);
  expect((await therapist.get(`/akt/${file.id}`)).status).toBe(404);
  const fields = { staff: town.staff.therapist, reason: 'Fel person med samma namn.' };
  expect(await (await officer.get(path)).text()).not.toContain('Häv ett jäv');
  expect((await officer.post(`${path}/hav`, { _form: newId(), ...fields })).status).toBe(404);
  const session = await town.signIn(town.staff.teamLeader);
  await town.open(session, file.id, 'Jäv som var ett misstag.');
  const leader = new Visitor(served, session);
  expect(await (await leader.get(path)).text()).toContain('Häv ett jäv');
  const without = await leader.post(`${path}/hav`, { _form: newId(), ...fields, reason: '' });
  expect([without.status, (await without.text()).includes('Skriv varför.')]).toEqual([422, true]);
  expect((await leader.post(`${path}/hav`, { _form: newId(), ...fields })).status).toBe(303);
  const lines = await town.look<{ detail: object }>(`select detail from audit.entry where action = 'block.ended'`);
  expect(lines).toHaveLength(1);
  expect(JSON.stringify(lines)).not.toContain('samma namn');
  // Free to be named again, and not back by itself.
  expect((await therapist.get(`/akt/${file.id}`)).status).toBe(404);
  const named = await leader.post(`/akt/${file.id}/team`, {
    _form: newId(),
    staff: town.staff.therapist,
    function: 'therapist',
  });
  expect(named.status).toBe(303);
  expect((await therapist.get(`/akt/${file.id}`)).status).toBe(200);
});
