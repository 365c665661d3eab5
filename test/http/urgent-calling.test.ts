import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId, type StaffId } from '../../src/kernel/ids.ts';
import { aContact, aFile, consentsTo } from '../builders/index.ts';
import { tuesday } from '../support/tuesday.ts';
import { pageOf, UrgentMeetings } from '../support/urgent-meetings.ts';
import { Visitor } from '../support/visitor.ts';

// An urgent meeting is called: who may, who is called, and what goes without consent.

let urgent: UrgentMeetings;
beforeAll(async () => {
  urgent = await UrgentMeetings.open();
});
afterAll(async () => {
  expect(urgent.served.faults).toEqual([]);
  await urgent.town.close();
});
beforeEach(() => urgent.begin());

describe('calling', () => {
  it('proposes everyone who may read, and tells the units that see nothing apart', async () => {
    await consentsTo(urgent.town, urgent.officer, urgent.own, { unitId: urgent.town.units.childrenUnit });
    const html = await pageOf(await urgent.visit(urgent.town.staff.therapist), `/akt/${urgent.file.id}/akut`);
    const box = (staffId: StaffId) => new RegExp(`<input[^>]*value="${staffId}"[^>]*>`).exec(html)?.[0] ?? '';
    expect(box(urgent.town.staff.childOfficer)).toContain('checked');
    expect(box(urgent.town.staff.caseOfficer)).toContain('checked');
    expect(box(urgent.town.staff.supportWorker)).not.toContain('checked');
    expect(box(urgent.town.staff.outsider)).toBe('');
    expect(html).toMatch(/Ser ingenting utan samtycke:<\/strong> Försörjningsstöd, Öppenvården/);
    expect(html).toContain('i dag 10.30, på plats');
  });

  it('proposes at a first call the place that the unit has said', async () => {
    const eva = await urgent.visit(urgent.town.staff.administrator);
    const unit = `/organisation/enheter/${urgent.town.units.violenceTeam}`;
    const saved = await eva.post(unit, {
      _form: newId(),
      name: 'Relationsvåldsteamet',
      kind: 'violenceTeam',
      functions: ['protection', 'adultInvestigation', 'supportTalks', 'practicalSupport'],
      urgentPlace: 'Rum Eken',
    });
    expect(saved.status).toBe(303);
    expect(await pageOf(eva, unit)).toContain('value="Rum Eken"');
    const mirja = await urgent.visit(urgent.town.staff.therapist);
    expect(await pageOf(mirja, `/akt/${urgent.file.id}/akut`)).toMatch(
      /name="place"[^>]*value="Rum Eken"|value="Rum Eken"[^>]*name="place"/,
    );
  });

  it('makes the meeting, the 24-hour clock and a notice to each, in one step; the caller owns the clock', async () => {
    await consentsTo(urgent.town, urgent.officer, urgent.own, { unitId: urgent.town.units.childrenUnit });
    const { status, to } = await urgent.call(
      urgent.town.staff.caseOfficer,
      urgent.typed({
        called: [urgent.town.staff.childOfficer, urgent.town.staff.therapist],
        question: 'Var sover barnen i natt?',
      }),
    );
    const [meeting] = await urgent.meetings();
    expect([status, to]).toEqual([303, `/moten/${meeting?.id}`]);
    expect(
      (await urgent.seats()).map(({ staff_id, called_as, answer }) => [staff_id, called_as, answer]).sort(),
    ).toEqual(
      [
        [urgent.town.staff.caseOfficer, 'presenter', 'coming'],
        [urgent.town.staff.childOfficer, 'member', null],
        [urgent.town.staff.therapist, 'presenter', null],
      ].sort(),
    );
    expect(await urgent.clocks()).toEqual([{ owner_id: urgent.town.staff.caseOfficer, running: true }]);
    expect(await urgent.alertsTo(urgent.town.staff.childOfficer, 'meetingCalled')).toBe(1);
    expect(
      await urgent.town.look(`select question from data.agenda_item where file_id = $1`, [urgent.file.id]),
    ).not.toContain('sover');
  });

  it('is done by everyone in the team who writes in the plan, on duty, and as leader', async () => {
    for (const person of ['caseOfficer', 'therapist', 'supportWorker'] as const) {
      const made = await aFile(urgent.town)
        .withTeam(
          { staffId: urgent.town.staff.therapist, function: 'therapist' },
          { staffId: urgent.town.staff.supportWorker, function: 'supportWorker' },
        )
        .made();
      const called = person === 'therapist' ? urgent.town.staff.caseOfficer : urgent.town.staff.therapist;
      const { status } = await urgent.call(urgent.town.staff[person], urgent.typed({ called }), `/akt/${made.id}/akut`);
      expect(status, person).toBe(303);
    }
    const leader = await urgent.town.signIn(urgent.town.staff.teamLeader);
    await urgent.town.open(leader, urgent.file.id, 'Behöver kalla');
    const answer = await new Visitor(urgent.served, leader).post(`/akt/${urgent.file.id}/akut`, urgent.typed());
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
  ] as const)('is refused to %s, who has no ground for the urgent.file, as if it were not there', async (person) => {
    const { status, text } = await urgent.call(urgent.town.staff[person]);
    expect(status).toBe(404);
    const nowhere = await urgent.call(urgent.town.staff[person], urgent.typed(), `/akt/${newId()}/akut`);
    expect(text).toBe(nowhere.text);
    expect((await (await urgent.visit(urgent.town.staff[person])).get(`/akt/${urgent.file.id}/akut`)).status).toBe(404);
    expect(await urgent.meetings()).toEqual([]);
  });

  it('happens once, though the form is sent twice', async () => {
    const fields = urgent.typed();
    const [one, two] = await Promise.all([
      urgent.call(urgent.town.staff.caseOfficer, fields),
      urgent.call(urgent.town.staff.caseOfficer, fields),
    ]);
    expect(await urgent.meetings()).toHaveLength(1);
    expect([one.status, two.status]).toEqual([303, 303]);
    expect(await urgent.clocks()).toHaveLength(1);
  });

  it('of two who call at the same moment, the second is told that it is called', async () => {
    const [one, two] = await Promise.all([
      urgent.call(urgent.town.staff.caseOfficer),
      urgent.call(urgent.town.staff.supportWorker),
    ]);
    expect([one.status, two.status].sort()).toEqual([303, 409]);
    expect(await urgent.meetings()).toHaveLength(1);
    const late = await pageOf(await urgent.visit(urgent.town.staff.supportWorker), `/akt/${urgent.file.id}/akut`);
    expect(late).toContain('Ett akut möte är redan sammankallat');
  });

  it.each([
    ['more than 24 hours ahead', { 'at.day': '27/11', 'at.time': '10.00' }, 'föreslå ärendet'],
    ['in the past', { when: tuesday('08:00').toString() }, 'Den tiden har gått'],
    ['without a time', { when: '' }, 'Välj när ni ska träffas'],
    ['without a place', { place: '' }, 'Skriv ett rum'],
    ['with nobody', { called: [] }, 'Välj minst en'],
  ])('%s is refused with a sentence, and what was typed is kept', async (_, wrong, words) => {
    const { status, text } = await urgent.call(
      urgent.town.staff.caseOfficer,
      urgent.typed({ question: 'Var sover barnen?', ...wrong }),
    );
    expect(status).toBe(422);
    expect(text).toContain(words);
    expect(text).toContain('Var sover barnen?');
    expect(await urgent.meetings()).toEqual([]);
  });

  it('takes a typed time within 24 hours', async () => {
    const { status } = await urgent.call(urgent.town.staff.caseOfficer, urgent.typed({ 'at.time': '09.15' }));
    expect(status).toBe(303);
    expect((await urgent.meetings())[0]?.starts_at).toEqual(new Date('2036-11-26T08:15:00Z'));
  });

  it('calls nobody whom the page did not offer', async () => {
    const { status } = await urgent.call(
      urgent.town.staff.caseOfficer,
      urgent.typed({ called: [urgent.town.staff.outsider] }),
    );
    expect(status).toBe(422);
    expect(await urgent.meetings()).toEqual([]);
  });

  it('never calls one who holds the other side, and does not say why', async () => {
    await consentsTo(urgent.town, urgent.officer, urgent.own, { unitId: urgent.town.units.outpatient });
    const his = await aFile(urgent.town)
      .createdBy(urgent.town.staff.perpetratorTherapist)
      .ofUnit(urgent.town.units.outpatient)
      .made();
    const situation = newId();
    await urgent.town.look(`insert into authz.file values ($1, 'situation', $2, $3, 'none', now(), $4)`, [
      situation,
      urgent.town.units.violenceTeam,
      situation.slice(0, 8),
      urgent.town.staff.teamLeader,
    ]);
    await urgent.town.look(`insert into authz.situation_member values ($1, $2, 'victim'), ($1, $3, 'perpetrator')`, [
      situation,
      urgent.file.id,
      his.id,
    ]);
    const html = await pageOf(await urgent.visit(urgent.town.staff.caseOfficer), `/akt/${urgent.file.id}/akut`);
    expect(html).toContain('Kan inte komma till det här mötet: Daniel Ek.');
    expect(
      (
        await urgent.call(
          urgent.town.staff.caseOfficer,
          urgent.typed({ called: urgent.town.staff.perpetratorTherapist }),
        )
      ).status,
    ).toBe(422);
  });
});

