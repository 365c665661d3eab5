import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { aContact, aTown, type MadeFile, type Session, type Town } from '../builders/index.ts';
import { expectRefused } from '../support/refusals.ts';

// Whoever stands in for somebody on duty has the duty: the ground, the desk and what the delegation gives; and nobody else.

let town: Town;
let contact: MadeFile;
beforeEach(async () => {
  town = await aTown();
  contact = await aContact(town).createdBy(town.staff.intakeLeader).made();
  await town.onDuty(town.staff.dutyOfficer, town.units.intake);
});
afterEach(() => town.close());

type Away = { from?: number; until?: number };
const absent = async (who: string, deputy: string | null, { from = -1, until = 4 }: Away = {}) => {
  const id = newId();
  const save = `select authz.save_absence($1, $2, $3, authz.now() + $4 * interval '1 hour', authz.now() + $5 * interval '1 hour')`;
  await town.administer(save, [id, who, deputy, from, until]);
  return id;
};
const enter = async (session: Session) =>
  (
    await town.database.app.query<{ actor: { duty: { duty: string; unit: string; ends: string }[] } }>(
      'select authz.enter($1) as actor',
      [session.token],
    )
  ).rows[0]?.actor.duty;
const desk = async (session: Session) =>
  (await town.ask<{ unit: string }>(session, 'select * from authz.my_units() as x (unit)')).map(({ unit }) => unit);
const holders = () =>
  town.ask<{ staffId: string; duty: string }>(deputy, 'select staff_id, duty from authz.duty_now()').catch(() => []);
let deputy: Session;
let own: Session;
beforeEach(async () => {
  deputy = await town.signIn(town.staff.backupOfficer);
  own = await town.signIn(town.staff.dutyOfficer);
});

describe('a deputy who stands in during a shift', () => {
  it('has the ground, the desk and the duty, and the one who is away has none of them', async () => {
    expect(await town.open(deputy, contact.id)).toBeUndefined();
    await absent(town.staff.dutyOfficer, town.staff.backupOfficer);
    expect(await town.open(deputy, contact.id)).toMatchObject({ ground: 'duty' });
    expect(await town.open(own, contact.id)).toBeUndefined();
    expect(await enter(deputy)).toMatchObject([{ duty: 'duty', unit: town.units.intake }]);
    expect(await enter(own)).toEqual([]);
    expect(await desk(deputy)).toContain(town.units.intake);
    const units = (session: Session, duty: string) =>
      town.ask(session, 'select * from authz.duty_units($1) as x (unit)', [duty]);
    expect(await units(deputy, 'duty')).toEqual([{ unit: town.units.intake }]);
    expect([await units(deputy, 'backup'), await units(own, 'duty')]).toEqual([[], []]);
    expect(await holders()).toEqual([{ staffId: town.staff.backupOfficer, duty: 'duty' }]);
  });

  it('loses it when the absence ends or is taken away, with what was open on it', async () => {
    const absence = await absent(town.staff.dutyOfficer, town.staff.backupOfficer, { until: 1 });
    await town.open(deputy, contact.id);
    const openings = () =>
      town.look('select id from authz.opening where staff_id = $1 and ended_at is null and expires_at > authz.now()', [
        town.staff.backupOfficer,
      ]);
    const [{ expires } = { expires: 0 }] = await town.look<{ expires: number }>(
      `select extract(epoch from expires_at - authz.now())::int as expires from authz.opening where staff_id = $1 and ground_kind = 'duty'`,
      [town.staff.backupOfficer],
    );
    expect(expires).toBeLessThanOrEqual(3600);
    expect(await openings()).toHaveLength(1);
    await town.administer('select authz.remove_absence($1)', [absence]);
    expect(await openings()).toEqual([]);
    expect(await town.open(deputy, contact.id)).toBeUndefined();
    expect(await town.open(own, contact.id)).toMatchObject({ ground: 'duty' });
  });

  it('ends what the one who goes away has open on her duty', async () => {
    await town.open(own, contact.id);
    await absent(town.staff.dutyOfficer, town.staff.backupOfficer);
    expect(
      await town.look(`select 1 from authz.opening where staff_id = $1 and ground_kind = 'duty' and ended_at is null`, [
        town.staff.dutyOfficer,
      ]),
    ).toEqual([]);
  });

  it('decides what the delegation gives to duty', async () => {
    const ask = async (staff: string) => {
      const leader = await town.signIn(town.staff.intakeLeader);
      await town.open(leader, contact.id);
      return town.ask(leader, `select authz.ask_decider($1, $2, 'emergencyAid', $3)`, [newId(), contact.id, staff]);
    };
    await town.delegates('emergencyAid', 'caseOfficer', 'onDuty');
    await expectRefused(ask(town.staff.backupOfficer));
    await absent(town.staff.dutyOfficer, town.staff.backupOfficer);
    await ask(town.staff.backupOfficer);
    await expectRefused(ask(town.staff.dutyOfficer));
  });
});

describe('nobody else', () => {
  it('stays with the one whose shift it is where nobody stands in, and goes on to the deputy’s deputy', async () => {
    await absent(town.staff.dutyOfficer, null);
    expect(await town.open(own, contact.id)).toMatchObject({ ground: 'duty' });
    await absent(town.staff.dutyOfficer, town.staff.backupOfficer);
    await absent(town.staff.backupOfficer, town.staff.intakeLeader);
    expect(await holders()).toEqual([{ staffId: town.staff.intakeLeader, duty: 'duty' }]);
    expect(await town.open(deputy, contact.id)).toBeUndefined();
  });

  it('has it before the absence begins or after it has ended, or by standing in for somebody without a shift', async () => {
    await absent(town.staff.dutyOfficer, town.staff.backupOfficer, { from: 1, until: 2 });
    await absent(town.staff.intakeLeader, town.staff.backupOfficer);
    expect(await enter(deputy)).toEqual([]);
    expect(await town.open(deputy, contact.id)).toBeUndefined();
  });

  it('gives a unit’s duty to one who doesn’t work there, nor an administrator to herself', async () => {
    const elsewhere = absent(town.staff.dutyOfficer, town.staff.outsider);
    await expect(elsewhere).rejects.toMatchObject({ code: 'SG007' });
    // Entered before the shift was planned: the duty stays where it was.
    await town.look(
      `insert into authz.absence values ($1, $2, $3, authz.now() - interval '1 hour', authz.now() + interval '1 day')`,
      [newId(), town.staff.dutyOfficer, town.staff.outsider],
    );
    expect(await holders()).toEqual([{ staffId: town.staff.dutyOfficer, duty: 'duty' }]);
    const outsider = await town.signIn(town.staff.outsider);
    expect(await town.open(outsider, contact.id)).toBeUndefined();
    await town.look('delete from authz.absence');
    await town.administer(`select authz.give_role($1, $2, $3, 'caseOfficer', null)`, [
      newId(),
      town.staff.auditor,
      town.units.intake,
    ]);
    await town.look(
      `insert into authz.role_assignment (id, staff_id, unit_id, role, valid_from) values ($1, $2, $3, 'administrator', authz.now())`,
      [newId(), town.staff.auditor, town.units.management],
    );
    const administrator = await town.signIn(town.staff.auditor);
    await expect(
      town.ask(
        administrator,
        `select authz.save_absence($1, $2, authz.me(), authz.now(), authz.now() + interval '1 hour')`,
        [newId(), town.staff.dutyOfficer],
      ),
    ).rejects.toMatchObject({ code: 'SG007' });
  });
});
