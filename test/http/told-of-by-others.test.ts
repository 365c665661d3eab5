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
  await must(worker, `${at}/besked`);
  await must(worker, `${at}/forsta-motet`, {
    'when.day': 'i morgon',
    'when.time': '13',
    worker: intake.town.staff.perpetratorTherapist,
    workerWish: 'none',
  });
  expect((await clocks()).map(({ rule, over }) => [rule, over])).toEqual([
    ['firstMeeting', true],
    ['firstMeetingAsked', true],
  ]);
});
