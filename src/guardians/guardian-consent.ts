import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { YesNoUnknown } from '../kernel/yes-no-unknown.ts';
import {
  type AskedBasis,
  type AskedIntervention,
  type ConsentWay,
  consentWays,
  neverOpen,
  type WayRule,
  wayRules,
} from './guardian-rules.ts';

export const guardianAnswers = ['yes', 'no', 'notAsked', 'unknown'] as const;
export type GuardianAnswerKind = (typeof guardianAnswers)[number];
export const notAskedBecause = ['endangers', 'notReached', 'notYet'] as const;
export type NotAskedBecause = (typeof notAskedBecause)[number];

export type GuardianSay = {
  readonly guardianId: string;
  readonly answer: GuardianAnswerKind;
  readonly because: NotAskedBecause | null;
};

export const childOpinions = ['asks', 'agrees', 'against', 'unknown'] as const;
export type ChildOpinion = (typeof childOpinions)[number];

export type ConsentFacts = {
  readonly intervention: AskedIntervention;
  readonly basis: AskedBasis;
  /** Whole years, never more than it is. Unknown counts as under twelve. */
  readonly age: number | undefined;
  readonly opinion: ChildOpinion;
  /** Judged suitable for the child by a worker. */
  readonly suitable: boolean;
  /** Everyone who has a say for the child, with or without an answer. */
  readonly guardians: readonly string[];
  readonly says: readonly GuardianSay[];
  /** The guardian with whom the child stays in protected housing. */
  readonly staysWith: string | null;
  readonly on: CalendarDay;
};

export const consentBarriers = ['refused', 'endangers', 'notReached', 'noGuardianKnown'] as const;
export type ConsentBarrier = (typeof consentBarriers)[number];

export type GuardianConsent =
  /** Every guardian has said yes (FB 6:11, 6:13; SoL 21:1, 21:2). */
  | { readonly state: 'consented' }
  /** Guardians who have not answered, and whom asking would not endanger. */
  | { readonly state: 'waits'; readonly for: readonly string[] }
  | { readonly state: 'barred'; readonly barriers: readonly ConsentBarrier[]; readonly ways: readonly ConsentWay[] }
  /** The law keeps it from ever being given without an assessment of needs. */
  | { readonly state: 'notOpen' };

const inForce = ({ validFrom, validTo }: WayRule, on: CalendarDay): boolean =>
  validFrom.until(on).sign >= 0 && (validTo === null || on.until(validTo).sign >= 0);

/** Whether the guardians' consent is there for one intervention for one child, and if not, the lawful ways on (V22). */
export function weighConsent(facts: ConsentFacts): GuardianConsent {
  if (facts.basis === 'open' && neverOpen.includes(facts.intervention)) return { state: 'notOpen' };
  const said = (id: string) => facts.says.find(({ guardianId }) => guardianId === id);
  const barriers = new Set<ConsentBarrier>();
  for (const id of facts.guardians) {
    const say = said(id);
    if (say?.answer === 'no') barriers.add('refused');
    if (say?.answer === 'notAsked' && say.because === 'endangers') barriers.add('endangers');
    if (say?.answer === 'notAsked' && say.because === 'notReached') barriers.add('notReached');
  }
  if (facts.guardians.length === 0) barriers.add('noGuardianKnown');
  if (barriers.size > 0) return { state: 'barred', barriers: [...barriers], ways: lawfulWays(facts) };
  const silent = facts.guardians.filter((id) => said(id)?.answer !== 'yes');
  return silent.length > 0 ? { state: 'waits', for: silent } : { state: 'consented' };
}

/** The rows of the table that fit this child, this intervention and this day. */
export function lawfulWays(facts: ConsentFacts): ConsentWay[] {
  const age = facts.age ?? 0;
  return consentWays.filter((way) => {
    const rule: WayRule = wayRules[way];
    const [from, to] = rule.ages;
    return (
      inForce(rule, facts.on) &&
      age >= from &&
      age <= to &&
      rule.bases.includes(facts.basis) &&
      rule.interventions.includes(facts.intervention) &&
      fits(rule, facts)
    );
  });
}

function fits({ needs }: WayRule, { suitable, opinion, guardians, says, staysWith }: ConsentFacts): boolean {
  const yes = says.filter(({ answer, guardianId }) => answer === 'yes' && guardians.includes(guardianId));
  switch (needs) {
    case 'suitable':
      return suitable;
    case 'childAgrees':
    case 'childAsksOrAgrees':
      return suitable && (opinion === 'agrees' || opinion === 'asks');
    case 'oneOfTwo':
      return guardians.length === 2 && yes.length === 1;
    case 'staysWithOne':
      return staysWith !== null && yes.some(({ guardianId }) => guardianId === staysWith);
    case 'missingYes':
      return true;
  }
}

/** The ways that nobody has answered yet: before each of them is, it can't be said that nothing is given for want of consent. */
export const waysLeft = (ways: readonly ConsentWay[], answered: readonly ConsentWay[]): ConsentWay[] =>
  ways.filter((way) => !answered.includes(way));

export type AnswerProblem = 'endangered' | 'because' | 'noBecause' | 'safe';

/** Asking comes after danger: one whom asking may endanger somebody has been asked by nobody. Not knowing counts as danger. */
export function answerProblem(said: {
  readonly endangers: YesNoUnknown;
  readonly answer: GuardianAnswerKind;
  readonly because: NotAskedBecause | null;
}): AnswerProblem | undefined {
  if (said.endangers !== 'no')
    return said.answer === 'notAsked' && said.because === 'endangers' ? undefined : 'endangered';
  if (said.answer !== 'notAsked') return said.because === null ? undefined : 'noBecause';
  if (said.because === null) return 'because';
  return said.because === 'endangers' ? 'safe' : undefined;
}
