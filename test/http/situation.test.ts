import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { today } from '../../src/kernel/calendar-day.ts';
import { newId } from '../../src/kernel/ids.ts';
import { situationTasks } from '../../src/situation/index.ts';
import type { Session, Town } from '../builders/index.ts';
import { Intake } from '../support/intake.ts';
import type { Visitor } from '../support/visitor.ts';
import { createdAfter, fieldOf, must, proposed, send } from '../support/whole-contact.ts';

// Which files stand around the same violence is seen by those whom a decision names, by reference and part; and to everybody else
// it is as if there were none.

let intake: Intake;
let town: Town;
let leader: Visitor;
let hers = '';
let childs = '';
let his = '';
let situation = '';
/** Of another woman's file nothing belongs to it. */
let alone = '';

async function opened(withHis: boolean): Promise<string> {
  const contact = await intake.contact();
  const address = await must(intake.officer, `${contact.address}/oppna-akter`, {
    ...proposed(town, contact),
    'team.responsible': town.staff.backupOfficer,
    'team.deputy': town.staff.dutyOfficer,
    [`${fieldOf(contact.child)}.choice`]: withHis ? 'new' : 'none',
    [`${fieldOf(contact.usesViolence)}.choice`]: withHis ? 'new' : 'none',
    [`${fieldOf(contact.usesViolence)}.protection`]: 'none',
    'other.responsible': town.staff.perpetratorTherapist,
    'other.deputy': town.staff.outpatientLeader,
  });
  if (withHis) {
    const made = await createdAfter(town, contact.id);
    his = made.find(({ unit_id }) => unit_id === town.units.outpatient)?.id ?? '';
    childs = made.find(({ id }) => id !== his && id !== address.split('/')[2])?.id ?? '';
  }
  return address.split('/')[2] ?? '';
}

beforeAll(async () => {
  intake = await Intake.open();
  await intake.begin();
  town = intake.town;
  hers = await opened(true);
  alone = await opened(false);
  const [tie] = await town.look<{ id: string }>(
    'select distinct situation_id as id from authz.situation_member where file_id = $1',
    [hers],
  );
  situation = tie?.id ?? '';
});
afterAll(() => intake.close());
beforeEach(async () => {
  leader = await intake.visit('intakeLeader');
  // A leader has a reason for opening, which is asked once.
  for (const file of [hers, alone]) await town.open(sessionOf(leader), file as never, 'Beslutar om samordning');
});

const sessionOf = (visitor: Visitor) => ({ token: visitor.cookies.get('session') ?? '' }) as Session;
const visit = async (who: keyof Town['staff']) => intake.visit(who);
const decide = (file: string, staff: string, lastDay = today0(20)) =>
  send(leader, `/akt/${file}/samordning`, { staff, words: 'Samordnar säkerheten. Kanariefågel.', lastDay });
let now: Awaited<ReturnType<Town['now']>>;
beforeAll(async () => {
  now = await town.now();
});
const today0 = (days: number) => today(now).add({ days }).toString();
const grounds = () =>
  town.look<{ staff_id: string }>('select staff_id from authz.ground where file_id = $1 and ended_at is null', [
    situation,
  ]);
const text = async (visitor: Visitor, path: string) => {
  const answer = await visitor.get(path);
  return { status: answer.status, words: await answer.text() };
};

it('is kept by nobody: not by who made it, nor by a leader, nor by whoever has a file of it', async () => {
  expect(await grounds()).toEqual([]);
  for (const who of [
    'dutyOfficer',
    'backupOfficer',
    'intakeLeader',
    'perpetratorTherapist',
    'outpatientLeader',
  ] as const) {
    const visitor = await visit(who);
    const [tied, absent] = [
      await text(visitor, `/samordning/${situation}`),
      await text(visitor, `/samordning/${newId()}`),
    ];
    expect([who, tied.status, tied.words.replaceAll(situation, '')]).toEqual([
      who,
      404,
      absent.words.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ''),
    ]);
    expect((await text(visitor, '/samordning')).words.includes('Inget att samordna')).toBe(true);
  }
});

it('is decided by a leader about another, with a reason and a last day; the answer is the same where there is nothing to see', async () => {
  const officer = await visit('backupOfficer');
  expect((await text(officer, `/akt/${hers}/samordning`)).words.includes('En ledare i aktens enhet beslutar')).toBe(
    true,
  );
  const staff = town.staff.backupOfficer;
  expect((await send(officer, `/akt/${hers}/samordning`, { staff, words: 'Jag', lastDay: today0(3) })).status).toBe(
    404,
  );
  for (const [fields, said] of [
    [{ staff: town.staff.intakeLeader, words: 'x', lastDay: today0(3) }, 'Välj vem det gäller'],
    [{ staff, words: '', lastDay: today0(3) }, 'Skriv varför det behövs'],
    [{ staff, words: 'kvar', lastDay: today0(300) }, 'högst ett halvår fram'],
  ] as const) {
    const refused = await send(leader, `/akt/${hers}/samordning`, fields);
    expect([refused.status, (await refused.text()).includes(said)]).toEqual([422, true]);
  }
  for (const file of [hers, alone]) {
    const done = await decide(file, town.staff.manager);
    expect([done.status, done.headers.get('location')]).toEqual([303, `/akt/${file}/samordning`]);
  }
  expect(await grounds()).toEqual([{ staff_id: town.staff.manager }]);
  const alerts = await town.look(`select staff_id, file_id from data.alert where kind = 'situationShown'`);
  expect(alerts).toEqual([{ staff_id: town.staff.manager, file_id: null }]);
});

