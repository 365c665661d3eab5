import { afterAll, beforeAll, expect, it } from 'vitest';
import { setFileSide } from '../../src/access/index.ts';
import { newId } from '../../src/kernel/ids.ts';
import type { JobsDatabase } from '../../src/platform/database/with-jobs.ts';
import { situationTasks } from '../../src/situation/index.ts';
import { aFile, type Session, tellsOf } from '../builders/index.ts';
import { Intake } from '../support/intake.ts';
import { Visitor } from '../support/visitor.ts';
import { createdAfter, fieldOf, must, proposed, send } from '../support/whole-contact.ts';

// SoL 13:8: at each step with one who uses violence, the safety of the exposed person is considered, in her file. What comes back to
// his side is the same whether she is known or not, but for a leader's word.

let intake: Intake;
let jobs: JobsDatabase;
let worker: Visitor;
let leader: Visitor;
let officer: Visitor;
let officerSession: Session;
let workerSession: Session;
/** Files of people who use violence, all with the same worker: of the first, she who is exposed is known here. */
const his: Record<'tied' | 'alone', string> = { tied: '', alone: '' };
let hers = '';

const carry = async () => void (await situationTasks(jobs).steps?.({}));
const words = 'Flytten är på torsdag. Kanariefågel.';

beforeAll(async () => {
  intake = await Intake.open();
  await intake.begin();
  jobs = intake.town.connectJobs();
  const { town } = intake;
  // Known by a situation and by a number: still asked once.
  const contact = await intake.contact({ hisNumber: '193003064742' });
  const address = await must(intake.officer, `${contact.address}/oppna-akter`, {
    ...proposed(town, contact),
    'team.responsible': town.staff.backupOfficer,
    'team.deputy': town.staff.intakeLeader,
    [`${fieldOf(contact.usesViolence)}.choice`]: 'new',
    [`${fieldOf(contact.usesViolence)}.protection`]: 'none',
    'other.responsible': town.staff.perpetratorTherapist,
    'other.deputy': town.staff.outpatientLeader,
  });
  hers = address.split('/')[2] ?? '';
  const made = await createdAfter(town, contact.id);
  his.tied = made.find(({ unit_id }) => unit_id === town.units.outpatient)?.id ?? '';
  his.alone = (
    await aFile(town)
      .createdBy(town.staff.perpetratorTherapist)
      .ofUnit(town.units.outpatient)
      .with((tx, file) => setFileSide(tx.sql, file, 'perpetrator'))
      .with(tellsOf({ part: 'self', name: 'Rolf Strand' }))
      .made()
  ).id;
  await signIn();
});
afterAll(async () => {
  await jobs.close();
  await intake.close();
});

/** The clock is moved by hours: sessions don't live that long. */
async function signIn(): Promise<void> {
  const { town, served } = intake;
  workerSession = await town.signIn(town.staff.perpetratorTherapist);
  officerSession = await town.signIn(town.staff.backupOfficer);
  worker = new Visitor(served, workerSession);
  officer = new Visitor(served, officerSession);
  leader = await intake.visit('outpatientLeader');
}

async function later(hours: number): Promise<void> {
  await intake.town.letPass({ hours });
  await carry();
  await signIn();
}

const plan = (file: string, day: string) =>
  send(worker, `/akt/${file}/steg`, { kind: 'homeVisit', plannedOn: day, words: 'Hembesök med Rolf' });
const page = async (file: string) => (await worker.get(`/akt/${file}/steg`)).text();
/** The first place where two pages differ: whole pages would fill the screen. */
const differs = (one: string, other: string) => {
  const at = [...one].findIndex((letter, i) => letter !== other[i]);
  return at < 0 && one.length === other.length
    ? ''
    : `${one.slice(at - 60, at + 60)} | ${other.slice(at - 60, at + 60)}`;
};
/** Without what differs between any two files and any two drawings of a page. */
const bare = (text: string) =>
  text.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID').replaceAll(/\b[A-Z0-9]{2,4}(?:-[A-Z0-9]{2,5})+\b/g, 'REF');
const stepOf = async (file: string) =>
  (
    await intake.town.look<{ id: string; word: string | null; done: boolean }>(
      'select id, word, done_at is not null as done from data.planned_step where file_id = $1 and cancelled_at is null order by at desc limit 1',
      [file],
    )
  )[0] ?? { id: '', word: null, done: false };
const answer = (step: string, word: string) => send(leader, `/stegbesked/${step}`, { word });
const asked = () =>
  intake.town.look<{ id: string; file_id: string }>('select id, file_id from data.safety_ask where ended_at is null');
const consider = async (word: string) => {
  const [ask] = await asked();
  return send(officer, `/akt/${hers}/overvaganden/${ask?.id}`, { word, words });
};