describe('without consent', () => {
  const ownTask = () => ({
    'own[0].staffId': urgent.town.staff.outsider as string,
    'own[0].task': 'Besluta om nödbistånd i dag',
    'own[0].because': 'notSafe',
    'own[0].test': 'Barnen har ingen mat i kväll',
  });

  it('one with a task of her urgent.own is called at once, and sees nothing of the urgent.file until a second person has signed', async () => {
    await urgent.town.onDuty(urgent.town.staff.otherCaseOfficer, urgent.town.units.violenceTeam, { duty: 'backup' });
    const { status, to } = await urgent.call(urgent.town.staff.caseOfficer, urgent.typed({ called: [], ...ownTask() }));
    expect(status).toBe(303);
    const sees = async () => {
      const member = await urgent.town.signIn(urgent.town.staff.outsider);
      const found = await urgent.town.open(member, urgent.file.id);
      return found !== undefined;
    };
    expect((await urgent.seats()).find(({ staff_id }) => staff_id === urgent.town.staff.outsider)?.called_as).toBe(
      'ownTask',
    );
    expect(await pageOf(await urgent.visit(urgent.town.staff.outsider), '/min-dag')).toContain(to);
    expect(await sees()).toBe(false);
    expect(await urgent.clocks('necessarySignature')).toHaveLength(1);
    expect(await urgent.alertsTo(urgent.town.staff.teamLeader, 'groundToSign')).toBe(1);
    const [ground] = await urgent.town.look<{ id: string }>(
      `select id from authz.ground where file_id = $1 and kind = 'necessary'`,
      [urgent.file.id],
    );
    const leader = await urgent.town.signIn(urgent.town.staff.teamLeader);
    await urgent.town.open(leader, urgent.file.id, 'Pröva');
    await urgent.town.ask(leader, 'select authz.sign_necessary($1)', [ground?.id]);
    expect(await sees()).toBe(true);
  });

  it('each field is asked for, and what was typed is kept', async () => {
    for (const [field, words] of [
      ['own[0].task', 'Skriv vilken uppgift hen har.'],
      ['own[0].because', 'Välj varför det inte finns samtycke.'],
      ['own[0].test', 'Skriv varför det är nödvändigt.'],
      ['own[0].staffId', 'Välj vem.'],
    ] as const) {
      const { status, text } = await urgent.call(
        urgent.town.staff.caseOfficer,
        urgent.typed({ ...ownTask(), [field]: '' }),
      );
      expect([status, text.includes(words)], field).toEqual([422, true]);
    }
    expect(await urgent.meetings()).toEqual([]);
  });

  it('is not asked for by one who may not write consents down', async () => {
    const html = await pageOf(await urgent.visit(urgent.town.staff.supportWorker), `/akt/${urgent.file.id}/akut`);
    expect(html).not.toContain('own[0]');
    const { status } = await urgent.call(urgent.town.staff.supportWorker, urgent.typed({ ...ownTask() }));
    expect(status).toBe(303);
    expect(
      await urgent.town.look(`select id from authz.ground where file_id = $1 and kind = 'necessary'`, [urgent.file.id]),
    ).toEqual([]);
    expect((await urgent.seats()).some(({ staff_id }) => staff_id === urgent.town.staff.outsider)).toBe(false);
  });

  it('one who is kept from the urgent.file is not called, and why is not said', async () => {
    await urgent.town.ask(urgent.officer, `select authz.set_block($1, $2, $3, 'conflictOfInterest')`, [
      newId(),
      urgent.file.id,
      urgent.town.staff.outsider,
    ]);
    const { status, text } = await urgent.call(urgent.town.staff.caseOfficer, urgent.typed(ownTask()));
    expect(status).toBe(422);
    expect(text).toContain('Den personen kan inte kallas till det här mötet.');
    expect(await urgent.meetings()).toEqual([]);
  });
});

