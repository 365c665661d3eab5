import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { askNecessary, type OpenFile, signNecessary, withdrawConsent } from '../../src/access/index.ts';
import { type MeetingId, newId, type StaffId } from '../../src/kernel/ids.ts';
import { aFile, aGroup, aTown, consentsTo, type MadeFile, type Session, type Town } from '../builders/index.ts';

// What one who is called, or a statement in her name, does to a meeting, its minutes and its files beyond her own part.

let town: Town;
let group: Awaited<ReturnType<typeof aGroup>>;
let meeting: MeetingId;
let leader: Session;
let officer: Session;
let member: Session;
let file: MadeFile;
let own: OpenFile;

const refused = (work: Promise<unknown>) => expect(work).rejects.toMatchObject({ code: '42501' });
const seat = (by: Session, staff: StaffId, as = 'member', at = meeting) =>
  town.ask(
    by,
    `insert into data.meeting_seat (meeting_id, staff_id, unit_id, called_as, called_at)
      values ($1, $2, (select s.unit_id from authz.group_seat s where $2 in (s.staff_id, s.deputy_id)), $3, authz.now())`,
    [at, staff, as],
  );
const call = (by: Session, id: MeetingId, kind: string, of: string | null) =>
  town.ask(
    by,
    `insert into data.meeting (id, group_id, kind, called_by, called_at, starts_at)
      values ($1, $2, $3, $4, authz.now(), authz.now() + interval '3 hours')`,
    [id, of, kind, by.staffId],
  );

beforeAll(async () => {
  town = await aTown();
  await town.delegates('disclosure', 'teamLeader');
  await town.delegates('disclosure', 'caseOfficer', 'onBackup');
  const { units, staff } = town;
  group = await aGroup(
    town,
    { unitId: units.incomeSupport, staffId: staff.outsider },
    { unitId: units.childrenUnit, staffId: staff.childOfficer, deputyId: staff.otherChildOfficer },
  );
});
afterAll(() => town.close());

beforeEach(async () => {
  const { staff } = town;
  leader = await town.signIn(staff.teamLeader);
  officer = await town.signIn(staff.caseOfficer);
  member = await town.signIn(staff.outsider);
  file = await aFile(town).onDesk({ first: 'Elin', last: 'Strand' }).made();
  own = (await town.open(officer, file.id)) as OpenFile;
  meeting = newId<MeetingId>();
  await call(leader, meeting, 'regular', group.id);
  await seat(leader, staff.outsider);
  await seat(leader, staff.caseOfficer, 'presenter');
});

describe('a meeting', () => {
  it('of a group is called by who coordinates it, and nobody else puts dates in front of it', async () => {
    await refused(call(member, newId<MeetingId>(), 'regular', group.id));
    await call(member, newId<MeetingId>(), 'urgent', group.id);
  });

  it('is moved and called off by who called it, not by one who is called', async () => {
    const change = (by: Session, what: string) =>
      town.ask(by, `update data.meeting set ${what} where id = $1`, [meeting]);
    await refused(change(member, `starts_at = starts_at + interval '1 day'`));
    await refused(change(member, 'cancelled_at = authz.now()'));
    await refused(change(officer, `place = '\\x00'`));
    await change(member, `held_at = null`);
    await change(leader, 'cancelled_at = authz.now()');
  });

  it('takes in those whom its caller called, and the deputy of one who is called', async () => {
    await refused(seat(member, town.staff.supportWorker));
    await refused(seat(member, town.staff.otherChildOfficer, 'deputy'));
    await seat(leader, town.staff.childOfficer);
    await seat(await town.signIn(town.staff.childOfficer), town.staff.otherChildOfficer, 'deputy');
  });

  it('shows no presenter by ticking everybody, and nobody keeps secrecy for another', async () => {
    const seen = () => town.ask(member, 'select staff_id from data.meeting_seat where meeting_id = $1', [meeting]);
    expect(await seen()).toHaveLength(1);
    // It reaches the seats that she sees, and no other.
    await town.ask(member, 'update data.meeting_seat set attended = true');
    const ticked = 'select 1 from data.meeting_seat where meeting_id = $1 and staff_id = $2 and attended';
    expect(await town.look(ticked, [meeting, officer.staffId])).toEqual([]);
    await refused(town.ask(member, 'update data.meeting_seat set confirmed_at = authz.now()'));
    expect(await seen()).toHaveLength(1);
    await town.ask(
      officer,
      `update data.meeting_seat set attended = true, confirmed_at = authz.now() where staff_id = $1`,
      [officer.staffId],
    );
    expect(await seen()).toHaveLength(2);
    await town.ask(leader, 'update data.meeting_seat set attended = true where meeting_id = $1', [meeting]);
  });
});