it('answers the same at once, and keeps the same page, whether she is known or not', async () => {
  const bad = await send(worker, `/akt/${his.tied}/steg`, { kind: '', plannedOn: '1/1/2001', words: 'kvar' });
  const refused = await bad.text();
  expect([bad.status, refused.includes('Välj vad som planeras'), refused.includes('value="kvar"')]).toEqual([
    422,
    true,
    true,
  ]);
  for (const file of [his.tied, his.alone]) {
    expect((await plan(file, 'i dag')).status).toBe(303);
    expect((await page(file)).includes('Mottaget. En ledare svarar.')).toBe(true);
  }
  const before = { tied: bare(await page(his.tied)), alone: bare(await page(his.alone)) };
  expect(differs(before.tied, before.alone)).toBe('');
  expect(before.tied.includes('Väntar på svar')).toBe(true);
  await carry();
  expect(differs(bare(await page(his.tied)), before.tied)).toBe('');
  expect(differs(bare(await page(his.alone)), before.tied)).toBe('');
  expect((await leader.get('/besked').then((one) => one.text())).includes('Inget steg väntar')).toBe(true);
});

it('asks whoever answers for her file, once, with a day and no more; nobody else sees that it was asked', async () => {
  await carry();
  expect(await asked()).toEqual([expect.objectContaining({ file_id: hers })]);
  const seen = await (await officer.get(`/akt/${hers}/overvaganden`)).text();
  expect(seen.includes('Planerat till i dag')).toBe(true);
  expect(['Rolf', 'Hembesök', 'Daniel', 'Öppenvården'].filter((word) => seen.includes(word))).toEqual([]);
  const clocks = await intake.town.look(
    `select c.owner_id, c.file_id, exists (select from data.alert a where a.staff_id = c.owner_id and a.kind = 'considerationAsked') as told
       from data.running_clock c where c.rule = 'safetyConsideration' and c.met_at is null and c.ended_at is null`,
  );
  expect(clocks).toEqual([{ owner_id: intake.town.staff.backupOfficer, file_id: hers, told: true }]);
  const today = await (await officer.get('/min-dag')).text();
  expect(today.includes('Övervägande om säkerhet')).toBe(true);
  expect(today.includes(`/akt/${hers}/overvaganden`)).toBe(true);
  // A colleague of the same unit sees that unit's clocks, and not this one: she might be the one who planned the step.
  const colleague = await intake.town.signIn(intake.town.staff.dutyOfficer);
  const clocksSeen = (session: Session) =>
    intake.town.ask(session, `select id from data.running_clock where rule = 'safetyConsideration'`);
  expect(await clocksSeen(colleague)).toEqual([]);
  expect(await clocksSeen(officerSession)).toHaveLength(1);
  for (const table of ['safety_ask', 'safety_consideration'])
    expect(await intake.town.ask(workerSession, `select * from data.${table}`)).toEqual([]);
  await expect(intake.town.ask(workerSession, 'select * from authz.asked_for_step')).rejects.toThrow();
  expect(await intake.town.ask(workerSession, 'select * from authz.steps_to_answer()')).toEqual([]);
});

it('needs the words of whoever considers, and keeps what was chosen', async () => {
  const [ask] = await asked();
  const refused = await send(officer, `/akt/${hers}/overvaganden/${ask?.id}`, { word: 'go', words: ' ' });
  const text = await refused.text();
  expect([refused.status, text.includes('Skriv hur du har tänkt'), /value="go"[^>]*checked/.test(text)]).toEqual([
    422,
    true,
    true,
  ]);
  const other = await intake.visit('otherCaseOfficer');
  expect((await send(other, `/akt/${hers}/overvaganden/${ask?.id}`, { word: 'go', words })).status).toBe(404);
});

it('tells a leader the same of both, at the same moment, and lets nobody take a step before', async () => {
  expect((await consider('go')).status).toBe(303);
  const tied = await stepOf(his.tied);
  expect((await send(worker, `/akt/${his.tied}/steg/${tied.id}/tagen`)).status).toBe(409);
  await expect(
    intake.town.ask(workerSession, 'update data.planned_step set done_at = authz.now() where id = $1', [tied.id]),
  ).rejects.toThrow();
  await carry();
  expect((await answer(tied.id, 'go')).status).toBe(404);
  await later(5);
  const seen = await (await leader.get('/besked')).text();
  expect(seen.match(/Inget känt hindrar steget/g)).toHaveLength(2);
  expect(seen.includes('Kanariefågel')).toBe(false);
  const told = await intake.town.look(`select staff_id, file_id from data.alert where kind = 'stepToAnswer'`);
  expect(told).toEqual(Array(2).fill({ staff_id: intake.town.staff.outpatientLeader, file_id: null }));
  for (const file of [his.tied, his.alone]) {
    const { id } = await stepOf(file);
    expect((await send(worker, `/stegbesked/${id}`, { word: 'go' })).status).toBe(404);
    expect((await answer(id, 'go')).status).toBe(303);
  }
  expect(differs(bare(await page(his.tied)), bare(await page(his.alone)))).toBe('');
  expect((await page(his.tied)).includes('Får tas')).toBe(true);
});

