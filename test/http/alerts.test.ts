import { sql as raw } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { withdrawConsent } from '../../src/access/index.ts';
import { type MeetingId, newId, type StaffId, type UnitId } from '../../src/kernel/ids.ts';
import type { JobsDatabase } from '../../src/platform/database/with-jobs.ts';
import { type AlertTo, raiseAlert } from '../../src/today/index.ts';
import { aCall, aFile, aGroup, anAlert, aTown, consentsTo, type Session, type Town } from '../builders/index.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

let town: Town;
let served: Served;
let convener: Session;
let jobs: JobsDatabase;
beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  jobs = town.connectJobs();
  convener = await town.signIn(town.staff.caseOfficer);
  meetingId = await aCall(town, town.staff.caseOfficer, town.staff.therapist);
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await jobs.close();
  await town.close();
});

let meetingId: MeetingId;
const tell = (...to: AlertTo[]) =>
  town.act(convener, async ({ sql, now, entered }) => {
    if (entered.state !== 'open') throw new Error('not signed in');
    await raiseAlert({ sql, now, actor: entered.actor }, { meetingId }, 'meetingCalled', to);
  });
const visit = async (staffId: StaffId) => new Visitor(served, await town.signIn(staffId));
const waiting = async (visitor: Visitor): Promise<string[]> =>
  [...(await (await visitor.get('/min-dag')).text()).matchAll(/action="(\/larm\/[^"]+)"/g)].map(([, to]) => to ?? '');