describe('what is written about an item', () => {
  const item = async (of: MadeFile, by: Session, section: string, id = newId()) => {
    await town.ask(
      by,
      `insert into data.agenda_item (id, meeting_id, file_id, section_id, added_by, added_at, because)
        values ($1, $2, $3, $4, $5, authz.now(), '{proposed}')`,
      [id, meeting, of.id, section, by.staffId],
    );
    return id;
  };

  it('stands in the name of who writes it, for a unit that she speaks for, in that very file', async () => {
    const { units, staff } = town;
    const id = await item(file, officer, file.sections.plan);
    await consentsTo(town, officer, own, { unitId: units.incomeSupport });
    await town.open(member, file.id);
    const input = (unit: string, who: StaffId, about = id) =>
      town.ask(
        member,
        `insert into data.meeting_input (id, file_id, section_id, item_id, unit_id, staff_id, at) values ($1, $2, $3, $4, $5, $6, authz.now())`,
        [newId(), file.id, file.sections.plan, about, unit, who],
      );
    const minutes = (by: Session, who: StaffId) =>
      town.ask(
        by,
        `insert into data.item_minutes (id, file_id, section_id, item_id, body, signed_by, signed_at) values ($1, $2, $3, $4, '\\x00', $5, authz.now())`,
        [newId(), file.id, file.sections.plan, id, who],
      );
    await refused(input(units.childrenUnit, staff.outsider));
    await refused(input(units.incomeSupport, staff.childOfficer));
    await refused(input(units.incomeSupport, staff.outsider, newId()));
    await input(units.incomeSupport, staff.outsider);
    await refused(minutes(member, staff.caseOfficer));
    await minutes(officer, staff.caseOfficer);
  });
});

describe('a consent', () => {
  it('ends no ground that it did not give: not a colleague’s in the team, nor one of another file', async () => {
    const ground = (
      await town.look<{ id: string }>(`select id from authz.ground where file_id = $1 and kind = 'team'`, [file.id])
    )[0]?.id;
    const id = await consentsTo(town, officer, own, { unitId: town.units.incomeSupport });
    await town.look('update data.consent set ground_id = $2 where id = $1', [id, ground]);
    await town.act(officer, ({ sql }) => withdrawConsent(sql, id));
    expect(await town.look('select id from authz.ground where id = $1 and ended_at is null', [ground])).toHaveLength(1);
    await refused(
      town.ask(
        officer,
        `insert into data.consent (id, file_id, section_id, reference, receiver_unit, purpose, parts, valid_to, wording, wording_version,
            language, asked_by, asked_at, asked_alone, limits_told_at, answer, answered_at, signed_how, ground_id)
          select $1, file_id, section_id, 'X', receiver_unit, purpose, parts, valid_to, wording, wording_version, language, asked_by,
            asked_at, asked_alone, limits_told_at, answer, answered_at, signed_how, $3 from data.consent where id = $2`,
        [newId(), id, ground],
      ),
    );
  });

  it('reads no longer than the work in the unit lasts that it names', async () => {
    const { units, staff } = town;
    await consentsTo(town, officer, own, { unitId: units.incomeSupport });
    await town.look(
      `insert into authz.role_assignment (id, staff_id, unit_id, role, valid_from) values ($1, $2, $3, 'caseOfficer', now() - interval '1 day')`,
      [newId(), staff.outsider, units.outpatient],
    );
    await town.look(
      `update authz.role_assignment set valid_to = now() + interval '1 hour' where staff_id = $1 and unit_id = $2`,
      [staff.outsider, units.incomeSupport],
    );
    await town.open(member, file.id);
    const [last] = await town.look<{ soon: boolean }>(
      `select max(expires_at) <= now() + interval '1 hour' as soon from authz.opening where file_id = $1 and staff_id = $2`,
      [file.id, staff.outsider],
    );
    await town.look(`update authz.role_assignment set valid_to = null where staff_id = $1`, [staff.outsider]);
    expect(last?.soon).toBe(true);
  });
});

it('a need without consent opens nothing of a file that few may see, nor keeps it open', async () => {
  const { staff } = town;
  const ground = await town.act(officer, ({ sql, now }) =>
    askNecessary(sql, {
      fileId: file.id,
      staffId: staff.outsider,
      parts: ['protection'],
      until: now.add({ hours: 24 }),
    }),
  );
  await town.open(leader, file.id, 'Avlöser');
  await town.act(leader, ({ sql }) => signNecessary(sql, ground));
  expect(await town.open(member, file.id)).toBeDefined();
  await town.ask(officer, `select authz.set_protection($1, 'protectedRegistration')`, [file.id]);
  const left = () => town.ask(member, 'select id from data.person_told where file_id = $1', [file.id]);
  expect(await town.ask(member, 'select authz.open_files() as id')).toEqual([]);
  expect(await left()).toEqual([]);
  expect(await town.open(member, file.id)).toBeUndefined();
  expect(await town.ask(member, 'select * from authz.openable($1)', [[file.id]])).toEqual([]);
  expect(await town.ask(member, 'select authz.shared_files() as id')).not.toContainEqual({ id: file.id });
});
