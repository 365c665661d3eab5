import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OpenFile } from '../../src/access/index.ts';
import { newId, type StaffId } from '../../src/kernel/ids.ts';
import {
  aContact,
  aFile,
  aGroup,
  aTown,
  consentsTo,
  type MadeFile,
  type Session,
  type Town,
} from '../builders/index.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

// An urgent meeting from the call to its answers: who may call, who is called, and what each of them sees.

let town: Town;
let served: Served;
let file: MadeFile;
let officer: Session;
let own: OpenFile;
const tuesday = (time: string) => Temporal.ZonedDateTime.from(`2036-11-25T${time}[Europe/Stockholm]`).toInstant();

beforeAll(async () => {
  town = await aTown();
  await town.setClock(tuesday('06:00'));
  served = serve(town);
  const { units, staff } = town;
  await aGroup(
    town,
    { unitId: units.incomeSupport, staffId: staff.outsider },
    { unitId: units.childrenUnit, staffId: staff.childOfficer, deputyId: staff.otherChildOfficer },
    { unitId: units.outpatient, staffId: staff.perpetratorTherapist },
  );
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});
beforeEach(async () => {
  await town.setClock(tuesday('09:47'));
  file = await aFile(town)
    .withTeam(
      { staffId: town.staff.therapist, function: 'therapist' },
      { staffId: town.staff.supportWorker, function: 'supportWorker' },
    )
    .onDesk({ first: 'Elin', last: 'Strand' })
    .made();
  officer = await town.signIn(town.staff.caseOfficer);
  const opened = await town.open(officer, file.id);
  if (!opened) throw new Error('not opened');
  own = opened;
});

const visit = async (staffId: StaffId) => new Visitor(served, await town.signIn(staffId));
const page = async (visitor: Visitor, path: string) => (await visitor.get(path)).text();
const typed = (fields: Record<string, string | string[]> = {}) => ({
  _form: newId(),
  when: tuesday('10:45').toString(),
  place: 'Rum 3, eller 070-174 06 90',
  called: [town.staff.therapist as string],
  ...fields,
});
const call = async (staffId: StaffId, fields = typed(), at = `/akt/${file.id}/akut`) => {
  const visitor = await visit(staffId);
  const answer = await visitor.post(at, fields);
  return { visitor, status: answer.status, to: answer.headers.get('location') ?? '', text: await answer.text() };
};
const meetings = () =>
  town.look<{ id: string; called_by: string; starts_at: unknown }>(
    'select m.* from data.meeting m join data.agenda_item i on i.meeting_id = m.id where i.file_id = $1',
    [file.id],
  );
const seats = () =>
  town.look<{ staff_id: string; called_as: string; answer: string | null }>(
    `select s.staff_id, s.called_as, s.answer from data.meeting_seat s join data.agenda_item i on i.meeting_id = s.meeting_id
     where i.file_id = $1`,
    [file.id],
  );
const clocks = (rule = 'urgentMeeting') =>
  town.look<{ owner_id: string; running: boolean }>(
    'select owner_id, met_at is null and ended_at is null as running from data.running_clock where file_id = $1 and rule = $2',
    [file.id, rule],
  );
/** Notices that this person has not seen: of this file, or of the meetings about it. */
const alertsTo = async (staffId: StaffId, kind: string) =>
  (
    await town.look(
      `select id from data.alert where staff_id = $1 and kind = $2 and seen_at is null
         and (file_id = $3 or meeting_id in (select meeting_id from data.agenda_item where file_id = $3))`,
      [staffId, kind, file.id],
    )
  ).length;

