import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OpenFile } from '../../src/access/index.ts';
import { type MeetingId, newId } from '../../src/kernel/ids.ts';
import { chaseInputs } from '../../src/meetings/index.ts';
import type { JobsDatabase } from '../../src/platform/database/with-jobs.ts';
import { aFile, aGroup, aTown, consentsTo, type MadeFile, type Session, type Town } from '../builders/index.ts';

// The agenda that makes itself: what comes up, who sees it, and that there was something to hide.

let town: Town;
let jobs: JobsDatabase;
let group: Awaited<ReturnType<typeof aGroup>>;
let meeting: MeetingId;
let leader: Session;
let officer: Session;
let member: Session;
let child: Session;
let file: MadeFile;
let own: OpenFile;

const refused = (work: Promise<unknown>) => expect(work).rejects.toMatchObject({ code: '42501' });
type Item = { itemId: string; fileId: string; because: string[]; asked: string[]; given: string[]; label: Buffer };
const agenda = (session: Session) => town.ask<Item>(session, 'select * from authz.my_agenda($1)', [meeting]);
const make = (session: Session) => town.ask(session, 'select authz.make_agenda($1)', [meeting]);
const propose = (by: Session, f: MadeFile) =>
  town.ask(
    by,
    `insert into data.proposal (id, file_id, section_id, proposed_by, proposed_at) values ($1, $2, $3, $4, authz.now())`,
    [newId(), f.id, f.sections.plan, by.staffId],
  );
const seats = () =>
  town.look<{ staff_id: string; called_as: string }>(
    'select staff_id, called_as from data.meeting_seat where meeting_id = $1 order by called_as, staff_id',
    [meeting],
  );
const fileOf = async () => aFile(town).onDesk({ first: 'Elin', last: 'Strand' }).made();

beforeAll(async () => {
  town = await aTown();
  jobs = town.connectJobs();
});
afterAll(async () => {
  await jobs.close();
  await town.close();
});

beforeEach(async () => {
  const { units, staff } = town;
  await town.look(`update authz.ground set ended_at = now() where kind = 'secrecyWaiver' and ended_at is null`);
  await town.look(`update authz.internal_group set closed_at = now() where closed_at is null`);
  group = await aGroup(
    town,
    { unitId: units.incomeSupport, staffId: staff.outsider },
    { unitId: units.childrenUnit, staffId: staff.childOfficer, deputyId: staff.otherChildOfficer },
  );
  leader = await town.signIn(staff.teamLeader);
  officer = await town.signIn(staff.caseOfficer);
  member = await town.signIn(staff.outsider);
  child = await town.signIn(staff.childOfficer);
  file = await fileOf();
  own = (await town.open(officer, file.id)) as OpenFile;
  meeting = newId<MeetingId>();
  await town.ask(
    leader,
    `insert into data.meeting (id, group_id, kind, called_by, called_at, starts_at) values ($1, $2, 'regular', $3, authz.now(), authz.now() + interval '3 hours')`,
    [meeting, group.id, leader.staffId],
  );
});

describe('call_group', () => {
  it('calls who speaks today, by coordinator, member or leader, and the deputy of one who is away', async () => {
    const call = (session: Session) => town.ask(session, 'select authz.call_group($1)', [group.id]);
    for (const person of ['auditor', 'boardChair', 'dutyOfficer', 'caseOfficer', 'outpatientLeader'] as const)
      await refused(call(await town.signIn(town.staff[person])));
    expect(await seats()).toEqual([]);
    await call(leader);
    const { outsider, childOfficer, otherChildOfficer, teamLeader } = town.staff;
    const as = (called_as: string, staff_id: string) => ({ called_as, staff_id });
    const byName = (list: { staff_id: string }[]) => list.toSorted((a, b) => a.staff_id.localeCompare(b.staff_id));
    const whole = [as('coordinator', teamLeader), as('member', outsider), as('member', childOfficer)];
    expect(byName(await seats())).toEqual(byName(whole));
    await town.administer(`select authz.save_absence($1, $2, null, authz.now(), authz.now() + interval '1 day')`, [
      newId(),
      childOfficer,
    ]);
    for (const person of ['childrenLeader', 'administrator', 'outsider'] as const)
      await call(await town.signIn(town.staff[person]));
    const withDeputy = [as('coordinator', teamLeader), as('member', outsider), as('deputy', otherChildOfficer)];
    expect(byName(await seats())).toEqual(byName(withDeputy));
    await town.look('delete from authz.absence');
    await call(child);
    expect(byName(await seats())).toEqual(byName(whole));
    const called = `select staff_id from data.alert where meeting_id = $1 and kind = 'meetingCalled'`;
    expect((await town.look(called, [meeting])).length).toBe(3); // member, child officer and the deputy; child came back by herself
  });
});

