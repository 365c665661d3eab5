import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { consentTasks } from '../../src/consent/index.ts';
import { type Id, newId, type PersonId, type StaffId } from '../../src/kernel/ids.ts';
import { dayOf, endOfDay } from '../../src/kernel/instant.ts';
import type { JobsDatabase } from '../../src/platform/database/with-jobs.ts';
import { noticeTasks } from '../../src/today/index.ts';
import { aFile, aGroup, aTown, type MadeFile, type Town, tellsOf } from '../builders/index.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

// A consent ends by its date: it is taken up in time, and what rested on it comes back by itself.

let town: Town;
let served: Served;
let jobs: JobsDatabase;
let file: MadeFile;
const line = `M10 10${'L20 30L40 50'.repeat(6)}`;
const at = (tail = '') => `/akt/${file.id}/samtycken${tail}`;

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  jobs = town.connectJobs();
  await aGroup(town, { unitId: town.units.incomeSupport, staffId: town.staff.outsider });
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await jobs.close();
  await town.close();
});
beforeEach(async () => {
  await town.look('delete from data.alert');
  await town.look('update data.running_clock set ended_at = authz.now() where ended_at is null');
  file = await aFile(town)
    .with(tellsOf({ part: 'self', name: 'Elin Strand', birthYear: 1990 }))
    .onDesk({ first: 'Elin', last: 'Strand' })
    .made();
});

/** Signs in anew each time: weeks pass in these tests, and sessions don't last as long. */
const as = async (who: StaffId) => new Visitor(served, await town.signIn(who));
const officer = () => as(town.staff.caseOfficer);
const post = async (who: Visitor, tail: string, fields: Record<string, string | string[]> = {}) =>
  who.post(at(tail), { _form: newId(), ...fields });
const inDays = async (days: number) => dayOf(await town.now()).add({ days });
const page = async (who: Visitor, address: string) => (await who.get(address)).text();

/** Asked, told and signed on the screen; answers where the form is, after /samtycken. */
async function consents(
  days: number,
  to: Record<string, string> = { unit: town.units.incomeSupport },
): Promise<string> {
  const who = await officer();
  const asked = await post(who, '/ny', {
    now: 'alone',
    purpose: 'Att ordna ekonomin',
    parts: ['protection'],
    until: String(await inDays(days)),
    language: 'sv',
    heardIn: 'ownLanguage',
    ...to,
  });
  const consent = (asked.headers.get('location') ?? '').slice(at().length);
  await post(who, `${consent}/berattat`, { alone: 'yes', told: 'yes' });
  expect((await post(who, `${consent}/skarm`, { signature: line })).status).toBe(303);
  return consent;
}
const wait = async (days: number) => town.setClock((await town.now()).add({ hours: 24 * days }));
const clocks = () =>
  town.look<{ owner: StaffId; state: string }>(
    `select owner_id as owner, case when met_at is not null then 'met' when ended_at is not null then 'ended' else 'runs' end as state
     from data.running_clock where file_id = $1 and rule = 'consentEnds' order by started_at`,
    [file.id],
  );
const states = async () => (await clocks()).map(({ state }) => state);
const runOut = () => consentTasks(jobs).consents?.({});
const told = (kind: string) =>
  town.look<{ staff: StaffId }>('select staff_id as staff from data.alert where file_id = $1 and kind = $2', [
    file.id,
    kind,
  ]);

