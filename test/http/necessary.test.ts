import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { aFile, aTown, type MadeFile, type Town, tellsOf } from '../builders/index.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

// Without consent (OSL 10:2): one person, a task of her own, a second person who weighs it.

let town: Town;
let served: Served;
let file: MadeFile;
let officer: Visitor;
let reader: Visitor;

const at = (tail = '') => `/akt/${file.id}/utan-samtycke${tail}`;
const as = async (key: keyof Town['staff']) => new Visitor(served, await town.signIn(town.staff[key]));
/** Looks with a reason, as a leader or the back-up does. */
const opens = async (key: keyof Town['staff']) => {
  const session = await town.signIn(town.staff[key]);
  await town.open(session, file.id, 'Prövar');
  return new Visitor(served, session);
};
const day = async (days: number) =>
  String((await town.now()).toZonedDateTimeISO('Europe/Stockholm').toPlainDate().add({ days }));
const question = async () => ({
  law: 'necessary',
  without: 'notSafe',
  reader: town.staff.outsider,
  ownTask: 'Betala resan i kväll',
  test: 'Pengarna kan inte betalas ut utan namn och dag',
  parts: ['protection'],
  until: await day(3),
});
const ask = async (who = officer, fields: Record<string, string | string[]> = {}) =>
  who.post(at(), { _form: newId(), ...(await question()), ...fields });
const grounds = () =>
  town.look<{ id: string; signed: boolean; ended: boolean }>(
    `select id, signed_at is not null as signed, ended_at is not null as ended from authz.ground where file_id = $1 and kind = 'necessary'`,
    [file.id],
  );
const asked = async () => {
  expect((await ask()).status).toBe(303);
  return (await grounds())[0]?.id ?? '';
};

beforeAll(async () => {
  town = await aTown();
  await town.delegates('disclosure', 'teamLeader');
  await town.delegates('disclosure', 'caseOfficer', 'onBackup');
  served = serve(town);
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});
beforeEach(async () => {
  file = await aFile(town)
    .withTeam({ staffId: town.staff.supportWorker, function: 'supportWorker' })
    .with(tellsOf({ part: 'self', name: 'Elin Strand', birthYear: 1990 }))
    .made();
  officer = await as('caseOfficer');
  reader = await as('outsider');
});

