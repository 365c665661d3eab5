import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { newId, type PersonId } from '../../src/kernel/ids.ts';
import { aContact, aTown, type MadeFile, type Town, tellsOf } from '../builders/index.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

// What follows a child's immediate placement: each step on one page, each clock from the day that the law names (LPBS 3–5 kap.).

let town: Town;
let served: Served;
let contact: MadeFile;
let duty: Visitor;
let child: PersonId;

const at = (text: string) => Temporal.ZonedDateTime.from(`${text}[Europe/Stockholm]`).toInstant();
const path = (tail: string) => `/kontakt/${contact.id}${tail}`;
const send = (who: Visitor, tail: string, fields: Record<string, string>) =>
  who.post(path(tail), { _form: newId(), ...fields });
const visit = async (staff: keyof Town['staff']) => new Visitor(served, await town.signIn(town.staff[staff]));
const text = async (answer: Response | Promise<Response>) => (await answer).text();
const running = async () =>
  Object.fromEntries(
    (
      await town.look<{ rule: string; due: string }>(
        `select rule, (due_at at time zone 'Europe/Stockholm')::date::text as due from data.running_clock
           where file_id = $1 and met_at is null and ended_at is null and rule not in ('childProtection', 'ownConcernReport', 'childOutcome', 'adultProtection', 'namedOwner')`,
        [contact.id],
      )
    ).map(({ rule, due }) => [rule, due]),
  );
const on = async (moment: string) => {
  await town.setClock(at(moment));
  duty = await visit('dutyOfficer');
};

/** Decided by the chair this evening, for a child of its own, in a contact of its own. */
async function decided(kind = 'shelterChildImmediate', meeting = ''): Promise<string> {
  await town.setClock(at('2027-06-25T16:40'));
  child = newId<PersonId>();
  contact = await aContact(town)
    .with(tellsOf({ id: newId<PersonId>(), part: 'self', name: 'Elin Strand' }))
    .with(tellsOf({ id: child, part: 'child', name: 'Nova', birthYear: 2018, livesWith: 'yes' }))
    .onDesk({ first: 'Elin', last: 'Strand' })
    .made();
  duty = await visit('dutyOfficer');
  const chair = await visit('boardChair');
  await send(duty, '/beslut', { person: child, kind, of: town.staff.boardChair, proposal: 'Med mamman.' });
  const [row] = await town.look<{ id: string }>('select id from data.decision where file_id = $1', [contact.id]);
  const id = row?.id ?? '';
  const answer = await send(chair, `/beslut/${id}`, { outcome: 'granted', motivation: 'Barnet är i fara.', meeting });
  expect(answer.status).toBe(303);
  return id;
}
const step = (id: string, kind: string, day: string, more: Record<string, string> = {}) =>
  send(duty, `/beslut/${id}/steg`, { step: kind, on: day, ...more });
const takes = async (id: string, kind: string, day: string, more: Record<string, string> = {}) => {
  const answer = await step(id, kind, day, more);
  expect([kind, answer.status, answer.status === 303 ? '' : await answer.text()]).toEqual([kind, 303, '']);
};
const refuses = async (words: string, ...given: Parameters<typeof step>) => {
  const before = await running();
  const answer = await step(...given);
  expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining(words)]);
  expect(await running()).toEqual(before);
};

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  for (const kind of ['shelterChildImmediate', 'secretLocation'] as const) await town.delegates(kind, 'boardChair');
  await town.onDuty(town.staff.dutyOfficer, town.units.intake, { hours: 24 * 365 });
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});
beforeEach(() => town.setClock(at('2027-06-25T16:40')));