describe('a contact', () => {
  it('on the first night calls who has duty in its unit; no consent reaches it', async () => {
    await urgent.town.onDuty(urgent.town.staff.backupOfficer, urgent.town.units.intake, { duty: 'backup' });
    const contact = await aContact(urgent.town).onDesk().made();
    const sara = await urgent.visit(urgent.town.staff.dutyOfficer);
    const html = await pageOf(sara, `/kontakt/${contact.id}/akut`);
    expect(new RegExp(`<input[^>]*value="${urgent.town.staff.backupOfficer}"[^>]*>`).exec(html)?.[0]).toContain(
      'checked',
    );
    expect(html).toContain('Samtycke till enheter i gruppen gäller först när akten finns.');
    const answer = await sara.post(
      `/kontakt/${contact.id}/akut`,
      urgent.typed({ called: urgent.town.staff.backupOfficer }),
    );
    expect(answer.status).toBe(303);
  });
});

describe('the button on every page', () => {
  it('is about the urgent.file where one is open, and asks which of mine elsewhere', async () => {
    const amina = await urgent.visit(urgent.town.staff.caseOfficer);
    expect(await pageOf(amina, `/akt/${urgent.file.id}/plan`)).toContain(`href="/akt/${urgent.file.id}/akut"`);
    expect(await pageOf(amina, '/min-dag')).toContain('href="/akut"');
    const list = await pageOf(amina, '/akut');
    expect(list).toContain(`href="/akt/${urgent.file.id}/akut"`);
    expect(list).toContain('Elin S.');
    expect(await pageOf(await urgent.visit(urgent.town.staff.outsider), '/akut')).not.toContain(urgent.file.id);
    expect(await pageOf(await urgent.visit(urgent.town.staff.administrator), '/min-dag')).not.toContain('href="/akut"');
  });
});