it('takes a go back as soon as she who considers says wait, and gives it only when she says go', async () => {
  expect((await consider('wait')).status).toBe(303);
  await carry();
  const { id, word } = await stepOf(his.tied);
  expect(word).toBeNull();
  expect((await stepOf(his.alone)).word).toBe('go');
  expect((await send(worker, `/akt/${his.tied}/steg/${id}/tagen`)).status).toBe(409);
  const refused = await answer(id, 'go');
  expect([refused.status, (await refused.text()).includes('Steget behöver vänta')]).toEqual([422, true]);
  const direct = await intake.town.signIn(intake.town.staff.outpatientLeader);
  await expect(intake.town.ask(direct, `select authz.answer_step($1, 'go')`, [id])).rejects.toThrow();
  await expect(intake.town.ask(workerSession, `select authz.answer_step($1, 'wait')`, [id])).rejects.toThrow();
  expect((await answer(id, 'wait')).status).toBe(303);
  const shown = await page(his.tied);
  expect([shown.includes('Prata med din ledare'), shown.includes('Kanariefågel')]).toEqual([true, false]);
  await consider('go');
  await carry();
  expect((await answer(id, 'go')).status).toBe(303);
  expect((await send(worker, `/akt/${his.tied}/steg/${id}/tagen`)).status).toBe(303);
  await carry();
  expect(await asked()).toEqual([]);
  const left = await intake.town.look(
    `select 1 from data.running_clock where rule = 'safetyConsideration' and met_at is null and ended_at is null`,
  );
  expect(left).toEqual([]);
});

it('is asked of the deputy while there is time, when who answers for her file is away or shut out', async () => {
  const { town } = intake;
  expect((await plan(his.tied, 'i dag')).status).toBe(303);
  await carry();
  const clock = async () =>
    (
      await town.look<{ owner_id: string }>(
        `select owner_id from data.running_clock where rule = 'safetyConsideration' and met_at is null and ended_at is null`,
      )
    ).map(({ owner_id }) => owner_id);
  const told = async (staffId: string) =>
    (
      await town.look(
        `select from data.alert where kind = 'considerationAsked' and staff_id = $1 and subject_id = (select id from data.safety_ask where ended_at is null) and seen_at is null`,
        [staffId],
      )
    ).length;
  const { backupOfficer, intakeLeader, dutyOfficer } = town.staff;
  expect(await clock()).toEqual([backupOfficer]);
  const away = (staffId: string, hours: number, deputy: string | null = null) =>
    town.look(
      `insert into authz.absence (id, staff_id, deputy_id, starts_at, ends_at) values ($1, $2, $3, authz.now() - interval '1 minute', authz.now() + $4 * interval '1 hour')`,
      [newId(), staffId, deputy, hours],
    );
  // Back in the minute: she keeps it.
  await away(backupOfficer, 0.01);
  await carry();
  expect(await clock()).toEqual([backupOfficer]);
  await town.look('delete from authz.absence');
  await away(backupOfficer, 40, dutyOfficer);
  await carry();
  expect([await clock(), await told(intakeLeader), await told(backupOfficer)]).toEqual([[intakeLeader], 1, 0]);
  expect(
    (await (await intake.visit('intakeLeader')).get('/min-dag').then((one) => one.text())).includes(
      `/akt/${hers}/overvaganden`,
    ),
  ).toBe(true);
  // Shut out as well: to nobody who is, and nobody across the wall.
  await town.look(
    `insert into authz.block (id, file_id, staff_id, kind, created_at, created_by) values ($1, $2, $3, 'conflictOfInterest', authz.now(), $3)`,
    [newId(), hers, intakeLeader],
  );
  await town.look('delete from authz.absence');
  await carry();
  expect(await clock()).toEqual([backupOfficer]);
  await town.look('delete from authz.block where file_id = $1 and staff_id = $2', [hers, intakeLeader]);
  const { id } = await stepOf(his.tied);
  expect((await send(worker, `/akt/${his.tied}/steg/${id}/slut`)).status).toBe(303);
  await carry();
});

it('waits where nobody has considered in time, and ends the question with the step', async () => {
  expect((await plan(his.tied, 'i dag')).status).toBe(303);
  await later(5);
  expect((await (await leader.get('/besked')).text()).includes('Steget behöver vänta')).toBe(true);
  const { id } = await stepOf(his.tied);
  expect((await send(worker, `/akt/${his.tied}/steg/${id}/slut`)).status).toBe(303);
  await carry();
  expect(await asked()).toEqual([]);
  expect((await (await officer.get(`/akt/${hers}/overvaganden`)).text()).includes('Inget att överväga längre')).toBe(
    true,
  );
});

it('has its page in the files where it belongs, and in no other', async () => {
  expect((await officer.get(`/akt/${hers}/steg`)).status).toBe(404);
  expect((await worker.get(`/akt/${his.tied}/overvaganden`)).status).toBe(404);
  expect((await worker.get(`/akt/${hers}/overvaganden`)).status).toBe(404);
});