describe('make_agenda', () => {
  it('takes up a file with a ground and a cause, once, and drops it when either is gone', async () => {
    await make(leader);
    await propose(officer, file);
    await make(leader);
    const all = () =>
      town.look('select file_id, lapsed_at is null as live from data.agenda_item where meeting_id = $1', [meeting]);
    expect(await all()).toEqual([]); // proposed, and nobody may see
    const consent = await consentsTo(town, officer, own, { unitId: town.units.incomeSupport });
    await make(leader);
    await make(member);
    expect(await all()).toEqual([{ file_id: file.id, live: true }]);
    expect((await seats()).filter(({ called_as }) => called_as === 'presenter')).toEqual([
      { staff_id: officer.staffId, called_as: 'presenter' },
    ]);
    await town.ask(officer, 'select authz.withdraw_consent($1)', [consent]);
    await make(leader);
    expect(await all()).toEqual([{ file_id: file.id, live: false }]);
    expect((await seats()).filter(({ called_as }) => called_as === 'presenter')).toEqual([]);
    await consentsTo(town, officer, own, { unitId: town.units.childrenUnit });
    await make(leader);
    expect(await all()).toEqual([{ file_id: file.id, live: true }]);
    await town.ask(officer, 'update data.proposal set withdrawn_at = authz.now() where file_id = $1', [file.id]);
    await make(leader);
    expect(await all()).toEqual([{ file_id: file.id, live: false }]);
    await town.ask(
      officer,
      `insert into data.running_clock (id, file_id, section_id, rule, started_at, due_at, owner_id, unit_id)
       values ($1, $2, $3, 'planAction', authz.now(), authz.now() - interval '1 day', $4, $5)`,
      [newId(), file.id, file.sections.plan, officer.staffId, file.unitId],
    );
    await make(leader);
    expect((await agenda(child)).map(({ because }) => because)).toEqual([['clockBreached']]);
  });

  it('is refused to one who is not called, to an auditor, an administrator, and for a meeting that isn’t there', async () => {
    await propose(officer, file);
    await consentsTo(town, officer, own, { unitId: town.units.incomeSupport });
    for (const person of ['auditor', 'administrator', 'boardChair', 'dutyOfficer', 'caseOfficer'] as const)
      await refused(make(await town.signIn(town.staff[person])));
    await refused(town.ask(leader, 'select authz.make_agenda($1)', [newId()]));
    expect(await town.look('select id from data.agenda_item where meeting_id = $1', [meeting])).toEqual([]);
    await make(leader);
    expect((await town.look('select id from data.agenda_item where meeting_id = $1', [meeting])).length).toBe(1);
  });

  it('is done for every group that hears of one’s own files, and calls the one who presents', async () => {
    await propose(officer, file);
    await consentsTo(town, officer, own, { unitId: town.units.incomeSupport });
    const makeAll = (session: Session) => town.ask(session, 'select authz.make_agendas()');
    for (const person of ['auditor', 'administrator', 'boardChair'] as const)
      await refused(makeAll(await town.signIn(town.staff[person])));
    expect(await agenda(officer)).toEqual([]);
    // Nobody does it for a group in which she has no part: with many groups that is what would take long.
    await makeAll(await town.signIn(town.staff.dutyOfficer));
    expect(await agenda(officer)).toEqual([]);
    await makeAll(officer);
    expect((await agenda(officer)).length).toBe(1);
  });

  it('leaves a file at a level that few may see alone', async () => {
    await propose(officer, file);
    await consentsTo(town, officer, own, { unitId: town.units.incomeSupport });
    await town.ask(officer, `select authz.set_protection($1, 'protectedRegistration')`, [file.id]);
    await make(leader);
    expect(await town.look('select id from data.agenda_item where meeting_id = $1', [meeting])).toEqual([]);
  });
});

