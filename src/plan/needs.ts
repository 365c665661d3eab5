import type { Temporal } from 'temporal-polyfill';
import type { Id, UnitId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';

export type NeedId = Id<'need'>;
export type AccessNeedId = Id<'accessNeed'>;
export type EmergencyAidId = Id<'emergencyAid'>;

export const needKinds = [
  'protection',
  'support',
  'income',
  'housing',
  'substanceUse',
  'mentalHealth',
  'disability',
  'debt',
  'children',
  'familyLaw',
  'work',
  'other',
] as const;
export type NeedKind = (typeof needKinds)[number];

/** How the unit comes to know of it: its own people, a consent, or a question in which nobody is named. */
export const askedHows = ['ownUnit', 'withConsent', 'withoutName'] as const;
export type AskedHow = (typeof askedHows)[number];

export const needAnswers = ['taken', 'refused', 'returned', 'met'] as const;
export type NeedAnswer = (typeof needAnswers)[number];
export type NeedState = 'asked' | NeedAnswer;

export type Answered = {
  readonly answer: NeedAnswer;
  readonly words: string | null;
  readonly at: Instant;
  readonly by: string;
};
export type Need = {
  readonly id: NeedId;
  readonly kind: NeedKind;
  readonly words: string;
  readonly unitId: UnitId;
  readonly unit: string;
  readonly askedHow: AskedHow;
  readonly at: Instant;
  readonly by: string;
  readonly answers: readonly Answered[];
};

export const stateOfNeed = ({ answers }: Pick<Need, 'answers'>): NeedState => answers.at(-1)?.answer ?? 'asked';

/** What can be answered now. Who refused is asked anew as a new need: what was said once stays said. */
export const answersTo: Readonly<Record<NeedState, readonly NeedAnswer[]>> = {
  asked: ['taken', 'refused'],
  taken: ['met', 'returned'],
  refused: [],
  returned: [],
  met: [],
};

/** A no and a handing back take a reason, and are counted (voices V37). */
export const takesReason = (answer: NeedAnswer): boolean => answer === 'refused' || answer === 'returned';

export const countAnswers = (needs: readonly Need[], answer: 'refused' | 'returned'): number =>
  needs.flatMap(({ answers }) => answers).filter((one) => one.answer === answer).length;

/** Nobody has it: it was refused or handed back, and no unit was asked about the same since. */
export const isNobodys = (need: Need, all: readonly Need[]): boolean => {
  const state = stateOfNeed(need);
  if (state !== 'refused' && state !== 'returned') return false;
  return !all.some(
    (other) =>
      other.kind === need.kind && other.id !== need.id && other.at.epochMilliseconds > need.at.epochMilliseconds,
  );
};

export const accessKinds = ['childCare', 'interpreter', 'hours', 'distance', 'disability', 'digitalOnly'] as const;
export type AccessKind = (typeof accessKinds)[number];
/** What has to be there for help to be reached (voices V07). */
export type AccessNeed = {
  readonly id: AccessNeedId;
  readonly kind: AccessKind;
  readonly words: string | null;
  readonly at: Instant;
};

export const followedBys = ['incomeSupport', 'ownIncome', 'newAid', 'notNeeded'] as const;
export type FollowedBy = (typeof followedBys)[number];
export type EmergencyAid = {
  readonly id: EmergencyAidId;
  readonly decisionId: string;
  readonly fromOn: Temporal.PlainDate;
  readonly untilOn: Temporal.PlainDate;
  readonly followedBy: FollowedBy | null;
  readonly followedWords: string | null;
};

/** Two weeks, the first day among them, unless the decision says otherwise. */
export const usualEnd = (from: Temporal.PlainDate): Temporal.PlainDate => from.add({ days: 13 });
