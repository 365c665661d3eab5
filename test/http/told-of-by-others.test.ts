import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { JobsDatabase } from '../../src/platform/database/with-jobs.ts';
import { situationTasks } from '../../src/situation/index.ts';
import { Intake } from '../support/intake.ts';
import type { Visitor } from '../support/visitor.ts';
import { createdAfter, fieldOf, must, proposed, send } from '../support/whole-contact.ts';

// One who uses violence and is told of by somebody else is offered a first meeting early too (V41), and nobody calls him before a
// leader has answered: a call could tell who told (SoL 13:8).

let intake: Intake;
let jobs: JobsDatabase;
let worker: Visitor;
let at = '';
let his = '';
let hers = '';
const clocks = () =>
  intake.town.look<{ rule: string; over: boolean; owner_id: string }>(
    `select rule, met_at is not null as over, owner_id from data.running_clock where file_id = $1 order by rule`,
    [his],
  );
const carry = async () => void (await situationTasks(jobs).steps?.({}));

beforeAll(async () => {
  intake = await Intake.open();
  // A leader answers at noon the day before: in the small hours that is further off than the hours that pass here.
  await intake.town.setClock(Temporal.ZonedDateTime.from('2027-03-09T09:30[Europe/Stockholm]').toInstant());
  await intake.begin();
  jobs = intake.town.connectJobs();
  const { staff } = intake.town;
  const contact = await intake.contact();
  const opened = await must(intake.officer, `${contact.address}/oppna-akter`, {
    ...proposed(intake.town, contact),
    'team.responsible': staff.backupOfficer,
    'team.deputy': staff.intakeLeader,
    [`${fieldOf(contact.usesViolence)}.choice`]: 'new',
    [`${fieldOf(contact.usesViolence)}.protection`]: 'none',
    'other.responsible': staff.perpetratorTherapist,
    'other.deputy': staff.outpatientLeader,
  });
  hers = opened.split('/')[2] ?? '';
  his =
    (await createdAfter(intake.town, contact.id)).find(({ unit_id }) => unit_id === intake.town.units.outpatient)?.id ??
    '';
  at = `/akt/${his}`;
  worker = await intake.visit('perpetratorTherapist');
});
afterAll(async () => {
  await jobs.close();
  await intake.close();
});

it('leads whoever answers for the file to ask a leader, within days, and calls nobody before', async () => {
  const { perpetratorTherapist } = intake.town.staff;
  expect(await clocks()).toEqual([{ rule: 'firstMeetingAsked', over: false, owner_id: perpetratorTherapist }]);
  expect(await (await worker.get('/min-dag')).text()).toContain(`${at}/forsta-motet`);
  const page = await (await worker.get(`${at}/forsta-motet`)).text();
  expect([page.includes('Personen har inte sökt själv'), page.includes('Jag har sagt det')]).toEqual([true, false]);
  expect((await send(worker, `${at}/besked`)).status).toBe(409);
  // Nobody of her side may do it, nor see it.
  const officer = await intake.visit('backupOfficer');
  expect((await send(officer, `${at}/steg`, { kind: 'meeting', plannedOn: 'i morgon' })).status).toBe(404);
  await must(worker, `${at}/steg`, { kind: 'meeting', plannedOn: 'i morgon' });
  expect((await clocks()).map(({ rule, over }) => [rule, over])).toEqual([['firstMeetingAsked', true]]);
  expect(await (await worker.get(`${at}/forsta-motet`)).text()).toContain('Besked är begärt');
});

it('starts the days to offer a meeting with the go, and not before', async () => {
  await carry();
  const officer = await intake.visit('backupOfficer');
  const asked = await intake.town.look<{ id: string }>('select id from data.safety_ask where file_id = $1', [hers]);
  expect(asked).toHaveLength(1);
  await must(officer, `/akt/${hers}/overvaganden/${asked[0]?.id}`, { word: 'go', words: 'Inget hinder.' });
  await intake.town.letPass({ hours: 5 });
  await carry();
  const leader = await intake.visit('outpatientLeader');
  const [step] = await intake.town.look<{ id: string }>('select id from data.planned_step where file_id = $1', [his]);
  expect((await send(leader, `/stegbesked/${step?.id}`, { word: 'wait' })).status).toBe(303);
  expect((await clocks()).map(({ rule }) => rule)).toEqual(['firstMeetingAsked']);
  for (let n = 0; n < 2; n += 1)
    expect((await send(leader, `/stegbesked/${step?.id}`, { word: 'go' })).status).toBe(303);
  const due = await intake.town.look(
    `select owner_id, (due_at at time zone 'Europe/Stockholm')::date - (authz.now() at time zone 'Europe/Stockholm')::date as days
       from data.running_clock where file_id = $1 and rule = 'firstMeeting'`,
    [his],
  );
  expect(due).toEqual([{ owner_id: intake.town.staff.perpetratorTherapist, days: 4 }]);
  worker = await intake.visit('perpetratorTherapist');
});

