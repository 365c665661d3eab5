import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { Id, PersonId, StaffId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';

export type OutcomeId = Id<'childOutcome'>;

/** What comes of each child that an adult's file tells of (V20). */
export const childOutcomeKinds = ['ownSupport', 'ownInvestigation', 'noNeed', 'gap'] as const;
export type ChildOutcomeKind = (typeof childOutcomeKinds)[number];

/** What a child, or its parent for the child's sake, can be given (V26). */
export const childSupports = [
  'crisisSupport',
  'trappanTalks',
  'childCounsellor',
  'groupProgramme',
  'parentingSupport',
  'traumaCare',
] as const;
export type ChildSupport = (typeof childSupports)[number];

/** Why a child has got nothing: about what we do and have, never about what the child is. */
export const gapKinds = [
  'noSupply',
  'queue',
  'guardianRefuses',
  'askingEndangers',
  'notReached',
  'unitsDisagree',
  'childDeclines',
  'other',
] as const;
export type GapKind = (typeof gapKinds)[number];

export type ChildOutcome = {
  readonly id: OutcomeId;
  readonly childId: PersonId;
  readonly kind: ChildOutcomeKind;
  readonly support: ChildSupport | null;
  readonly gap: GapKind | null;
  readonly words: string;
  readonly ownerId: StaffId | null;
  readonly owner: string | null;
  readonly reviewOn: CalendarDay | null;
  readonly at: Instant;
  readonly by: string;
};

export type OutcomeWritten = {
  readonly kind: ChildOutcomeKind;
  readonly support: ChildSupport | undefined;
  readonly gap: GapKind | undefined;
  readonly words: string;
  readonly ownerId: StaffId | undefined;
  readonly reviewOn: CalendarDay | undefined;
};
type OutcomeField = 'support' | 'gap' | 'owner' | 'reviewOn';

/** What else each answer has to say: a support which, a gap why, whose it is and when somebody looks again. */
export function outcomeLacks(written: OutcomeWritten): OutcomeField[] {
  if (written.kind === 'ownSupport') return written.support ? [] : ['support'];
  if (written.kind !== 'gap') return [];
  return [
    ...(written.gap ? [] : (['gap'] as const)),
    // What is missing is counted by kind, so that the supply can be mended.
    ...((written.gap === 'noSupply' || written.gap === 'queue') && !written.support ? (['support'] as const) : []),
    ...(written.ownerId ? [] : (['owner'] as const)),
    ...(written.reviewOn ? [] : (['reviewOn'] as const)),
  ];
}

/** What the answer keeps: a gap has no support given, only one that is missing; no need has neither. */
export const tidied = (written: OutcomeWritten): OutcomeWritten => {
  const gap = written.kind === 'gap';
  return {
    ...written,
    support: gap || written.kind === 'ownSupport' ? written.support : undefined,
    gap: gap ? written.gap : undefined,
    ownerId: gap ? written.ownerId : undefined,
    reviewOn: gap ? written.reviewOn : undefined,
  };
};