it('goes from the evening of the decision to the review half a year later, saying each time what comes next and by when', async () => {
  const id = await decided('shelterChildImmediate', '7/7');
  expect(await running()).toEqual({ courtSubmission: '2027-07-03', chairReported: '2027-07-08' });
  const card = await text(duty.get(path('/beslut')));
  expect(card).toContain('Ska underställas förvaltningsrätten senast fre 2 juli. Annars faller beslutet');
  expect(await text(duty.get(path(`/beslut/${id}/steg`)))).toContain('ska anmälas till nämnden senast ons 7 juli');
  expect(card).toContain('Skriv in dagen när placeringen började.');

  await on('2027-06-28T09:00');
  await takes(id, 'begun', '26/6');
  // Six weeks and six months from the day that it began, not from the day it was written down.
  expect(await running()).toMatchObject({ courtApplication: '2027-08-08', childShelterReview: '2027-12-27' });
  expect((await send(duty, `/beslut/${id}/ratten`, {})).status).toBe(303);
  expect(await running()).toMatchObject({ courtAnswer: '2027-07-06' });
  expect((await send(duty, `/beslut/${id}/ratten`, {})).status).toBe(404);

  await on('2027-07-05T09:00');
  await refuses('Dagen har inte kommit än', id, 'confirmed', '6/7');
  await takes(id, 'confirmed', 'i dag');
  expect(Object.keys(await running()).toSorted()).toEqual(['chairReported', 'childShelterReview', 'courtApplication']);
  expect(await text(duty.get(path(`/beslut/${id}/steg`)))).toContain(
    'Ansök hos förvaltningsrätten senast lör 7 aug. Annars upphör placeringen (LPBS 4:6).',
  );
  await takes(id, 'meeting', '14/7');
  expect(await running()).toMatchObject({ chairReported: '2027-07-15' });
  await on('2027-07-14T15:00');
  await takes(id, 'reported', 'i dag');

  await refuses('Skriv vad som kom fram', id, 'moreTime', 'i dag', { until: '20/8' });
  await refuses('Skriv till och med vilken dag', id, 'moreTime', 'i dag', { words: 'Utredning pågår.' });
  await refuses('efter den som gäller nu', id, 'moreTime', 'i dag', { until: '1/8', words: 'Utredning pågår.' });
  await takes(id, 'moreTime', 'i dag', { until: '20/8', words: 'En läkare ska yttra sig först.' });
  expect(await running()).toEqual({ courtApplication: '2027-08-21', childShelterReview: '2027-12-27' });
  await takes(id, 'applied', 'i dag');
  expect(await running()).toEqual({ courtRuling: '2027-07-29', childShelterReview: '2027-12-27' });
  await on('2027-07-27T15:00');
  await takes(id, 'granted', 'i dag');
  expect(await running()).toEqual({ childShelterReview: '2027-12-27' });

  // The half year is counted anew at each review; the day of Midsummer or Christmas gives no grace.
  await on('2027-12-20T09:00');
  await refuses('ser ut som en adress', id, 'reviewed', 'i dag', { words: 'De bor kvar på Ekgatan 14.' });
  await takes(id, 'reviewed', 'i dag', { words: 'Hotet finns kvar. Barnet går i skolan.' });
  expect(await running()).toEqual({ childShelterReview: '2028-06-21' });
  await takes(id, 'reviewedEnds', 'i dag', { words: 'Mamman har en egen lägenhet.' });
  expect(await running()).toEqual({});
  const last = await text(duty.get(path(`/beslut/${id}/steg`)));
  expect(last).toContain('Inga fler frister löper.');
  expect(last).not.toContain('<textarea');
  expect((await step(id, 'reviewed', 'i dag', { words: 'En gång till.' })).status).toBe(422);

  const [kept] = await town.look<{ sealed: boolean }>(
    `select bool_and(position('lägenhet'::bytea in words) = 0) as sealed from data.decision_step where words is not null`,
  );
  expect(kept).toEqual({ sealed: true });
  const ended = await town.look('select from data.event where file_id = $1 and kind = $2', [
    contact.id,
    'placement.ended',
  ]);
  expect(ended).toHaveLength(1);
});

