import type { RoleId, StaffId, UnitId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { StaffRole } from '../kernel/staff-role.ts';

export const unitKinds = [
  'intake',
  'violenceTeam',
  'violenceCentre',
  'childrenUnit',
  'adultUnit',
  'incomeSupportUnit',
  'familyLawUnit',
  'outpatientUnit',
  'emergencySocialService',
  'barnahus',
  'management',
] as const;
export type UnitKind = (typeof unitKinds)[number];

/** What a unit does. Which unit does what is the organisation; the system is the same (V30). */
export const unitFunctions = [
  'intake',
  'protection',
  'adultInvestigation',
  'childInvestigation',
  'supportTalks',
  'perpetratorProgramme',
  'incomeSupport',
  'familyLaw',
  'childSupport',
  'practicalSupport',
] as const;
export type UnitFunction = (typeof unitFunctions)[number];

/** What keeps a unit from being closed. */
export const unitHolds = ['files', 'clocks', 'staff', 'shifts', 'units', 'intake'] as const;
export type UnitHolds = (typeof unitHolds)[number];

export type Unit = {
  readonly id: UnitId;
  readonly name: string;
  readonly kind: UnitKind;
  readonly parentId: UnitId | null;
  readonly functions: readonly UnitFunction[];
};

export type RoleGiven = {
  readonly id: RoleId;
  readonly role: StaffRole;
  readonly unitId: UnitId;
  readonly unitName: string;
  readonly until: Instant | null;
  readonly deputyId: StaffId | null;
};

export type Colleague = {
  readonly id: StaffId;
  readonly name: string;
  readonly phone: string | null;
  readonly roles: readonly RoleGiven[];
};

/** Roles that run, review or decide over the casework without doing it. */
const besideTheWork: readonly StaffRole[] = ['boardChair', 'administrator', 'auditor'];
type Roles = { readonly roles: readonly { readonly role: StaffRole }[] };

/** Those who do the casework: what is handed, promised or planned is theirs, and never an administrator's. */
export const worksWithPeople = ({ roles }: Roles): boolean => roles.some(({ role }) => !besideTheWork.includes(role));

export const isManager = ({ roles }: Roles): boolean =>
  roles.some(({ role }) => role === 'teamLeader' || role === 'unitManager');

/** The same person, as far as one unit is concerned. */
export const inUnit = (one: Colleague, unitId: UnitId): Colleague => ({
  ...one,
  roles: one.roles.filter((role) => role.unitId === unitId),
});

export type Lonely = { readonly staff: Colleague; readonly role: RoleGiven };

/** Roles that nobody else in the unit has and that no deputy is named for (V46). Roles outside the casework are left out. */
export function rolesWithoutDeputy(staff: readonly Colleague[]): Lonely[] {
  const here = new Set(staff.map(({ id }) => id));
  const held = staff.flatMap((one) => one.roles.map((role) => ({ staff: one, role })));
  return held.filter(
    ({ staff: holder, role }) =>
      !besideTheWork.includes(role.role) &&
      !(role.deputyId !== null && here.has(role.deputyId)) &&
      !held.some((o) => o.staff.id !== holder.id && o.role.role === role.role && o.role.unitId === role.unitId),
  );
}

/** Functions of the work that no unit has: nobody would know where to turn. */
export const functionsNobodyHas = (units: readonly Unit[]): UnitFunction[] =>
  unitFunctions.filter((one) => !units.some(({ functions }) => functions.includes(one)));

const administratorsOf = (staff: readonly Colleague[]): StaffId[] =>
  staff.filter(({ roles }) => roles.some(({ role }) => role === 'administrator')).map(({ id }) => id);

/** The municipality must always have one who can let others in. */
export const isLastAdministrator = (staff: readonly Colleague[], staffId: StaffId): boolean => {
  const administrators = administratorsOf(staff);
  return administrators.length === 1 && administrators[0] === staffId;
};

/** Units where somebody answers at all hours: those that take in, and the emergency service. */
export const unitsWithDuty = (units: readonly Unit[]): Unit[] =>
  units.filter(({ kind, functions }) => kind === 'emergencySocialService' || functions.includes('intake'));

/** Does `unitId` lie under `above`, or is it the same? */
export function isBelow(units: readonly Unit[], unitId: UnitId | null, above: UnitId): boolean {
  const passed = new Set<UnitId>();
  let next = unitId;
  while (next !== null && !passed.has(next)) {
    if (next === above) return true;
    passed.add(next);
    next = units.find(({ id }) => id === next)?.parentId ?? null;
  }
  return false;
}

/** Roles that a delegation order may name; the others decide nothing about people. */
export const delegableRoles = ['caseOfficer', 'teamLeader', 'unitManager', 'boardChair'] as const;
