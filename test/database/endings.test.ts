import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GroundFunction, nameTeamMember, sectionsOf } from '../../src/access/index.ts';
import { newId, type StaffId } from '../../src/kernel/ids.ts';
import { aContact, aFile, aTown, type MadeFile, type Session, type Town } from '../builders/index.ts';
import { expectRefused } from '../support/refusals.ts';

// Whatever ends a right to a file ends what is open on it: nothing is read by the next statement.

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.close());

const seen = async (session: Session, file: MadeFile): Promise<number> =>
  (await town.ask(session, 'select id from data.note where file_id = $1', [file.id])).length;

async function opened(staffId: StaffId, file: MadeFile): Promise<Session> {
  const session = await town.signIn(staffId);
  await town.open(session, file.id, 'because');
  expect(await seen(session, file)).toBe(1);
  return session;
}

async function answers(session: Session, file: MadeFile): Promise<string | undefined> {
  const [row] = await town.ask<{ answer: string }>(session, `select authz.open($1, $2, 'again', $3) as answer`, [
    newId(),
    file.id,
    Buffer.from('sealed'),
  ]);
  return row?.answer;
}

/** Nothing is read any longer, there still is something to read, and opening again is refused too. */
async function expectEnded(session: Session, file: MadeFile): Promise<void> {
  expect(await seen(session, file)).toBe(0);
  expect(await town.look('select from data.note where file_id = $1', [file.id])).toHaveLength(1);
  expect(await answers(session, file)).toBe('refused');
}

const withMember = (staffId: StaffId, what: GroundFunction) =>
  aFile(town).withTeam({ staffId, function: what }).withNote('Hon ringde.').made();
const groundOf = (file: MadeFile, staffId: StaffId) => file.grounds.get(staffId);

describe('a place in the team', () => {
  it('ends when the responsible one ends it', async () => {
    const { therapist, caseOfficer } = town.staff;
    const file = await withMember(therapist, 'therapist');
    const [member, responsible] = [await opened(therapist, file), await opened(caseOfficer, file)];
    await town.ask(responsible, 'select authz.end_ground($1)', [groundOf(file, therapist)]);
    await expectEnded(member, file);
    expect(await seen(responsible, file)).toBe(1);
  });

  it('ends when its own holder leaves it', async () => {
    const file = await withMember(town.staff.therapist, 'therapist');
    const member = await opened(town.staff.therapist, file);
    await town.ask(member, 'select authz.end_ground($1)', [groundOf(file, town.staff.therapist)]);
    await expectEnded(member, file);
  });

  it('ends when its time is out', async () => {
    const { otherCaseOfficer } = town.staff;
    const until = (await town.now()).add({ minutes: 10 });
    const file = await aFile(town)
      .withNote('Ett')
      .with(async ({ sql }, made) => {
        await nameTeamMember(sql, {
          fileId: made.id,
          staffId: otherCaseOfficer,
          function: 'deputy',
          until,
          ...sectionsOf.deputy,
        });
      })
      .made();
    const deputy = await opened(otherCaseOfficer, file);
    await town.letPass({ minutes: 11 });
    await expectEnded(deputy, file);
  });

  it('ends with the last role in the work, and rests on no other', async () => {
    const { supportWorker } = town.staff;
    const file = await withMember(supportWorker, 'supportWorker');
    const member = await opened(supportWorker, file);
    const [role] = await town.look<{ id: string }>('select id from authz.role_assignment where staff_id = $1', [
      supportWorker,
    ]);
    await town.administer(`select authz.give_role($1, $2, $3, 'auditor', null)`, [
      newId(),
      supportWorker,
      town.units.management,
    ]);
    await town.administer('select authz.end_role($1)', [role?.id]);
    await expectEnded(member, file);
    await town.administer(`select authz.give_role($1, $2, $3, 'supportWorker', null)`, [
      newId(),
      supportWorker,
      town.units.violenceTeam,
    ]);
    expect(await answers(member, file)).toBe('open');
  });

  it('takes the row of the own desk with it', async () => {
    const { caseOfficer } = town.staff;
    const file = await aFile(town).onDesk({ first: 'Maja', last: 'Ek' }).made();
    const session = await town.signIn(caseOfficer);
    const own = () =>
      town.ask(session, 'select id from data.desk where file_id = $1 and staff_id = $2', [file.id, caseOfficer]);
    expect(await own()).toHaveLength(1);
    await town.ask(session, 'select authz.end_ground($1)', [groundOf(file, caseOfficer)]);
    expect(await own()).toHaveLength(0);
  });
});

