import { Temporal } from 'temporal-polyfill';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId, type StaffId } from '../../src/kernel/ids.ts';
import type { JobsDatabase } from '../../src/platform/database/with-jobs.ts';
import { type AlertKind, type AlertTo, raiseAlert } from '../../src/today/index.ts';
import { aCall, anAlert, aTown, type Session, type Town } from '../builders/index.ts';
import { mailRound, unsent } from '../support/mail-round.ts';
import { type Mood, PostOffice, silentServer } from '../support/post-office.ts';

let town: Town;
let jobs: JobsDatabase;
let raiser: Session;
let office: PostOffice;
let receiver: StaffId;
const address = 'mirja.niemi@strandhaga.example';
const at = (text: string) => Temporal.ZonedDateTime.from(`${text}[Europe/Stockholm]`).toInstant();

beforeAll(async () => {
  town = await aTown();
  jobs = town.connectJobs();
  receiver = town.staff.therapist;
});
afterAll(async () => {
  await jobs.close();
  await town.close();
});
beforeEach(async () => {
  await town.look('delete from data.mail');
  await town.look('delete from data.alert');
  await town.look('update authz.staff set mail = null');
  await town.setClock(at('2027-06-23T22:00')); // a Wednesday evening: no digest leaves
  await setMail(receiver, address);
  raiser = await town.signIn(town.staff.caseOfficer);
  office = await new PostOffice().open();
});
afterEach(() => office.close());

const setMail = (staffId: StaffId, mail: string | null) =>
  town.administer('select authz.set_mail($1, $2)', [staffId, mail]);
const tell = (kind: AlertKind, ...to: AlertTo[]) => anAlert(town, kind, { meetingId: newId() }, ...to);
const see = () => town.look('update data.alert set seen_at = now(), seen_by = $1', [receiver]);
const round = () => mailRound(jobs, office.place);
const receivers = () => office.arrived.map(({ to }) => to).sort();

describe('a mail server', () => {
  const bad: Mood[] = ['refusesForNow', 'refusesSender', 'refusesToRelay', 'refusesContent', 'hangsInData'];
  it.each(bad)('that %s: the notice arrives when it takes mail again, once', async (mood) => {
    await tell('meetingCalled', { staffId: receiver });
    office.mood = mood;
    await round();
    await round();
    expect([office.arrived, office.tries]).toEqual([[], 2]);
    office.mood = 'takes';
    await round();
    await round();
    expect(receivers()).toEqual([address]);
    expect(await unsent(jobs)).toEqual([]);
  });

  it('that is gone, or answers and says nothing: the notice arrives when there is one again, once', async () => {
    await tell('meetingCalled', { staffId: receiver });
    const silent = await silentServer();
    await mailRound(jobs, silent.place);
    silent.close();
    await office.close();
    await round();
    expect(await unsent(jobs)).toHaveLength(1);
    await office.open();
    await round();
    await round();
    expect(receivers()).toEqual([address]);
  });

  it('that took the mail and broke before it said so, gets it again under the same name', async () => {
    await tell('meetingCalled', { staffId: receiver });
    office.mood = 'breaksAfterData';
    await round();
    office.mood = 'takes';
    await round();
    await round();
    expect(office.arrived).toHaveLength(2);
    expect(new Set(office.arrived.map(({ messageId }) => messageId)).size).toBe(1);
  });

  it('that knows no such address is believed: administrators see it, and a new address gets what waited', async () => {
    await tell('meetingCalled', { staffId: receiver });
    office.mood = 'knowsNoSuchAddress';
    await round();
    await round();
    expect(office.tries).toBe(1);
    expect(await town.look('select id from authz.staff where mail_refused_at is not null')).toEqual([{ id: receiver }]);
    office.mood = 'takes';
    await setMail(receiver, 'mirja@strandhaga.example');
    await town.look(`update data.mail set next_try_at = now()`);
    await round();
    expect(receivers()).toEqual(['mirja@strandhaga.example']);
  });
});

