import { describe, expect, it } from 'vitest';
import { nameTeamMember, sectionsOf } from '../../src/access/index.ts';
import { newId } from '../../src/kernel/ids.ts';
import { aContact, aFile } from '../builders/index.ts';
import {
  answers,
  aTownOfRights,
  expectEnded,
  groundOf,
  opened,
  seen,
  town,
  withMember,
} from '../support/ended-rights.ts';

aTownOfRights();

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
