import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { consentsTo } from '../builders/index.ts';
import { tuesday } from '../support/tuesday.ts';
import { pageOf, UrgentMeetings } from '../support/urgent-meetings.ts';

// An urgent meeting is answered, moved and called off.

let urgent: UrgentMeetings;
beforeAll(async () => {
  urgent = await UrgentMeetings.open();
});
afterAll(async () => {
  expect(urgent.served.faults).toEqual([]);
  await urgent.town.close();
});
beforeEach(() => urgent.begin());

describe('answering', () => {
  const convened = async () => {
    await consentsTo(urgent.town, urgent.officer, urgent.own, { unitId: urgent.town.units.childrenUnit });
    const { to } = await urgent.call(
      urgent.town.staff.caseOfficer,
      urgent.typed({ called: [urgent.town.staff.childOfficer, urgent.town.staff.therapist] }),
    );
    return to;
  };

  it('is done on Min dag, for oneself, and can be changed', async () => {
    const to = await convened();
    const elin = await urgent.visit(urgent.town.staff.childOfficer);
    expect(await pageOf(elin, '/min-dag')).toContain(`action="${to}/svar"`);
    const answer = await elin.post(`${to}/svar`, { _form: newId(), answer: 'coming', back: 'min-dag' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/min-dag']);
    expect(await pageOf(elin, '/min-dag')).toContain('Du kommer');
    const meeting = await pageOf(elin, to);
    expect(meeting).toContain('value="notComing"');
    expect(meeting).not.toContain('value="coming"');
    const mine = (await urgent.seats()).find(({ staff_id }) => staff_id === urgent.town.staff.childOfficer);
    expect(mine?.answer).toBe('coming');
  });

  it('that one can’t come calls the deputy at once and tells the one who called', async () => {
    const to = await convened();
    const elin = await urgent.visit(urgent.town.staff.childOfficer);
    await elin.post(`${to}/svar`, { _form: newId(), answer: 'notComing' });
    const deputy = (await urgent.seats()).find(({ staff_id }) => staff_id === urgent.town.staff.otherChildOfficer);
    expect(deputy).toMatchObject({ called_as: 'deputy', answer: null });
    expect(await urgent.alertsTo(urgent.town.staff.caseOfficer, 'meetingChanged')).toBe(1);
    expect(await pageOf(await urgent.visit(urgent.town.staff.otherChildOfficer), '/min-dag')).toContain(`${to}/svar`);
    await elin.post(`${to}/svar`, { _form: newId(), answer: 'notComing' });
    expect(await urgent.seats()).toHaveLength(4);
    expect(await urgent.alertsTo(urgent.town.staff.caseOfficer, 'meetingChanged')).toBe(1);
  });

  it('is nobody else’s: not the caller’s, not another’s who is called, not that of one who isn’t', async () => {
    const to = await convened();
    const meetingId = to.split('/').at(-1);
    for (const one of [urgent.officer, await urgent.town.signIn(urgent.town.staff.therapist)])
      await expect(
        urgent.town.ask(
          one,
          `update data.meeting_seat set answer = 'coming', answered_at = authz.now() where meeting_id = $1 and staff_id = $2`,
          [meetingId, urgent.town.staff.childOfficer],
        ),
      ).rejects.toMatchObject({ code: '42501' });
    for (const person of ['otherCaseOfficer', 'administrator', 'auditor', 'outsider'] as const) {
      const visitor = await urgent.visit(urgent.town.staff[person]);
      expect((await visitor.post(`${to}/svar`, { _form: newId(), answer: 'coming' })).status, person).toBe(404);
      expect(await pageOf(visitor, '/min-dag'), person).not.toContain(to);
    }
    expect((await urgent.seats()).filter(({ answer }) => answer !== null)).toHaveLength(1);
  });

  it('is asked for again after an hour, once, of those who have not answered', async () => {
    const jobs = urgent.town.connectJobs();
    const again = () =>
      jobs.inOne(({ sql }) => sql.selectNoFrom((q) => q.fn('authz.ask_answers_again', []).as('n')).execute());
    const to = await convened();
    const elin = await urgent.visit(urgent.town.staff.childOfficer);
    await elin.post(`${to}/svar`, { _form: newId(), answer: 'coming' });
    await urgent.town.letPass({ minutes: 50 });
    await again();
    expect(await urgent.alertsTo(urgent.town.staff.therapist, 'meetingAnswerAsked')).toBe(0);
    await urgent.town.look('update data.meeting set starts_at = $1 where id = $2', [
      tuesday('15:00').toString(),
      to.split('/').at(-1),
    ]);
    await urgent.town.letPass({ minutes: 20 });
    await again();
    await again();
    expect(await urgent.alertsTo(urgent.town.staff.therapist, 'meetingAnswerAsked')).toBe(1);
    expect(await urgent.alertsTo(urgent.town.staff.childOfficer, 'meetingAnswerAsked')).toBe(0);
    await jobs.close();
  });
});

describe('changing', () => {
  const convened = async () => {
    const { to } = await urgent.call(
      urgent.town.staff.caseOfficer,
      urgent.typed({ called: [urgent.town.staff.therapist, urgent.town.staff.supportWorker] }),
    );
    return { to, at: `/akt/${urgent.file.id}/akut/${to.split('/').at(-1)}` };
  };

  it('moves within the 24 hours; everyone is told and answers again', async () => {
    const { to, at } = await convened();
    await (await urgent.visit(urgent.town.staff.therapist)).post(`${to}/svar`, { _form: newId(), answer: 'coming' });
    const amina = await urgent.visit(urgent.town.staff.caseOfficer);
    expect(await pageOf(amina, `${at}/andra`)).toContain('Flytta mötet');
    const tooLate = { 'at.day': 'i morgon', 'at.time': '10.00' };
    expect((await amina.post(`${at}/flytta`, urgent.typed(tooLate))).status).toBe(422);
    const moved = await amina.post(`${at}/flytta`, urgent.typed({ when: tuesday('13:00').toString(), place: 'Rum 4' }));
    expect(moved.status).toBe(303);
    expect((await urgent.seats()).filter(({ answer }) => answer !== null)).toHaveLength(1);
    expect(await urgent.alertsTo(urgent.town.staff.therapist, 'meetingChanged')).toBeGreaterThan(0);
    expect(await urgent.clocks()).toMatchObject([{ running: true }]);
  });

  it('is called off with a reason that stays in the urgent.file, and the clock ends', async () => {
    const { to, at } = await convened();
    const amina = await urgent.visit(urgent.town.staff.caseOfficer);
    expect((await amina.post(`${at}/stall-in`, { _form: newId(), reason: '' })).status).toBe(422);
    const answer = await amina.post(`${at}/stall-in`, { _form: newId(), reason: 'Hon är hos sin syster' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, to]);
    expect(await urgent.clocks()).toMatchObject([{ running: false }]);
    expect(await pageOf(await urgent.visit(urgent.town.staff.therapist), '/min-dag')).not.toContain(`${to}/svar`);
    expect((await amina.post(`${at}/stall-in`, { _form: newId(), reason: 'Igen' })).status).toBe(409);
    expect((await urgent.call(urgent.town.staff.supportWorker)).status).toBe(303);
  });

  it('is not done by one who was let in for the meeting, or who isn’t called', async () => {
    await consentsTo(urgent.town, urgent.officer, urgent.own, { unitId: urgent.town.units.childrenUnit });
    const { to } = await urgent.call(
      urgent.town.staff.caseOfficer,
      urgent.typed({ called: [urgent.town.staff.childOfficer] }),
    );
    const at = `/akt/${urgent.file.id}/akut/${to.split('/').at(-1)}`;
    for (const person of ['childOfficer', 'therapist', 'outsider', 'administrator'] as const) {
      const visitor = await urgent.visit(urgent.town.staff[person]);
      expect((await visitor.get(`${at}/andra`)).status, person).toBe(404);
      expect((await visitor.post(`${at}/stall-in`, { _form: newId(), reason: 'Nej' })).status, person).toBe(404);
    }
    expect(await urgent.clocks()).toMatchObject([{ running: true }]);
  });
});
