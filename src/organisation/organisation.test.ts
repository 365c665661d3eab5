import { describe, expect, it } from 'vitest';
import { newId, type RoleId, type StaffId, type UnitId } from '../kernel/ids.ts';
import type { StaffRole } from '../kernel/staff-role.ts';
import {
  type Colleague,
  functionsNobodyHas,
  isBelow,
  isLastAdministrator,
  rolesWithoutDeputy,
  type Unit,
  unitFunctions,
} from './organisation.ts';

const team = newId<UnitId>();
const person = (name: string, role: StaffRole, deputyId: StaffId | null = null, unitId = team): Colleague => ({
  id: newId<StaffId>(),
  name,
  phone: null,
  roles: [{ id: newId<RoleId>(), role, unitId, unitName: 'Teamet', until: null, deputyId }],
});
const names = (staff: Colleague[]) => rolesWithoutDeputy(staff).map(({ staff: one }) => one.name);

describe('a function without a deputy (V46)', () => {
  it('is one that a single person has in the unit', () => {
    expect(
      names([person('Mirja', 'therapist'), person('Amina', 'caseOfficer'), person('Johan', 'caseOfficer')]),
    ).toEqual(['Mirja']);
    expect(names([person('Amina', 'caseOfficer'), person('Elin', 'caseOfficer', null, newId<UnitId>())])).toEqual([
      'Amina',
      'Elin',
    ]);
  });

  it('is mended by naming somebody who works here, and by nobody else', () => {
    const amina = person('Amina', 'caseOfficer');
    const johan = person('Johan', 'caseOfficer');
    expect(names([person('Mirja', 'therapist', amina.id), amina, johan])).toEqual([]);
    expect(names([person('Mirja', 'therapist', newId<StaffId>()), amina, johan])).toEqual(['Mirja']);
  });

  it('is not asked of those outside the casework', () => {
    expect(names([person('A', 'administrator'), person('G', 'auditor'), person('B', 'boardChair')])).toEqual([]);
  });
});

it('the last administrator is known, also by two roles of one person', () => {
  const one = person('A', 'administrator');
  expect(isLastAdministrator([one], one.id)).toBe(true);
  expect(isLastAdministrator([one, person('B', 'administrator')], one.id)).toBe(false);
});

it('functions that no unit has are found, and a unit never lies under itself', () => {
  const unit = (id: UnitId, parentId: UnitId | null, functions: Unit['functions'] = []): Unit => ({
    id,
    name: '',
    kind: 'intake',
    parentId,
    functions,
  });
  const [a, b, c] = [newId<UnitId>(), newId<UnitId>(), newId<UnitId>()];
  const units = [unit(a, null, unitFunctions.slice(1)), unit(b, a), unit(c, b)];
  expect(functionsNobodyHas(units)).toEqual(['intake']);
  expect([isBelow(units, c, a), isBelow(units, a, c), isBelow(units, a, a), isBelow(units, null, a)]).toEqual([
    true,
    false,
    true,
    false,
  ]);
});
