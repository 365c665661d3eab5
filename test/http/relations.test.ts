import { afterAll, beforeAll, expect, it } from 'vitest';
import { today } from '../../src/kernel/calendar-day.ts';
import { newId } from '../../src/kernel/ids.ts';
import { PersonalNumber } from '../../src/kernel/personal-number.ts';
import { getOk } from '../../src/kernel/result.ts';
import { aFile, aTown, rows, type Town } from '../builders/index.ts';
import { expectRefused } from '../support/refusals.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

// Whose number is a worker's own or close to her: files that tell of it shut her out by themselves (FL 16–18).

const numbers = ['19910208-2386', '19910313-2388', '19910324-2385', '19910417-2383'] as const;
let town: Town;
let served: Served;
const form = (fields: Record<string, string | string[]> = {}) => ({ _form: newId(), ...fields });
const asVisitor = async (staffId: Parameters<Town['signIn']>[0]) => new Visitor(served, await town.signIn(staffId));

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});

const hashOf = async (number: string) =>
  town.keyring.personHash(getOk(PersonalNumber.parse(number, today(await town.now())), number));
const naming = async (number: string, call: 'index_person' | 'index_named') => {
  const hash = await hashOf(number);
  const second = call === 'index_person' ? ', true' : '';
  return aFile(town)
    .withTeam({ staffId: town.staff.therapist, function: 'therapist' })
    .withNote('Ett')
    .with(async ({ sql }, file) => {
      await rows(sql, `select authz.${call}($1, $2${second})`, [file.id, hash]);
    })
    .made();
};

it.each(['index_person', 'index_named'] as const)(
  'shuts out whoever declared the number, before or after it is told of (%s)',
  async (call) => {
    const number = numbers[call === 'index_person' ? 0 : 1];
    const therapist = await asVisitor(town.staff.therapist);
    const before = await naming(number, call);
    expect((await therapist.get(`/akt/${before.id}`)).status).toBe(200);
    const answer = await therapist.post('/jav', form({ number, kind: 'household' }));
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/jav']);
    expect((await therapist.get(`/akt/${before.id}`)).status).toBe(404);
    const after = await naming(number, call);
    expect((await therapist.get(`/akt/${after.id}`)).status).toBe(404);
    // A leader is told that there is a block, in words that say nothing of why, and nobody else is.
    const told = await town.look<{ staff_id: string; file_id: string }>(
      `select staff_id, file_id from data.alert where kind = 'conflictFound' and file_id = any ($1)`,
      [[before.id, after.id]],
    );
    expect(new Set(told.map(({ staff_id }) => staff_id))).toEqual(new Set([town.staff.teamLeader, town.staff.manager]));
    // The others of the team go on as before.
    expect((await (await asVisitor(town.staff.caseOfficer)).get(`/akt/${before.id}`)).status).toBe(200);
  },
);

it('answers a number that nobody knows in the same way', async () => {
  const known = await asVisitor(town.staff.supportWorker);
  const unknown = await asVisitor(town.staff.otherCaseOfficer);
  const answers = await Promise.all([
    known.post('/jav', form({ number: numbers[0], kind: 'other' })),
    unknown.post('/jav', form({ number: numbers[3], kind: 'other' })),
  ]);
  const said = await Promise.all(
    answers.map(async (one) => [one.status, one.headers.get('location'), await one.text()]),
  );
  expect(said[0]).toEqual(said[1]);
  const page = await (await known.get('/jav')).text();
  expect(page).not.toContain(numbers[0].slice(0, 8));
});

it('keeps its list to herself, and nothing that it shut is opened by taking a number away', async () => {
  const therapist = await asVisitor(town.staff.therapist);
  const file = await naming(numbers[0], 'index_person');
  const relation = /name="relation" value="([^"]+)"/.exec(await (await therapist.get('/jav')).text())?.[1] ?? '';
  const other = await asVisitor(town.staff.supportWorker);
  expect((await other.post('/jav/ta-bort', form({ relation }))).status).toBe(404);
  expect((await therapist.post('/jav/ta-bort', form({ relation }))).status).toBe(303);
  expect((await therapist.get(`/akt/${file.id}`)).status).toBe(404);
  const administrator = await town.signIn(town.staff.administrator);
  await expectRefused(town.ask(administrator, 'select * from authz.staff_relation'));
});

it('takes one’s own number once from oneself, and anew from an administrator alone', async () => {
  const officer = await asVisitor(town.staff.childOfficer);
  expect((await officer.post('/jav/eget', form({ ownNumber: numbers[2] }))).status).toBe(303);
  expect((await officer.post('/jav/eget', form({ ownNumber: numbers[3] }))).status).toBe(404);
  const path = `/organisation/personal/${town.staff.childOfficer}/nummer`;
  expect((await officer.post(path, form({ number: numbers[3] }))).status).toBe(404);
  const administrator = await asVisitor(town.staff.administrator);
  expect(await (await administrator.get(path)).text()).toContain('Ett nummer är angett');
  expect((await administrator.post(path, form({ number: numbers[3] }))).status).toBe(303);
  const file = await naming(numbers[3], 'index_named');
  const blocks = await town.look('select staff_id from authz.block where file_id = $1', [file.id]);
  expect(blocks).toEqual(expect.arrayContaining([{ staff_id: town.staff.childOfficer }]));
});

