import { createHash, randomBytes } from 'node:crypto';
import { type Id, newId, type RoleId, type StaffId, type UnitId } from '../../src/kernel/ids.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { atDoor, type StaffRole, withActor } from '../../src/platform/database/with-actor.ts';
import { rows, signIn } from './session.ts';

const units = {
  management: { name: 'Socialförvaltningen', kind: 'management', functions: [] },
  intake: { name: 'Mottagningen', kind: 'intake', functions: ['intake', 'protection'] },
  violenceTeam: {
    name: 'Relationsvåldsteamet',
    kind: 'violenceTeam',
    functions: ['protection', 'adultInvestigation', 'supportTalks', 'practicalSupport'],
  },
  childrenUnit: { name: 'Barn och unga', kind: 'childrenUnit', functions: ['childInvestigation', 'childSupport'] },
  incomeSupport: { name: 'Försörjningsstöd', kind: 'incomeSupportUnit', functions: ['incomeSupport'] },
} as const;

const staff = {
  administrator: { name: 'Administratör', role: 'administrator', unit: 'management' },
  auditor: { name: 'Gunilla Falk', role: 'auditor', unit: 'management' },
  boardChair: { name: 'Bengt Ravn', role: 'boardChair', unit: 'management' },
  dutyOfficer: { name: 'Sara Lindqvist', role: 'caseOfficer', unit: 'intake' },
  backupOfficer: { name: 'Peter Holm', role: 'caseOfficer', unit: 'intake' },
  intakeLeader: { name: 'Lena Wik', role: 'teamLeader', unit: 'intake' },
  caseOfficer: { name: 'Amina Yusuf', role: 'caseOfficer', unit: 'violenceTeam' },
  otherCaseOfficer: { name: 'Johan Berg', role: 'caseOfficer', unit: 'violenceTeam' },
  therapist: { name: 'Mirja Niemi', role: 'therapist', unit: 'violenceTeam' },
  supportWorker: { name: 'Tove Hallin', role: 'supportWorker', unit: 'violenceTeam' },
  teamLeader: { name: 'Karin Norén', role: 'teamLeader', unit: 'violenceTeam' },
  manager: { name: 'Anders Ståhl', role: 'unitManager', unit: 'violenceTeam' },
  childOfficer: { name: 'Elin Åkesson', role: 'caseOfficer', unit: 'childrenUnit' },
  childrenLeader: { name: 'Maria Öberg', role: 'teamLeader', unit: 'childrenUnit' },
  /** Works in a unit that no file of the tests belongs to. */
  outsider: { name: 'Ulf Sand', role: 'caseOfficer', unit: 'incomeSupport' },
} as const satisfies Record<string, { name: string; role: StaffRole; unit: keyof typeof units }>;

export type Units = Readonly<Record<keyof typeof units, UnitId>>;
export type Staff = Readonly<Record<keyof typeof staff, StaffId>>;

/** Founds the municipality as its first administrator would: by the door's function, then by those of the organisation. */
export async function found(database: Database): Promise<{ units: Units; staff: Staff }> {
  const unitIds = idsFor<UnitId, keyof typeof units>(units);
  const staffIds = idsFor<StaffId, keyof typeof staff>(staff);
  await atDoor(database, 'select authz.found_municipality($1, $2, $3, $4, $5)', [
    unitIds.management,
    units.management.name,
    staffIds.administrator,
    newId(),
    createHash('sha256').update(randomBytes(32)).digest(),
  ]);
  const administrator = await signIn(database, staffIds.administrator);
  await withActor(database, administrator.token, async ({ sql }) => {
    for (const [key, unit] of Object.entries(units) as [keyof Units, (typeof units)[keyof Units]][])
      await rows(sql, 'select authz.save_unit($1, $2, $3, null, $4)', [
        unitIds[key],
        unit.name,
        unit.kind,
        unit.functions,
      ]);
    for (const [key, person] of Object.entries(staff) as [keyof Staff, (typeof staff)[keyof Staff]][]) {
      if (key === 'administrator') continue;
      await rows(sql, 'select authz.add_staff($1, $2, null)', [staffIds[key], person.name]);
      await rows(sql, 'select authz.give_role($1, $2, $3, $4, null)', [
        newId<RoleId>(),
        staffIds[key],
        unitIds[person.unit],
        person.role,
      ]);
    }
    await rows(sql, 'select authz.end_session($1)', [administrator.token]);
  });
  return { units: unitIds, staff: staffIds };
}

const idsFor = <T extends Id, Key extends string>(things: Record<Key, unknown>): Readonly<Record<Key, T>> =>
  Object.fromEntries(Object.keys(things).map((key) => [key, newId<T>()])) as Record<Key, T>;
