import type { GroundFunction, SectionKind } from '../access/index.ts';
import type { GroundId, StaffId } from '../kernel/ids.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { HandoverReason } from '../leading/index.ts';
import type { OrganisationModel } from '../organisation/index.ts';

/** What one can be named to. `received` comes with taking a call, `deputy` with standing in for somebody. */
export const namedFunctions = [
  'responsible',
  'coHandler',
  'childOfficer',
  'therapist',
  'supportWorker',
  'leader',
] as const;
export type NamedFunction = (typeof namedFunctions)[number];

export type Member = {
  readonly groundId: GroundId;
  readonly staffId: StaffId;
  readonly name: string;
  readonly phone: string | null;
  readonly function: GroundFunction;
  readonly deputyFor: GroundId | null;
  readonly reads: readonly SectionKind[];
  readonly writes: readonly SectionKind[];
};

/** Somebody who can be named, with what the rules need to know of her. */
export type Colleague = { readonly staffId: StaffId; readonly name: string; readonly leadsUnit: boolean };
/** Who works in the file's own unit is looked for first. */
export type Offered = Colleague & { readonly here: boolean };

const authority: readonly GroundFunction[] = ['responsible', 'received', 'coHandler', 'childOfficer'];

export const deputyOf = (team: readonly Member[], groundId: GroundId): Member | undefined =>
  team.find(({ deputyFor }) => deputyFor === groundId);

/** Everybody with a function of her own and nobody to stand in for her (V46). */
export const withoutDeputy = (team: readonly Member[]): Member[] =>
  team.filter((member) => member.function !== 'deputy' && !deputyOf(team, member.groundId));

export const responsibleIn = (team: readonly Member[]): Member | undefined =>
  team.find(({ function: f }) => f === 'responsible') ?? team.find(({ function: f }) => f === 'received');

export type NamingProblem =
  | 'alreadyThis'
  | 'responsibleIsNamed'
  | 'authorityAndTherapy'
  | 'deputyMissing'
  | 'deputyIsSame';

type Naming = { readonly staffId: StaffId; readonly function: NamedFunction; readonly deputyId: StaffId | undefined };

/**
 * Whether this person can have this function, and who stands in for her. Where the unit has nobody else the leader does,
 * so that the one who answers is never alone with it.
 */
export function nameMember(
  team: readonly Member[],
  naming: Naming,
  colleagues: readonly Colleague[],
  model: OrganisationModel,
): Result<{ readonly deputyId: StaffId | undefined }, NamingProblem> {
  const own = team.filter(({ staffId }) => staffId === naming.staffId);
  if (own.some(({ function: f }) => f === naming.function)) return err('alreadyThis');
  if (naming.function === 'responsible' && team.some(({ function: f }) => f === 'responsible'))
    return err('responsibleIsNamed');
  if (!mayCombine(own, naming.function, model)) return err('authorityAndTherapy');
  return findDeputy(naming, colleagues);
}

/** In the separated and the coherent model nobody decides over the one whom she treats. */
function mayCombine(own: readonly Member[], wanted: NamedFunction, model: OrganisationModel): boolean {
  if (model === 'integrated') return true;
  const decides = (f: GroundFunction) => authority.includes(f);
  return wanted === 'therapist'
    ? !own.some(({ function: f }) => decides(f))
    : !(decides(wanted) && own.some(({ function: f }) => f === 'therapist'));
}

export function findDeputy(
  naming: Naming,
  colleagues: readonly Colleague[],
): Result<{ readonly deputyId: StaffId | undefined }, 'deputyMissing' | 'deputyIsSame'> {
  if (naming.deputyId === naming.staffId) return err('deputyIsSame');
  if (naming.deputyId) return ok({ deputyId: naming.deputyId });
  if (naming.function !== 'responsible') return ok({ deputyId: undefined });
  const others = colleagues.filter(({ staffId }) => staffId !== naming.staffId);
  if (others.some(({ leadsUnit }) => !leadsUnit)) return err('deputyMissing');
  const leader = others.find(({ leadsUnit }) => leadsUnit);
  return leader ? ok({ deputyId: leader.staffId }) : err('deputyMissing');
}

export type EndingProblem = 'responsibleStays';

/** The responsible one doesn't leave: she hands over, so that somebody always answers. */
export const mayEnd = (member: Member): Result<true, EndingProblem> =>
  member.function === 'responsible' ? err('responsibleStays') : ok(true);

export type Why = { readonly reason: HandoverReason | undefined; readonly words: string | undefined };
export type ReturnProblem = 'reasonMissing' | 'wordsMissing';

/** Each who held it before, and to whom it went from her. */
export type Before = { readonly fromId: StaffId | null; readonly toId: StaffId };

/** It goes back to one who has handed it over herself. */
export const isReturn = (before: readonly Before[], to: StaffId): boolean => before.some(({ fromId }) => fromId === to);

/** A return has a reason and words; elsewhere both or none, so that what is counted is always explained. */
export function whyGiven(returned: boolean, { reason, words }: Why): Result<true, ReturnProblem> {
  if (!reason && (returned || words)) return err('reasonMissing');
  if (reason && !words) return err('wordsMissing');
  return ok(true);
}
