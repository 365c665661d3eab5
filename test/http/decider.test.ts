import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId, type PersonId } from '../../src/kernel/ids.ts';
import { aContact, aTown, type MadeFile, type Town, tellsOf } from '../builders/index.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

// One who was asked to decide sees what the decision rests on until it is made, and no longer (voices V48).

let town: Town;
let served: Served;
let contact: MadeFile;
let duty: Visitor;
let chair: Visitor;
const [nova, sam, adult] = [newId<PersonId>(), newId<PersonId>(), newId<PersonId>()];

const path = (tail: string) => `/kontakt/${contact.id}${tail}`;
const send = (who: Visitor, tail: string, fields: Record<string, string>) =>
  who.post(path(tail), { _form: newId(), ...fields });
const grounds = (staff: string) =>
  town.look('select id from authz.ground where file_id = $1 and staff_id = $2 and ended_at is null', [
    contact.id,
    staff,
  ]);
const ask = async (person: PersonId, kind: string, of: string) => {
  const answer = await send(duty, '/beslut', { person, kind, of, proposal: 'Plats i natt.' });
  expect(answer.status).toBe(303);
  const [row] = await town.look<{ id: string }>(
    `select id from data.decision where person_id = $1 and kind = $2 and state = 'asked'`,
    [person, kind],
  );
  return row?.id ?? '';
};
const granting = { outcome: 'granted', motivation: 'Barnet är i fara.' };

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  await town.delegates('shelterChildImmediate', 'boardChair');
  await town.delegates('shelterAdult', 'unitManager');
  await town.delegates('shelterAdult', 'teamLeader');
  contact = await aContact(town)
    .with(tellsOf({ id: adult, part: 'self', name: 'Elin Strand' }))
    .with(tellsOf({ id: nova, part: 'child', name: 'Nova', birthYear: 2018, livesWith: 'yes' }))
    .with(tellsOf({ id: sam, part: 'child', name: 'Sam', birthYear: 2021, livesWith: 'yes' }))
    .made();
  duty = new Visitor(served, await town.signIn(town.staff.dutyOfficer));
  chair = new Visitor(served, await town.signIn(town.staff.boardChair));
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});

it('lasts while another decision that was asked of the same person waits, and ends with the last', async () => {
  const [first, second] = [
    await ask(nova, 'shelterChildImmediate', town.staff.boardChair),
    await ask(sam, 'shelterChildImmediate', town.staff.boardChair),
  ];
  expect((await chair.get(path(`/beslut/${first}`))).status).toBe(200);
  const one = await send(chair, `/beslut/${first}`, granting);
  expect(one.headers.get('location')).toBe(path('/beslut'));
  expect((await chair.get(path('/beslut'))).status).toBe(200);
  const last = await send(chair, `/beslut/${second}`, granting);
  expect(last.headers.get('location')).toBe('/min-dag');
  expect(await grounds(town.staff.boardChair)).toEqual([]);
  const day = await chair.get('/min-dag');
  expect([day.status, (await day.text()).includes('Beslutet är fattat')]).toEqual([200, true]);
  expect((await chair.get(path('/beslut'))).status).toBe(404);
});

it('ends for the one who was asked where another decides, and never for one who has a place in the team', async () => {
  await send(duty, '/besked', {});
  const decision = await ask(adult, 'shelterAdult', town.staff.manager);
  expect(await grounds(town.staff.manager)).toHaveLength(1);
  // The leader of the contact's own unit has another way in, and keeps it.
  const session = await town.signIn(town.staff.intakeLeader);
  await town.open(session, contact.id, 'Beslutar i natt.');
  const made = await new Visitor(served, session).post(path(`/beslut/${decision}`), { _form: newId(), ...granting });
  expect([made.status, made.headers.get('location')]).toEqual([303, path('/beslut')]);
  expect(await grounds(town.staff.manager)).toEqual([]);
  expect(await grounds(town.staff.dutyOfficer)).toHaveLength(1);
});