describe('what each one sees', () => {
  it('is her own items: called with a ground, called without, not called, auditor, administrator', async () => {
    await propose(officer, file);
    await consentsTo(town, officer, own, { unitId: town.units.incomeSupport });
    await make(leader);
    const [item] = await agenda(member);
    expect(item).toMatchObject({
      fileId: file.id,
      because: ['proposed'],
      asked: [town.units.incomeSupport],
      given: [],
    });
    expect(town.keyring.desk.unseal(`desk.label:${file.id}`, item?.label as Buffer)).toBe('E. S.');
    expect(await agenda(child)).toEqual([]);
    expect((await agenda(officer)).length).toBe(1);
    for (const person of [
      'auditor',
      'administrator',
      'boardChair',
      'dutyOfficer',
      'outpatientLeader',
      'teamLeader',
    ] as const)
      expect(await agenda(await town.signIn(town.staff[person])), person).toEqual([]);
    const rowsOf = (session: Session) => town.ask(session, 'select id from data.agenda_item');
    expect([(await rowsOf(member)).length, (await rowsOf(child)).length]).toEqual([1, 0]);
  });

  it('names no presenter to one who may not hear, and tells who may only inside the open file', async () => {
    await propose(officer, file);
    await consentsTo(town, officer, own, { unitId: town.units.incomeSupport });
    await make(leader);
    const [item] = await agenda(member);
    const seen = async (session: Session) =>
      (
        await town.ask<{ staffId: string }>(session, 'select staff_id from data.meeting_seat where meeting_id = $1', [
          meeting,
        ])
      ).some(({ staffId }) => staffId === officer.staffId);
    expect([await seen(leader), await seen(officer), await seen(child)]).toEqual([true, true, false]);
    const hears = (session: Session) =>
      town.ask<{ staffId: string; hears: boolean }>(session, 'select * from authz.hearers($1)', [item?.itemId]);
    for (const session of [
      member,
      child,
      leader,
      await town.signIn(town.staff.auditor),
      await town.signIn(town.staff.administrator),
    ])
      expect(await hears(session)).toEqual([]);
    await town.open(member, file.id);
    const may = (await hears(member)).filter((one) => one.hears).map(({ staffId }) => staffId);
    expect(may.toSorted()).toEqual([member.staffId, officer.staffId].toSorted());
    expect(await town.ask(leader, 'select authz.coordinated_groups() as id')).toEqual([{ id: group.id }]);
    expect(await town.ask(leader, 'select authz.whole_meetings() as id')).toEqual([{ id: meeting }]);
    expect(await town.ask(child, 'select authz.coordinated_groups(), authz.whole_meetings()')).toEqual([]);
  });

  it('name those who may not hear to the team and to who leads, in the log; a reader on a consent infers no conflict of interest', async () => {
    await propose(officer, file);
    for (const unitId of [town.units.incomeSupport, town.units.childrenUnit])
      await consentsTo(town, officer, own, { unitId });
    await make(leader);
    const [item] = await agenda(officer);
    const hears = async (session: Session) =>
      (
        await town.ask<{ staffId: string; hears: boolean }>(session, 'select * from authz.hearers($1)', [item?.itemId])
      ).map((row) => `${row.staffId} ${row.hears}`);
    const lines = async () =>
      (await town.look(`select 1 from audit.entry where action = 'sides.keptApart' and file_id = $1`, [file.id]))
        .length;
    await town.open(child, file.id);
    expect(await hears(child)).toContain(`${member.staffId} true`);
    expect([await hears(officer), await lines()]).toEqual([expect.arrayContaining([`${member.staffId} true`]), 0]);
    await town.ask(officer, `select authz.set_block($1, $2, $3, 'conflictOfInterest')`, [
      newId(),
      file.id,
      member.staffId,
    ]);
    const named = async (session: Session) => (await hears(session)).filter((row) => row.startsWith(member.staffId));
    expect([await named(child), await lines()]).toEqual([[], 0]);
    expect([await named(officer), await lines()]).toEqual([[`${member.staffId} false`], 1]);
  });

  it('of how tasks went are of finished quarters, to the group alone, and never of fewer than five that went well or badly', async () => {
    await propose(officer, file);
    await consentsTo(town, officer, own, { unitId: town.units.incomeSupport });
    await make(leader);
    const [item] = await agenda(officer);
    const counts = (session: Session) => town.ask(session, 'select * from authz.group_tasks($1)', [group.id]);
    const add = async (times: number, ended: string, state: 'onTime' | 'late' | 'notPossible') => {
      for (let n = 0; n < times; n += 1)
        await town.look(
          `insert into data.action (id, file_id, section_id, words, owner_id, due_on, made_by, made_at, item_id, done_at, no_longer_possible_at)
           values ($1, $2, $3, '\\x00', $4, $6::date + $7::integer, $4, now(), $5, $8, $9)`,
          [
            ...[newId(), file.id, file.sections.plan, officer.staffId, item?.itemId, ended, state === 'late' ? -1 : 1],
            ...[state === 'notPossible' ? null : ended, state === 'notPossible' ? ended : null],
          ],
        );
    };
    const before = await town.now();
    await town.setClock(Temporal.Instant.from('2027-05-15T08:00:00Z'));
    [leader, officer] = [await town.signIn(town.staff.teamLeader), await town.signIn(town.staff.caseOfficer)];
    await add(9, '2027-05-03', 'onTime');
    await add(9, '2027-05-03', 'late');
    await add(6, '2026-11-03', 'onTime');
    await add(4, '2026-11-03', 'late');
    expect(await counts(leader)).toEqual([]);
    await add(1, '2027-02-03', 'notPossible');
    const told = [{ onTime: 6, ended: 11, until: '2027-03-31' }];
    const shown = async (session: Session) =>
      (await counts(session)).map((row) => ({ ...row, until: String((row as { until: unknown }).until) }));
    expect(await shown(leader)).toEqual(told);
    await town.setClock(Temporal.Instant.from('2027-07-15T08:00:00Z'));
    leader = await town.signIn(town.staff.teamLeader);
    expect(await shown(leader)).toEqual([{ onTime: 15, ended: 29, until: '2027-06-30' }]);
    for (const person of ['auditor', 'administrator', 'dutyOfficer'] as const)
      expect(await counts(await town.signIn(town.staff[person]))).toEqual([]);
    await town.setClock(before);
  });
});