describe('duty', () => {
  it('ends with the shift', async () => {
    const contact = await aContact(town).withNote('Ett').made();
    await town.onDuty(town.staff.backupOfficer, town.units.intake, { minutes: 10 });
    const session = await opened(town.staff.backupOfficer, contact);
    await town.letPass({ minutes: 11 });
    await expectEnded(session, contact);
  });

  it('ends when one is taken off the rota', async () => {
    const contact = await aContact(town).withNote('Ett').made();
    const shift = await town.onDuty(town.staff.backupOfficer, town.units.intake);
    const session = await opened(town.staff.backupOfficer, contact);
    await town.administer('select authz.remove_shift($1)', [shift]);
    await expectEnded(session, contact);
  });

  it('gives an administrator nothing', async () => {
    const contact = await aContact(town).withNote('Ett').onDesk().made();
    const { administrator } = town.staff;
    await town.look(
      `insert into authz.rota_shift values (gen_random_uuid(), $1, $2, 'duty', now() - interval '1 day', now() + interval '9 days')`,
      [town.units.intake, administrator],
    );
    const session = await town.signIn(administrator);
    expect(await answers(session, contact)).toBe('refused');
    expect(await town.ask(session, 'select id from data.desk')).toEqual([]);
  });
});

describe('leading', () => {
  it('ends with the role, at once or when its time is out', async () => {
    const file = await aFile(town).withNote('Ett').made();
    const { outsider } = town.staff;
    const lead = async (validTo: unknown) => {
      const id = newId();
      await town.administer(`select authz.give_role($1, $2, $3, 'teamLeader', $4)`, [
        id,
        outsider,
        town.units.violenceTeam,
        validTo,
      ]);
      return id;
    };
    const role = await lead(null);
    const leader = await opened(outsider, file);
    await town.administer('select authz.end_role($1)', [role]);
    await expectEnded(leader, file);

    await lead((await town.now()).add({ minutes: 10 }).toString());
    const again = await opened(outsider, file);
    await town.letPass({ minutes: 11 });
    await expectEnded(again, file);
  });

  it('ends where the protection of the person is raised', async () => {
    const file = await aFile(town).withNote('Ett').made();
    const [leader, responsible] = [
      await opened(town.staff.teamLeader, file),
      await opened(town.staff.caseOfficer, file),
    ];
    await town.ask(responsible, `select authz.set_protection($1, 'protectedRegistration')`, [file.id]);
    await expectEnded(leader, file);
    expect(await seen(responsible, file)).toBe(1);
  });
});

describe('a block', () => {
  it.each(['team', 'duty', 'leader'] as const)('beats the ground of %s', async (ground) => {
    const { therapist, otherCaseOfficer, manager } = town.staff;
    const staffId = { team: therapist, duty: otherCaseOfficer, leader: manager }[ground];
    const file =
      ground === 'team' ? await withMember(therapist, 'therapist') : await aFile(town).withNote('Ett').made();
    if (ground === 'duty') await town.onDuty(otherCaseOfficer, town.units.violenceTeam);
    const [blocked, responsible] = [await opened(staffId, file), await opened(town.staff.caseOfficer, file)];
    await town.ask(responsible, `select authz.set_block($1, $2, $3, 'conflictOfInterest')`, [
      newId(),
      file.id,
      staffId,
    ]);
    await expectEnded(blocked, file);
  });

  it('is set on oneself from a file that one has not opened, and hides it from the desk of the unit', async () => {
    const file = await aFile(town).withNote('Ett').onDesk().made();
    const session = await town.signIn(town.staff.otherCaseOfficer);
    const onDesk = () => town.ask(session, 'select id from data.desk where file_id = $1', [file.id]);
    expect(await onDesk()).toHaveLength(1);
    await town.ask(session, `select authz.set_block($1, $2, $3, 'conflictOfInterest')`, [
      newId(),
      file.id,
      session.staffId,
    ]);
    expect(await onDesk()).toHaveLength(0);
    await expectEnded(session, file);
  });

  it('is not talked away by naming the person to the team', async () => {
    const { therapist, caseOfficer } = town.staff;
    const file = await withMember(therapist, 'therapist');
    const responsible = await opened(caseOfficer, file);
    await town.ask(responsible, `select authz.set_block($1, $2, $3, 'conflictOfInterest')`, [
      newId(),
      file.id,
      therapist,
    ]);
    const naming = town.act(responsible, ({ sql }) =>
      nameTeamMember(sql, { fileId: file.id, staffId: therapist, function: 'therapist', ...sectionsOf.therapist }),
    );
    await expectRefused(naming, 'SG002');
  });
});