describe('calling', () => {
  it('proposes everyone who may read, and tells the units that see nothing apart', async () => {
    await consentsTo(town, officer, own, { unitId: town.units.childrenUnit });
    const html = await page(await visit(town.staff.therapist), `/akt/${file.id}/akut`);
    const box = (staffId: StaffId) => new RegExp(`<input[^>]*value="${staffId}"[^>]*>`).exec(html)?.[0] ?? '';
    expect(box(town.staff.childOfficer)).toContain('checked');
    expect(box(town.staff.caseOfficer)).toContain('checked');
    expect(box(town.staff.supportWorker)).not.toContain('checked');
    expect(box(town.staff.outsider)).toBe('');
    expect(html).toMatch(/Ser ingenting utan samtycke:<\/strong> Försörjningsstöd, Öppenvården/);
    expect(html).toContain('i dag 10.30, på plats');
  });

  it('makes the meeting, the 24-hour clock and a notice to each, in one step; the caller owns the clock', async () => {
    await consentsTo(town, officer, own, { unitId: town.units.childrenUnit });
    const { status, to } = await call(
      town.staff.caseOfficer,
      typed({ called: [town.staff.childOfficer, town.staff.therapist], question: 'Var sover barnen i natt?' }),
    );
    const [meeting] = await meetings();
    expect([status, to]).toEqual([303, `/moten/${meeting?.id}`]);
    expect((await seats()).map(({ staff_id, called_as, answer }) => [staff_id, called_as, answer]).sort()).toEqual(
      [
        [town.staff.caseOfficer, 'presenter', 'coming'],
        [town.staff.childOfficer, 'member', null],
        [town.staff.therapist, 'presenter', null],
      ].sort(),
    );
    expect(await clocks()).toEqual([{ owner_id: town.staff.caseOfficer, running: true }]);
    expect(await alertsTo(town.staff.childOfficer, 'meetingCalled')).toBe(1);
    expect(await town.look(`select question from data.agenda_item where file_id = $1`, [file.id])).not.toContain(
      'sover',
    );
  });

  it('is done by everyone in the team who writes in the plan, on duty, and as leader', async () => {
    for (const person of ['caseOfficer', 'therapist', 'supportWorker'] as const) {
      const made = await aFile(town)
        .withTeam(
          { staffId: town.staff.therapist, function: 'therapist' },
          { staffId: town.staff.supportWorker, function: 'supportWorker' },
        )
        .made();
      const called = person === 'therapist' ? town.staff.caseOfficer : town.staff.therapist;
      const { status } = await call(town.staff[person], typed({ called }), `/akt/${made.id}/akut`);
      expect(status, person).toBe(303);
    }
    const leader = await town.signIn(town.staff.teamLeader);
    await town.open(leader, file.id, 'Behöver kalla');
    const answer = await new Visitor(served, leader).post(`/akt/${file.id}/akut`, typed());
    expect(answer.status).toBe(303);
  });

  it.each([
    'otherCaseOfficer',
    'childOfficer',
    'outsider',
    'auditor',
    'administrator',
    'boardChair',
    'intakeLeader',
  ] as const)('is refused to %s, who has no ground for the file, as if it were not there', async (person) => {
    const { status, text } = await call(town.staff[person]);
    expect(status).toBe(404);
    const nowhere = await call(town.staff[person], typed(), `/akt/${newId()}/akut`);
    expect(text).toBe(nowhere.text);
    expect((await (await visit(town.staff[person])).get(`/akt/${file.id}/akut`)).status).toBe(404);
    expect(await meetings()).toEqual([]);
  });

  it('happens once, though the form is sent twice', async () => {
    const fields = typed();
    const [one, two] = await Promise.all([call(town.staff.caseOfficer, fields), call(town.staff.caseOfficer, fields)]);
    expect(await meetings()).toHaveLength(1);
    expect([one.status, two.status]).toEqual([303, 303]);
    expect(await clocks()).toHaveLength(1);
  });

  it('of two who call at the same moment, the second is told that it is called', async () => {
    const [one, two] = await Promise.all([call(town.staff.caseOfficer), call(town.staff.supportWorker)]);
    expect([one.status, two.status].sort()).toEqual([303, 409]);
    expect(await meetings()).toHaveLength(1);
    const late = await page(await visit(town.staff.supportWorker), `/akt/${file.id}/akut`);
    expect(late).toContain('Ett akut möte är redan sammankallat');
  });

  it.each([
    ['more than 24 hours ahead', { when: 'other', 'at.day': '27/11', 'at.time': '10.00' }, 'föreslå ärendet'],
    ['in the past', { when: tuesday('08:00').toString() }, 'Den tiden har gått'],
    ['without a time', { when: '' }, 'Välj när ni ska träffas'],
    ['without a place', { place: '' }, 'Skriv ett rum'],
    ['with nobody', { called: [] }, 'Välj minst en'],
  ])('%s is refused with a sentence, and what was typed is kept', async (_, wrong, words) => {
    const { status, text } = await call(town.staff.caseOfficer, typed({ question: 'Var sover barnen?', ...wrong }));
    expect(status).toBe(422);
    expect(text).toContain(words);
    expect(text).toContain('Var sover barnen?');
    expect(await meetings()).toEqual([]);
  });

  it('takes a typed time within 24 hours', async () => {
    const { status } = await call(
      town.staff.caseOfficer,
      typed({ when: 'other', 'at.day': 'i morgon', 'at.time': '09.15' }),
    );
    expect(status).toBe(303);
    expect((await meetings())[0]?.starts_at).toEqual(new Date('2036-11-26T08:15:00Z'));
  });

  it('calls nobody whom the page did not offer', async () => {
    const { status } = await call(town.staff.caseOfficer, typed({ called: [town.staff.outsider] }));
    expect(status).toBe(422);
    expect(await meetings()).toEqual([]);
  });

  it('never calls one who holds the other side, and does not say why', async () => {
    await consentsTo(town, officer, own, { unitId: town.units.outpatient });
    const his = await aFile(town).createdBy(town.staff.perpetratorTherapist).ofUnit(town.units.outpatient).made();
    const situation = newId();
    await town.look(`insert into authz.file values ($1, 'situation', $2, $3, 'none', now(), $4)`, [
      situation,
      town.units.violenceTeam,
      situation.slice(0, 8),
      town.staff.teamLeader,
    ]);
    await town.look(`insert into authz.situation_member values ($1, $2, 'victim'), ($1, $3, 'perpetrator')`, [
      situation,
      file.id,
      his.id,
    ]);
    const html = await page(await visit(town.staff.caseOfficer), `/akt/${file.id}/akut`);
    expect(html).toContain('Kan inte komma till det här mötet: Daniel Ek.');
    expect((await call(town.staff.caseOfficer, typed({ called: town.staff.perpetratorTherapist }))).status).toBe(422);
  });
});