describe('sharing without consent', () => {
  it('needs the task and the test in words', async () => {
    const page = await (await ask(officer, { ownTask: '', test: '', without: '', until: await day(200) })).text();
    for (const words of [
      'Utan den finns ingen grund',
      'Skriv varför det är nödvändigt',
      'Går det att fråga, fråga först',
      'Högst tre månader',
    ])
      expect(page).toContain(words);
    expect(await grounds()).toEqual([]);
  });

  it('opens nothing until a second person has signed, who is told and has the clock', async () => {
    const ground = await asked();
    expect((await reader.get(`/akt/${file.id}`)).status).toBe(404);
    expect(
      await town.look(
        `select (select count(*)::int from data.alert where file_id = $1 and kind = 'groundToSign' and staff_id = $2) as told,
          (select owner_id from data.running_clock where file_id = $1 and rule = 'necessarySignature' and met_at is null) as owner`,
        [file.id, town.staff.teamLeader],
      ),
    ).toEqual([{ told: 1, owner: town.staff.teamLeader }]);
    const leader = await opens('teamLeader');
    expect(await (await leader.get(`/akt/${file.id}/samtycken`)).text()).toContain('Pröva');
    const page = await (await leader.get(at(`/${ground}`))).text();
    for (const words of [
      'Amina Yusuf',
      'Ulf Sand',
      'Betala resan i kväll',
      'Det är inte säkert att fråga',
      'Risk och skydd',
    ])
      expect(page).toContain(words);
    const readers = async () => (await reader.get('/min-dag')).text();
    expect(await readers()).not.toContain('Du kan nu öppna');
    expect((await leader.post(at(`/${ground}/skriv-under`), { _form: newId() })).status).toBe(303);
    expect(await readers()).toContain('Du kan nu öppna det du behöver för en uppgift');
    expect(await grounds()).toMatchObject([{ signed: true, ended: false }]);
    expect((await reader.get(`/akt/${file.id}`)).status).toBe(200);
    expect(
      await town.look(
        `select met_at is not null as met from data.running_clock where file_id = $1 and rule = 'necessarySignature'`,
        [file.id],
      ),
    ).toEqual([{ met: true }]);
    // What she was called for is done: the notice of it waits no more.
    expect(
      await town.look('select id from data.alert where file_id = $1 and staff_id = $2 and seen_at is null', [
        file.id,
        town.staff.teamLeader,
      ]),
    ).toEqual([]);
    expect((await leader.post(at(`/${ground}/skriv-under`), { _form: newId() })).status).toBe(409);
    await officer.post(at(`/${ground}/nej`), { _form: newId(), why: 'Klart' });
    expect((await reader.get(`/akt/${file.id}`)).status).toBe(404);
  });

  it('is refused with a reason, and then nobody reads', async () => {
    const ground = await asked();
    const leader = await opens('teamLeader');
    expect((await leader.post(at(`/${ground}/nej`), { _form: newId() })).status).toBe(422);
    expect((await leader.post(at(`/${ground}/nej`), { _form: newId(), why: 'Fråga henne först' })).status).toBe(303);
    expect(await grounds()).toMatchObject([{ signed: false, ended: true }]);
    expect((await reader.get(`/akt/${file.id}`)).status).toBe(404);
    expect(await (await officer.get(at(`/${ground}`))).text()).toContain('Fråga henne först');
  });

  it('is at night the clock of the back-up, who signs', async () => {
    await town.onDuty(town.staff.otherCaseOfficer, town.units.violenceTeam, { duty: 'backup' });
    const ground = await asked();
    expect(
      await town.look(`select owner_id from data.running_clock where file_id = $1 and rule = 'necessarySignature'`, [
        file.id,
      ]),
    ).toEqual([{ owner_id: town.staff.otherCaseOfficer }]);
    const backup = await opens('otherCaseOfficer');
    expect((await backup.post(at(`/${ground}/skriv-under`), { _form: newId() })).status).toBe(303);
  });

  it('calls once a leader who has back-up too, and is then seen as both', async () => {
    await town.onDuty(town.staff.teamLeader, town.units.violenceTeam, { duty: 'backup' });
    const leader = await as('teamLeader');
    const waiting = async () => [...(await (await leader.get('/min-dag')).text()).matchAll(/"(\/larm\/[^"]+)"/g)];
    const before = await waiting();
    await asked();
    const [newest] = await waiting();
    expect(await waiting()).toHaveLength(before.length + 1);
    await leader.post(newest?.[1] ?? '', { _form: newId() });
    expect(await waiting()).toHaveLength(before.length);
    expect(
      await town.look(
        `select id from data.alert where file_id = $1 and kind = 'groundToSign' and duty is not null and seen_at is null`,
        [file.id],
      ),
    ).toEqual([]);
  });

  it('names nobody who is blocked, and keeps what was typed', async () => {
    const session = await town.signIn(town.staff.caseOfficer);
    await town.open(session, file.id);
    await town.ask(session, `select authz.set_block($1, $2, $3, 'conflictOfInterest')`, [
      newId(),
      file.id,
      town.staff.outsider,
    ]);
    const answer = await ask();
    const page = await answer.text();
    expect([answer.status, page]).toEqual([422, expect.stringContaining('Den personen får inte se akten.')]);
    expect(page).toContain('Betala resan i kväll');
    expect(await grounds()).toEqual([]);
  });

  it('is not asked for where only the named team may see, and the way there is told', async () => {
    const session = await town.signIn(town.staff.caseOfficer);
    await town.open(session, file.id);
    await town.ask(session, `select authz.set_protection($1, 'protectedRegistration')`, [file.id]);
    const answer = await ask();
    const page = await answer.text();
    expect([answer.status, page]).toEqual([422, expect.stringContaining('namnge personen i teamet')]);
    expect(page).toContain('Betala resan i kväll');
    expect(await grounds()).toEqual([]);
  });

  it('keeps the words sealed', async () => {
    await asked();
    const [row] = await town.look<{ all: string }>(
      'select row_to_json(n)::text as all from data.necessary n where file_id = $1',
      [file.id],
    );
    expect(row?.all).toContain('notSafe');
    expect(row?.all).not.toContain('resan');
  });

  it.each(['supportWorker', 'outsider', 'therapist', 'auditor', 'administrator'] as const)(
    'is not asked for by %s',
    async (key) => {
      expect((await ask(await as(key))).status).toBe(404);
      expect(await grounds()).toEqual([]);
    },
  );

  it.each(['caseOfficer', 'supportWorker', 'outsider', 'intakeLeader', 'administrator', 'auditor'] as const)(
    'is not signed by %s',
    async (key) => {
      const ground = await asked();
      const who = await opens(key);
      expect((await who.post(at(`/${ground}/skriv-under`), { _form: newId() })).status).toBe(404);
      if (key !== 'caseOfficer')
        expect((await who.post(at(`/${ground}/nej`), { _form: newId(), why: 'Nej' })).status).toBe(404);
      expect(await grounds()).toMatchObject([{ signed: false, ended: false }]);
    },
  );
});
