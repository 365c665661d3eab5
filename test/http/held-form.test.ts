import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { aFile, aTown, type Town } from '../builders/index.ts';
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
  'received.time': '00.00',
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

it('what was sent more than a week ago is cleared by the next form of the same person, and by nobody else’s', async () => {
  const sent = (staff: string, days: number) =>
    town.look<{ id: string }>(
      `insert into data.submission (id, staff_id, at, location) values ($1, $2, authz.now() - $3 * interval '1 day', '/akt') returning id`,
      [newId(), staff, days],
    );
  const { dutyOfficer, therapist } = town.staff;
  const [[old], [fresh], [others]] = [await sent(dutyOfficer, 8), await sent(dutyOfficer, 6), await sent(therapist, 8)];
  const visitor = new Visitor(serve(town), await town.signIn(dutyOfficer));
  expect((await visitor.post('/kontakt/ny', { ...contact, _form: newId() })).status).toBe(303);
  const left = await town.look<{ id: string }>('select id from data.submission');
  const isLeft = (row: { id: string } | undefined) => left.some(({ id }) => id === row?.id);
  expect([old, fresh, others].map(isLeft)).toEqual([false, true, true]);
});

it('somebody who never signed in is shown the door, and nothing of what was posted', async () => {
  const answer = await new Visitor(serve(town)).post('/kontakt/ny', contact);
  expect(answer.status).toBe(303);
  expect(answer.headers.get('location')).toBe('/logga-in');
});

it('what was written while her way in ended is shown to whoever sent it, and to anybody else who sends it alike', async () => {
  const file = await aFile(town).withTeam({ staffId: town.staff.therapist, function: 'therapist' }).made();
  const served = serve(town);
  const writer = new Visitor(served, await town.signIn(town.staff.therapist));
  expect((await writer.get(`/akt/${file.id}`)).status).toBe(200);
  const note = {
    _form: newId(),
    version: '1',
    text: 'Hon berättade om natten.\nHon sov hos sin syster.',
    kind: 'journal',
  };
  await town.look('update authz.ground set ended_at = now() where id = $1', [file.grounds.get(town.staff.therapist)]);
  await town.look('update authz.opening set ended_at = now() where file_id = $1', [file.id]);
  const stranger = new Visitor(served, await town.signIn(town.staff.outsider));
  const path = (id: string) => `/akt/${id}/anteckning/${newId()}/signera`;
  const answers = [
    await writer.post(path(file.id), note),
    await stranger.post(path(file.id), note),
    await writer.post(path(newId()), note),
  ];
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
  const [mine, ...others] = await Promise.all(answers.map((answer) => answer.text()));
  expect(mine).toContain('Det du skrev');
  expect(mine).toContain('Hon sov hos sin syster.');
  expect(mine).not.toContain('journal');
  for (const other of others) expect(other).toBe(mine);
  // A page that was only asked for has nothing to hand back.
  expect(await (await writer.get(`/akt/${file.id}`)).text()).not.toContain('Det du skrev');
});
