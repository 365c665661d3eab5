import { expect, it } from 'vitest';
import type { RoleId, StaffId, UnitId } from '../kernel/ids.ts';
import type { StaffRole } from '../kernel/staff-role.ts';
import type { Colleague } from '../organisation/index.ts';
import { giversIn } from './givers.ts';

const one = (name: string, ...roles: [role: StaffRole, unit: string][]): Colleague => ({
  ...{ id: name as StaffId, name, phone: null },
  roles: roles.map(([role, unit]) => ({
    ...{ id: `${name}${unit}` as RoleId, role, unitId: unit as UnitId, unitName: unit, until: null, deputyId: null },
  })),
});
const staff = [
  one('Alva', ['caseOfficer', 'Åsen']),
  one('Bo', ['therapist', 'Öppenvården']),
  one('Cleo', ['caseOfficer', 'Mottaget'], ['therapist', 'Öppenvården']),
  one('Dan', ['administrator', 'Öppenvården']),
  one('Eva', ['therapist', 'Öppenvården']),
  one('Fia', ['caseOfficer', 'Mottaget']),
];
const asked = (away: string[], giving: string[]) =>
  giversIn(staff, new Map(away.map((id) => [id as StaffId, true])), new Set(giving as UnitId[])).map(
    ({ name, unit }) => `${unit}: ${name}`,
  );

it('names first those of the unit that gives it, then the rest by unit, each once', () => {
  expect(asked([], ['Öppenvården'])).toEqual([
    ...['Öppenvården: Bo', 'Öppenvården: Cleo', 'Öppenvården: Eva'],
    ...['Mottaget: Fia', 'Åsen: Alva'],
  ]);
  expect(asked([], [])[0]).toBe('Mottaget: Cleo');
});

it('names nobody who is away, and nobody who does no casework', () => {
  expect(asked(['Bo', 'Alva'], ['Öppenvården'])).toEqual(['Öppenvården: Cleo', 'Öppenvården: Eva', 'Mottaget: Fia']);
});