describe('a session', () => {
  it('reads nothing when it is locked, and opens anew when it is unlocked', async () => {
    const file = await aFile(town).withNote('Ett').made();
    const session = await opened(town.staff.caseOfficer, file);
    await town.ask(session, 'select authz.lock_session()');
    await expectEnded(session, file);
    await town.look('update authz.session set locked_at = null where id = $1', [session.id]);
    expect(await seen(session, file)).toBe(0);
    expect(await answers(session, file)).toBe('open');
  });

  it('locks when it is left for a quarter of an hour, whether or not anybody asked it to', async () => {
    const file = await aFile(town).withNote('Ett').made();
    const session = await opened(town.staff.caseOfficer, file);
    await town.letPass({ minutes: 16 });
    const client = await town.database.app.connect();
    try {
      await client.query('begin');
      // Not by authz.enter, which would lock it: the token alone is worth nothing either.
      await client.query(`select set_config('app.session', $1, true)`, [session.token]);
      expect((await client.query('select id from data.note')).rows).toEqual([]);
      await client.query('rollback');
    } finally {
      client.release();
    }
    await expectEnded(session, file);
    expect(
      await town.look('select from authz.session where id = $1 and locked_at is not null', [session.id]),
    ).toHaveLength(1);
  });

  it('ends with signing out, and after ten hours of work', async () => {
    const file = await aFile(town).withNote('Ett').made();
    const out = await opened(town.staff.caseOfficer, file);
    await town.signOut(out);
    await expectEnded(out, file);

    const long = await opened(town.staff.caseOfficer, file);
    for (let quarter = 0; quarter < 42; quarter += 1) {
      await town.letPass({ minutes: 14 });
      expect(await seen(long, file)).toBe(1);
    }
    await town.letPass({ minutes: 13 });
    await expectEnded(long, file);
  });

  it('ends when its person has left; what was theirs alone can be claimed', async () => {
    const leaving = newId<StaffId>();
    await town.administer('select authz.add_staff($1, $2, null)', [leaving, 'Vikarie Strand']);
    await town.administer(`select authz.give_role($1, $2, $3, 'caseOfficer', null)`, [
      newId(),
      leaving,
      town.units.violenceTeam,
    ]);
    const file = await aFile(town).createdBy(leaving).withNote('Ett').made();
    const session = await opened(leaving, file);
    const claim = (by: Session) =>
      town.ask<{ claimed: boolean }>(by, 'select authz.claim($1, $2, $3) as claimed', [file.id, newId(), newId()]);
    const colleague = await town.signIn(town.staff.caseOfficer);
    expect(await claim(colleague)).toEqual([{ claimed: false }]);
    await town.administer('select authz.end_staff($1)', [leaving]);
    await expectEnded(session, file);
    await expect(town.signIn(leaving)).rejects.toThrow('Nobody was signed in');
    expect(await claim(colleague)).toEqual([{ claimed: true }]);
  });

  it('hands what ran to the deputy of the file, to the duty or to the leader, and tells each once a file', async () => {
    const leaving = newId<StaffId>();
    await town.administer('select authz.add_staff($1, $2, null)', [leaving, 'Vikarie Strand']);
    await town.administer(`select authz.give_role($1, $2, $3, 'caseOfficer', null)`, [
      newId(),
      leaving,
      town.units.violenceTeam,
    ]);
    const made = () => aFile(town).createdBy(leaving).onDesk({ first: 'Elin', last: 'Strand' }).made();
    const [withDeputy, alone, hidden] = [
      await made(),
      await made(),
      await aFile(town)
        .createdBy(leaving)
        .protectedAs('protectedRegistration')
        .withTeam({ staffId: town.staff.therapist, function: 'coHandler' })
        .made(),
    ];
    await town.look(
      `insert into authz.ground (id, file_id, kind, staff_id, function, deputy_for, reads, writes, valid_from)
       values ($1, $2, 'team', $3, 'deputy', $4, '{notes}', '{notes}', authz.now())`,
      [newId(), withDeputy.id, town.staff.caseOfficer, withDeputy.grounds.get(leaving)],
    );
    for (const file of [withDeputy, alone, hidden])
      for (const rule of ['adultProtection', 'promise'])
        await town.look(
          `insert into data.running_clock (id, file_id, section_id, rule, started_at, due_at, owner_id, unit_id)
           values ($1, $2, $3, $4, authz.now(), authz.now() + interval '1 day', $5, $6)`,
          [newId(), file.id, file.sections.protection, rule, leaving, file.unitId],
        );
    await town.administer('select authz.end_staff($1)', [leaving]);
    const holds = (file: MadeFile) =>
      town.look('select distinct owner_id from data.running_clock where file_id = $1', [file.id]);
    const told = (file: MadeFile) =>
      town.look(`select staff_id from data.alert where file_id = $1 and kind = 'ownerLeft'`, [file.id]);
    const heirs = [
      [withDeputy, town.staff.caseOfficer],
      [alone, town.staff.teamLeader],
      // Nobody outside the team can open this one.
      [hidden, town.staff.therapist],
    ] as const;
    for (const [file, heir] of heirs) {
      expect(await holds(file)).toEqual([{ owner_id: heir }]);
      expect(await told(file)).toEqual([{ staff_id: heir }]);
    }
    expect(await town.look('select 1 from data.desk where file_id = $1 and owner_id is not null', [alone.id])).toEqual(
      [],
    );
  });
});

describe('a place in a team', () => {
  it('is for one who works with people: not for an administrator, an auditor or one who is elected', async () => {
    const file = await aFile(town).made();
    const session = await town.signIn(town.staff.caseOfficer);
    await town.open(session, file.id);
    const name = (staff: StaffId) =>
      town.ask(session, `select authz.name_team_member($1, $2, $3, 'coHandler', '{notes}', '{notes}', null, null)`, [
        newId(),
        file.id,
        staff,
      ]);
    for (const who of ['administrator', 'auditor', 'boardChair'] as const)
      await expect(name(town.staff[who])).rejects.toMatchObject({ code: '42501' });
    await name(town.staff.otherCaseOfficer);
  });
});
