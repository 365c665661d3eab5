import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId, type StaffId } from '../../src/kernel/ids.ts';
import type { JobsDatabase } from '../../src/platform/database/with-jobs.ts';
import { noticeTasks } from '../../src/today/index.ts';
import { aContact, consentsTo } from '../builders/index.ts';
import { mailRound } from '../support/mail-round.ts';
import { PostOffice } from '../support/post-office.ts';
import { tuesday } from '../support/tuesday.ts';
import { pageOf, UrgentMeetings } from '../support/urgent-meetings.ts';
import type { Visitor } from '../support/visitor.ts';

/** Any worker calls; the notice is neutral; the clock runs to held; who came and what was decided can be counted. */
describe('V52 an urgent meeting', () => {
  let urgent: UrgentMeetings;
  let jobs: JobsDatabase;
  let office: PostOffice;
  beforeAll(async () => {
    urgent = await UrgentMeetings.open();
    jobs = urgent.town.connectJobs();
    office = await new PostOffice().open();
    const { childOfficer, outsider } = urgent.town.staff;
    await setMail(childOfficer, 'elin@strandhaga.example');
    await setMail(outsider, 'ulf@strandhaga.example');
  });
  afterAll(async () => {
    expect(urgent.served.faults).toEqual([]);
    await office.close();
    await jobs.close();
    await urgent.town.close();
  });
  beforeEach(() => urgent.begin());

  const setMail = (staffId: StaffId, mail: string) =>
    urgent.town.administer('select authz.set_mail($1, $2)', [staffId, mail]);
  /** The receivers' own addresses stand on their mails. */
  const withoutAddresses = (source: string) => source.replaceAll(/[\w.]+@[\w.]+/g, '');
  const linkIn = (html: string, start: string) => new RegExp(`href="(${start}[^"/]+)"`).exec(html)?.[1] ?? '';
  const done = async (visitor: Visitor, path: string, fields: Record<string, string | string[]> = {}) => {
    const answer = await visitor.post(path, { _form: newId(), ...fields });
    if (answer.status !== 303) throw new Error(`${path} answered ${answer.status}`);
  };

  it('V52 is called in one step, told by a mail that tells nothing, answered on Min dag, held, and decides who does what', async () => {
    const { town, file } = urgent;
    const { staff } = town;
    await consentsTo(town, urgent.officer, urgent.own, {
      unitId: town.units.childrenUnit,
      parts: ['children', 'protection'],
    });
    const form = await pageOf(await urgent.visit(staff.supportWorker), `/akt/${file.id}/akut`);
    expect(form).toContain('Elin Åkesson, Barn och unga');
    const { status, to } = await urgent.call(
      staff.supportWorker,
      urgent.typed({ called: [staff.childOfficer, staff.caseOfficer], question: 'Var sover barnen i natt?' }),
    );
    expect(status).toBe(303);

    await mailRound(jobs, office.place);
    expect(office.arrived.map((one) => one.to).sort()).toEqual([
      'amina.yusuf@strandhaga.example',
      'elin@strandhaga.example',
    ]);
    const [row] = await town.look<{ reference: string }>('select reference from authz.file where id = $1', [file.id]);
    for (const telling of [
      'Elin',
      'Strand ',
      'Tove',
      'Barn',
      'Relations',
      'akut',
      'urgent',
      row?.reference ?? '-',
      file.id,
      to,
    ])
      for (const { source } of office.arrived) expect(withoutAddresses(source), telling).not.toContain(telling);

    let elin = await urgent.visit(staff.childOfficer);
    expect(await pageOf(elin, '/min-dag')).toContain('i dag 10.45');
    await done(elin, `${to}/svar`, { answer: 'coming', back: 'min-dag' });
    let tove = await urgent.visit(staff.supportWorker);
    expect(await pageOf(tove, to)).toMatch(/Elin Åkesson.*?kommer/is);

    await town.setClock(tuesday('10:50'));
    elin = await urgent.visit(staff.childOfficer);
    tove = await urgent.visit(staff.supportWorker);
    const item = linkIn(await pageOf(elin, to), `/akt/${file.id}/moten/`);
    expect(await pageOf(elin, item)).toContain('Var sover barnen i natt?');
    await done(elin, `${to}/tystnadsplikt`);
    await done(tove, `${to}/tystnadsplikt`);
    await done(tove, `${item}/beslut`, { words: 'Ordna plats i natt', owner: staff.childOfficer, dueOn: 'i dag' });
    const version = /name="version" value="([^"]+)"/.exec(await pageOf(tove, item))?.[1] ?? '';
    await done(tove, `${item}/avsluta`, { said: 'Barnen sover hos moster.', version });
    expect(await urgent.clocks()).toMatchObject([{ running: false }]);
    expect(
      await town.look('select met_at from data.running_clock where file_id = $1 and rule = $2', [
        file.id,
        'urgentMeeting',
      ]),
    ).toMatchObject([{ met_at: expect.any(Date) }]);
    await done(tove, `${to}/hallet`);
    const [meeting] = await town.look<{ hours: string }>(
      'select extract(epoch from held_at - called_at) / 3600 as hours from data.meeting where id = $1',
      [to.split('/').at(-1)],
    );
    expect(Number(meeting?.hours)).toBeLessThan(24);
    const [task] = await town.look('select owner_id from data.action where file_id = $1 and item_id is not null', [
      file.id,
    ]);
    expect(task).toMatchObject({ owner_id: staff.childOfficer });
  });

  it('V52 takes one with a task of her own without consent, who sees the file when a second person has signed and not before', async () => {
    const { town, file } = urgent;
    const { to } = await urgent.call(
      town.staff.caseOfficer,
      urgent.typed({
        'own[0].staffId': town.staff.outsider,
        'own[0].task': 'Besluta om nödbistånd i dag',
        'own[0].because': 'notSafe',
        'own[0].test': 'Hon kan inte köpa mat till barnen i kväll',
      }),
    );
    const ulf = await urgent.visit(town.staff.outsider);
    expect(await pageOf(ulf, '/min-dag')).toContain(to);
    expect(await pageOf(ulf, to)).not.toContain(file.id);
    expect((await ulf.get(`/akt/${file.id}`)).status).toBe(404);
    const [ground] = await town.look<{ id: string }>(
      `select id from authz.ground where file_id = $1 and kind = 'necessary'`,
      [file.id],
    );
    const leader = await town.signIn(town.staff.teamLeader);
    await town.open(leader, file.id, 'Prövar');
    await town.ask(leader, 'select authz.sign_necessary($1)', [ground?.id]);
    expect(await pageOf(ulf, to)).toContain(file.id);
    expect((await ulf.get(`/akt/${file.id}`)).status).toBe(200);
  });

  it('V52 escalates when it has not been held within 24 hours: to who called, the back-up, the leader and the manager', async () => {
    const { town, file } = urgent;
    await town.onDuty(town.staff.otherCaseOfficer, town.units.violenceTeam, { duty: 'backup', hours: 48 });
    await urgent.call(town.staff.caseOfficer);
    await town.setClock(tuesday('09:47').add({ hours: 24, minutes: 1 }));
    await noticeTasks(jobs, false).clocks?.({});
    const told = await town.look<{ staff_id: string | null; duty: string | null }>(
      `select staff_id, duty from data.alert where kind = 'clockBreached' and file_id = $1`,
      [file.id],
    );
    expect(told.map(({ staff_id, duty }) => staff_id ?? duty).sort()).toEqual(
      [town.staff.caseOfficer, town.staff.teamLeader, town.staff.manager, 'backup'].sort(),
    );
  });

  it('V52 on the first night: about a contact, with those on duty, held and ended', async () => {
    const { town } = urgent;
    await town.onDuty(town.staff.backupOfficer, town.units.intake, { duty: 'backup' });
    const contact = await aContact(town).onDesk().made();
    const { status, to } = await urgent.call(
      town.staff.dutyOfficer,
      urgent.typed({ called: town.staff.backupOfficer }),
      `/kontakt/${contact.id}/akut`,
    );
    expect(status).toBe(303);
    const sara = await urgent.visit(town.staff.dutyOfficer);
    expect((await sara.get(`/kontakt/${contact.id}/moten`)).headers.get('location')).toBe(to);
    const item = linkIn(await pageOf(sara, to), `/akt/${contact.id}/moten/`);
    await done(sara, `${to}/tystnadsplikt`);
    const version = /name="version" value="([^"]+)"/.exec(await pageOf(sara, item))?.[1] ?? '';
    await done(sara, `${item}/avsluta`, { said: 'Vi ringer henne i morgon.', version });
    expect(
      await town.look(
        `select 1 from data.running_clock where file_id = $1 and rule = 'urgentMeeting' and met_at is not null`,
        [contact.id],
      ),
    ).toHaveLength(1);
  });
});