it('lets one who took a call about her brother write it all down, and passes it on', async () => {
  await town.onDuty(town.staff.dutyOfficer, town.units.intake);
  const officer = await asVisitor(town.staff.dutyOfficer);
  await officer.post('/jav', form({ number: '19910423-2385', kind: 'other' }));
  const received = await officer.post(
    '/kontakt/ny',
    form({ channel: 'call', source: 'person', 'received.day': 'i dag', 'received.time': '00.00' }),
  );
  const path = received.headers.get('location') ?? '';
  const named = await officer.post(`${path}/person`, form({ 'self.name': 'Bo Ek', 'self.number': '19910423-2385' }));
  const on = named.headers.get('location') ?? '';
  expect([named.status, on.startsWith('/lamna-vidare/')]).toEqual([303, true]);
  expect((await officer.get(path)).status).toBe(404);
  expect((await officer.post(on, form({ words: 'Hon ringer igen klockan åtta.' }))).status).toBe(303);
  // The same page and answer where there is nothing: it tells of no contact.
  const nowhere = `/lamna-vidare/${newId()}`;
  expect([(await officer.get(nowhere)).status, (await officer.post(nowhere, form({ words: 'x' }))).status]).toEqual([
    200, 303,
  ]);
  expect(await town.look('select id from data.left_word')).toHaveLength(1);
  const leader = await asVisitor(town.staff.intakeLeader);
  const html = await (await leader.get(path)).text();
  expect(html).toContain('Hon ringer igen klockan åtta.');
  expect(await (await officer.get('/mottag')).text()).not.toContain(path);
});

it('keeps what one writes who was shut out of a contact that somebody else had received', async () => {
  const number = '19910620-2386';
  const receiver = await asVisitor(town.staff.caseOfficer);
  await town.onDuty(town.staff.caseOfficer, town.units.intake);
  const received = await receiver.post(
    '/kontakt/ny',
    form({ channel: 'call', source: 'person', 'received.day': 'i dag', 'received.time': '00.00' }),
  );
  const path = received.headers.get('location') ?? '';
  const officer = await asVisitor(town.staff.dutyOfficer);
  await officer.post('/jav', form({ number, kind: 'other' }));
  // Given on to somebody else, who finds out only now.
  await town.look('update authz.ground set ended_at = authz.now() where file_id = $1', [path.split('/').at(-1)]);
  await officer.post(`${path}/ta`, form());
  const named = await officer.post(`${path}/person`, form({ 'self.name': 'Ida Ek', 'self.number': number }));
  const on = named.headers.get('location') ?? '';
  expect([named.status, on.startsWith('/lamna-vidare/')]).toEqual([303, true]);
  await officer.post(on, form({ words: 'Hon har inte ätit sedan i går.' }));
  const leader = await asVisitor(town.staff.intakeLeader);
  expect(await (await leader.get(path)).text()).toContain('Hon har inte ätit sedan i går.');
});

it('is put right by another: an administrator who tells a second number of her own would be free of the first', async () => {
  const set = async (by: 'administrator' | 'auditor', number: string) =>
    town.ask(await town.signIn(town.staff[by]), 'select authz.set_own_number($1, $2, $3)', [
      newId(),
      town.staff.administrator,
      await hashOf(number),
    ]);
  await set('administrator', numbers[2]);
  const own = () => town.look('select hash from authz.staff_relation where staff_id = $1', [town.staff.administrator]);
  const before = await own();
  expect(before).toHaveLength(1);
  await expectRefused(set('administrator', numbers[3]));
  expect(await own()).toEqual(before);
  const page = await (await asVisitor(town.staff.administrator)).get(
    `/organisation/personal/${town.staff.administrator}/nummer`,
  );
  expect((await page.text()).includes('rättar en annan administratör')).toBe(true);
});

it('leaves what a blocked leader would have been told to one who hears it', async () => {
  const file = await aFile(town).ofUnit(town.units.violenceTeam).made();
  const answers = async () =>
    (await town.look<{ staff: string }>('select authz.answers_for($1) as staff', [file.id]))[0]?.staff;
  await town.look('update authz.ground set ended_at = now() where file_id = $1', [file.id]);
  expect(await answers()).toBe(town.staff.teamLeader);
  await town.look(`insert into authz.block values ($1, $2, $3, 'conflictOfInterest', now(), $3)`, [
    newId(),
    file.id,
    town.staff.teamLeader,
  ]);
  expect(await answers()).toBe(town.staff.manager);
});