describe('before a consent ends', () => {
  it('stands on Min dag of whoever asked from two weeks before, and not earlier; the file says it too', async () => {
    await consents(40);
    expect(await clocks()).toEqual([{ owner: town.staff.caseOfficer, state: 'runs' }]);
    expect(await page(await officer(), '/min-dag')).not.toContain('Ett samtycke slutar');
    expect(await page(await officer(), `/akt/${file.id}`)).not.toContain('Ett samtycke slutar');
    expect(await page(await officer(), at())).not.toContain('Låt det upphöra');
    await wait(27);
    const day = await page(await officer(), '/min-dag');
    expect(day).toContain('Ett samtycke slutar');
    expect(day).toContain(`href="${at()}"`);
    expect(await page(await officer(), `/akt/${file.id}`)).toContain('Ett samtycke slutar');
    const list = await page(await officer(), at());
    expect(list).toContain('Slutar snart, eller har slutat');
    expect(list).toContain(`/samtycken/ny?till=${town.units.incomeSupport}`);
    expect(list.match(/Låt det upphöra/g)).toHaveLength(1);
  });

  it('is met by a new consent for the same receiver, and by no other', async () => {
    await consents(10);
    await consents(90, { outside: 'Vårdcentralen Strandhaga' });
    expect(await states()).toEqual(['runs', 'runs']);
    await consents(90);
    expect(await states()).toEqual(['met', 'runs', 'runs']);
    expect(await page(await officer(), at())).not.toContain('Låt det upphöra');
  });

  it('is over when it is withdrawn, also by the person’s own number to anybody', async () => {
    const one = await consents(10);
    const who = await officer();
    await who.post(`/akt/${file.id}/aterkalla${one}`, { _form: newId(), how: 'visit', by: 'self' });
    expect(await states()).toEqual(['ended']);
    await consents(10, { outside: 'Skolan' });
    const [{ reference } = { reference: '' }] = await town.look<{ reference: string }>(
      'select reference from data.consent where file_id = $1 and withdrawn_at is null',
      [file.id],
    );
    const anybody = await as(town.staff.dutyOfficer);
    const fields = { reference, receiver: 'all', how: 'phone', by: 'self', words: '' };
    expect((await anybody.post('/aterkalla', { _form: newId(), ...fields })).status).toBe(303);
    expect(await states()).toEqual(['ended', 'ended']);
  });

  it('is over when it is said that it may end, once; what is open stays open until its last day', async () => {
    const consent = await consents(10);
    const member = await as(town.staff.outsider);
    expect((await member.get(`/akt/${file.id}`)).status).toBe(200);
    expect((await post(member, `${consent}/upphora`)).status).toBe(404);
    expect((await post(await as(town.staff.auditor), `${consent}/upphora`)).status).toBe(404);
    expect(await states()).toEqual(['runs']);
    const who = await officer();
    expect((await post(who, `${consent}/upphora`)).status).toBe(303);
    expect(await states()).toEqual(['ended']);
    expect(await page(who, at())).toContain('Det är bestämt att det får upphöra.');
    expect(await page(who, at())).not.toContain('Låt det upphöra');
    expect((await post(who, `${consent}/upphora`)).status).toBe(409);
    expect((await member.get(`/akt/${file.id}`)).status).toBe(200);
  });

  it('runs once for a child, from when the last of several has signed', async () => {
    const [mother, father] = [newId<PersonId>(), newId<PersonId>()];
    const year = dayOf(await town.now()).year - 8;
    file = await aFile(town)
      .createdBy(town.staff.childOfficer)
      .ofUnit(town.units.childrenUnit)
      .with(tellsOf({ part: 'self', name: 'Nova', birthYear: year }))
      .with(tellsOf({ id: mother, part: 'guardian', name: 'Elin Strand' }))
      .with(tellsOf({ id: father, part: 'guardian', name: 'Mats Strand' }))
      .made();
    const who = await as(town.staff.childOfficer);
    const guardian = (id: string) => `guardian${id.replaceAll('-', '')}`;
    await post(who, '/ny', {
      unit: town.units.incomeSupport,
      purpose: 'Att hjälpa barnet',
      parts: ['children'],
      until: String(await inDays(10)),
      language: 'sv',
      heardIn: 'ownLanguage',
      [guardian(mother)]: 'ask',
      [guardian(father)]: 'ask',
    });
    const forms = await town.look<{ id: Id<'consent'> }>('select id from data.consent where file_id = $1', [file.id]);
    const signs = async (id = '') => {
      await post(who, `/${id}/berattat`, { alone: 'yes', told: 'yes' });
      return post(who, `/${id}/skarm`, { signature: line });
    };
    await signs(forms[0]?.id);
    expect(await clocks()).toEqual([]);
    expect((await post(who, `/${forms[0]?.id}/upphora`)).status).toBe(409);
    await signs(forms[1]?.id);
    expect(await clocks()).toEqual([{ owner: town.staff.childOfficer, state: 'runs' }]);
    await who.post(`/akt/${file.id}/aterkalla/${forms[0]?.id}`, { _form: newId(), how: 'visit', by: 'self' });
    expect(await states()).toEqual(['ended']);
  });

  it('can’t be signed after its last day', async () => {
    const who = await officer();
    const asked = await post(who, '/ny', {
      now: 'alone',
      outside: 'Skolan',
      purpose: 'Att barnen får ro',
      parts: ['children'],
      until: String(await inDays(1)),
      language: 'sv',
      heardIn: 'ownLanguage',
    });
    const consent = (asked.headers.get('location') ?? '').slice(at().length);
    await post(who, `${consent}/berattat`, { alone: 'yes', told: 'yes' });
    await wait(3);
    const answer = await post(await officer(), `${consent}/skarm`, { signature: line });
    expect([answer.status, await answer.text()]).toEqual([409, expect.stringContaining('Ställ frågan på nytt')]);
    expect(await clocks()).toEqual([]);
  });
});

it('one of two consents to somebody outside ends by its form, and the other goes on', async () => {
  await consents(60, { outside: 'Skolan' });
  await consents(60, { outside: 'Vårdcentralen' });
  const kept = () =>
    town.look<{ reference: string; withdrawn: boolean }>(
      'select reference, withdrawn_at is not null as withdrawn from data.consent where file_id = $1 order by asked_at',
      [file.id],
    );
  const [, { reference } = { reference: '' }] = await kept();
  const anybody = await as(town.staff.dutyOfficer);
  const fields = { reference, receiver: 'outside', how: 'phone', by: 'self', words: '' };
  expect((await anybody.post('/aterkalla', { _form: newId(), ...fields })).status).toBe(303);
  expect((await kept()).map(({ withdrawn }) => withdrawn)).toEqual([false, true]);
  expect(await states()).toEqual(['runs', 'ended']);
});

