import type { Mode, Need, StayMeasure, StayObstacle, YesNoUnknown } from './protection.ts';

/** Answers from closed lists; everything in words stands beside them, sealed. */
export type ClosedAnswers = {
  readonly alone?: YesNoUnknown;
  readonly safe?: YesNoUnknown;
  readonly staying?: 'stays' | 'wantsToStay' | 'mustLeave' | 'hasLeft';
  readonly measures?: readonly StayMeasure[];
  readonly obstacles?: readonly StayObstacle[];
  /** For a child: has anyone of ours seen it, and talked with it (SoL 20:1, 3:1–3:3)? */
  readonly childSeen?: 'seen' | 'notSeen';
  readonly childTalked?: 'alone' | 'withOther' | 'notYet' | 'tooSmall';
  readonly childUnderstood?: YesNoUnknown;
  readonly childNeedsCare?: YesNoUnknown;
  readonly perpetratorReaches?: YesNoUnknown;
};

export type AssessmentAnswers = {
  readonly closed: ClosedAnswers;
  readonly mode: Mode;
  readonly need: Need | null;
  readonly thereAfterwards: string | null;
  /** The motive: why this need, in words. */
  readonly words: string | null;
  readonly letsStay: string | null;
  readonly lowerBecause: string | null;
  readonly childTold: string | null;
  readonly childSaid: string | null;
  readonly pausedWords: string | null;
};
