import { describe, expect, it } from 'vitest';
import { nameTeamMember, sectionsOf } from '../../src/access/index.ts';
import { newId, type StaffId } from '../../src/kernel/ids.ts';
import { aFile, type MadeFile, type Session } from '../builders/index.ts';
import { answers, aTownOfRights, expectEnded, opened, seen, town, withMember } from '../support/ended-rights.ts';
import { expectRefused } from '../support/refusals.ts';

aTownOfRights();

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
