import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { newId, type PersonId } from '../../src/kernel/ids.ts';
import { aContact, aTown, type MadeFile, type Town, tellsOf } from '../builders/index.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';
import { fieldOf, must, send } from '../support/whole-contact.ts';

// “Utredning pågår redan” is said of one that goes on, in the file where it does, and what came in belongs to it (V21, SoL 20:2, 19:6).

let town: Town;
let served: Served;
let contact: MadeFile;
let nova: PersonId;
let reporter: Visitor;
let officer: Visitor;
let leader: Visitor;

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  await town.delegates('openChildInvestigation', 'caseOfficer');
  await town.delegates('notOpenChildInvestigation', 'teamLeader');
});
afterAll(async () => {
  expect(served.faults.map(String)).toEqual([]);
  await town.close();
});
beforeEach(async () => {
  await town.setClock(Temporal.ZonedDateTime.from('2027-06-24T16:40[Europe/Stockholm]').toInstant());
  await town.onDuty(town.staff.childOfficer, town.units.childrenUnit);
  nova = newId<PersonId>();
  contact = await aContact(town)
    .with(tellsOf({ part: 'self', name: 'Elin Strand' }))
    .with(tellsOf({ id: nova, part: 'child', name: 'Nova Strand', birthYear: 2018, livesWith: 'yes' }))
    .made();
  reporter = new Visitor(served, await town.signIn(town.staff.dutyOfficer));
  officer = new Visitor(served, await town.signIn(town.staff.childOfficer));
  leader = new Visitor(served, await town.signIn(town.staff.childrenLeader));
});

const threads = () =>
  town.look<{ at: string; outcome: string | null; answered: boolean }>(
    `select child_file_id as at, outcome, feedback_at is not null as answered from data.report_thread
      where from_file_id = $1 order by made_at, id`,
    [contact.id],
  );
const running = async (file: string) =>
  (
    await town.look<{ rule: string }>(
      'select rule from data.running_clock where file_id = $1 and met_at is null and ended_at is null order by rule',
      [file],
    )
  ).map(({ rule }) => rule);
const joined = (file: string) =>
  town.look<{ investigation: string; threads: string }>(
    `select subject->>'investigation' as investigation, subject->>'threads' as threads from data.event
      where file_id = $1 and kind = 'investigation.joined'`,
    [file],
  );
const words = async (answer: Response) => [answer.status, await answer.text()] as const;

/** Reported and received: where it lies. */
async function reported(told = 'Pappa slog mamma när Nova såg på.'): Promise<string> {
  await town.letPass({ minutes: 1 });
  const before = new Set((await threads()).map(({ at }) => at));
  await must(reporter, `/kontakt/${contact.id}/barn/${nova}/anmal`, {
    ...{ words: told, endangers: 'unknown', feedback: 'yes', unit: town.units.childrenUnit },
  });
  const there = `/kontakt/${(await threads()).find(({ at }) => !before.has(at))?.at}`;
  await officer.get(`${there}/anmalan`);
  await must(officer, `${there}/anmalan/ta-emot`);
  return there;
}

/** To the child's own file: one that is made now, or the one that is there. */
async function takenTo(there: string, choice: string): Promise<string> {
  const [self] = await town.look<{ id: string }>(
    `select id from data.person_told where file_id = $1 and part = 'self'`,
    [there.split('/')[2]],
  );
  await must(officer, `${there}/saker-kontakt`, { 'ways.sms.allowed': 'yes', 'ways.sms.target': '070-174 06 05' });
  return must(officer, `${there}/oppna-akter`, {
    [`${fieldOf(self?.id ?? '')}.choice`]: choice,
    [`${fieldOf(self?.id ?? '')}.protection`]: 'none',
    'team.responsible': town.staff.childOfficer,
    'team.deputy': town.staff.childrenLeader,
  });
}
const ongoing = { outcome: 'alreadyOngoing', motive: 'Uppgifterna hör till utredningen.' };

it('is refused in a report where none goes on, with what to do, and nothing is met or told', async () => {
  const there = await reported();
  const page = await (await leader.get(`${there}/anmalan`)).text();
  expect(page).not.toContain('value="alreadyOngoing"');
  expect(page).toContain('Pågår en utredning i barnets akt? För dit anmälan först');
  const [status, body] = await words(await send(leader, `${there}/anmalan/beslut`, ongoing));
  expect(status).toBe(422);
  for (const one of ['För dit anmälan först', ongoing.motive]) expect(body).toContain(one);
  const id = there.split('/')[2] ?? '';
  expect(await running(id)).toEqual(['childProtection', 'preliminaryAssessment']);
  expect(await joined(id)).toEqual([]);
  expect(await threads()).toEqual([{ at: id, outcome: null, answered: false }]);
});