describe('disclose_item', () => {
  it('writes down what each unit that was there was given, on which ground, by one who has the file and nobody else', async () => {
    const { units, staff } = town;
    await consentsTo(town, officer, own, { unitId: units.incomeSupport });
    // By a paragraph that names her, and not by consent.
    await town.look(
      `insert into authz.ground (id, file_id, kind, staff_id, given_by, signed_by, signed_at, provision, reads, writes, valid_from, valid_to)
       values ($1, $2, 'provision', $3, $4, $5, authz.now(), 'necessaryCareMinor', '{identity,plan}', '{plan}', authz.now(), authz.now() + interval '1 day')`,
      [newId(), file.id, staff.childOfficer, staff.caseOfficer, staff.teamLeader],
    );
    await propose(officer, file);
    await make(leader);
    await town.look('update data.meeting_seat set attended = true where meeting_id = $1', [meeting]);
    const [item] = await town.look<{ id: string }>('select id from data.agenda_item where meeting_id = $1', [meeting]);
    const disclose = (session: Session) => town.ask(session, 'select authz.disclose_item($1)', [item?.id]);
    const lines = () =>
      town.look<{ unit: string; kind: string; provision: string | null }>(
        `select receiver_unit as unit, ground_kind as kind, provision from data.disclosure where file_id = $1 order by ground_kind`,
        [file.id],
      );
    for (const person of ['outsider', 'childOfficer', 'auditor', 'administrator'] as const)
      await refused(disclose(await town.signIn(staff[person])));
    expect(await lines()).toEqual([]);
    await disclose(officer);
    expect(await lines()).toEqual([
      { unit: units.childrenUnit, kind: 'otherProvision', provision: 'necessaryCareMinor' },
      { unit: units.incomeSupport, kind: 'secrecyWaiver', provision: null },
    ]);
  });
});

describe('input', () => {
  it('is asked for and chased once each, of the units that may see an item and have not given any', async () => {
    await propose(officer, file);
    await consentsTo(town, officer, own, { unitId: town.units.incomeSupport });
    const alerts = () =>
      town.look(
        `select staff_id, kind from data.alert where meeting_id = $1 and kind <> 'meetingCalled' order by kind`,
        [meeting],
      );
    const now = await town.now();
    const chase = () => jobs.inOne(({ sql }) => chaseInputs(sql, now));
    await town.look(`update data.meeting set starts_at = $2 where id = $1`, [
      meeting,
      now.add({ hours: 24 * 30 }).toString(),
    ]);
    await chase();
    expect(await alerts()).toEqual([]);
    await town.look(`update data.meeting set starts_at = $2 where id = $1`, [
      meeting,
      now.add({ hours: 1 }).toString(),
    ]);
    await chase();
    await chase();
    expect(await alerts()).toEqual([{ staff_id: member.staffId, kind: 'meetingInputChased' }]);
    expect((await agenda(member)).length).toBe(1);
  });
});