describe('without consent', () => {
  const ownTask = () => ({
    'own[0].staffId': town.staff.outsider as string,
    'own[0].task': 'Besluta om nödbistånd i dag',
    'own[0].because': 'notSafe',
    'own[0].test': 'Barnen har ingen mat i kväll',
  });

  it('one with a task of her own is called at once, and sees nothing of the file until a second person has signed', async () => {
    await town.onDuty(town.staff.otherCaseOfficer, town.units.violenceTeam, { duty: 'backup' });
    const { status, to } = await call(town.staff.caseOfficer, typed({ called: [], ...ownTask() }));
    expect(status).toBe(303);
    const sees = async () => {
      const member = await town.signIn(town.staff.outsider);
      const found = await town.open(member, file.id);
      return found !== undefined;
    };
    expect((await seats()).find(({ staff_id }) => staff_id === town.staff.outsider)?.called_as).toBe('ownTask');
    expect(await page(await visit(town.staff.outsider), '/min-dag')).toContain(to);
    expect(await sees()).toBe(false);
    expect(await clocks('necessarySignature')).toHaveLength(1);
    expect(await alertsTo(town.staff.teamLeader, 'groundToSign')).toBe(1);
    const [ground] = await town.look<{ id: string }>(
      `select id from authz.ground where file_id = $1 and kind = 'necessary'`,
      [file.id],
    );
    const leader = await town.signIn(town.staff.teamLeader);
    await town.open(leader, file.id, 'Pröva');
    await town.ask(leader, 'select authz.sign_necessary($1)', [ground?.id]);
    expect(await sees()).toBe(true);
  });

  it('each field is asked for, and what was typed is kept', async () => {
    for (const [field, words] of [
      ['own[0].task', 'Skriv vilken uppgift hen har.'],
      ['own[0].because', 'Välj varför det inte finns samtycke.'],
      ['own[0].test', 'Skriv varför det är nödvändigt.'],
      ['own[0].staffId', 'Välj vem.'],
    ] as const) {
      const { status, text } = await call(town.staff.caseOfficer, typed({ ...ownTask(), [field]: '' }));
      expect([status, text.includes(words)], field).toEqual([422, true]);
    }
    expect(await meetings()).toEqual([]);
  });

  it('is not asked for by one who may not write consents down', async () => {
    const html = await page(await visit(town.staff.supportWorker), `/akt/${file.id}/akut`);
    expect(html).not.toContain('own[0]');
    const { status } = await call(town.staff.supportWorker, typed({ ...ownTask() }));
    expect(status).toBe(303);
    expect(await town.look(`select id from authz.ground where file_id = $1 and kind = 'necessary'`, [file.id])).toEqual(
      [],
    );
    expect((await seats()).some(({ staff_id }) => staff_id === town.staff.outsider)).toBe(false);
  });

  it('one who is kept from the file is not called, and why is not said', async () => {
    await town.ask(officer, `select authz.set_block($1, $2, $3, 'conflictOfInterest')`, [
      newId(),
      file.id,
      town.staff.outsider,
    ]);
    const { status, text } = await call(town.staff.caseOfficer, typed(ownTask()));
    expect(status).toBe(422);
    expect(text).toContain('Den personen kan inte kallas till det här mötet.');
    expect(await meetings()).toEqual([]);
  });
});