const go = async () => {
  await carry();
  const officer = await intake.visit('backupOfficer');
  const [asked] = await intake.town.look<{ id: string }>(
    'select id from data.safety_ask where file_id = $1 and ended_at is null order by asked_at desc limit 1',
    [hers],
  );
  await must(officer, `/akt/${hers}/overvaganden/${asked?.id}`, { word: 'go', words: 'Inget hinder.' });
  await intake.town.letPass({ hours: 24 });
  await carry();
  const leader = await intake.visit('outpatientLeader');
  const [step] = await intake.town.look<{ id: string }>(
    `select id from data.planned_step where file_id = $1 and cancelled_at is null order by at desc limit 1`,
    [his],
  );
  await must(leader, `/stegbesked/${step?.id}`, { word: 'go' });
  worker = await intake.visit('perpetratorTherapist');
  return step?.id ?? '';
};
const running = async () =>
  (
    await intake.town.look<{ rule: string }>(
      'select rule from data.running_clock where file_id = $1 and met_at is null and ended_at is null order by rule',
      [his],
    )
  ).map(({ rule }) => rule);
const offered = {
  'when.day': 'i övermorgon',
  'when.time': '13',
  workerWish: 'none',
};

it('ends the days when the leader takes the go back, and asks whoever answers for the file to ask anew', async () => {
  const leader = await intake.visit('outpatientLeader');
  const [step] = await intake.town.look<{ id: string }>('select id from data.planned_step where file_id = $1', [his]);
  expect(await running()).toEqual(['firstMeeting']);
  await must(worker, `${at}/besked`);
  for (const word of ['wait', 'later']) await must(leader, `/stegbesked/${step?.id}`, { word });
  expect(await running()).toEqual(['firstMeetingAsked']);
  const [anew] = await intake.town.look(
    `select owner_id, started_at = (started_at at time zone 'Europe/Stockholm')::date::timestamp at time zone 'Europe/Stockholm' as by_day,
       (due_at at time zone 'Europe/Stockholm')::date - (authz.now() at time zone 'Europe/Stockholm')::date as days
       from data.running_clock where file_id = $1 and rule = 'firstMeetingAsked' and met_at is null`,
    [his],
  );
  expect(anew).toEqual({ owner_id: intake.town.staff.perpetratorTherapist, by_day: true, days: 4 });
  // He has been called once; he is not called again, and no meeting is offered.
  const refused = await send(worker, `${at}/forsta-motet`, {
    ...offered,
    worker: intake.town.staff.perpetratorTherapist,
  });
  expect([refused.status, (await refused.text()).includes('Ring inte förrän det finns')]).toEqual([409, true]);
  expect(await intake.town.look('select from data.first_meeting where file_id = $1', [his])).toEqual([]);
  expect(await (await worker.get(`${at}/forsta-motet`)).text()).toContain('Begär besked för en annan dag');
  await must(worker, `${at}/steg/${step?.id}/slut`);
  expect(await (await worker.get(`${at}/forsta-motet`)).text()).toContain('Klartecknet är tillbakataget');
});

it('ends them too when her side asks to wait, and when the step with its go is struck', async () => {
  await must(worker, `${at}/steg`, { kind: 'meeting', plannedOn: 'i morgon' });
  expect(await running()).toEqual([]);
  const step = await go();
  expect(await running()).toEqual(['firstMeeting']);
  const [asked] = await intake.town.look<{ id: string }>(
    'select id from data.safety_ask where file_id = $1 and ended_at is null order by asked_at desc limit 1',
    [hers],
  );
  const officer = await intake.visit('backupOfficer');
  await must(officer, `/akt/${hers}/overvaganden/${asked?.id}`, { word: 'wait', words: 'Inte nu.' });
  await carry();
  expect(await running()).toEqual(['firstMeetingAsked']);
  await must(officer, `/akt/${hers}/overvaganden/${asked?.id}`, { word: 'go', words: 'Nu går det.' });
  await carry();
  const leader = await intake.visit('outpatientLeader');
  await must(leader, `/stegbesked/${step}`, { word: 'go' });
  expect(await running()).toEqual(['firstMeeting']);
  await must(worker, `${at}/steg/${step}/slut`);
  expect(await running()).toEqual(['firstMeetingAsked']);
});

it('goes on with a new go, and lets the meeting be offered', async () => {
  worker = await intake.visit('perpetratorTherapist');
  await must(worker, `${at}/steg`, { kind: 'meeting', plannedOn: 'i morgon' });
  await go();
  expect(await running()).toEqual(['firstMeeting']);
  await must(worker, `${at}/forsta-motet`, { ...offered, worker: intake.town.staff.perpetratorTherapist });
  expect(await running()).toEqual([]);
});
