import type { DecisionKind } from '../access/index.ts';
import type { Id, PersonId, StaffId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import { err, ok, type Result } from '../kernel/result.ts';

export type DecisionId = Id<'decision'>;

/** What can be asked for tonight, for whom. A child's shelter is its own decision, never a line in its parent's. */
export const askable = {
  self: ['shelterAdult', 'emergencyAid'],
  child: ['shelterChildImmediate', 'secretLocation', 'shelterChild'],
} as const satisfies Record<'self' | 'child', readonly DecisionKind[]>;
export type AskedKind = (typeof askable)['self' | 'child'][number];
export const askedKinds: readonly AskedKind[] = [...askable.self, ...askable.child];

/** What is decided without anybody being asked for it tonight: by whoever investigates, in the file. */
export const investigatedKinds = [
  'extendPreliminaryAssessment',
  'extendChildInvestigation',
  'extendAdultInvestigation',
  'intervention',
  'incomeSupport',
  'endWithoutIntervention',
  'refuseRequest',
  'followUpChild',
  'rejectAppeal',
] as const satisfies readonly DecisionKind[];
export type DecidedKind = AskedKind | (typeof investigatedKinds)[number];

/** Help that is granted under SoL 11:1 or 12:1: to be begun within three months, or to be reported (SoL 34:1). What a court decides has times of its own. */
const executedKinds: readonly DecidedKind[] = [
  'shelterAdult',
  'shelterChild',
  'emergencyAid',
  'intervention',
  'incomeSupport',
];
export const isExecuted = (kind: DecidedKind): boolean => executedKinds.includes(kind);

/** Of more time, or of following up a child: no help that is carried out. */
export const carriesNothingOut = (kind: DecidedKind): boolean => kind.startsWith('extend') || kind === 'followUpChild';

export const isAskable = (kind: DecidedKind): kind is AskedKind => askedKinds.some((one) => one === kind);

export type DecisionState = 'asked' | 'granted' | 'refused' | 'changed';
export type Decision = {
  readonly id: DecisionId;
  readonly kind: DecidedKind;
  readonly personId: PersonId | null;
  readonly state: DecisionState;
  readonly askedBy: string;
  readonly askedById: StaffId;
  readonly askedAt: Instant;
  readonly askedOf: string | null;
  readonly askedOfId: StaffId | null;
  readonly proposal: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Instant | null;
  readonly basis: string | null;
  readonly motivation: string | null;
  readonly changesId: DecisionId | null;
  readonly changeGround: ChangeGround | null;
};

/** The only grounds on which what was granted is changed to the person's harm. */
export const changeGrounds = ['reservation', 'urgentSafety', 'misleading', 'changedCircumstances'] as const;
export type ChangeGround = (typeof changeGrounds)[number];
export const paragraphOf = {
  reservation: 'FL 37 andra stycket 1',
  urgentSafety: 'FL 37 andra stycket 2',
  misleading: 'FL 37 andra stycket 3',
  changedCircumstances: 'SoL 14:9',
} as const satisfies Record<ChangeGround, string>;

export type ChangeProblem = 'notGranted' | 'alreadyChanged' | 'noGround' | 'noMotivation';

/**
 * A favourable decision stands: money, staff, a full house or a new week are no grounds (voices V03; FL 37, SoL 14:9). What was
 * refused or only asked for is not changed but decided.
 */
export function mayChange(
  decision: Pick<Decision, 'id' | 'state'>,
  all: readonly Pick<Decision, 'changesId'>[],
  given: { readonly ground: ChangeGround | undefined; readonly motivation: string | undefined },
): Result<{ ground: ChangeGround; motivation: string }, readonly ChangeProblem[]> {
  if (decision.state !== 'granted') return err(['notGranted']);
  if (all.some(({ changesId }) => changesId === decision.id)) return err(['alreadyChanged']);
  const motivation = given.motivation?.trim();
  if (given.ground && motivation) return ok({ ground: given.ground, motivation });
  const problems: ChangeProblem[] = [];
  if (!given.ground) problems.push('noGround');
  if (!motivation) problems.push('noMotivation');
  return err(problems);
}

/** Whose way in was for this decision alone, and who waits with no other one: it ends when the decision is made. */
export const deciderDone = (
  decision: Pick<Decision, 'id' | 'askedOfId'>,
  by: StaffId,
  all: readonly Pick<Decision, 'id' | 'state' | 'askedOfId'>[],
): StaffId[] => {
  const waits = (staff: StaffId) =>
    all.some(({ id, state, askedOfId }) => state === 'asked' && id !== decision.id && askedOfId === staff);
  const involved = [...new Set([...(decision.askedOfId ? [decision.askedOfId] : []), by])];
  // The one who decides comes last: with her own way in ends her right to end another's.
  return involved.toSorted((a, b) => Number(a === by) - Number(b === by)).filter((staff) => !waits(staff));
};

const street =
  /(?:^|[^\p{L}])\p{L}*(?:gatan|gata|vägen|väg|gränd|torget|torg|stigen|stig|allén|backen|plan|esplanaden|kajen)\s+\d+/iu;
const postcode = /(?:^|\D)\d{3}\s?\d{2}\s+\p{Lu}\p{L}+/u;
const apartment = /(?:^|[^\p{L}])(?:lgh|lägenhet|portkod|vån|våning)\.?\s*\d+/iu;

/**
 * A decision on a child's shelter can be read by the other guardian (OSL 26:7), so a place must never stand in one. This only
 * hints: a street that is called something else is not seen.
 */
export const looksLikeAddress = (text: string): boolean =>
  street.test(text) || postcode.test(text) || apartment.test(text);

/** Starts the court's week (LPBS 4:3). */
export const startsCourtClock = (kind: DecidedKind): boolean => kind === 'shelterChildImmediate';
