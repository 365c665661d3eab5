import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId, type StaffId } from '../../src/kernel/ids.ts';
import { dayOf } from '../../src/kernel/instant.ts';
import { aTown, came, consentsTo, type MadeFile, type Town } from '../builders/index.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

// What counts as "with the group" comes from the group's own pages: it meets, takes six up, and the figure knows.

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

const as = async (staffId: StaffId) => new Visitor(served, await town.signIn(staffId));
const done = async (who: Visitor, path: string, fields: Record<string, string | string[]> = {}) => {
  const answer = await who.post(path, { _form: newId(), ...fields });
  expect([path, answer.status]).toEqual([path, 303]);
  return answer.headers.get('location') ?? '';
};
const read = async (who: Visitor, path: string) => (await who.get(path)).text();

it('V55 whom the group took up is with the group from then on, and nobody wrote it down for the figure', async () => {
  const { staff, units } = town;
  const began = await town.now();
  const files: MadeFile[] = [];
  for (let i = 0; i < 22; i++) files.push(await came(town, began.add({ hours: i }), { protection: 3 }));
  const taken = files.slice(0, 6);

  const administrator = await as(staff.administrator);
  const group = await done(administrator, '/grupp/ny', { name: 'Interna gruppen', coordinator: staff.teamLeader });
  await done(administrator, `${group}/plats`, { unit: units.incomeSupport, staff: staff.outsider });
  const from = dayOf(began.add({ hours: 24 * 7 })).toString();
  await done(await as(staff.teamLeader), `${group}/dagar`, { weekday: '4', time: '9.00', from, place: 'Rum 4' });
  const session = await town.signIn(staff.caseOfficer);
  for (const file of taken) {
    const own = await town.open(session, file.id);
    if (!own) throw new Error('The case officer opens her own file');
    await consentsTo(town, session, own, { unitId: units.incomeSupport, parts: ['protection'] });
    await done(new Visitor(served, session), `/akt/${file.id}/moten`);
  }

  const [next] = await town.look<{ id: string; starts_at: Date }>(
    'select id, starts_at from data.meeting where held_at is null order by starts_at limit 1',
  );
  const meeting = `/moten/${next?.id}`;
  await read(await as(staff.outsider), meeting);
  await town.setClock(began.add({ milliseconds: (next?.starts_at.getTime() ?? 0) - began.epochMilliseconds + 60_000 }));
  const [leader, officer, member] = [await as(staff.teamLeader), await as(staff.caseOfficer), await as(staff.outsider)];
  await done(member, `${meeting}/tystnadsplikt`);
  await done(leader, `${meeting}/narvaro`, { came: [staff.outsider, staff.caseOfficer] });
  const agenda = await read(officer, meeting);
  for (const { id } of taken) {
    const item = new RegExp(`/akt/${id}/moten/[^"#/]+`).exec(agenda)?.[0] ?? '';
    const version = /name="version" value="([^"]*)"/.exec(await read(officer, item))?.[1] ?? '';
    await done(officer, `${item}/avsluta`, { said: 'Vi hjälps åt.', version });
  }
  await done(leader, `${meeting}/hallet`);

  await town.setClock(began.add({ hours: 24 * 75 }));
  const figure = await read(await as(staff.manager), '/uppfoljning');
  expect(figure).toContain('Med gruppen: 6 kontakter');
  expect(figure).toContain('Utan gruppen: 16 kontakter');
  expect(figure).toContain('16 kontakter har inte tagits upp i gruppen');
  expect(figure).toContain('Gruppen möttes första gången i ');
});
