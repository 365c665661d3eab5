import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId, type StaffId } from '../../src/kernel/ids.ts';
import { aFile, aTown, type MadeFile, type Town, tellsOf } from '../builders/index.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

/** V46: one coordinator, one counsellor. No function is without a deputy, and the page says where one is missing. */
let town: Town;
let served: Served;
let file: MadeFile;
let amina: Visitor;
const as = async (staffId: StaffId) => new Visitor(served, await town.signIn(staffId));
const path = (tail = '') => `/akt/${file.id}${tail}`;
const see = async (who: Visitor, tail = '') => (await who.get(path(tail))).text();
const send = (who: Visitor, tail: string, fields: Record<string, string> = {}) =>
  who.post(path(tail), { _form: newId(), ...fields });

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  file = await aFile(town)
    .withTeam({ staffId: town.staff.therapist, function: 'therapist' })
    .onDesk({ first: 'Elin', last: 'Strand' })
    .with(tellsOf({ part: 'self', name: 'Elin Strand' }))
    .made();
  amina = await as(town.staff.caseOfficer);
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});

describe('V46 no function without a deputy', () => {
  it('says on the file and on the team’s page whose deputy is missing', async () => {
    expect((await see(amina)).match(/Ingen står in/g)).toHaveLength(2);
    expect(await see(amina, '/team')).toContain('Utse någon, så att ingenting ligger stilla');
  });

  it('a deputy is named, sees what she stands in for on her own desk, and is shown with her number', async () => {
    await town.look('update authz.staff set phone = $2 where id = $1', [town.staff.otherCaseOfficer, '040-123 45']);
    const ground = file.grounds.get(town.staff.caseOfficer);
    expect((await send(amina, `/team/${ground}/ersattare`, { deputy: town.staff.otherCaseOfficer })).status).toBe(303);
    expect(await see(amina)).toContain('Står in: Johan Berg <span class="unbroken">040-123 45</span>');
    const johan = await as(town.staff.otherCaseOfficer);
    expect(await (await johan.get('/arenden')).text()).toContain(file.id);
    expect((await johan.get(path())).status).toBe(200);
  });

  it('responsibility goes on only together with a deputy, and the file is never nobody’s', async () => {
    const alone = await send(amina, '/overlamning', { staff: town.staff.otherCaseOfficer });
    expect(await alone.text()).toContain('Den ansvariga är aldrig ensam.');
    const both = { staff: town.staff.otherCaseOfficer, deputy: town.staff.teamLeader };
    expect((await send(amina, '/overlamning', both)).status).toBe(303);
    expect((await amina.get(path())).status).toBe(404);
    const page = await see(await as(town.staff.otherCaseOfficer));
    expect(page).toContain('Ansvarig handläggare · Står in: Karin Norén');
  });
});
