import type { DelegationId, StaffId, UnitId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import { contains, type Period } from '../kernel/period.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { StaffRole } from '../kernel/staff-role.ts';

/** Decisions that the delegation order of the municipality gives away, or that the law keeps for some. */
export const decisionKinds = [
  'shelterAdult',
  'shelterChild',
  'shelterChildImmediate',
  'secretLocation',
  'emergencyAid',
  'openAdultInvestigation',
  'notOpenAdultInvestigation',
  'openChildInvestigation',
  'notOpenChildInvestigation',
  'extendPreliminaryAssessment',
  'extendChildInvestigation',
  'extendAdultInvestigation',
  'signInvestigation',
  'intervention',
  'interventionOneGuardian',
  'incomeSupport',
  'endWithoutIntervention',
  'followUpChild',
  'refuseRequest',
  'rejectAppeal',
  'promiseWithdrawal',
  'disclosure',
  'contactDataDisclosure',
] as const;
export type DecisionKind = (typeof decisionKinds)[number];

/** The board may appoint a member for what the law keeps for the elected; she has no other role here. */
export type DecidingRole = StaffRole | 'boardMember';

/** How far down a decision may go, whatever the table says: a row that goes further is void, not followed. */
type Reach = 'officials' | 'managers' | 'elected';
const withinReach = {
  officials: ['caseOfficer', 'teamLeader', 'unitManager', 'boardChair', 'boardMember'],
  managers: ['unitManager', 'boardChair'],
  elected: ['boardChair', 'boardMember'],
} as const satisfies Record<Reach, readonly DecidingRole[]>;

export type DecisionRule = { readonly reach: Reach; readonly paragraph: string };

export const decisionRules = {
  shelterAdult: { reach: 'officials', paragraph: 'SoL 9:6, 11:1' },
  shelterChild: { reach: 'officials', paragraph: 'SoL 22:5' },
  // Board, chair, or a member whom the board has appointed: never an official.
  shelterChildImmediate: { reach: 'elected', paragraph: 'LPBS 4:1' },
  secretLocation: { reach: 'elected', paragraph: 'LPBS 5:4' },
  emergencyAid: { reach: 'officials', paragraph: 'SoL 12:1' },
  openAdultInvestigation: { reach: 'officials', paragraph: 'SoL 14:2' },
  notOpenAdultInvestigation: { reach: 'officials', paragraph: 'SoL 14:2' },
  openChildInvestigation: { reach: 'officials', paragraph: 'SoL 14:2, 20:2' },
  notOpenChildInvestigation: { reach: 'officials', paragraph: 'SoL 20:2' },
  extendPreliminaryAssessment: { reach: 'officials', paragraph: 'SoL 20:2' },
  extendChildInvestigation: { reach: 'officials', paragraph: 'SoL 20:3' },
  // No law says how long: the municipality's own limit, and that a matter is dealt with without delay.
  extendAdultInvestigation: { reach: 'officials', paragraph: 'FL 9' },
  signInvestigation: { reach: 'officials', paragraph: 'SoL 14:3' },
  intervention: { reach: 'officials', paragraph: 'SoL 11:1' },
  // Against one guardian's will: a section of the board, never an official.
  interventionOneGuardian: { reach: 'elected', paragraph: 'FB 6:13 a' },
  incomeSupport: { reach: 'officials', paragraph: 'SoL 12:1' },
  endWithoutIntervention: { reach: 'officials', paragraph: 'SoL 11:1, 14:2' },
  followUpChild: { reach: 'officials', paragraph: 'SoL 23:1, 23:2' },
  refuseRequest: { reach: 'officials', paragraph: 'FL 12' },
  rejectAppeal: { reach: 'officials', paragraph: 'FL 45' },
  promiseWithdrawal: { reach: 'managers', paragraph: 'FL 37, SoL 14:9' },
  disclosure: { reach: 'officials', paragraph: 'OSL 6:3, 10 kap.' },
  contactDataDisclosure: { reach: 'managers', paragraph: 'SoL 15:7; lag 2025:170 4 §' },
} as const satisfies Record<DecisionKind, DecisionRule>;

/** One row of the delegation order: a role (in one unit or in all), or one person, decides this kind. */
export type Delegation = Period & {
  readonly id: DelegationId;
  readonly decision: DecisionKind;
  readonly role: DecidingRole | null;
  readonly unitId: UnitId | null;
  readonly staffId: StaffId | null;
  readonly condition: 'always' | 'onDuty' | 'onBackup';
  /** Where it is written: "Delegationsordning 4.2, 2026-05-18". */
  readonly basis: string;
};

export type Decider = {
  readonly staffId: StaffId;
  readonly roles: readonly { readonly role: DecidingRole; readonly unitId: UnitId }[];
  readonly duty: readonly { readonly duty: 'duty' | 'backup'; readonly unitId: UnitId }[];
  /** Biased in this matter (FL 16–18): takes no part in it, whatever the table says. */
  readonly conflictOfInterest: boolean;
};

export type DecisionFacts = {
  readonly delegations: readonly Delegation[];
  readonly decider: Decider;
  readonly at: Instant;
};

export type RefusalReason =
  | 'conflictOfInterest'
  | 'electedOnly'
  | 'managersOnly'
  | 'onlyOnDuty'
  | 'onlyOnBackup'
  | 'notNow'
  | 'notDelegated';
export type Refusal = { readonly reason: RefusalReason; readonly decision: DecisionKind; readonly paragraph: string };

const inUnit = (row: Delegation, unitId: UnitId): boolean => row.unitId === null || row.unitId === unitId;

/** A person who is named decides as herself; else she needs the role, in the unit if the row names one. */
const names = (row: Delegation, { staffId, roles }: Decider): boolean =>
  row.staffId === null
    ? roles.some(({ role, unitId }) => role === row.role && inUnit(row, unitId))
    : row.staffId === staffId;

function conditionHolds(row: Delegation, { duty }: Decider): boolean {
  if (row.condition === 'always') return true;
  const needed = row.condition === 'onDuty' ? 'duty' : 'backup';
  return duty.some((shift) => shift.duty === needed && inUnit(row, shift.unitId));
}

/**
 * Whether this person may make this decision now, and on which row (V48). The row is kept with the decision, so that a
 * later change of the order doesn't change what was decided under it.
 */
export function mayDecide(
  decision: DecisionKind,
  { delegations, decider, at }: DecisionFacts,
): Result<Delegation, Refusal> {
  const rule: DecisionRule = decisionRules[decision];
  const refuse = (reason: RefusalReason) => err({ reason, decision, paragraph: rule.paragraph });
  if (decider.conflictOfInterest) return refuse('conflictOfInterest');
  const allowed: readonly DecidingRole[] = withinReach[rule.reach];
  if (!decider.roles.some(({ role }) => allowed.includes(role))) {
    return refuse(
      rule.reach === 'elected' ? 'electedOnly' : rule.reach === 'managers' ? 'managersOnly' : 'notDelegated',
    );
  }
  const hers = delegations.filter((row) => row.decision === decision && names(row, decider) && reaches(row, allowed));
  const current = hers.filter((row) => contains(row, at));
  const rows = current.filter((row) => conditionHolds(row, decider));
  // What holds always comes before what hangs on a rota, and the newest before the older.
  const [row] = rows.toSorted(
    (a, b) =>
      Number(b.condition === 'always') - Number(a.condition === 'always') ||
      b.from.epochMilliseconds - a.from.epochMilliseconds,
  );
  if (row) return ok(row);
  if (current.some(({ condition }) => condition === 'onDuty')) return refuse('onlyOnDuty');
  if (current.length > 0) return refuse('onlyOnBackup');
  return refuse(hers.length > 0 ? 'notNow' : 'notDelegated');
}

const reaches = (row: Delegation, allowed: readonly DecidingRole[]): boolean =>
  row.role === null || allowed.includes(row.role);

/** Rows that reach further down than the law lets them: shown to the administrator, never followed. */
export const voidRows = (delegations: readonly Delegation[]): Delegation[] =>
  delegations.filter((row) => !reaches(row, withinReach[decisionRules[row.decision].reach]));

/** Who could decide instead, of those given: for "Ring bakjour" on the page that refuses. */
export const whoMayDecide = (
  decision: DecisionKind,
  delegations: readonly Delegation[],
  people: readonly Decider[],
  at: Instant,
): StaffId[] =>
  people.filter((decider) => mayDecide(decision, { delegations, decider, at }).ok).map(({ staffId }) => staffId);
