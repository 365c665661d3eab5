import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { aTown, type Town } from '../builders/index.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

// An administrator alone lets nobody in.

let town: Town;
let served: Served;
let administrator: Visitor;
let manager: Visitor;

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  administrator = new Visitor(served, await town.signIn(town.staff.administrator));
  manager = new Visitor(served, await town.signIn(town.staff.manager));
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});

const passkey = (staff: string) =>
  town.look(
    `insert into authz.credential (id, staff_id, public_key, counter, name, created_at) values ($1, $2, '\\x00', 0, 'Dator', now())`,
    [newId(), staff],
  );
async function newColleague() {
  const added = await administrator.post('/organisation/personal', { _form: newId(), name: 'Nils Påhittad' });
  return added.headers.get('location') ?? '';
}
const linkOf = async (person: string) =>
  /\/nyckel\/[\w-]+/.exec(await (await administrator.post(`${person}/lank`)).text())?.[0] ?? '';
const opens = async (link: string) => (await new Visitor(served).get(link)).status;

it('a new person’s first link opens at once only where nobody else could confirm it', async () => {
  const first = await newColleague();
  expect(await opens(await linkOf(first))).toBe(200);
  await passkey(town.staff.manager);
  const second = await newColleague();
  const link = await linkOf(second);
  expect(await opens(link)).toBe(404);
  expect(await (await administrator.get(second)).text()).toContain('Länken väntar på en andra person');
  expect((await administrator.post(`${second}/intyga`, { _form: newId() })).status).toBe(404);
  const leader = new Visitor(served, await town.signIn(town.staff.teamLeader));
  expect((await leader.post(`${second}/intyga`, { _form: newId() })).status).toBe(404);
  expect(await (await leader.get('/organisation/personal')).text()).not.toContain('Länk att intyga');
  expect(await opens(link)).toBe(404);
  expect(await (await manager.get('/organisation/personal')).text()).toContain('Länk att intyga');
  expect((await manager.post(`${second}/intyga`, { _form: newId() })).status).toBe(303);
  expect(await opens(link)).toBe(200);
  const [line] = await town.look(`select staff_id from audit.entry where action = 'link.confirmed'`);
  expect(line).toEqual({ staff_id: town.staff.manager });
});

it('nor is it opened by a passkey that is made for it before it is confirmed', async () => {
  const person = await newColleague();
  const token = (await linkOf(person)).split('/').at(-1) ?? '';
  const { tokenHash } = await import('../../src/access/index.ts');
  const { rows } = await town.database.door.query(`select authz.enrol($1, 'x', '\\x00', 0, '{}', 'Dator') as person`, [
    tokenHash(token),
  ]);
  expect(rows).toEqual([{ person: null }]);
});

it('a new link to a colleague waits too: who makes it could else sign in as her', async () => {
  await passkey(town.staff.caseOfficer);
  const person = `/organisation/personal/${town.staff.caseOfficer}`;
  const link = await linkOf(person);
  expect(await opens(link)).toBe(404);
  expect((await administrator.post(`${person}/intyga`, { _form: newId() })).status).toBe(404);
  const herself = new Visitor(served, await town.signIn(town.staff.caseOfficer));
  expect((await herself.post(`${person}/intyga`, { _form: newId() })).status).toBe(404);
  expect((await manager.post(`${person}/intyga`, { _form: newId() })).status).toBe(303);
  expect(await opens(link)).toBe(200);
});
