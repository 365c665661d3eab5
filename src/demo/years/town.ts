import type { StaffId, UnitId } from '../../kernel/ids.ts';
import type { Keyring } from '../../platform/sealing/keyring.ts';

export const unitsNeeded = ['intake', 'violenceTeam', 'childrenUnit', 'outpatient', 'incomeSupport'] as const;
export const staffNeeded = [
  'dutyOfficer',
  'backupOfficer',
  'caseOfficer',
  'otherCaseOfficer',
  'therapist',
  'supportWorker',
  'teamLeader',
  'manager',
  'childOfficer',
  'otherChildOfficer',
  'childrenLeader',
  'perpetratorTherapist',
  'outpatientLeader',
  'outsider',
] as const;
export type Who = (typeof staffNeeded)[number];

/** Who works where in the part of the municipality whose years are told. */
export type Town = {
  readonly keyring: Keyring;
  readonly units: Readonly<Record<(typeof unitsNeeded)[number], UnitId>>;
  readonly staff: Readonly<Record<Who, StaffId>>;
  /** Units that there is one of speak in the group of the first district alone. */
  readonly central: boolean;
  /** What references begin with in a district, so that no two districts have the same. */
  readonly prefix?: string;
  /** The rows of the delegation order by which shelter is decided. */
  readonly delegations: Readonly<
    Record<'shelterAdult' | 'openChildInvestigation' | 'notOpenChildInvestigation', string>
  >;
};