it('shows parts, references, units and steps to the one named, and no name, word or way in', async () => {
  const jobs = town.connectJobs();
  const worker = await visit('perpetratorTherapist');
  expect(
    (await send(worker, `/akt/${his}/steg`, { kind: 'programmeBegins', plannedOn: today0(3), words: 'Grupp tisdag' }))
      .status,
  ).toBe(303);
  await situationTasks(jobs).steps?.({});
  await jobs.close();
  const named = await visit('manager');
  const list = await text(named, '/samordning');
  expect(list.words.includes(`/samordning/${situation}`)).toBe(true);
  const page = await text(named, `/samordning/${situation}`);
  expect(page.status).toBe(200);
  const references = await town.look<{ reference: string }>('select reference from authz.file where id = any ($1)', [
    [hers, childs, his],
  ]);
  const shown = [
    ...references.map(({ reference }) => reference),
    'Den våldsutsatta',
    'Barn',
    'Den som använder våld',
    'Öppenvården',
  ];
  expect(
    [...shown, 'Programmet börjar', 'Säkerheten ska övervägas senast'].filter((word) => !page.words.includes(word)),
  ).toEqual([]);
  expect(
    ['Elin', 'Nova', 'Rolf', 'Daniel', 'Grupp tisdag', 'Kanariefågel'].filter((word) => page.words.includes(word)),
  ).toEqual([]);
  expect([hers, childs, his].filter((file) => page.words.includes(`href="/akt/${file}"`))).toEqual([]);
  expect((await named.get(`/akt/${hers}`)).status).toBe(404);
});

it('is never shown to who works with the other side or is blocked, though a decision names them, before or after', async () => {
  for (const staff of [town.staff.perpetratorTherapist, town.staff.outpatientLeader])
    expect((await decide(hers, staff)).status).toBe(303);
  expect(await grounds()).toEqual([{ staff_id: town.staff.manager }]);
  expect((await decide(hers, town.staff.therapist)).status).toBe(303);
  expect((await decide(hers, town.staff.supportWorker)).status).toBe(303);
  const [therapist, support] = [await visit('therapist'), await visit('supportWorker')];
  for (const one of [therapist, support]) expect((await one.get(`/samordning/${situation}`)).status).toBe(200);
  // One comes to work on his side; the other turns out to be close to the child.
  const hisLeader = await visit('outpatientLeader');
  expect(
    (
      await send(hisLeader, `/akt/${his}/team`, {
        staff: town.staff.therapist,
        function: 'therapist',
        decided: 'yes',
        decision: 'Ingen annan.',
      })
    ).status,
  ).toBe(303);
  await town.ask(sessionOf(support), `select authz.set_block($1, $2, authz.me(), 'conflictOfInterest')`, [
    newId(),
    childs,
  ]);
  for (const one of [therapist, support]) {
    expect((await one.get(`/samordning/${situation}`)).status).toBe(404);
    expect(await town.ask(sessionOf(one), 'select * from authz.my_situations()')).toEqual([]);
    expect(await town.ask(sessionOf(one), 'select * from authz.situation_files($1)', [situation])).toEqual([]);
  }
  expect(await grounds()).toEqual([{ staff_id: town.staff.manager }]);
});

it('ends with the decision, in the same transaction, and with its last day', async () => {
  const named = await visit('manager');
  expect((await named.get(`/samordning/${situation}`)).status).toBe(200);
  const ask = () => town.ask(sessionOf(named), 'select * from authz.situation_files($1)', [situation]);
  expect(await ask()).toHaveLength(3);
  const [decision] = await town.look<{ id: string }>(
    'select id from data.tie_decision where file_id = $1 and staff_id = $2 and ended_at is null',
    [hers, town.staff.manager],
  );
  for (const who of ['manager', 'backupOfficer', 'outpatientLeader'] as const) {
    const other = await town.signIn(town.staff[who]);
    await expect(town.ask(other, 'select authz.end_tie_decision($1)', [decision?.id])).rejects.toThrow();
    await expect(
      town.ask(other, `select authz.decide_tie($1, $2, $3, '\\x01', authz.now() + interval '1 day')`, [
        newId(),
        hers,
        town.staff.manager,
      ]),
    ).rejects.toThrow();
  }
  expect((await send(leader, `/akt/${hers}/samordning/${decision?.id}/slut`)).status).toBe(303);
  expect(await ask()).toEqual([]);
  expect((await named.get(`/samordning/${situation}`)).status).toBe(404);
  expect((await decide(hers, town.staff.manager, today0(0))).status).toBe(303);
  const again = await visit('manager');
  expect((await again.get(`/samordning/${situation}`)).status).toBe(200);
  await town.letPass({ hours: 25 });
  expect((await (await visit('manager')).get(`/samordning/${situation}`)).status).toBe(404);
});

it('shows what is tied later to whoever was named before', async () => {
  const before = (await town.look(`select 1 from data.alert where kind = 'situationShown'`)).length;
  const later = newId();
  await town.look(
    `insert into authz.file (id, kind, unit_id, reference, created_at, created_by) values ($1, 'situation', $2, 'SIT-0002', now(), $3)`,
    [later, town.units.intake, town.staff.dutyOfficer],
  );
  await town.look(`insert into authz.situation_member values ($1, $2, 'victim')`, [later, alone]);
  expect(await town.look('select staff_id from authz.ground where file_id = $1', [later])).toEqual([
    { staff_id: town.staff.manager },
  ]);
  expect((await town.look(`select 1 from data.alert where kind = 'situationShown'`)).length).toBe(before + 1);
});
