import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aFile, aTown, type Town } from '../builders/index.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';
import { aWholeContact, must, send } from '../support/whole-contact.ts';

let town: Town;
let served: Served;
let officer: Visitor;
let leader: Visitor;

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  officer = new Visitor(served, await town.signIn(town.staff.dutyOfficer));
  leader = new Visitor(served, await town.signIn(town.staff.intakeLeader));
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});

describe('lists of a unit', () => {
  it('lead nobody to a page that is refused: a row without a way in has no link', async () => {
    const file = await aFile(town).onDesk({ first: 'Elin', last: 'Strand' }).made();
    const look = async (who: keyof Town['staff']) =>
      (await new Visitor(served, await town.signIn(town.staff[who])).get('/arenden?visa=enheten')).text();
    const [colleague, head, own] = [await look('supportWorker'), await look('teamLeader'), await look('caseOfficer')];
    for (const page of [colleague, head, own]) expect(page).toContain('E. S.');
    expect(colleague).not.toContain(`href="/akt/${file.id}"`);
    for (const page of [head, own]) expect(page).toContain(`href="/akt/${file.id}"`);
  });

  it('say how urgent a contact is that nobody holds, in words', async () => {
    const contact = await aWholeContact(town, officer);
    await town.look('update data.desk set owner_id = null where file_id = $1', [contact.id]);
    const day = await (await leader.get('/min-dag')).text();
    expect(day).toMatch(/Inkommen · Nu|Pågår · Nu|Inkommen · [A-ZÅÄÖ]/);
  });
});

describe('a contact in the leader’s unit', () => {
  it('is given to a colleague there by the leader, with its clocks, and by nobody else', async () => {
    const contact = await aWholeContact(town, officer);
    const path = `${contact.address}/ge`;
    expect((await officer.get(path)).status).toBe(404);
    expect((await send(officer, path, { receiver: town.staff.backupOfficer })).status).toBe(404);
    expect(await (await leader.get(contact.address)).text()).toContain(path);
    const nobody = await send(leader, path, { receiver: town.staff.caseOfficer });
    expect(nobody.status).toBe(422);
    await must(leader, path, { receiver: town.staff.backupOfficer });
    const backup = new Visitor(served, await town.signIn(town.staff.backupOfficer));
    expect((await backup.get(contact.address)).status).toBe(200);
    expect((await officer.get(contact.address)).status).toBe(404);
    const clocks = await town.look(
      `select distinct owner_id from data.running_clock where file_id = $1 and met_at is null and ended_at is null`,
      [contact.id],
    );
    expect(clocks).toEqual([{ owner_id: town.staff.backupOfficer }]);
    expect(
      await town.look(
        `select 1 from data.running_clock where file_id = $1 and rule = 'namedOwner' and met_at is null`,
        [contact.id],
      ),
    ).toEqual([]);
  });
});