it('has lapsed when it was not submitted in time: what is sent later is not taken, and a new one takes its place', async () => {
  const id = await decided();
  // Without a day for the board's meeting somebody is asked within four weeks all the same.
  expect(await running()).toEqual({ courtSubmission: '2027-07-03', chairReported: '2027-07-24' });
  await on('2027-07-03T00:30');
  expect(await text(duty.get(path('/beslut')))).toContain('Beslutet har upphört att gälla.');
  const late = await send(duty, `/beslut/${id}/ratten`, {});
  expect([late.status, await late.text()]).toEqual([422, expect.stringContaining('hade tiden redan gått ut')]);
  // Sent on the last day, and written down after midnight: it was in time.
  await takes(id, 'submitted', 'i går');
  expect(
    await town.look(
      `select from data.running_clock where file_id = $1 and rule = 'courtSubmission' and met_at < due_at`,
      [contact.id],
    ),
  ).toHaveLength(1);
  await takes(id, 'notConfirmed', 'i dag');
  expect(await running()).toEqual({ chairReported: '2027-07-24' });

  const other = await decided();
  await on('2027-07-03T09:00');
  await takes(other, 'lapsed', 'i dag');
  expect(Object.keys(await running())).toEqual(['chairReported']);
  const again = await send(duty, '/beslut', {
    person: child,
    kind: 'shelterChildImmediate',
    of: town.staff.boardChair,
    proposal: 'På nytt.',
  });
  expect(again.status).toBe(303);
});

it('must begin within four weeks of the court’s final decision, or it has lapsed', async () => {
  const id = await decided();
  await takes(id, 'submitted', 'i dag');
  await takes(id, 'confirmed', 'i dag');
  await takes(id, 'applied', 'i dag');
  await takes(id, 'granted', 'i dag');
  expect(await text(duty.get(path('/beslut')))).toContain('Skriv in när rättens beslut vann laga kraft.');
  await on('2027-07-20T09:00');
  await takes(id, 'final', '17/7');
  expect(await running()).toMatchObject({ placementBegins: '2027-08-15' });
  await on('2027-08-15T09:00');
  await refuses('hade tiden redan gått ut', id, 'begun', 'i dag');
  // What the court has granted isn't applied for once more.
  await takes(id, 'begun', 'i går');
  expect(await running()).toMatchObject({ childShelterReview: '2028-02-15' });
  expect(await running()).not.toHaveProperty('courtApplication');
});

it('keeps the place secret for half a year at a time, until a review or the end of the placement', async () => {
  const id = await decided('secretLocation');
  expect(await running()).toEqual({ secretLocationReview: '2027-12-26', chairReported: '2027-07-24' });
  await on('2027-12-01T09:00');
  expect(await text(duty.get(path(`/beslut/${id}/steg`)))).toContain(
    'Att platsen hålls hemlig ska omprövas senast lör 25 dec',
  );
  await takes(id, 'reviewed', 'i dag', { words: 'Hotet finns kvar.' });
  expect(await running()).toMatchObject({ secretLocationReview: '2028-06-02' });
  await takes(id, 'reviewedEnds', 'i dag', { words: 'Båda vårdnadshavarna vet.' });
  expect(await running()).toEqual({ chairReported: '2027-07-24' });
});

it('is written down by whoever writes decisions in the file, and seen by nobody else', async () => {
  const id = await decided();
  const others = await Promise.all(
    (['otherCaseOfficer', 'therapist', 'boardChair', 'administrator', 'auditor'] as const).map(visit),
  );
  for (const other of others) {
    expect((await other.get(path(`/beslut/${id}/steg`))).status).toBe(404);
    for (const tail of ['steg', 'ratten'])
      expect((await send(other, `/beslut/${id}/${tail}`, { step: 'begun', on: 'i dag' })).status).toBe(404);
  }
  expect(await town.look('select from data.decision_step where file_id = $1', [contact.id])).toEqual([]);
  expect((await send(duty, `/beslut/${newId()}/steg`, { step: 'begun', on: 'i dag' })).status).toBe(404);
  expect((await step(id, 'granted', 'i dag')).status).toBe(422);
  await takes(id, 'begun', 'i dag');
});