describe('a contact', () => {
  it('on the first night calls who has duty in its unit; no consent reaches it', async () => {
    await town.onDuty(town.staff.backupOfficer, town.units.intake, { duty: 'backup' });
    const contact = await aContact(town).onDesk().made();
    const sara = await visit(town.staff.dutyOfficer);
    const html = await page(sara, `/kontakt/${contact.id}/akut`);
    expect(new RegExp(`<input[^>]*value="${town.staff.backupOfficer}"[^>]*>`).exec(html)?.[0]).toContain('checked');
    expect(html).toContain('Samtycke till enheter i gruppen gäller först när akten finns.');
    const answer = await sara.post(`/kontakt/${contact.id}/akut`, typed({ called: town.staff.backupOfficer }));
    expect(answer.status).toBe(303);
  });
});

describe('answering', () => {
  const convened = async () => {
    await consentsTo(town, officer, own, { unitId: town.units.childrenUnit });
    const { to } = await call(
      town.staff.caseOfficer,
      typed({ called: [town.staff.childOfficer, town.staff.therapist] }),
    );
    return to;
  };

  it('is done on Min dag, for oneself, and can be changed', async () => {
    const to = await convened();
    const elin = await visit(town.staff.childOfficer);
    expect(await page(elin, '/min-dag')).toContain(`action="${to}/svar"`);
    const answer = await elin.post(`${to}/svar`, { _form: newId(), answer: 'coming', back: 'min-dag' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/min-dag']);
    expect(await page(elin, '/min-dag')).toContain('Du kommer');
    const mine = (await seats()).find(({ staff_id }) => staff_id === town.staff.childOfficer);
    expect(mine?.answer).toBe('coming');
  });

  it('that one can’t come calls the deputy at once and tells the one who called', async () => {
    const to = await convened();
    const elin = await visit(town.staff.childOfficer);
    await elin.post(`${to}/svar`, { _form: newId(), answer: 'notComing' });
    const deputy = (await seats()).find(({ staff_id }) => staff_id === town.staff.otherChildOfficer);
    expect(deputy).toMatchObject({ called_as: 'deputy', answer: null });
    expect(await alertsTo(town.staff.caseOfficer, 'meetingChanged')).toBe(1);
    expect(await page(await visit(town.staff.otherChildOfficer), '/min-dag')).toContain(`${to}/svar`);
    await elin.post(`${to}/svar`, { _form: newId(), answer: 'notComing' });
    expect(await seats()).toHaveLength(4);
    expect(await alertsTo(town.staff.caseOfficer, 'meetingChanged')).toBe(1);
  });

  it('is nobody else’s: not the caller’s, not another’s who is called, not that of one who isn’t', async () => {
    const to = await convened();
    const meetingId = to.split('/').at(-1);
    for (const one of [officer, await town.signIn(town.staff.therapist)])
      await expect(
        town.ask(
          one,
          `update data.meeting_seat set answer = 'coming', answered_at = authz.now() where meeting_id = $1 and staff_id = $2`,
          [meetingId, town.staff.childOfficer],
        ),
      ).rejects.toMatchObject({ code: '42501' });
    for (const person of ['otherCaseOfficer', 'administrator', 'auditor', 'outsider'] as const) {
      const visitor = await visit(town.staff[person]);
      expect((await visitor.post(`${to}/svar`, { _form: newId(), answer: 'coming' })).status, person).toBe(404);
      expect(await page(visitor, '/min-dag'), person).not.toContain(to);
    }
    expect((await seats()).filter(({ answer }) => answer !== null)).toHaveLength(1);
  });

  it('is asked for again after an hour, once, of those who have not answered', async () => {
    const jobs = town.connectJobs();
    const again = () =>
      jobs.inOne(({ sql }) => sql.selectNoFrom((q) => q.fn('authz.ask_answers_again', []).as('n')).execute());
    const to = await convened();
    const elin = await visit(town.staff.childOfficer);
    await elin.post(`${to}/svar`, { _form: newId(), answer: 'coming' });
    await town.letPass({ minutes: 50 });
    await again();
    expect(await alertsTo(town.staff.therapist, 'meetingAnswerAsked')).toBe(0);
    await call(town.staff.caseOfficer, typed({ when: 'other' })); // nothing of it: called already
    await town.look('update data.meeting set starts_at = $1 where id = $2', [
      tuesday('15:00').toString(),
      to.split('/').at(-1),
    ]);
    await town.letPass({ minutes: 20 });
    await again();
    await again();
    expect(await alertsTo(town.staff.therapist, 'meetingAnswerAsked')).toBe(1);
    expect(await alertsTo(town.staff.childOfficer, 'meetingAnswerAsked')).toBe(0);
    await jobs.close();
  });
});

describe('changing', () => {
  const convened = async () => {
    const { to } = await call(
      town.staff.caseOfficer,
      typed({ called: [town.staff.therapist, town.staff.supportWorker] }),
    );
    return { to, at: `/akt/${file.id}/akut/${to.split('/').at(-1)}` };
  };

  it('moves within the 24 hours; everyone is told and answers again', async () => {
    const { to, at } = await convened();
    await (await visit(town.staff.therapist)).post(`${to}/svar`, { _form: newId(), answer: 'coming' });
    const amina = await visit(town.staff.caseOfficer);
    expect(await page(amina, `${at}/andra`)).toContain('Flytta mötet');
    const tooLate = { when: 'other', 'at.day': 'i morgon', 'at.time': '10.00' };
    expect((await amina.post(`${at}/flytta`, typed(tooLate))).status).toBe(422);
    const moved = await amina.post(`${at}/flytta`, typed({ when: tuesday('13:00').toString(), place: 'Rum 4' }));
    expect(moved.status).toBe(303);
    expect((await seats()).filter(({ answer }) => answer !== null)).toHaveLength(1);
    expect(await alertsTo(town.staff.therapist, 'meetingChanged')).toBeGreaterThan(0);
    expect(await clocks()).toMatchObject([{ running: true }]);
  });

  it('is called off with a reason that stays in the file, and the clock ends', async () => {
    const { to, at } = await convened();
    const amina = await visit(town.staff.caseOfficer);
    expect((await amina.post(`${at}/stall-in`, { _form: newId(), reason: '' })).status).toBe(422);
    const answer = await amina.post(`${at}/stall-in`, { _form: newId(), reason: 'Hon är hos sin syster' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, to]);
    expect(await clocks()).toMatchObject([{ running: false }]);
    expect(await page(await visit(town.staff.therapist), '/min-dag')).not.toContain(`${to}/svar`);
    expect((await amina.post(`${at}/stall-in`, { _form: newId(), reason: 'Igen' })).status).toBe(409);
    expect((await call(town.staff.supportWorker)).status).toBe(303);
  });

  it('is not done by one who was let in for the meeting, or who isn’t called', async () => {
    await consentsTo(town, officer, own, { unitId: town.units.childrenUnit });
    const { to } = await call(town.staff.caseOfficer, typed({ called: [town.staff.childOfficer] }));
    const at = `/akt/${file.id}/akut/${to.split('/').at(-1)}`;
    for (const person of ['childOfficer', 'therapist', 'outsider', 'administrator'] as const) {
      const visitor = await visit(town.staff[person]);
      expect((await visitor.get(`${at}/andra`)).status, person).toBe(404);
      expect((await visitor.post(`${at}/stall-in`, { _form: newId(), reason: 'Nej' })).status, person).toBe(404);
    }
    expect(await clocks()).toMatchObject([{ running: true }]);
  });
});

describe('the button on every page', () => {
  it('is about the file where one is open, and asks which of mine elsewhere', async () => {
    const amina = await visit(town.staff.caseOfficer);
    expect(await page(amina, `/akt/${file.id}/plan`)).toContain(`href="/akt/${file.id}/akut"`);
    expect(await page(amina, '/min-dag')).toContain('href="/akut"');
    const list = await page(amina, '/akut');
    expect(list).toContain(`href="/akt/${file.id}/akut"`);
    expect(list).toContain('Elin S.');
    expect(await page(await visit(town.staff.outsider), '/akut')).not.toContain(file.id);
    expect(await page(await visit(town.staff.administrator), '/min-dag')).not.toContain('href="/akut"');
  });
});