describe('what leaves', () => {
  it('goes with the transaction that raised it: the job is there, or neither', async () => {
    const waiting = () =>
      town.look(`select payload from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'notice'`);
    await town.look('delete from graphile_worker._private_jobs');
    const meetingId = await aCall(town, raiser.staffId, receiver);
    const { rejects } = expect(
      town.act(raiser, async ({ sql, now, entered }) => {
        if (entered.state !== 'open') return;
        await raiseAlert({ sql, now, actor: entered.actor }, { meetingId }, 'meetingCalled', [{ staffId: receiver }]);
        throw new Error('something went wrong after it');
      }),
    );
    await rejects.toThrow('something went wrong');
    expect(await waiting()).toEqual([]);
    await tell('taskGiven', { staffId: receiver });
    const [alert] = await town.look<{ id: string }>('select id from data.alert');
    expect(await waiting()).toEqual([{ payload: { kind: 'taskGiven', id: alert?.id } }]);
  });

  it('is what has not been seen: what was seen in the app before is not mailed', async () => {
    await tell('meetingCalled', { staffId: receiver });
    await see();
    await round();
    await tell('meetingChanged', { staffId: receiver });
    office.mood = 'refusesForNow';
    await round();
    await see();
    office.mood = 'takes';
    await round();
    expect([receivers(), await unsent(jobs)]).toEqual([[], []]);
  });

  it('is one mail for what waits at the same time, and nothing for one without an address', async () => {
    await tell('meetingCalled', { staffId: receiver }, { staffId: town.staff.teamLeader });
    await tell('meetingChanged', { staffId: receiver });
    await round();
    expect(receivers()).toEqual([address]);
  });

  it('to a duty goes to whoever has it when it leaves, and waits for one who has', async () => {
    await setMail(town.staff.dutyOfficer, 'sara@strandhaga.example');
    await setMail(town.staff.backupOfficer, 'peter@strandhaga.example');
    await tell('concernReported', { unitId: town.units.intake, duty: 'duty' });
    await round();
    expect(receivers()).toEqual([]);
    await town.onDuty(town.staff.dutyOfficer, town.units.intake, { hours: 1 });
    office.mood = 'refusesForNow';
    await round();
    // The shift changes while the mail server is away.
    await town.letPass({ hours: 2 });
    await town.onDuty(town.staff.backupOfficer, town.units.intake, { hours: 1 });
    office.mood = 'takes';
    await round();
    await round();
    expect(receivers()).toEqual(['peter@strandhaga.example']);
  });

  it('never goes to one who is blocked from the file', async () => {
    const [file] = [newId()];
    await tell('warningSet', { staffId: receiver });
    await town.look(`insert into authz.file values ($1, 'person', $2, $3, 'none', now(), $4)`, [
      file,
      town.units.violenceTeam,
      file.slice(0, 8),
      town.staff.caseOfficer,
    ]);
    await town.look(
      `insert into authz.block values (gen_random_uuid(), $1, $2, 'conflictOfInterest', now(), $2, null)`,
      [file, receiver],
    );
    await town.look(`update data.alert set file_id = $1, file_kind = 'person', meeting_id = null`, [file]);
    await round();
    expect(receivers()).toEqual([]);
  });
});

describe('the digest', () => {
  const digestsAfter = async (moment: string) => {
    await town.setClock(at(moment));
    await round();
    return office.arrived.length;
  };

  it('leaves once a working day at the set hour, one mail for all that waits unseen', async () => {
    await tell('taskGiven', { staffId: receiver });
    await tell('meetingInputAsked', { staffId: receiver });
    expect(await digestsAfter('2027-06-23T23:00')).toBe(0);
    expect(await digestsAfter('2027-06-24T07:29')).toBe(0);
    expect(await digestsAfter('2027-06-24T07:30')).toBe(1);
    raiser = await town.signIn(town.staff.caseOfficer);
    await tell('taskGiven', { staffId: receiver });
    expect(await digestsAfter('2027-06-24T15:00')).toBe(1);
    // Midsummer's Eve, and the weekend after it.
    expect(await digestsAfter('2027-06-25T09:00')).toBe(1);
    expect(await digestsAfter('2027-06-27T09:00')).toBe(1);
    expect(await digestsAfter('2027-06-28T07:31')).toBe(2);
    expect(await digestsAfter('2027-06-29T07:31')).toBe(2);
  });
});