describe('a notice of a meeting', () => {
  beforeEach(() => tell({ staffId: town.staff.therapist }));

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

it('Min dag with nothing on it leads to no list that is empty too', async () => {
  const idle = await (await (await visit(town.staff.outsider)).get('/min-dag')).text();
  expect(
    ['Inget är försenat', 'Inget väntar på dig', 'Nästa steg står under'].map((one) => idle.includes(one)),
  ).toEqual([true, true, false]);
});

it('a notice about nothing else leads back to Min dag', async () => {
  await anAlert(town, 'clockBreached', 'nothingElse', { staffId: town.staff.supportWorker });
  const receiver = await visit(town.staff.supportWorker);
  const [action = ''] = await waiting(receiver);
  expect((await receiver.post(action, { _form: newId() })).headers.get('location')).toBe('/min-dag');
});

describe('a notice is raised', () => {
  const insert = (session: Session, row: Record<string, unknown>) => {
    const full = { id: newId(), kind: 'taskGiven', raised_by: session.staffId, ...row };
    const columns = Object.keys(full);
    return town.ask(
      session,
      `insert into data.alert (at, ${columns.join(', ')}) values (authz.now(), ${columns.map((_, n) => `$${n + 1}`).join(', ')})`,
      Object.values(full),
    );
  };
  const refused = (row: Record<string, unknown>, session = convener) =>
    expect(insert(session, row), JSON.stringify(row)).rejects.toMatchObject({ code: '42501' });
  let about: { file_id: string; file_kind: string };
  let unitId: UnitId;
  beforeAll(async () => {
    const file = await aFile(town).made();
    about = { file_id: file.id, file_kind: 'person' };
    unitId = file.unitId;
    await town.open(convener, file.id);
  });

  it('in one’s own name, of a file that one has open, with what is done there by hand', async () => {
    const to = { staff_id: town.staff.therapist };
    await insert(convener, { ...about, ...to });
    await refused({ ...about, ...to, raised_by: town.staff.teamLeader });
    await refused({ ...to, file_id: newId(), file_kind: 'person' });
    await refused({ ...about, ...to }, await town.signIn(town.staff.otherCaseOfficer));
    for (const kind of [
      'consentWithdrawn',
      'consentEnded',
      'tasksReturned',
      'personAsked',
      'clockBreached',
      'ownerLeft',
      'meetingCalled',
    ])
      await refused({ ...about, ...to, kind });
    await refused({ ...about, ...to, file_kind: 'contact' });
    await refused({ ...to });
  });

  it('to the duty of the unit that has the file, and to no other unit’s', async () => {
    await insert(convener, { ...about, kind: 'protectionPaused', unit_id: unitId, duty: 'duty' });
    await refused({ ...about, kind: 'protectionPaused', unit_id: town.units.childrenUnit, duty: 'duty' });
  });

  it('of a meeting by those who take part, to those who are called', async () => {
    const call = { kind: 'meetingChanged', meeting_id: meetingId };
    await insert(convener, { ...call, staff_id: town.staff.therapist });
    await refused({ ...call, staff_id: town.staff.manager });
    await refused({ ...call, kind: 'taskGiven', staff_id: town.staff.therapist });
    await refused({ ...call, staff_id: town.staff.therapist }, await town.signIn(town.staff.otherCaseOfficer));
    await refused({ ...call, meeting_id: newId(), staff_id: town.staff.therapist });
  });

  it('of nothing else only by one who has just issued a certificate', async () => {
    await refused({ kind: 'certificateIssued', staff_id: town.staff.therapist });
  });
});

describe('a notice ends with the ground', () => {
  it('of one who was let in on a consent, when it is withdrawn: on Min dag, and as a mail', async () => {
    const file = await aFile(town).made();
    await aGroup(town, { unitId: town.units.incomeSupport, staffId: town.staff.outsider });
    const own = await town.open(convener, file.id);
    if (!own) throw new Error('not opened');
    const consent = await consentsTo(town, convener, own, { unitId: town.units.incomeSupport });
    await anAlert(town, 'taskGiven', { id: file.id, kind: 'person' }, { staffId: town.staff.outsider });
    await town.administer('select authz.set_mail($1, $2)', [town.staff.outsider, 'ulf@strandhaga.example']);
    const mails = async () =>
      jobs
        .inOne(({ sql }) => raw`select * from authz.mails_to_make(array['taskGiven'])`.execute(sql))
        .then(({ rows }) => rows.length);
    const member = await visit(town.staff.outsider);
    expect([(await waiting(member)).length, await mails()]).toEqual([1, 1]);
    const [action = ''] = await waiting(member);
    await town.act(convener, ({ sql }) => withdrawConsent(sql, consent));
    expect([await waiting(member), await mails()]).toEqual([[], 0]);
    expect((await member.post(action, { _form: newId() })).status).toBe(404);
  });

  it('of one who leaves the team, but not of one who leads the unit; nor of a clock where one works', async () => {
    const file = await aFile(town).withTeam({ staffId: town.staff.supportWorker, function: 'supportWorker' }).made();
    const { supportWorker, teamLeader } = town.staff;
    const about = { id: file.id, kind: 'person' };
    await town.look('delete from data.alert');
    await anAlert(town, 'decisionMade', about, { staffId: supportWorker }, { staffId: teamLeader });
    const [worker, leader] = [await visit(supportWorker), await visit(teamLeader)];
    const both = async () => [(await waiting(worker)).length, (await waiting(leader)).length];
    expect(await both()).toEqual([1, 1]);
    await town.look(`update authz.ground set ended_at = authz.now() where file_id = $1 and staff_id = $2`, [
      file.id,
      supportWorker,
    ]);
    expect(await both()).toEqual([0, 1]);
  });

  it('of a duty, when the file goes to another unit', async () => {
    const file = await aFile(town).made();
    await town.onDuty(town.staff.otherCaseOfficer, file.unitId);
    await town.look('delete from data.alert');
    await anAlert(town, 'protectionPaused', { id: file.id, kind: 'person' }, { unitId: file.unitId, duty: 'duty' });
    const duty = await visit(town.staff.otherCaseOfficer);
    expect(await waiting(duty)).toHaveLength(1);
    await town.look('update authz.file set unit_id = $2 where id = $1', [file.id, town.units.childrenUnit]);
    expect(await waiting(duty)).toEqual([]);
  });
});
