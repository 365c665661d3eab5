import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId, type PersonId } from '../../src/kernel/ids.ts';
import { aContact, aTown, type MadeFile, type Town, tellsOf } from '../builders/index.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

// What is granted in a night must be carried out too: a place, money, a child's place. It waits on the leaders' list until it is (SoL 34:1).

let town: Town;
let served: Served;
let contact: MadeFile;
const [self, child] = [newId<PersonId>(), newId<PersonId>()];
const ids = new Map<string, string>();
const path = (tail: string) => `/kontakt/${contact.id}${tail}`;
const on = (moment: string) => town.setClock(Temporal.ZonedDateTime.from(`${moment}[Europe/Stockholm]`).toInstant());
const visit = async (staff: keyof Town['staff']) => new Visitor(served, await town.signIn(town.staff[staff]));
const send = (who: Visitor, tail: string, fields: Record<string, string>) =>
  who.post(path(tail), { _form: newId(), ...fields });
const step = async (who: Visitor, kind: string, fields: Record<string, string>) => {
  const answer = await send(who, `/beslut/${ids.get(kind)}/steg`, fields);
  return [answer.status, answer.status === 422 ? await answer.text() : ''];
};
const clocks = (kind: string) =>
  town.look<{ due: string; met: string | null; ended: boolean }>(
    `select (due_at at time zone 'Europe/Stockholm')::date::text as due, (met_at at time zone 'Europe/Stockholm')::date::text as met,
       ended_at is not null as ended from data.running_clock where file_id = $1 and rule = 'execution' and subject_id = $2 order by started_at`,
    [contact.id, ids.get(kind)],
  );

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  await town.onDuty(town.staff.dutyOfficer, town.units.intake, { hours: 24 * 365 });
  for (const kind of ['shelterAdult', 'emergencyAid', 'shelterChild'] as const)
    await town.delegates(kind, 'boardChair');
  await on('2027-06-25T16:40');
  contact = await aContact(town)
    .with(tellsOf({ id: self, part: 'self', name: 'Elin Strand' }))
    .with(tellsOf({ id: child, part: 'child', name: 'Nova', birthYear: 2018, livesWith: 'yes' }))
    .onDesk({ first: 'Elin', last: 'Strand' })
    .made();
  const duty = await visit('dutyOfficer');
  const chair = await visit('boardChair');
  for (const [kind, person] of [
    ['shelterAdult', self],
    ['emergencyAid', self],
    ['shelterChild', child],
  ] as const) {
    await send(duty, '/beslut', { person, kind, of: town.staff.boardChair, proposal: 'I natt.' });
    const [row] = await town.look<{ id: string }>(`select id from data.decision where state = 'asked'`);
    ids.set(kind, row?.id ?? '');
    const made = await send(chair, `/beslut/${row?.id}`, { outcome: 'granted', motivation: 'Behövs.', meeting: '' });
    expect(made.status).toBe(303);
  }
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});

it('has three months from the decision, and says on its card by when it must have begun', async () => {
  for (const kind of ids.keys()) expect(await clocks(kind)).toEqual([{ due: '2027-09-26', met: null, ended: false }]);
  const card = await (await (await visit('dutyOfficer')).get(path('/beslut'))).text();
  // The chair’s decision on the child is told to the board first.
  expect(card.match(/Ska ha börjat senast lör 25 sep/g)).toHaveLength(2);
  expect(card).toContain('Skriv in när det har börjat');
});

it('stands on the leaders’ list of its unit by reference, and on nobody else’s; and nobody else writes that it began', async () => {
  await on('2027-09-27T09:00');
  const html = await (await (await visit('intakeLeader')).get('/ej-verkstallt')).text();
  expect([html.includes('Över tre månader'), html.includes(path('')), html.includes('Elin')]).toEqual([
    ...[true, true, false],
  ]);
  expect(await (await (await visit('childrenLeader')).get('/ej-verkstallt')).text()).not.toContain(contact.id);
  for (const key of ['otherCaseOfficer', 'therapist', 'boardChair', 'administrator'] as const)
    expect(await step(await visit(key), 'shelterAdult', { step: 'executed', on: 'i dag' })).toEqual([404, '']);
  expect(await town.look('select from data.decision_step')).toEqual([]);
});

it('has begun on the day that it did, whenever that is written; interrupted it is waited for anew', async () => {
  const duty = await visit('dutyOfficer');
  const wrong = (on: string) => step(duty, 'shelterAdult', { step: 'executed', on });
  expect(await wrong('2027-09-28')).toEqual([422, expect.stringContaining('Dagen har inte kommit än')]);
  expect(await wrong('2027-06-24')).toEqual([422, expect.stringContaining('före beslutet')]);
  expect(await wrong('2027-06-26')).toEqual([303, '']);
  expect(await clocks('shelterAdult')).toEqual([{ due: '2027-09-26', met: '2027-06-26', ended: false }]);
  expect(await wrong('i dag')).toEqual([422, expect.stringContaining('Det går inte att skriva in nu')]);
  const stopped = { step: 'interrupted', on: '2027-09-20' };
  expect(await step(duty, 'shelterAdult', stopped)).toEqual([422, expect.stringContaining('Skriv vad som kom fram')]);
  expect(await step(duty, 'shelterAdult', { ...stopped, words: 'Hon känner sig inte trygg där.' })).toEqual([303, '']);
  expect((await clocks('shelterAdult')).at(-1)).toEqual({ due: '2027-12-21', met: null, ended: false });
});

it('is not waited for when the person wants it no more; a child’s place has begun when the placement has', async () => {
  const duty = await visit('dutyOfficer');
  const gone = { step: 'notWanted', on: 'i dag', words: 'Hon har fått lön.' };
  expect(await step(duty, 'emergencyAid', gone)).toEqual([303, '']);
  expect(await clocks('emergencyAid')).toMatchObject([{ met: null, ended: true }]);
  expect(await step(duty, 'shelterChild', { step: 'begun', on: '2027-06-27' })).toEqual([303, '']);
  expect(await clocks('shelterChild')).toEqual([{ due: '2027-09-26', met: '2027-06-27', ended: false }]);
  const html = await (await (await visit('intakeLeader')).get('/ej-verkstallt')).text();
  expect(html.match(/Över tre månader/g)).toBeNull();
});