it('is refused in a file where none goes on', async () => {
  const file = await takenTo(await reported(), 'new');
  const id = file.split('/')[2] ?? '';
  await leader.get(file);
  const [status, body] = await words(await send(leader, `${file}/anmalan/beslut`, ongoing));
  expect(status).toBe(422);
  for (const one of ['Ingen utredning pågår i den här akten', ongoing.motive]) expect(body).toContain(one);
  expect(await running(id)).toContain('preliminaryAssessment');
  expect(await joined(id)).toEqual([]);
});

it('joins what was reported to the one that goes on, which starts no second one and is answered for itself', async () => {
  const first = await reported();
  const file = await takenTo(first, 'new');
  const id = file.split('/')[2] ?? '';
  await must(officer, `${file}/anmalan/beslut`, { outcome: 'opened', motive: 'Nova har sett våld.' });
  const [investigation] = await town.look<{ id: string }>('select id from data.investigation where file_id = $1', [id]);
  const second = await reported('Nova har blåmärken på armen.');
  expect(await takenTo(second, id)).toBe(file);
  expect(await running(id)).toEqual([
    ...['childInvestigation', 'childProtection', 'childProtection', 'preliminaryAssessment', 'reporterFeedback'],
  ]);
  const page = await (await officer.get(`${file}/anmalan`)).text();
  expect(page).toContain('Nova har blåmärken på armen.');
  expect(page).toContain(`href="${file}/utredning/${investigation?.id}"`);
  for (const other of ['opened', 'notOpened']) {
    expect(page).not.toContain(`value="${other}"`);
    const [status, body] = await words(
      await send(leader, `${file}/anmalan/beslut`, { outcome: other, motive: 'En till.' }),
    );
    expect([other, status, body.includes('hör till den, och tas om hand där')]).toEqual([other, 422, true]);
    expect(body).toContain('En till.');
  }
  // Not hers to decide, and not there at all for one outside.
  expect((await send(officer, `${file}/anmalan/beslut`, ongoing)).status).toBe(422);
  expect((await send(reporter, `${file}/anmalan/beslut`, ongoing)).status).toBe(404);
  expect(await joined(id)).toEqual([]);
  await must(leader, `${file}/anmalan/beslut`, ongoing);
  const [thread] = await town.look<{ id: string }>(
    `select id from data.report_thread where child_file_id = $1 and outcome = 'alreadyOngoing'`,
    [id],
  );
  expect(await joined(id)).toEqual([{ investigation: investigation?.id, threads: thread?.id }]);
  expect(await running(id)).toEqual([
    ...['childInvestigation', 'childProtection', 'childProtection', 'reporterFeedback', 'reporterFeedback'],
  ]);
  expect(await town.look('select from data.investigation where file_id = $1', [id])).toHaveLength(1);
  // Each report keeps the words of its own decision and answer, and one answer is not the other's.
  await must(officer, `${file}/anmalan/svar`, { answer: 'Svar ett.' });
  expect((await threads()).map(({ answered }) => answered).toSorted()).toEqual([false, true]);
  expect(await running(id)).toContain('reporterFeedback');
  await must(officer, `${file}/anmalan/svar`, { answer: 'Svar två.' });
  expect(await running(id)).not.toContain('reporterFeedback');
  const sealed = await town.look<{ outcome: string; feedback: string }>(
    `select encode(outcome_words, 'hex') as outcome, encode(feedback_words, 'hex') as feedback from data.concern_report
      where file_id = $1 and direction = 'received'`,
    [id],
  );
  expect(new Set(sealed.flatMap(({ outcome, feedback }) => [outcome, feedback])).has(null as never)).toBe(false);
  expect(sealed).toHaveLength(2);
  const told = await (await reporter.get(`/kontakt/${contact.id}/barn`)).text();
  expect(told).toContain('Utredning pågår redan');
});

it('is left once more only by the leader, where two reports were left within a year', async () => {
  await town.delegates('notOpenChildInvestigation', 'caseOfficer');
  const file = await takenTo(await reported(), 'new');
  const id = file.split('/')[2] ?? '';
  const before = (months: number) =>
    town.look(
      `insert into data.report_thread select made.* from data.report_thread t, jsonb_populate_record(t, jsonb_build_object(
         'id', gen_random_uuid(), 'outcome', 'notOpened', 'decided_by', t.received_by, 'decided_at', authz.now() - make_interval(months => $2),
         'feedback_wanted', false)) as made where t.child_file_id = $1 and t.outcome is null`,
      [id, months],
    );
  await before(2);
  await before(3);
  const leaving = { outcome: 'notOpened', motive: 'Nova är trygg hos mormor.' };
  const [status, body] = await words(await send(officer, `${file}/anmalan/beslut`, leaving));
  expect(status).toBe(422);
  for (const one of ['Bara ledaren för enheten får besluta så en gång till: Maria Öberg', leaving.motive])
    expect(body).toContain(one);
  expect(await running(id)).toContain('preliminaryAssessment');
  expect((await send(reporter, `${file}/anmalan/beslut`, leaving)).status).toBe(404);
  await must(leader, `${file}/anmalan/beslut`, leaving);
  expect(await running(id)).not.toContain('preliminaryAssessment');
});
