import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { aTown, type Town } from '../builders/index.ts';
import { expectRefused } from '../support/refusals.ts';

// Who gives rights to others takes none, and there is always somebody who can give.

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.close());

describe('nobody gives to themselves', () => {
  it('a role, as administrator, or a duty in a unit that they do not lead', async () => {
    const administrator = await town.signIn(town.staff.administrator);
    const before = await town.look('select * from authz.role_assignment order by id');
    await expectRefused(
      town.ask(administrator, `select authz.give_role($1, authz.me(), $2, 'unitManager', null)`, [
        newId(),
        town.units.violenceTeam,
      ]),
      'SG005',
    );
    expect(await town.look('select * from authz.role_assignment order by id')).toEqual(before);
    const shift = `select authz.save_shift($1, $2, authz.me(), 'duty', authz.now(), authz.now() + interval '1 hour')`;
    await expectRefused(town.ask(administrator, shift, [newId(), town.units.intake]), 'SG005');
    await town.ask(await town.signIn(town.staff.intakeLeader), shift, [newId(), town.units.intake]);
  });

  it('an absence that is somebody else’s, by its id', async () => {
    const absence = newId();
    const save = `select authz.save_absence($1, authz.me(), null, authz.now(), authz.now() + interval '1 hour')`;
    await town.ask(await town.signIn(town.staff.therapist), save, [absence]);
    const before = await town.look('select * from authz.absence where id = $1', [absence]);
    await expectRefused(town.ask(await town.signIn(town.staff.outsider), save, [absence]));
    expect(await town.look('select * from authz.absence where id = $1', [absence])).toEqual(before);
  });
});

describe('the last administrator', () => {
  it('stays, by role and by person, also when two end each other at the same moment', async () => {
    const second = newId();
    await town.administer(`select authz.add_staff($1, 'Andra Administratören', null)`, [second]);
    await town.administer(`select authz.give_role($1, $2, $3, 'administrator', null)`, [
      newId(),
      second,
      town.units.management,
    ]);
    const sessions = [await town.signIn(town.staff.administrator), await town.signIn(second as never)] as const;
    const outcomes = await Promise.allSettled([
      town.ask(sessions[0], 'select authz.end_staff($1)', [second]),
      town.ask(sessions[1], 'select authz.end_staff($1)', [town.staff.administrator]),
    ]);
    expect(outcomes.map((o) => o.status).sort()).toEqual(['fulfilled', 'rejected']);
    const left = await town.look<{ id: string; role: string }>(
      `select r.id, r.staff_id from authz.role_assignment r join authz.staff s on s.id = r.staff_id
       where r.role = 'administrator' and s.ended_at is null and r.valid_to is null`,
    );
    expect(left).toHaveLength(1);
    const last = sessions[outcomes[0]?.status === 'fulfilled' ? 0 : 1];
    await expectRefused(town.ask(last, 'select authz.end_role($1)', [left[0]?.id]), 'SG004');
    await expectRefused(town.ask(last, 'select authz.end_staff(authz.me())'), 'SG004');
  });
});