describe('when a consent has run out', () => {
  it('is handed back as at a withdrawal: the task, the reading, and the word to who answers for the file', async () => {
    const consent = await consents(10);
    await post(await officer(), `${consent}/upphora`);
    const task = newId();
    await town.look(
      `insert into data.running_clock (id, file_id, section_id, rule, started_at, due_at, owner_id, unit_id)
       values ($1, $2, $3, 'planAction', authz.now(), authz.now() + interval '60 days', $4, $5)`,
      [task, file.id, file.sections.plan, town.staff.outsider, file.unitId],
    );
    const owner = () => town.look('select owner_id as owner from data.running_clock where id = $1', [task]);
    await runOut();
    expect(await owner()).toEqual([{ owner: town.staff.outsider }]);
    expect(await told('consentEnded')).toEqual([]);
    await town.setClock(endOfDay(await inDays(10)));
    await Promise.all([runOut(), runOut(), runOut()]);
    await runOut();
    expect(await owner()).toEqual([{ owner: town.staff.caseOfficer }]);
    expect(await told('consentEnded')).toEqual([{ staff: town.staff.caseOfficer }]);
    expect(await page(await officer(), '/min-dag')).toContain('Ett samtycke har slutat');
    expect((await (await as(town.staff.outsider)).get(`/akt/${file.id}`)).status).toBe(404);
  });

  it.each(['by its date', 'by hand'])(
    'hands back what was given without consent, %s, and tells who has it now',
    async (how) => {
      const [ground, task] = [newId(), newId()];
      await town.look(
        `insert into authz.ground (id, file_id, kind, staff_id, reads, writes, valid_from, valid_to, given_by, signed_by, signed_at)
       values ($1, $2, 'necessary', $3, '{identity,plan}', '{plan}', authz.now(), authz.now() + interval '2 days', $4, $5, authz.now())`,
        [ground, file.id, town.staff.outsider, town.staff.caseOfficer, town.staff.teamLeader],
      );
      await town.look(
        `insert into data.running_clock (id, file_id, section_id, rule, started_at, due_at, owner_id, unit_id)
       values ($1, $2, $3, 'planAction', authz.now(), authz.now() + interval '60 days', $4, $5)`,
        [task, file.id, file.sections.plan, town.staff.outsider, file.unitId],
      );
      const owner = () => town.look('select owner_id as owner from data.running_clock where id = $1', [task]);
      expect((await (await as(town.staff.outsider)).get(`/akt/${file.id}`)).status).toBe(200);
      await runOut();
      expect(await owner()).toEqual([{ owner: town.staff.outsider }]);
      if (how === 'by hand') {
        const session = await town.signIn(town.staff.caseOfficer);
        await town.open(session, file.id);
        await town.ask(session, 'select authz.end_necessary($1)', [ground]);
      } else {
        await wait(3);
        await Promise.all([runOut(), runOut()]);
      }
      expect(await owner()).toEqual([{ owner: town.staff.caseOfficer }]);
      expect(await told('tasksReturned')).toEqual([{ staff: town.staff.caseOfficer }]);
      expect(await page(await officer(), '/min-dag')).toContain('En uppgift är tillbaka hos dig');
      expect((await (await as(town.staff.outsider)).get(`/akt/${file.id}`)).status).toBe(404);
    },
  );

  it('leaves the task where another consent of the same receiver still holds', async () => {
    await consents(5);
    await consents(60);
    const task = newId();
    await town.look(
      `insert into data.running_clock (id, file_id, section_id, rule, started_at, due_at, owner_id, unit_id)
       values ($1, $2, $3, 'planAction', authz.now(), authz.now() + interval '60 days', $4, $5)`,
      [task, file.id, file.sections.plan, town.staff.outsider, file.unitId],
    );
    await wait(7);
    await runOut();
    expect(await town.look('select owner_id as owner from data.running_clock where id = $1', [task])).toEqual([
      { owner: town.staff.outsider },
    ]);
  });

  it('that nobody took up stays, late, with its owner and her leader told, until it is taken up', async () => {
    const consent = await consents(3);
    await wait(5);
    await noticeTasks(jobs, false).clocks?.({});
    expect((await told('clockBreached')).map(({ staff }) => staff).toSorted()).toEqual(
      [town.staff.caseOfficer, town.staff.teamLeader].toSorted(),
    );
    const who = await officer();
    expect(await page(who, '/min-dag')).toContain('Ett samtycke slutar');
    expect(await page(who, at())).toContain('Låt det upphöra');
    expect((await post(who, `${consent}/upphora`)).status).toBe(303);
    expect(await page(who, '/min-dag')).not.toContain('Ett samtycke slutar');
  });

  it('is told of only as long as it is news', async () => {
    await consents(3);
    await wait(20);
    await runOut();
    expect(await told('consentEnded')).toEqual([]);
    expect(
      await town.look('select run_out_at is not null as done from data.consent where file_id = $1', [file.id]),
    ).toEqual([{ done: true }]);
  });
});
