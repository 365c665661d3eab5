import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type MeetingId, newId, type StaffId } from '../../src/kernel/ids.ts';
import { type AlertTo, raiseAlert } from '../../src/today/index.ts';
import { aTown, type Session, type Town } from '../builders/index.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

let town: Town;
let served: Served;
let convener: Session;
beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  convener = await town.signIn(town.staff.caseOfficer);
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});

const meetingId = newId<MeetingId>();
const tell = (about: { meetingId: MeetingId } | 'nothingElse', ...to: AlertTo[]) =>
  town.act(convener, async ({ sql, now, entered }) => {
    if (entered.state !== 'open') throw new Error('not signed in');
    await raiseAlert({ sql, now, actor: entered.actor }, about, 'meetingCalled', to);
  });
const visit = async (staffId: StaffId) => new Visitor(served, await town.signIn(staffId));
const waiting = async (visitor: Visitor): Promise<string[]> =>
  [...(await (await visitor.get('/min-dag')).text()).matchAll(/action="(\/larm\/[^"]+)"/g)].map(([, to]) => to ?? '');

describe('a notice of a meeting', () => {
  beforeEach(() => tell({ meetingId }, { staffId: town.staff.therapist }));

  it('waits on the receiver’s Min dag, leads to the meeting, and is gone when it is opened', async () => {
    const receiver = await visit(town.staff.therapist);
    const [action = ''] = await waiting(receiver);
    const answer = await receiver.post(action, { _form: newId() });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/moten/${meetingId}`]);
    expect(await waiting(receiver)).not.toContain(action);
  });

  it('is there for its receiver alone: neither who raised it nor a leader reads it', async () => {
    for (const one of [town.staff.caseOfficer, town.staff.teamLeader, town.staff.administrator]) {
      const session = await town.signIn(one);
      expect(await town.ask(session, 'select id from data.alert where meeting_id = $1', [meetingId])).toEqual([]);
      const [action = ''] = await waiting(await visit(town.staff.therapist));
      expect((await new Visitor(served, session).post(action, { _form: newId() })).status).toBe(404);
    }
  });
});

it('a notice about nothing else leads back to Min dag', async () => {
  await tell('nothingElse', { staffId: town.staff.supportWorker });
  const receiver = await visit(town.staff.supportWorker);
  const [action = ''] = await waiting(receiver);
  expect((await receiver.post(action, { _form: newId() })).headers.get('location')).toBe('/min-dag');
});

it('nobody raises a notice in another’s name, or about a file that is not open', async () => {
  const { therapist, teamLeader, caseOfficer } = town.staff;
  const insert = (raisedBy: StaffId, fileId: string | null) =>
    town.ask(
      convener,
      `insert into data.alert (id, kind, at, staff_id, raised_by, file_id, file_kind)
       values ($1, 'meetingCalled', authz.now(), $2, $3, $4, $5)`,
      [newId(), therapist, raisedBy, fileId, fileId && 'person'],
    );
  await expect(insert(teamLeader, null)).rejects.toMatchObject({ code: '42501' });
  await expect(insert(caseOfficer, newId())).rejects.toMatchObject({ code: '42501' });
  await insert(caseOfficer, null);
});
