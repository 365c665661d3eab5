import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { aTown, type Town } from '../builders/index.ts';
import { serve, Visitor } from '../support/visitor.ts';

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.close());

const contact = {
  _form: newId(),
  channel: 'call',
  source: 'police',
  sourceWords: 'Patrullen väntar i trapphuset',
  'received.day': 'i dag',
  'received.time': '00.01',
  name: '',
};
const contacts = () => town.look('select from data.contact');

it('a form that is sent after the lock is handed back whole, and is sent again once the lock is open', async () => {
  const session = await town.signIn(town.staff.dutyOfficer);
  const visitor = new Visitor(serve(town), session);
  await visitor.post('/las');
  const held = await visitor.post('/kontakt/ny', contact);
  expect(held.status).toBe(401);
  const text = await held.text();
  for (const value of Object.values(contact)) expect(text).toContain(`value="${value}"`);
  expect(await contacts()).toHaveLength(0);

  await visitor.post('/last/demo');
  const sent = await visitor.post('/kontakt/ny', contact);
  expect(sent.status).toBe(303);
  expect(await contacts()).toHaveLength(1);
});

it('the same form sent twice makes one contact, and leads to the same place', async () => {
  const visitor = new Visitor(serve(town), await town.signIn(town.staff.dutyOfficer));
  const form = { ...contact, _form: newId() };
  const before = (await contacts()).length;
  const answers = await Promise.all([visitor.post('/kontakt/ny', form), visitor.post('/kontakt/ny', form)]);
  expect(answers.map(({ status }) => status)).toEqual([303, 303]);
  expect(new Set(answers.map((answer) => answer.headers.get('location'))).size).toBe(1);
  expect(await contacts()).toHaveLength(before + 1);
});

it('somebody who never signed in is shown the door, and nothing of what was posted', async () => {
  const answer = await new Visitor(serve(town)).post('/kontakt/ny', contact);
  expect(answer.status).toBe(303);
  expect(answer.headers.get('location')).toBe('/logga-in');
});
