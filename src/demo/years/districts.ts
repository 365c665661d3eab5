import type { StaffId, UnitId } from '../../kernel/ids.ts';
import { type Instant, inStockholm } from '../../kernel/instant.ts';
import { Chance } from './chance.ts';
import * as names from './names.ts';
import { Rows } from './rows.store.ts';
import type { Town, Who } from './town.ts';

const units = {
  intake: { name: 'Mottagningen', kind: 'intake', functions: ['intake', 'protection'] },
  violenceTeam: {
    name: 'Relationsvåldsteamet',
    kind: 'violenceTeam',
    functions: ['protection', 'adultInvestigation', 'supportTalks', 'practicalSupport'],
  },
  childrenUnit: { name: 'Barn och unga', kind: 'childrenUnit', functions: ['childInvestigation', 'childSupport'] },
} as const;
type DistrictUnit = keyof typeof units;

const staff = {
  dutyOfficer: ['intake', 'caseOfficer'],
  backupOfficer: ['intake', 'caseOfficer'],
  caseOfficer: ['violenceTeam', 'caseOfficer'],
  otherCaseOfficer: ['violenceTeam', 'caseOfficer'],
  therapist: ['violenceTeam', 'therapist'],
  supportWorker: ['violenceTeam', 'supportWorker'],
  teamLeader: ['violenceTeam', 'teamLeader'],
  manager: ['violenceTeam', 'unitManager'],
  childOfficer: ['childrenUnit', 'caseOfficer'],
  otherChildOfficer: ['childrenUnit', 'caseOfficer'],
  childrenLeader: ['childrenUnit', 'teamLeader'],
} as const satisfies Partial<Record<Who, readonly [DistrictUnit, string]>>;

const rota = [
  ['intake', 'duty', 'dutyOfficer'],
  ['intake', 'backup', 'backupOfficer'],
  ['childrenUnit', 'duty', 'childOfficer'],
  ['violenceTeam', 'backup', 'teamLeader'],
] as const;

/**
 * A larger municipality is more districts of the same size, each with people of its own: nobody gets more to do by it. What
 * there is one of stays one. With `oneUnit` these people work in the units of the centre, which get larger.
 */
export function foundDistrict(
  centre: Town,
  number: number,
  now: Instant,
  { oneUnit = false } = {},
): { town: Town; rows: Rows } {
  const chance = new Chance(`district ${number}`);
  const rows = new Rows();
  const since = now.subtract({ hours: 24 * 800 });
  const unitIds = mapped(units, ({ name, kind, functions }, unit) => {
    if (oneUnit) return centre.units[unit];
    const id = chance.id<UnitId>();
    rows.add('authz.unit', { id, name: `${name} ${number}`, kind, parentId: null, closedAt: null });
    for (const one of functions) rows.add('authz.unitFunction', { unitId: id, function: one });
    return id;
  });
  const staffIds = mapped(staff, ([unit, role]) => {
    const id = chance.id<StaffId>();
    const name = `${chance.pick(chance.happens(0.8) ? names.women : names.men)} ${chance.pick(names.surnames)}`;
    rows.add('authz.staff', { id, name, phone: null });
    rows.add('authz.roleAssignment', {
      id: chance.id(),
      staffId: id,
      unitId: unitIds[unit],
      role,
      validFrom: since,
      validTo: null,
    });
    return id;
  });
  const midnight = inStockholm(now).startOfDay();
  // Who has duty in a unit that was there before is said already.
  for (let day = -1; day <= 14 && !oneUnit; day += 1) {
    const from = midnight.add({ days: day }).with({ hour: 8 });
    const shift = { startsAt: from.toInstant(), endsAt: from.add({ days: 1 }).toInstant() };
    for (const [unit, duty, who] of rota)
      rows.add('authz.rotaShift', { id: chance.id(), unitId: unitIds[unit], staffId: staffIds[who], duty, ...shift });
  }
  return {
    town: {
      ...centre,
      central: false,
      // 002 and on: no reference of the first district has a nought or a one in it.
      prefix: number.toString(36).toUpperCase().padStart(3, '0'),
      units: { ...centre.units, ...unitIds },
      staff: { ...centre.staff, ...staffIds },
    },
    rows,
  };
}

const mapped = <K extends string, T, R>(things: Readonly<Record<K, T>>, make: (thing: T, key: K) => R): Record<K, R> =>
  Object.fromEntries((Object.entries(things) as [K, T][]).map(([key, thing]) => [key, make(thing, key)])) as Record<
    K,
    R
  >;
