import type { Answered, NotAsked } from './consent.ts';

/** One who has a say for the child, and what she answered. */
export type Say = {
  readonly id: string;
  readonly answer: Answered;
  readonly notAskedBecause?: NotAsked | null;
};

export type ChildFacts = {
  /** Whole years. Undefined where it isn't known: then the child counts as younger than fifteen. */
  readonly age: number | undefined;
  readonly guardians: readonly Say[];
  /** The child's own answer, and why she is old and mature enough to give it herself. */
  readonly child?: { readonly answer: Answered; readonly mature: boolean };
  /** A stay in protected housing is asked for or under way (LPBS). */
  readonly housing?: boolean;
};

export type Barrier = 'refused' | NotAsked | 'noGuardianKnown';

/**
 * Ways on that need no guardian's yes. `necessary` OSL 10:2; `careUnder18` OSL 26:9; `oneGuardian` FB 6:13 a; `ageRule` SoL 21:1;
 * `housingApplication` LPBS 3:1. The worker weighs them; none is taken by the system.
 */
export type OtherGround = 'necessary' | 'careUnder18' | 'oneGuardian' | 'ageRule' | 'housingApplication';

export type ChildConsent =
  | { readonly state: 'complete'; readonly by: 'guardians' | 'child' }
  | { readonly state: 'waits'; readonly for: readonly string[] }
  | { readonly state: 'cannot'; readonly barriers: readonly Barrier[]; readonly otherGrounds: readonly OtherGround[] };

/**
 * Who has to say yes before a child's file is opened to somebody else (OSL 12:3, FB 6:11 and 6:13). Two guardians decide
 * together. One of fifteen or more who is mature enough decides herself: her no holds against both of them.
 */
export function childConsent(facts: ChildFacts): ChildConsent {
  const { age, guardians, child } = facts;
  if (age !== undefined && age >= 15 && child?.mature) {
    if (child.answer === 'given') return { state: 'complete', by: 'child' };
    if (child.answer === 'waiting') return { state: 'waits', for: ['child'] };
    return cannot(facts, [child.answer === 'refused' ? 'refused' : 'unable']);
  }
  const barriers = guardians.flatMap(({ answer, notAskedBecause }): Barrier[] =>
    answer === 'refused' ? ['refused'] : answer === 'notAsked' ? [notAskedBecause ?? 'unable'] : [],
  );
  if (guardians.length === 0) return cannot(facts, ['noGuardianKnown']);
  if (barriers.length > 0) return cannot(facts, barriers);
  const waits = guardians.filter(({ answer }) => answer === 'waiting').map(({ id }) => id);
  return waits.length > 0 ? { state: 'waits', for: waits } : { state: 'complete', by: 'guardians' };
}

function cannot({ age, guardians, housing }: ChildFacts, barriers: readonly Barrier[]): ChildConsent {
  const saysYes = guardians.filter(({ answer }) => answer === 'given').length;
  const otherGrounds: OtherGround[] = ['necessary', 'careUnder18'];
  if (guardians.length === 2 && saysYes === 1) otherGrounds.push('oneGuardian');
  if (age !== undefined && age >= 12) otherGrounds.push('ageRule');
  if (housing) otherGrounds.push('housingApplication');
  return { state: 'cannot', barriers: [...new Set(barriers)], otherGrounds };
}
